package graph_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
)

// TestMemory holds that a memory reads each key once, and goes with what is written meanwhile.
func TestMemory(t *testing.T) {
	edge := func(kind graph.EdgeKind, holder, term string, statements int) graph.TermEdge {
		return graph.TermEdge{Edge: graph.Edge{Kind: kind, From: holder, To: term, Statements: statements}}
	}
	stored := map[graph.Holding][]graph.TermEdge{{Holder: "a", Term: "x"}: {edge(graph.DemandsTerm, "a", "x", 1), edge(graph.RejectsTerm, "a", "x", 2)}}
	var asked []graph.Holding
	read := func(missing []graph.Holding) (found []graph.TermEdge, err error) {
		asked = append(asked, missing...)
		for _, at := range missing {
			found = append(found, stored[at]...)
		}
		return found, nil
	}
	m := graph.NewTermMemory(func(h graph.Holding) bool { return h.Holder == "new" })
	recall := func(want []graph.TermEdge, keys ...graph.Holding) {
		t.Helper()
		got, err := m.Recall(keys, read)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%v, (-want +got):\n%s", err, diff)
		}
	}
	ax, bx, fresh := graph.Holding{Holder: "a", Term: "x"}, graph.Holding{Holder: "b", Term: "x"}, graph.Holding{Holder: "new", Term: "x"}
	recall(stored[ax], ax, bx)
	recall(stored[ax], ax, bx, fresh)
	if want := []graph.Holding{ax, bx}; !cmp.Equal(want, asked) {
		t.Errorf("asked for %v, want each once and none of the new holder: %v", asked, want)
	}
	more := edge(graph.DemandsTerm, "a", "x", 3)
	with := more
	with.Evidence = []string{"statement:1"}
	graph.LearnTermEdges(m, &graph.Writes{
		Unlink:    []graph.Ends{{Kind: graph.RejectsTerm, From: "a", To: "x"}},
		TermEdges: []graph.TermEdge{with, edge(graph.SupportsTerm, "new", "x", 1), edge(graph.SupportsTerm, "c", "x", 1)},
	})
	recall([]graph.TermEdge{more, edge(graph.SupportsTerm, "new", "x", 1)}, ax, fresh)
	recall(nil, graph.Holding{Holder: "c", Term: "x"}) // was never asked for when it was written: it is read
	if _, err := m.Recall([]graph.Holding{{Holder: "d"}}, func([]graph.Holding) ([]graph.TermEdge, error) { return nil, errors.ErrUnsupported }); !errors.Is(err, errors.ErrUnsupported) {
		t.Errorf("got %v, want the error of reading", err)
	}
}
