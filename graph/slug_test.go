package graph_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

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

// TestSlugsAreBounded holds that long texts that differ only far from their beginning have short ids that differ.
func TestSlugsAreBounded(t *testing.T) {
	for _, long := range []string{strings.Repeat("word ", 100), strings.Repeat("x", 5000), strings.Repeat("日", 300)} {
		a, b := graph.Slug(long), graph.Slug(long+"y")
		if len(a) > 200 || !utf8.ValidString(a) {
			t.Errorf("got the slug %q of %d bytes, want at most 200", a, len(a))
		}
		if a == b || a != graph.Slug(long) {
			t.Errorf("got %q and %q, want one for each text", a, b)
		}
	}
	if got := graph.Slug(strings.Repeat("x", 200)); got != strings.Repeat("x", 200) {
		t.Errorf("got %q for a text of 200 bytes, want it whole", got)
	}
}
