package storetest

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/parleygraph/parley/graph"
)

func testNodes(t *testing.T, open Opener) {
	x := note("a", "Aldmark", graph.Demands, "open dam")
	b := open.store(t, x)
	got, err := b.Nodes(context.Background(), []string{"term:open-dam", "nowhere", "a", x.Statements[0].ID, "party:aldmark", "issue:water", "a"})
	if err != nil {
		t.Fatal(err)
	}
	want := []graph.Node{&x.Terms[0], nil, &x.Document, &x.Statements[0], &x.Parties[0], &x.Issues[0], &x.Document}
	same(t, "nodes", want, got)
	if none, err := b.Nodes(context.Background(), nil); err != nil || len(none) != 0 {
		t.Errorf("no ids: got %v, %v", none, err)
	}
	t.Run("merged", func(t *testing.T) {
		other := note("b", "Borvia", graph.Rejects, "open dam")
		other.Terms[0].Kind, other.Terms[0].Label = graph.KindProposal, "dam"
		other.Issues[0].Name = "Rivers"
		b := open.store(t, x, other)
		same(t, "term", graph.Node(&graph.Term{ID: "term:open-dam", Kind: graph.KindProposal, Label: "dam", Issue: "issue:water"}), b.node("term:open-dam"))
		same(t, "issue", graph.Node(&graph.Issue{ID: "issue:water", Name: "Rivers"}), b.node("issue:water"))
	})
}

func testList(t *testing.T, open Opener) {
	documents := Synthetic(3, 25, 5)
	b := open.store(t, documents...)
	for _, kind := range graph.Kinds() {
		page := b.list(graph.ListQuery{Kinds: []graph.Kind{kind}, First: 100_000, Count: true})
		if len(page.Nodes) != page.Total || len(page.Cursors) != page.Total || page.More {
			t.Errorf("%s: %d nodes, %d cursors, total %d, more %t", kind, len(page.Nodes), len(page.Cursors), page.Total, page.More)
		}
		if kind != graph.KindMeeting && page.Total == 0 {
			t.Errorf("%s: there is none", kind)
		}
		if !slices.IsSorted(ids(page.Nodes)) {
			t.Errorf("%s: not sorted by id", kind)
		}
		for _, n := range page.Nodes {
			if n.NodeKind() != kind {
				t.Errorf("%s: holds %s of kind %s", kind, n.NodeID(), n.NodeKind())
			}
		}
		same(t, string(kind)+" counted by info", b.info().Counts[kind], page.Total)
	}
	t.Run("none but the total", func(t *testing.T) {
		page := b.list(graph.ListQuery{Kinds: []graph.Kind{graph.KindDocument}, Count: true})
		same(t, "page", graph.Page{Total: 25}, page)
	})
	t.Run("all names", func(t *testing.T) {
		canonical := len(b.all(graph.Filter{}, graph.KindEnvoy))
		named := len(b.list(graph.ListQuery{Kinds: []graph.Kind{graph.KindEnvoy}, First: 100_000, AllNames: true}).Nodes)
		if named <= canonical {
			t.Errorf("got %d names of %d envoys", named, canonical)
		}
	})
}

// filters are a leaf of every field and operator with values that the nodes have, and trees of them.
func filters(nodes []graph.Node) []graph.Filter {
	values := map[graph.Field][]string{}
	for _, n := range nodes {
		for field, found := range graph.FacetsOf(n, nil) {
			values[field] = append(values[field], found...)
		}
	}
	var leaves []graph.Filter
	for _, field := range slices.Sorted(func(yield func(graph.Field) bool) {
		for field := range values {
			if !yield(field) {
				return
			}
		}
	}) {
		found := slices.Compact(slices.Sorted(slices.Values(values[field])))
		one, two := found[len(found)/3], found[2*len(found)/3]
		leaves = append(leaves,
			graph.Where(field, one), graph.Where(field, one, two, "nothing"), graph.Where(field), graph.Where(field, ""), graph.Where(field, found...),
			graph.Filter{Field: field, Op: graph.OpAtLeast, Values: []string{one}}, graph.Filter{Field: field, Op: graph.OpAtMost, Values: []string{one}},
			graph.Filter{Field: field, Op: graph.OpHas})
		if part := (graph.Filter{Field: field, Op: graph.OpContains, Values: []string{one[len(one)/3:]}}); part.Validate() == nil {
			leaves = append(leaves, part, graph.Filter{Field: field, Op: graph.OpBegins, Values: []string{one[:(len(one)+1)/2]}})
		}
	}
	words := graph.SearchWords(graph.SearchText(nodes[len(nodes)/2]))
	leaves = append(leaves, graph.Filter{Field: graph.FieldWords, Op: graph.OpHolds, Values: words[:1]}, graph.Filter{Field: graph.FieldWords, Op: graph.OpHolds, Values: words[:min(2, len(words))]},
		graph.Filter{Field: graph.FieldWords, Op: graph.OpHolds, Values: []string{words[0], "nothing"}})
	trees := slices.Clone(leaves)
	for i, f := range leaves {
		g, h := leaves[(i*7+3)%len(leaves)], leaves[(i*13+5)%len(leaves)]
		shapes := []graph.Filter{{Not: &f}, graph.All(f, g), {Or: []graph.Filter{f, g}},
			{Field: f.Field, Op: f.Op, Values: f.Values, Or: []graph.Filter{g, h}, Not: &h},
			graph.All(graph.Filter{Or: []graph.Filter{f, graph.All(g, h)}}, graph.Filter{Not: &graph.Filter{And: []graph.Filter{f, h}}})}
		trees = append(trees, shapes[i%len(shapes)])
	}
	return append(trees, graph.Filter{}, graph.Filter{Not: &graph.Filter{}}, graph.Filter{Or: []graph.Filter{{}, leaves[0]}})
}

