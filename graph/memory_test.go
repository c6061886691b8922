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

// TestPairMemory holds that a memory of pairs goes with what is written, and tells how much it holds.
func TestPairMemory(t *testing.T) {
	pair := func(meeting string) graph.FacePair {
		return graph.FacePair{A: graph.Side{Actor: "a", Party: "p"}, B: graph.Side{Actor: "b", Party: "q"}, Meeting: meeting, Status: graph.Held}
	}
	m := graph.NewPairMemory(nil)
	parties := [2]string{"p", "q"}
	recall := func(size int, want ...graph.FacePair) {
		t.Helper()
		got, err := m.Recall([][2]string{parties}, func([][2]string) ([]graph.FacePair, error) { return []graph.FacePair{pair("m1")}, nil })
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%v, (-want +got):\n%s", err, diff)
		}
		if m.Size() != size {
			t.Errorf("size %d, want %d", m.Size(), size)
		}
	}
	graph.LearnPairs(m, &graph.Writes{Pairs: []graph.FacePair{pair("m0")}}) // of ends that nobody asked for: the store is asked
	recall(2, pair("m1"))
	graph.LearnPairs(m, &graph.Writes{Pairs: []graph.FacePair{pair("m2")}})
	recall(3, pair("m1"), pair("m2"))
	graph.LearnPairs(m, &graph.Writes{GonePairs: []string{"m1", "m9"}, Pairs: []graph.FacePair{pair("m3")}})
	recall(3, pair("m2"), pair("m3"))
}
