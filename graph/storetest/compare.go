package storetest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// Compare runs the same random sequences of loads, replacements, removals, judgements and questions on two stores, and fails where they report or
// answer otherwise. Both are open at the same time.
func Compare(t *testing.T, one, other Opener) {
	const seeds, steps, exports = 2, 30, 10
	for seed := range uint64(seeds) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			pair := twins{one.store(t), other.store(t), rand.New(rand.NewPCG(seed, 23))}
			for step := range steps {
				pair.change()
				pair.ask()
				if step%exports == exports-1 {
					same(t, "export", pair.a.export(), pair.b.export())
				}
				if t.Failed() {
					t.Fatalf("step %d", step)
				}
			}
		})
	}
}

// twins are two stores that must not be told apart.
type twins struct {
	a, b bench
	rng  *rand.Rand
}

// change applies a random batch, or a judgement.
func (w twins) change() {
	const documents = 14
	if w.rng.IntN(4) == 0 {
		judgement := guess(w.rng, synthetic(5, w.rng.IntN(documents), w.rng.IntN(3), 1+w.rng.IntN(7)))
		w.a.judge(judgement)
		w.b.judge(judgement)
		return
	}
	batch := graph.Batch{Replace: w.rng.IntN(2) == 0}
	for range w.rng.IntN(3) {
		batch.Remove = append(batch.Remove, fmt.Sprintf("doc/%05d", w.rng.IntN(documents)))
	}
	for range w.rng.IntN(4) {
		x := synthetic(5, w.rng.IntN(documents), w.rng.IntN(3), 1+w.rng.IntN(7))
		if w.rng.IntN(4) == 0 {
			x.Document.Origin += "/moved"
		}
		if w.rng.IntN(6) == 0 {
			x.Document.SHA256 = "broken"
		}
		batch.Put = append(batch.Put, x)
	}
	type outcome struct {
		Document string
		Outcome  graph.Outcome
		Err      string
	}
	report := func(b bench) (outcomes []outcome) {
		for _, applied := range b.apply(batch) {
			one := outcome{applied.Document, applied.Outcome, ""}
			if applied.Err != nil {
				one.Err = applied.Err.Error()
			}
			outcomes = append(outcomes, one)
		}
		return outcomes
	}
	same(w.a, "report", report(w.a), report(w.b))
}

// ask asks both stores the same random questions.
func (w twins) ask() {
	w.both("info", func(b bench) (any, error) {
		info, err := b.Info(context.Background())
		info.Engine, info.Version, info.Schema = "", "", 0
		return info, err
	})
	w.both("loads", func(b bench) (any, error) {
		loads, err := b.Loads(context.Background(), 3)
		for i := range loads {
			loads[i].At = ""
		}
		return loads, err
	})
	nodes := w.a.all(graph.Filter{})
	if len(nodes) == 0 {
		return
	}
	pick := func() graph.Node { return nodes[w.rng.IntN(len(nodes))] }
	w.list(filters(nodes), pick)
	from := []string{pick().NodeID(), pick().NodeID(), "nowhere", pick().NodeID()}
	w.both("nodes", func(b bench) (any, error) { return b.Nodes(context.Background(), from) })
	edges := graph.EdgeQuery{From: from, Reverse: w.rng.IntN(2) == 0, First: 1 + w.rng.IntN(5), Count: true}
	w.both("edges", func(b bench) (any, error) { return b.Edges(context.Background(), edges) })
	stances := graph.StanceQuery{Holders: []string{graph.PartyID("Aldmark"), graph.PartyID("Borvia"), pick().NodeID()}}
	if w.rng.IntN(2) == 0 {
		stances = graph.StanceQuery{Collections: []string{"case-1"}, Window: graph.Window{Since: "2024-01-04", Until: "2024-01-12"}}
	}
	w.both("stances", func(b bench) (any, error) { return b.Stances(context.Background(), stances) })
	words := graph.SearchWords(graph.SearchText(pick()))
	search := graph.SearchQuery{Text: words[w.rng.IntN(len(words))], First: 4, Count: true}
	w.both("search", func(b bench) (any, error) { return b.Search(context.Background(), search) })
}

// list lists with a random filter, and the page behind the first.
func (w twins) list(filters []graph.Filter, pick func() graph.Node) {
	query := graph.ListQuery{
		Filter: filters[w.rng.IntN(len(filters))], Sort: []graph.Field{"", graph.FieldName, graph.FieldDay}[w.rng.IntN(3)], Reverse: w.rng.IntN(2) == 0,
		First: 1 + w.rng.IntN(6), Count: true, AllNames: w.rng.IntN(4) == 0,
	}
	if w.rng.IntN(3) > 0 {
		query.Kinds = []graph.Kind{pick().NodeKind(), pick().NodeKind()}
	}
	w.both("list", func(b bench) (any, error) { return b.List(context.Background(), query) })
	if page := w.a.list(query); page.More {
		query.After = page.Cursors[len(page.Cursors)-1]
		w.both("next page", func(b bench) (any, error) { return b.List(context.Background(), query) })
	}
}

// both compares what two stores answer.
func (w twins) both(what string, ask func(b bench) (any, error)) {
	w.a.Helper()
	want, err := ask(w.a)
	if err != nil {
		w.a.Errorf("%s: the one: %v", what, err)
	}
	got, err := ask(w.b)
	if err != nil {
		w.b.Errorf("%s: the other: %v", what, err)
	}
	same(w.a, what, want, got)
}