// testFilters holds every filter against Filter.Takes.
func testFilters(t *testing.T, open Opener) {
	extractions := Synthetic(5, 8, 6)
	for _, x := range extractions {
		for i := range x.Statements {
			x.Statements[i].Confidence = float64(i%10)/10 + 0.01
		}
	}
	b := open.store(t, extractions...)
	canon := graph.Canon{}
	for _, e := range b.list(graph.ListQuery{Kinds: []graph.Kind{graph.KindEnvoy, graph.KindParty, graph.KindDemand, graph.KindProposal}, First: 100_000, AllNames: true}).Nodes {
		for _, same := range b.edges(e.NodeID(), false, graph.SameAs) {
			canon[same.From] = same.To
		}
	}
	nodes := b.all(graph.Filter{})
	facets := make([]graph.Facets, len(nodes))
	for i, n := range nodes {
		facets[i] = graph.FacetsOf(n, canon)
		facets[i][graph.FieldWords] = graph.SearchWords(graph.SearchText(n))
	}
	for i, f := range filters(nodes) {
		reference := f.Canonical(canon, graph.FieldActor, graph.FieldParty, graph.FieldTerm, graph.FieldID)
		want := []string{}
		for k, n := range nodes {
			if reference.Takes(facets[k]) {
				want = append(want, n.NodeID())
			}
		}
		same(t, fmt.Sprintf("filter %d %+v", i, f), want, ids(b.all(f)))
	}
}

func testCursors(t *testing.T, open Opener) {
	b := open.store(t, Synthetic(9, 12, 4)...)
	for _, kinds := range [][]graph.Kind{nil, {graph.KindStatement}, {graph.KindDocument}, {graph.KindParty, graph.KindDemand}} {
		for _, sort := range []graph.Field{"", graph.FieldID, graph.FieldName, graph.FieldDay} {
			for _, reverse := range []bool{false, true} {
				query := graph.ListQuery{Kinds: kinds, Sort: sort, Reverse: reverse, First: 100_000}
				whole := ids(b.list(query).Nodes)
				paged := []string{}
				for query.First = 7; ; {
					page := b.list(query)
					paged = append(paged, ids(page.Nodes)...)
					if !page.More {
						break
					}
					query.After = page.Cursors[len(page.Cursors)-1]
				}
				same(t, fmt.Sprintf("pages of %v by %q, reverse %t", kinds, sort, reverse), whole, paged)
				if !reverse {
					continue
				}
				query.Reverse, query.First, query.After = false, 100_000, ""
				slices.Reverse(whole)
				same(t, fmt.Sprintf("%v by %q, forwards and in reverse", kinds, sort), ids(b.list(query).Nodes), whole)
			}
		}
	}
}

func testArguments(t *testing.T, open Opener) {
	b, ctx := open.store(t), context.Background()
	list := func(q graph.ListQuery) func() error { return func() error { _, err := b.List(ctx, q); return err } }
	edges := func(q graph.EdgeQuery) func() error { return func() error { _, err := b.Edges(ctx, q); return err } }
	search := func(q graph.SearchQuery) func() error { return func() error { _, err := b.Search(ctx, q); return err } }
	deep := graph.Filter{}
	for range 20 {
		inner := deep
		deep = graph.Filter{Not: &inner}
	}
	for _, c := range []struct {
		name string
		call func() error
	}{
		{"unknown kind of node", list(graph.ListQuery{Kinds: []graph.Kind{"Ghost"}, First: 1})},
		{"unknown field", list(graph.ListQuery{Filter: graph.Where("colour", "red"), First: 1})},
		{"unknown operator", list(graph.ListQuery{Filter: graph.Filter{Field: graph.FieldDay, Op: "like"}, First: 1})},
		{"deep filter", list(graph.ListQuery{Filter: deep, First: 1})},
		{"sort by a field of many values", list(graph.ListQuery{Sort: graph.FieldActor, First: 1})},
		{"broken cursor", list(graph.ListQuery{After: "x!", First: 1})},
		{"negative page", list(graph.ListQuery{First: -1})},
		{"unknown kind of edge", edges(graph.EdgeQuery{From: []string{"a"}, Kinds: []graph.EdgeKind{"LIKES"}, First: 1})},
		{"broken cursor of edges", edges(graph.EdgeQuery{From: []string{"a"}, After: "x!", First: 1})},
		{"broken filter of edges", edges(graph.EdgeQuery{From: []string{"a"}, Filter: graph.Where("colour", "red"), First: 1})},
		{"part of what is no text", list(graph.ListQuery{Filter: graph.Filter{Field: graph.FieldStance, Op: graph.OpContains, Values: []string{"REJ"}}, First: 1})},
		{"words that equal", list(graph.ListQuery{Filter: graph.Where(graph.FieldWords, "dam"), First: 1})},
		{"broken cursor of hits", search(graph.SearchQuery{Text: "dam", After: "x!", First: 1})},
		{"unknown kind of hits", search(graph.SearchQuery{Text: "dam", Kinds: []graph.Kind{"Ghost"}, First: 1})},
		{"unknown judgement", func() error { return b.Judge(ctx, graph.Judgement{Kind: "GUESS", A: "party:a", B: "party:b"}) }},
		{"judgement of one", func() error { return b.Judge(ctx, graph.Judgement{Kind: graph.Merge, A: "party:a", B: "party:a"}) }},
	} {
		refused(t, c.name, graph.Invalid, c.call())
	}
}
