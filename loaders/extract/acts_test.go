package extract_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/packs"
)

// TestActs holds that a list whose parts word known terms of their own makes a statement of each, and that any other list stays whole.
func TestActs(t *testing.T) {
	set, err := packs.Load(packs.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	x := extract.NewGrammar(set)
	for _, test := range []struct {
		text string
		want []string
	}{
		{"Russia demanded Ukraine's neutrality, recognition of the annexed regions and the lifting of sanctions on Russia.",
			[]string{"Ukraine's neutrality", "recognition of the annexed regions", "the lifting of sanctions on Russia"}},
		{"Ukraine rejected ceding the Donbas and any limits on the size of its army in talks with Russia.",
			[]string{"ceding the Donbas", "any limits on the size of its army in talks with Russia"}},
		{"Norway demanded new chairs, a warmer room and better tea.", []string{"new chairs, a warmer room and better tea"}},
		{"Norway demands that Sweden leave the islands and reopen the harbour.", []string{"that Sweden leave the islands", "reopen the harbour"}},
	} {
		d := graph.Document{ID: "d", Text: test.text, SHA256: graph.Digest(test.text)}
		got, err := x.Extract(context.Background(), d)
		if err != nil {
			t.Fatal(err)
		}
		var points []string
		for _, s := range got.Statements {
			points = append(points, s.Point.Text)
		}
		if diff := cmp.Diff(test.want, points); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.text, diff)
		}
	}
}
