package sqlite_test

import (
	"path/filepath"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/sqlite"
	"github.com/parleygraph/parley/graph/storetest"
)

// BenchmarkOverlap is as storetest.BenchmarkOverlap says.
func BenchmarkOverlap(b *testing.B) {
	storetest.BenchmarkOverlap(b, func(b *testing.B) graph.Store {
		return open(b, filepath.Join(b.TempDir(), "parley.db"), sqlite.Options{})
	})
}

// BenchmarkLoad loads 100,000 statements into a file.
func BenchmarkLoad(b *testing.B) {
	statements := storetest.Many()
	documents := storetest.Synthetic(1, statements/storetest.PerDocument, storetest.PerDocument)
	for b.Loop() {
		b.StopTimer()
		s := open(b, filepath.Join(b.TempDir(), "parley.db"), sqlite.Options{})
		b.StartTimer()
		storetest.Load(b, s, documents)
		b.StopTimer()
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
	b.ReportMetric(float64(len(documents)*b.N)/b.Elapsed().Seconds(), "documents/s")
	b.ReportMetric(float64(statements*b.N)/b.Elapsed().Seconds(), "statements/s")
}

// BenchmarkApply puts documents of 20 statements, each in a transaction of its own that is pressed to the disk.
func BenchmarkApply(b *testing.B) {
	const documents, statements = 200, 20
	all := storetest.Synthetic(1, documents, statements)
	for b.Loop() {
		b.StopTimer()
		s := open(b, filepath.Join(b.TempDir(), "parley.db"), sqlite.Options{})
		b.StartTimer()
		storetest.Load(b, s, all)
		b.StopTimer()
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
	b.ReportMetric(float64(documents*b.N)/b.Elapsed().Seconds(), "documents/s")
	b.ReportMetric(float64(documents*statements*b.N)/b.Elapsed().Seconds(), "statements/s")
}
