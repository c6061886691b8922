package sqlite_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/sqlite"
	"github.com/parleygraph/parley/graph/storetest"
)

// BenchmarkOverlap asks for the overlap of the two busiest parties in 100,000 statements.
func BenchmarkOverlap(b *testing.B) {
	ctx := context.Background()
	s := open(b, filepath.Join(b.TempDir(), "parley.db"), sqlite.Options{})
	defer s.Close()
	load(b, s, storetest.Synthetic(1, 5000, 20))
	query := graph.OverlapQuery{Parties: []string{"Aldmark", "Borvia"}}
	rows := 0
	for b.Loop() {
		overlap, err := graph.FindOverlap(ctx, s, query)
		if err != nil {
			b.Fatal(err)
		}
		rows = len(overlap.Rows)
	}
	b.ReportMetric(float64(rows), "rows")
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/overlap")
}

// BenchmarkApply puts documents of 20 statements, each in a transaction of its own that is pressed to the disk.
func BenchmarkApply(b *testing.B) {
	const documents, statements = 200, 20
	all := storetest.Synthetic(1, documents, statements)
	for b.Loop() {
		b.StopTimer()
		s := open(b, filepath.Join(b.TempDir(), "parley.db"), sqlite.Options{})
		b.StartTimer()
		load(b, s, all)
		b.StopTimer()
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
	b.ReportMetric(float64(documents*b.N)/b.Elapsed().Seconds(), "documents/s")
	b.ReportMetric(float64(documents*statements*b.N)/b.Elapsed().Seconds(), "statements/s")
}

func load(b *testing.B, s *sqlite.Store, documents []graph.Extraction) {
	b.Helper()
	report, err := s.Apply(context.Background(), graph.Batch{Put: documents})
	if err != nil {
		b.Fatal(err)
	}
	for _, applied := range report {
		if applied.Err != nil {
			b.Fatal(applied.Err)
		}
	}
}
