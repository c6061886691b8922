package storetest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// testAlong holds filters along edges against the edges themselves.
func testAlong(t *testing.T, open Opener) {
	b := open.store(t, append(Synthetic(5, 8, 6), groundsOfOverlap()...)...)
	nodes := b.all(graph.Filter{})
	kinds := [][]graph.Kind{nil, {graph.KindStatement}, {graph.KindParty, graph.KindEnvoy}, {graph.KindEnvoy}, {graph.KindDemand}, {graph.KindMeeting, graph.KindDocument}}
	inner := filters(nodes)
	met := 0
	for i, relation := range graph.Relations() {
		if relation.Kind == graph.SameAs {
			continue
		}
		for k, reverse := range []bool{false, true} {
			joined := b.joined(nodes, relation.Kind, reverse)
			met += b.compareAlong(nodes, joined, graph.Along{Edge: relation.Kind, Reverse: reverse})
			n := 1 + (2*i+k)%(len(kinds)-1)
			met += b.compareAlong(nodes, joined, graph.Along{Edge: relation.Kind, Reverse: reverse, Kinds: kinds[n], Filter: inner[(i*31+k*17)%len(inner)]})
		}
	}
	if met < 300 {
		t.Errorf("the filters took %d nodes in all: they show nothing", met)
	}
	b.nested()
	far := graph.Filter{}
	for range 5 {
		far = graph.Filter{Along: &graph.Along{Edge: graph.MetWith, Filter: far}}
	}
	_, err := b.List(t.Context(), graph.ListQuery{Filter: far, First: 1})
	same(t, "code of a filter along five edges", graph.Invalid, graph.CodeOf(err))
	for _, kind := range []graph.EdgeKind{graph.SameAs, "LIKES"} {
		_, err := b.List(t.Context(), graph.ListQuery{Filter: graph.Filter{Along: &graph.Along{Edge: kind}}, First: 1})
		same(t, fmt.Sprintf("code of a filter along %s", kind), graph.Invalid, graph.CodeOf(err))
	}
}

// joined returns what the edges of a kind join each node with.
func (b bench) joined(nodes []graph.Node, kind graph.EdgeKind, reverse bool) map[string][]string {
	b.Helper()
	joined := map[string][]string{}
	pages, err := b.Edges(b.Context(), graph.EdgeQuery{From: ids(nodes), Kinds: []graph.EdgeKind{kind}, Reverse: reverse, First: 100_000})
	if err != nil {
		b.Fatal(err)
	}
	for i, page := range pages {
		id := nodes[i].NodeID()
		for _, e := range page.Edges {
			other := e.To
			if other == id {
				other = e.From
			}
			joined[id] = append(joined[id], other)
		}
	}
	return joined
}

// compareAlong compares a filter, its total and, where it is on some kinds, its negation, and returns how many nodes it takes.
func (b bench) compareAlong(nodes []graph.Node, joined map[string][]string, along graph.Along) int {
	b.Helper()
	ends := ids(b.all(along.Filter, along.Kinds...))
	taken, others := []string{}, []string{}
	for _, n := range nodes {
		if slices.ContainsFunc(joined[n.NodeID()], func(other string) bool { return slices.Contains(ends, other) }) {
			taken = append(taken, n.NodeID())
		} else {
			others = append(others, n.NodeID())
		}
	}
	f := graph.Filter{Along: &along}
	name := fmt.Sprintf("along %+v", along)
	page := b.list(graph.ListQuery{Filter: f, First: 100_000, Count: true})
	same(b.T, name, taken, ids(page.Nodes))
	same(b.T, "number "+name, len(taken), page.Total)
	if len(along.Kinds) > 0 {
		same(b.T, "not "+name, others, ids(b.all(graph.Filter{Not: &f})))
	}
	return len(taken)
}

// nested looks along one edge and from there along another, beside other conditions.
func (b bench) nested() {
	b.Helper()
	rejected := graph.Filter{Along: &graph.Along{Edge: graph.RejectsTerm, Reverse: true, Kinds: []graph.Kind{graph.KindParty}, Filter: graph.Where(graph.FieldID, "party:coral-pact")}}
	f := graph.All(graph.Where(graph.FieldStance, "REJECTS"), graph.Filter{Along: &graph.Along{Edge: graph.About, Filter: rejected}})
	want := []string{}
	for _, n := range b.all(graph.Where(graph.FieldStance, "REJECTS"), graph.KindStatement) {
		for _, term := range b.edges(n.NodeID(), false, graph.About) {
			if slices.ContainsFunc(b.edges(term.To, true, graph.RejectsTerm), func(e graph.Edge) bool { return e.From == "party:coral-pact" }) {
				want = append(want, n.NodeID())
			}
		}
	}
	if len(want) == 0 {
		b.Error("the Coral Pact rejects nothing")
	}
	page := b.list(graph.ListQuery{Kinds: []graph.Kind{graph.KindStatement}, Filter: f, First: 1})
	same(b.T, "first rejection", want[:min(1, len(want))], ids(page.Nodes))
	same(b.T, "rejections of what the Coral Pact rejects", want, ids(b.all(f, graph.KindStatement)))
}
