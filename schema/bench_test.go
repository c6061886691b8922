package schema_test

import (
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

// BenchmarkOverlapHTTP asks the endpoint for the overlap of the two busiest parties, with and without their evidence, and for a matrix of all fifty parties: first after
// opening the store, then warm. The store is that of PARLEY_BENCH_DB, which is made where it is not there, or one in a temporary folder: of 100,000 statements (5,000 in a short run), and of a million
// where PARLEY_BENCH_LARGE is set.
func BenchmarkOverlapHTTP(b *testing.B) {
	path := os.Getenv("PARLEY_BENCH_DB")
	if path == "" {
		path = filepath.Join(b.TempDir(), "parley.db")
	}
	if _, err := os.Stat(path); err != nil {
		fill(b, path)
	}
	for _, query := range []struct{ name, text string }{
		{"verdicts", `{ overlap(parties: ["Aldmark", "Borvia"]) { totalRows rows(first: 500) { term { label } verdict summary cells { position since statementCount } } } }`},
		{"with evidence of ten rows", `{ overlap(parties: ["Aldmark", "Borvia"]) { totalRows rows(first: 10) { term { label } verdict cells { position deciding(first: 3) { quote { text } } } } } }`},
		{"matrix", `{ overlapMatrix(measure: SUBTRACT, normalise: COSINE) { values } }`},
	} {
		b.Run(query.name, func(b *testing.B) { askedOften(b, path, query.text) })
	}
	b.Run("rows in memory", func(b *testing.B) { heldPerRow(b, path) })
}

// fill makes a store of synthetic statements.
func fill(b *testing.B, path string) {
	b.Helper()
	s, err := sqlite.Open(b.Context(), path, sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	statements := storetest.Many()
	if os.Getenv("PARLEY_BENCH_LARGE") != "" {
		statements = 1_000_000
	}
	const step = 1000
	for done := 0; done < statements/storetest.PerDocument; done += step {
		storetest.Load(b, s, storetest.SyntheticFrom(1, done, min(step, statements/storetest.PerDocument-done), storetest.PerDocument))
	}
	storetest.Load(b, s, storetest.WideFrom(1, statements/storetest.PerDocument, step, storetest.PerDocument))
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
}

func askedOften(b *testing.B, path, query string) {
	opened, idle := time.Now(), processorTime(b)
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
	first, spentFirst := time.Since(opened), processorTime(b)-idle
	var took []time.Duration
	began := processorTime(b)
	for b.Loop() {
		took = append(took, once())
	}
	spent := processorTime(b) - began
	slices.Sort(took)
	b.ReportMetric(float64(spent.Microseconds())/1000/float64(len(took)), "cpu-ms/op")
	b.ReportMetric(float64(first.Milliseconds()), "ms/first")
	b.ReportMetric(float64(spentFirst.Milliseconds()), "cpu-ms/first")
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms/p50")
}

// heldPerRow reports how many bytes a packed row takes once all parties' rows are held, tables of names included.
func heldPerRow(b *testing.B, path string) {
	s, err := sqlite.Open(b.Context(), path, sqlite.Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	var rows, bytes int
	for b.Loop() {
		packed := graph.NewPacked(s)
		if _, err := graph.FindActivity(b.Context(), packed, graph.OverlapQuery{}, 1); err != nil {
			b.Fatal(err)
		}
		rows, bytes = packed.Held()
	}
	b.ReportMetric(float64(rows), "rows")
	b.ReportMetric(float64(bytes)/float64(max(rows, 1)), "bytes/row")
}
