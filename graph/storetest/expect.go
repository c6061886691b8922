package storetest

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
)

// A bench is a store under test. Its methods fail the test where the store returns an error.
type bench struct {
	*testing.T
	graph.Store
}

// store returns one that holds the documents.
func (o Opener) store(t *testing.T, documents ...graph.Extraction) bench {
	t.Helper()
	s := o(t)
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	b := bench{t, s}
	b.put(documents...)
	return b
}

// apply returns the outcome of each document of a batch.
func (b bench) apply(batch graph.Batch) []graph.Applied {
	b.Helper()
	report, err := b.Apply(context.Background(), batch)
	if err != nil {
		b.Fatalf("apply: %v", err)
	}
	return report
}

// put stores documents, none of which may be refused.
func (b bench) put(documents ...graph.Extraction) {
	b.Helper()
	for _, applied := range b.apply(graph.Batch{Put: documents, Replace: true}) {
		if applied.Err != nil {
			b.Fatalf("put %s: %v", applied.Document, applied.Err)
		}
	}
}

func (b bench) remove(ids ...string) {
	b.Helper()
	for _, applied := range b.apply(graph.Batch{Remove: ids}) {
		if applied.Err != nil {
			b.Fatalf("remove %s: %v", applied.Document, applied.Err)
		}
	}
}

func (b bench) judge(judgements ...graph.Judgement) {
	b.Helper()
	if err := b.Judge(context.Background(), judgements...); err != nil {
		b.Fatalf("judge: %v", err)
	}
}

func (b bench) export() string {
	b.Helper()
	var out bytes.Buffer
	if err := graph.Export(context.Background(), b.Store, &out); err != nil {
		b.Fatalf("export: %v", err)
	}
	return out.String()
}

func (b bench) list(query graph.ListQuery) graph.Page {
	b.Helper()
	page, err := b.List(context.Background(), query)
	if err != nil {
		b.Fatalf("list: %v", err)
	}
	return page
}

// all lists every node of some kinds that passes a filter.
func (b bench) all(filter graph.Filter, kinds ...graph.Kind) []graph.Node {
	b.Helper()
	return b.list(graph.ListQuery{Kinds: kinds, Filter: filter, First: 100_000}).Nodes
}

// node returns the node that goes by an id.
func (b bench) node(id string) graph.Node {
	b.Helper()
	nodes, err := b.Nodes(context.Background(), []string{id})
	if err != nil || len(nodes) != 1 {
		b.Fatalf("nodes %s: got %v, %v", id, nodes, err)
	}
	return nodes[0]
}

// edges returns all edges of one node.
func (b bench) edges(from string, reverse bool, kinds ...graph.EdgeKind) []graph.Edge {
	b.Helper()
	pages, err := b.Edges(context.Background(), graph.EdgeQuery{From: []string{from}, Kinds: kinds, Reverse: reverse, First: 10_000})
	if err != nil || len(pages) != 1 {
		b.Fatalf("edges of %s: got %v, %v", from, pages, err)
	}
	return pages[0].Edges
}

func (b bench) stances(query graph.StanceQuery) []graph.StanceRow {
	b.Helper()
	rows, err := b.Stances(context.Background(), query)
	if err != nil {
		b.Fatalf("stances: %v", err)
	}
	return rows
}

func (b bench) search(query graph.SearchQuery) graph.HitPage {
	b.Helper()
	page, err := b.Search(context.Background(), query)
	if err != nil {
		b.Fatalf("search: %v", err)
	}
	return page
}

func (b bench) info() graph.Info {
	b.Helper()
	info, err := b.Info(context.Background())
	if err != nil {
		b.Fatalf("info: %v", err)
	}
	return info
}

// same reports where got differs from want.
func same(t testing.TB, what string, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// refused reports an error that is not of the wanted code.
func refused(t testing.TB, what string, want graph.Code, err error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: got error %v, want one that is %s", what, err, want)
	}
}

// ids returns the nodes' ids.
func ids(nodes []graph.Node) []string {
	found := []string{}
	for _, n := range nodes {
		found = append(found, n.NodeID())
	}
	return found
}

// ends returns edges as "KIND from to".
func ends(edges []graph.Edge) []string {
	found := []string{}
	for _, e := range edges {
		found = append(found, string(e.Kind)+" "+e.From+" "+e.To)
	}
	return found
}
