package graph_test

import (
	"slices"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// TestFacetsHoldSlugs holds that a party and an issue go by their id without the kind before it, as a person would type it.
func TestFacetsHoldSlugs(t *testing.T) {
	for _, test := range []struct {
		node graph.Node
		want string
	}{
		{&graph.Party{ID: "party:lower-basin-group", Name: "The Group of the Lower Basin"}, "lower basin group"},
		{&graph.Issue{ID: "issue:pact", Name: "The pact and its members"}, "pact"},
	} {
		if got := graph.FacetsOf(test.node, nil)[graph.FieldFoldedName]; !slices.Contains(got, test.want) {
			t.Errorf("%s: want it to go by %q, got %q", test.node.NodeID(), test.want, got)
		}
	}
}
