package neo4j_test

import (
	"context"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/neo4j/testserver"
	"github.com/parleygraph/parley/graph/storetest"
)

// BenchmarkLoad loads 100,000 statements, and sends the same rows again by UNWIND alone into an empty database: without derivation, reads or the turn of writers.
//
//	go test ./graph/neo4j -run xxx -bench Load -benchtime 1x
func BenchmarkLoad(b *testing.B) {
	const statements = 100_000
	documents := storetest.Synthetic(1, statements/storetest.PerDocument, storetest.PerDocument)
	var took, raw time.Duration
	for b.Loop() {
		b.StopTimer()
		var sent []sending
		s := observed(b, func(query string, values map[string]any) {
			if rows, ok := values["rows"]; ok && writes(query) {
				sent = append(sent, sending{query, rows})
			}
		})
		b.StartTimer()
		start := time.Now()
		storetest.Load(b, s, documents)
		took += time.Since(start)
		b.StopTimer()
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		raw += send(b, sent)
		b.StartTimer()
	}
	b.ReportMetric(float64(len(documents)*b.N)/took.Seconds(), "documents/s")
	b.ReportMetric(float64(statements*b.N)/took.Seconds(), "statements/s")
	b.ReportMetric(float64(statements*b.N)/raw.Seconds(), "raw-statements/s")
	b.ReportMetric(raw.Seconds()/took.Seconds(), "of-raw")
}

// A sending is the rows that a query was run for.
type sending struct {
	query string
	rows  any
}

// writes tells whether a query writes.
func writes(query string) bool {
	return strings.Contains(query, "CREATE ") || strings.Contains(query, "MERGE ") || strings.Contains(query, "DELETE ") || strings.Contains(query, " SET ")
}

// send runs the queries on an empty database, some in each transaction, and returns how long that takes.
func send(b *testing.B, sent []sending) time.Duration {
	b.Helper()
	ctx := context.Background()
	server := testserver.Shared(b)
	server.Empty(b)
	connected, err := driver.NewDriverWithContext(server.URI, server.Auth())
	if err != nil {
		b.Fatal(err)
	}
	defer connected.Close(ctx)
	session := connected.NewSession(ctx, driver.SessionConfig{DatabaseName: testserver.Database})
	defer session.Close(ctx)
	start := time.Now()
	const perTransaction = 25
	for len(sent) > 0 {
		some := sent[:min(perTransaction, len(sent))]
		sent = sent[len(some):]
		_, err := session.ExecuteWrite(ctx, func(tx driver.ManagedTransaction) (any, error) {
			for _, one := range some {
				result, err := tx.Run(ctx, one.query, map[string]any{"rows": one.rows})
				if err != nil {
					return nil, err
				}
				if _, err := result.Consume(ctx); err != nil {
					return nil, err
				}
			}
			return nil, nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return time.Since(start)
}

// BenchmarkOverlap is as storetest.BenchmarkOverlap says.
//
//	PARLEY_BENCH_LARGE=1 go test ./graph/neo4j -run xxx -bench Overlap
func BenchmarkOverlap(b *testing.B) {
	storetest.BenchmarkOverlap(b, func(b *testing.B) graph.Store { return open(b) })
}
