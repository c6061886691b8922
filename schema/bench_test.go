package schema_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/sqlite"
	"github.com/parleygraph/parley/graph/storetest"
	"github.com/parleygraph/parley/schema"
)

// BenchmarkOverlapHTTP asks the endpoint for the overlap of the two busiest parties, of five, and for a matrix of all parties: first after opening the store, then warm.
// The store is that of PARLEY_BENCH_DB, or one of 100,000 statements made for it (5,000 in a short run).
func BenchmarkOverlapHTTP(b *testing.B) {
	path := os.Getenv("PARLEY_BENCH_DB")
	if path == "" {
		path = filepath.Join(b.TempDir(), "parley.db")
		s, err := sqlite.Open(b.Context(), path, sqlite.Options{})
		if err != nil {
			b.Fatal(err)
		}
		storetest.Load(b, s, storetest.Synthetic(1, storetest.Many()/storetest.PerDocument, storetest.PerDocument))
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
	for _, query := range []struct{ name, text string }{
		{"verdicts", `{ overlap(parties: ["Aldmark", "Borvia"]) { totalRows rows(first: 500) { term { label } verdict summary cells { position since statementCount } } } }`},
		{"with evidence of ten rows", `{ overlap(parties: ["Aldmark", "Borvia"]) { totalRows rows(first: 10) { term { label } verdict cells { position deciding(first: 3) { quote { text } } } } } }`},
		{"matrix", `{ overlapMatrix(measure: SUBTRACT, normalise: COSINE) { values } }`},
	} {
		b.Run(query.name, func(b *testing.B) { askedOften(b, path, query.text) })
	}
}

func askedOften(b *testing.B, path, query string) {
	opened := time.Now()
	s, err := sqlite.Open(b.Context(), path, sqlite.Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	server := httptest.NewServer(newSchema(b, s, schema.Options{Timeout: time.Minute}).Handler())
	defer server.Close()
	once := func() time.Duration {
		began := time.Now()
		response, err := http.Post(server.URL, "application/json", strings.NewReader(asked(query)))
		if err != nil || response.StatusCode != http.StatusOK {
			b.Fatal(response, err)
		}
		response.Body.Close()
		return time.Since(began)
	}
	once()
	first := time.Since(opened)
	var took []time.Duration
	began := processorTime(b)
	for b.Loop() {
		took = append(took, once())
	}
	spent := processorTime(b) - began
	slices.Sort(took)
	b.ReportMetric(float64(spent.Microseconds())/1000/float64(len(took)), "cpu-ms/op")
	b.ReportMetric(float64(first.Milliseconds()), "ms/first")
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/p50")
	b.ReportMetric(heldPerRow(b, s), "bytes/row")
}

// heldPerRow returns how many bytes a packed row takes once all parties' rows are held, tables of names included.
func heldPerRow(b *testing.B, s graph.Store) float64 {
	b.Helper()
	packed := graph.NewPacked(s)
	if _, err := graph.FindActivity(context.Background(), packed, graph.OverlapQuery{}, 1); err != nil {
		b.Fatal(err)
	}
	rows, bytes := packed.Held()
	b.Log(fmt.Sprint(rows, " rows"))
	return float64(bytes) / float64(max(rows, 1))
}
