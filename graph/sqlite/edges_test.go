package sqlite_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/sqlite"
	"github.com/parleygraph/parley/graph/storetest"
)

// TestManyEdges holds that the edges of a node are the same, page by page, whether it takes them by an index or looks through all nodes for them.
func TestManyEdges(t *testing.T) {
	s := open(t, "", sqlite.Options{})
	defer s.Close()
	put(t, s, storetest.Synthetic(6, 12, 10)...)
	page, err := s.List(t.Context(), graph.ListQuery{Kinds: []graph.Kind{graph.KindParty, graph.KindEnvoy, graph.KindDemand}, First: 1000})
	if err != nil {
		t.Fatal(err)
	}
	for _, kinds := range [][]graph.EdgeKind{nil, {graph.MadeBy}, {graph.About}} {
		for _, n := range page.Nodes {
			query := graph.EdgeQuery{From: []string{n.NodeID()}, Kinds: kinds, Reverse: true, First: 3}
			s.ManyEdges(1 << 20)
			want := pages(t, s, query)
			s.ManyEdges(2)
			if diff := cmp.Diff(want, pages(t, s, query)); diff != "" {
				t.Errorf("%v of %s (-by index +by looking through):\n%s", kinds, n.NodeID(), diff)
			}
		}
	}
}

// pages reads all edges of a node page by page.
func pages(t *testing.T, s graph.Store, query graph.EdgeQuery) (edges []graph.Edge) {
	t.Helper()
	for {
		found, err := s.Edges(t.Context(), query)
		if err != nil {
			t.Fatal(err)
		}
		edges = append(edges, found[0].Edges...)
		if !found[0].More {
			return edges
		}
		query.After = found[0].Cursors[len(found[0].Cursors)-1]
	}
}
