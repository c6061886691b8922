package extract_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"github.com/parleygraph/parley/fixtures"
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/packs"
)

// BenchmarkExtract reports how fast the fixtures are extracted, in MB/s of text, and allocations a sentence.
func BenchmarkExtract(b *testing.B) {
	for _, collection := range fixtures.Collections() {
		b.Run(collection, func(b *testing.B) {
			x, all := grammarOf(b, collection), documents(b, collection)
			measureRun(b, x, all, func() { extractAll(b, x, all, 1) })
		})
	}
}

// BenchmarkExplain stands beside BenchmarkExtract: what notes and readings cost those who ask for them.
func BenchmarkExplain(b *testing.B) {
	collection := fixtures.Collections()[0]
	x, all := grammarOf(b, collection), documents(b, collection)
	measureRun(b, x, all, func() {
		for _, d := range all {
			if _, _, err := x.Explain(b.Context(), d); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkWorkers reports how the speed grows with workers that share an extractor, on all fixtures eight times over.
func BenchmarkWorkers(b *testing.B) {
	var all []graph.Document
	for range 8 {
		for _, collection := range fixtures.Collections() {
			all = append(all, documents(b, collection)...)
		}
	}
	benchmarkWorkers(b, all)
}

// BenchmarkReader reports how fast the whole reader is, parse, names and judges included, on all fixtures, and on the real texts beside the project where they lie.
func BenchmarkReader(b *testing.B) {
	set, err := packs.Load(packs.Embedded())
	if err != nil {
		b.Fatal(err)
	}
	x := extract.New(set)
	var own []graph.Document
	for _, collection := range fixtures.Collections() {
		own = append(own, documents(b, collection)...)
	}
	b.Run("fixtures", func(b *testing.B) { measureRun(b, x, own, func() { extractAll(b, x, own, 1) }) })
	b.Run("real", func(b *testing.B) {
		files, err := filepath.Glob("../../../shared/corpora/real/*/*.txt")
		if err != nil || len(files) == 0 {
			b.Skip("no real texts in ../shared")
		}
		var all []graph.Document
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				b.Fatal(err)
			}
			all = append(all, parse(b, "real/"+filepath.Base(file), string(text)))
		}
		measureRun(b, x, all, func() { extractAll(b, x, all, 1) })
	})
}

// BenchmarkReports extracts the session reports beside the project, where they lie.
func BenchmarkReports(b *testing.B) {
	files, err := filepath.Glob("../../../shared/corpora/enb/*.md")
	if err != nil || len(files) == 0 {
		b.Skip("no session reports in ../shared")
	}
	var all []graph.Document
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, parse(b, "enb/"+filepath.Base(file), string(text)))
	}
	benchmarkWorkers(b, all)
}

func benchmarkWorkers(b *testing.B, all []graph.Document) {
	x := grammar(b, []string{"core"})
	for workers := 1; workers <= runtime.GOMAXPROCS(0); workers *= 2 {
		b.Run(fmt.Sprintf("workers=%d", workers), func(b *testing.B) {
			measureRun(b, x, all, func() { extractAll(b, x, all, workers) })
		})
	}
}

// extractAll extracts documents with some workers.
func extractAll(b *testing.B, x *extract.Extractor, all []graph.Document, workers int) {
	var group sync.WaitGroup
	next := make(chan graph.Document)
	for range workers {
		group.Go(func() {
			for d := range next {
				if _, err := x.Extract(context.Background(), d); err != nil {
					b.Error(err)
				}
			}
		})
	}
	for _, d := range all {
		next <- d
	}
	close(next)
	group.Wait()
}

// measureRun times a run over documents and reports MB/s, microseconds and allocations a sentence.
func measureRun(b *testing.B, x *extract.Extractor, all []graph.Document, run func()) {
	size, sentences := 0, 0
	for _, d := range all {
		_, readings, err := x.Explain(b.Context(), d)
		if err != nil {
			b.Fatal(err)
		}
		size, sentences = size+len(d.Text), sentences+len(readings)
	}
	b.SetBytes(int64(size))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for b.Loop() {
		run()
	}
	runtime.ReadMemStats(&after)
	done := float64(sentences) * float64(b.N)
	b.ReportMetric(float64(after.Mallocs-before.Mallocs)/done, "allocs/sentence")
	b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/done, "B/sentence")
	b.ReportMetric(float64(b.Elapsed().Microseconds())/done, "us/sentence")
}

// BenchmarkStart reports what every command pays first: reading the packs and compiling them.
func BenchmarkStart(b *testing.B) {
	b.Run("load", func(b *testing.B) {
		for b.Loop() {
			if _, err := packs.Load(packs.Embedded()); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("compile", func(b *testing.B) {
		set, err := packs.Load(packs.Embedded())
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			extract.New(set)
		}
	})
}
