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

// TestEdgesThatStay holds that a load writes no MET_WITH edge that is as it was.
func TestEdgesThatStay(t *testing.T) {
	s := open(t, "", sqlite.Options{})
	defer s.Close()
	met, changed := map[[2]int64]string{}, 0
	s.Watch(func(rows sqlite.Rows) {
		rows.EachEdge(graph.MetWith, func(ends [2]int64, body string) {
			was, there := met[ends]
			if was == body && there {
				t.Errorf("the edge of %v is written as it was", ends)
			}
			if met[ends] = body; there {
				changed++
			}
		})
	})
	for _, document := range storetest.Synthetic(3, 400, 5) {
		storetest.Load(t, s, []graph.Extraction{document})
	}
	if len(met) == 0 || changed == 0 {
		t.Errorf("%d edges, %d of them written again: want some", len(met), changed)
	}
}
