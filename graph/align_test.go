package graph_test

import (
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
)

// TestBatches holds that what shares words stands in one batch, that every wording is in one, and that none is compared with nothing.
func TestBatches(t *testing.T) {
	words := [][]string{{"close", "strait"}, {"free", "prisoner"}, {"shut", "strait"}, {"release", "prisoner"}, {"pay", "toll"}}
	var terms []graph.WordedTerm
	for i, w := range words {
		terms = append(terms, graph.WordedTerm{Term: graph.Term{ID: strconv.Itoa(i), Kernel: &graph.Kernel{Words: w}}})
	}
	tests := map[int][][]string{2: {{"0", "2"}, {"1", "3"}}, 3: {{"0", "2", "1"}, {"3", "4"}}, 9: {{"0", "2", "1", "3", "4"}}}
	for most, want := range tests {
		var got [][]string
		for _, batch := range graph.Batches(terms, most) {
			var ids []string
			for _, w := range batch {
				ids = append(ids, w.Term.ID)
			}
			got = append(got, ids)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("at most %d (-want +got):\n%s", most, diff)
		}
	}
	if got := graph.Batches(slices.Clone(terms[:1]), 9); got != nil {
		t.Errorf("a wording alone: got %v", got)
	}
}
