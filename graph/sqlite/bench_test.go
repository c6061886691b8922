//go:build unix

package sqlite_test

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

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

// BenchmarkLoad loads 100,000 statements into a file, and a million where PARLEY_BENCH_LARGE is set, by a few persons and by as many as there are statements. Beside it,
// batch by batch, the same rows go into a second file by bare inserts: whatever else the machine does slows both. It counts seconds of the processor.
//
//	go test ./graph/sqlite -run xxx -bench Load -benchtime 1x -timeout 1h
func BenchmarkLoad(b *testing.B) {
	sizes := []int{storetest.Many()}
	if os.Getenv("PARLEY_BENCH_LARGE") != "" {
		sizes = append(sizes, 1_000_000)
	}
	for _, statements := range sizes {
		b.Run(fmt.Sprint("few names/", statements), func(b *testing.B) { load(b, statements, storetest.SyntheticFrom) })
		b.Run(fmt.Sprint("many names/", statements), func(b *testing.B) { load(b, statements, storetest.CrowdedFrom) })
	}
}

// processor returns how many seconds of the processor this process has used.
func processor(b *testing.B) float64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano()).Seconds()
}

func load(b *testing.B, statements int, draft func(seed int64, first, documents, statements int) []graph.Extraction) {
	var took, bare, last float64
	var size int64
	for b.Loop() {
		b.StopTimer()
		path := filepath.Join(b.TempDir(), "parley.db")
		s, beside := open(b, path, sqlite.Options{}), open(b, filepath.Join(b.TempDir(), "bare.db"), sqlite.Options{})
		var rows []sqlite.Rows
		s.Watch(func(r sqlite.Rows) { rows = append(rows, r) })
		documents, pace := statements/storetest.PerDocument, graph.Pace{}
		for first, put := 0, 0; first < documents; first += put {
			some := draft(1, first, min(pace.Documents(), documents-first), storetest.PerDocument)
			begun := processor(b)
			b.StartTimer()
			put = storetest.LoadBatch(b, s, &pace, some)
			b.StopTimer()
			loaded := processor(b)
			if err := beside.Insert(b.Context(), rows); err != nil {
				b.Fatal(err)
			}
			took, bare, rows = took+loaded-begun, bare+processor(b)-loaded, nil
			if first >= documents*9/10 {
				last += loaded - begun
			}
		}
		for _, store := range []*sqlite.Store{s, beside} {
			if err := store.Close(); err != nil {
				b.Fatal(err)
			}
		}
		size = fileSize(b, path)
		b.StartTimer()
	}
	all := float64(statements * b.N)
	b.ReportMetric(all/b.Elapsed().Seconds(), "statements/s")
	b.ReportMetric(all/took, "statements/cpu-s")
	b.ReportMetric(all/10/last, "last-tenth/cpu-s")
	b.ReportMetric(all/bare, "bare/cpu-s")
	b.ReportMetric(bare/took, "of-bare")
	b.ReportMetric(float64(size)/float64(statements), "B/statement")
}
