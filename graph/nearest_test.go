package graph_test

import (
	"slices"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// TestNearest offers what a name can be a slip for, and nothing that it has only letters in common with.
func TestNearest(t *testing.T) {
	var nodes []graph.Node
	for name, aliases := range map[string][]string{"Russia": {"Moscow"}, "United States": {"U.S.", "USA", "Washington"}, "Ukraine": {"Kyiv"}, "United Kingdom": {"UK", "Britain"}} {
		nodes = append(nodes, &graph.Party{ID: "party:" + graph.Slug(name), Name: name, Aliases: aliases})
	}
	for name, want := range map[string][]string{
		"RU": nil, "UA": nil, "XY": nil, "Rusia": {"Russia"}, "Ukrain": {"Ukraine"}, "Untied States": {"United States"}, "Kiyv": {"Ukraine"}, "Moscov": {"Russia"}, "Washingtn": {"United States"},
	} {
		if got := graph.Nearest(name, nodes); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}
