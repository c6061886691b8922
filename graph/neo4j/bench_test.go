package neo4j_test

import (
	"context"
	"strings"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/neo4j"
	"github.com/parleygraph/parley/graph/neo4j/testserver"
	"github.com/parleygraph/parley/graph/storetest"
)

// BenchmarkLoad loads 100,000 statements, and after each batch sends the same rows to a second server by UNWIND alone: without derivation, reads or the turn of
// writers. Both servers grow alike, and whatever else the machine does slows both.
//
//	go test ./graph/neo4j -run xxx -bench Load -benchtime 1x -timeout 1h
func BenchmarkLoad(b *testing.B) {
	statements := storetest.Many()
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
		session := beside(b)
		b.StartTimer()
		pace := graph.Pace{}
		for rest := documents; len(rest) > 0; {
			start := time.Now()
			rest = rest[storetest.LoadBatch(b, s, &pace, rest):]
			took += time.Since(start)
			b.StopTimer()
			raw += send(b, session, sent)
			sent = nil
			b.StartTimer()
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
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

// writes tells whether a query writes rows. Those that take away what derivation has replaced are no part of the bare load.
func writes(query string) bool {
	return strings.Contains(query, "CREATE ") || strings.Contains(query, "MERGE ") || strings.Contains(query, " SET ")
}

// beside starts a server of its own with a store's schema, and returns a session with it.
func beside(b *testing.B) driver.SessionWithContext {
	b.Helper()
	ctx := context.Background()
	server := testserver.Start(b, testserver.Options{Lasting: true})
	s, err := neo4j.Open(ctx, neo4j.Options{URI: server.URI, User: server.User, Password: server.Password})
	if err != nil {
		b.Fatal(err)
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	connected, err := driver.NewDriverWithContext(server.URI, server.Auth())
	if err != nil {
		b.Fatal(err)
	}
	session := connected.NewSession(ctx, driver.SessionConfig{DatabaseName: testserver.Database})
	b.Cleanup(func() {
		session.Close(ctx)
		connected.Close(ctx)
	})
	return session
}

// send runs the queries in one transaction and returns how long that takes.
func send(b *testing.B, session driver.SessionWithContext, sent []sending) time.Duration {
	b.Helper()
	ctx := context.Background()
	start := time.Now()
	_, err := session.ExecuteWrite(ctx, func(tx driver.ManagedTransaction) (any, error) {
		for _, one := range sent {
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
	return time.Since(start)
}

// BenchmarkOverlap is as storetest.BenchmarkOverlap says.
//
//	PARLEY_BENCH_LARGE=1 go test ./graph/neo4j -run xxx -bench Overlap
func BenchmarkOverlap(b *testing.B) {
	storetest.BenchmarkOverlap(b, func(b *testing.B) graph.Store { return open(b) })
}
