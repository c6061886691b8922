package storetest

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// PerDocument is how many statements the documents of benchmarks have.
const PerDocument = 20

// Many returns how many statements a benchmark of loading loads: as many as PARLEY_BENCH_STATEMENTS says, else 100,000, or a few where a short run only asks whether it runs.
func Many() int {
	if many, err := strconv.Atoi(os.Getenv("PARLEY_BENCH_STATEMENTS")); err == nil {
		return many
	}
	if testing.Short() {
		return 5000
	}
	return 100_000
}

// Load puts documents as `parley load` does.
func Load(b testing.TB, s graph.Store, documents []graph.Extraction) {
	b.Helper()
	for pace := (graph.Pace{}); len(documents) > 0; {
		documents = documents[LoadBatch(b, s, &pace, documents):]
	}
}

// LoadBatch puts the first of documents, as many as `parley load` puts in one batch at its pace, and returns how many.
func LoadBatch(b testing.TB, s graph.Store, pace *graph.Pace, documents []graph.Extraction) int {
	b.Helper()
	some := documents[:cmp.Or(pace.Cut(documents), len(documents))]
	report, err := s.Apply(context.Background(), graph.Batch{Put: some})
	if err != nil {
		b.Fatal(err)
	}
	for _, applied := range report {
		if applied.Err != nil {
			b.Fatal(applied.Err)
		}
	}
	pace.Took(len(some))
	return len(some)
}

// BenchmarkOverlap asks for overlaps among 10,000 and 100,000 statements, and a million where PARLEY_BENCH_LARGE is set (5,000 alone in a short run): of the two busiest parties and of two
// quiet ones, whose overlap tells what the size of the graph alone costs. The metric "stances" is how many rows the overlap rests on.
func BenchmarkOverlap(b *testing.B, open func(b *testing.B) graph.Store) {
	sizes := []int{10_000, Many()}
	switch {
	case testing.Short():
		sizes = sizes[1:]
	case os.Getenv("PARLEY_BENCH_LARGE") != "":
		sizes = append(sizes, 1_000_000)
	}
	for _, statements := range sizes {
		b.Run(fmt.Sprint(statements), func(b *testing.B) { overlaps(b, open(b), statements) })
	}
}

func overlaps(b *testing.B, s graph.Store, statements int) {
	defer s.Close()
	const step = 1000
	for done := 0; done < statements/PerDocument; done += step {
		Load(b, s, SyntheticFrom(1, done, min(step, statements/PerDocument-done), PerDocument))
	}
	for _, parties := range [][]string{{"Aldmark", "Borvia"}, {"Coral Pact", "Delta Union"}} {
		b.Run(strings.Join(parties, "-"), func(b *testing.B) { overlap(b, s, parties) })
	}
}

func overlap(b *testing.B, s graph.Store, parties []string) {
	ctx := context.Background()
	find := func() int {
		found, err := graph.FindOverlap(ctx, s, graph.OverlapQuery{Parties: parties})
		if err != nil {
			b.Fatal(err)
		}
		return len(found.Rows)
	}
	terms := find() // the first time, a server plans its queries
	for b.Loop() {
		find()
	}
	var holders []string
	for _, party := range parties {
		holders = append(holders, graph.PartyID(party))
	}
	rows, err := s.Stances(ctx, graph.StanceQuery{Holders: holders})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(terms), "terms")
	b.ReportMetric(float64(len(rows)), "stances")
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/overlap")
}
