package graph_test

import (
	"context"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/storetest"
)

// empty are the facts of an empty store, which a plan has no reason to ask for anything but what is said of issues.
type empty struct {
	nowhere
	t *testing.T
}

func (e empty) Wordings(_ context.Context, ids []string) ([]graph.Wording, error) {
	for _, id := range ids {
		if graph.KindOf(id) != graph.KindIssue {
			e.t.Errorf("asked what is said of %s", id)
		}
	}
	return nil, nil
}

func (e empty) Reports(_ context.Context, names, _ []string) ([]graph.Node, error) {
	e.t.Errorf("asked who names %v", names)
	return nil, nil
}

func (e empty) Posts(_ context.Context, names []string) ([]graph.Post, error) {
	e.t.Errorf("asked for the posts of %v", names)
	return nil, nil
}

func (e empty) RoleEdges(_ context.Context, ends [][2]string) ([]graph.RoleEdge, error) {
	e.t.Errorf("asked for the roles between %v", ends)
	return nil, nil
}

func (e empty) TermEdges(_ context.Context, holdings []graph.Holding) ([]graph.TermEdge, error) {
	e.t.Errorf("asked for the edges of %v", holdings)
	return nil, nil
}

func (e empty) Pairs(_ context.Context, ends [][2]string) ([]graph.FacePair, error) {
	e.t.Errorf("asked who of %v met", ends)
	return nil, nil
}

// TestPlanAsksNothingOfNewNames holds that a plan knows by itself that nothing stored rests on names that its own documents bring.
func TestPlanAsksNothingOfNewNames(t *testing.T) {
	documents := storetest.Synthetic(1, 8, 20)
	var edit graph.Edit
	for i := range documents {
		edit.Put = append(edit.Put, &documents[i])
	}
	names := graph.NewNames(nil, nil, graph.Canon{}, graph.Canon{}, graph.NewCopies())
	writes, err := graph.Plan(t.Context(), empty{t: t}, names, edit, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range writes.Nodes {
		switch n.NodeKind() {
		case graph.KindParty, graph.KindEnvoy, graph.KindDemand, graph.KindProposal:
			if !writes.Fresh[n.NodeID()] {
				t.Errorf("%s is not new", n.NodeID())
			}
		}
	}
	if len(writes.TermEdges) == 0 || len(writes.RoleEdges) == 0 || len(writes.MetWith) == 0 {
		t.Error("the documents give no edges to ask for")
	}
}
