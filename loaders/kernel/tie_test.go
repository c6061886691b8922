package kernel_test

import (
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// TestTie: of two statements of a text it is told what each is about, and how likely they are one matter.
func TestTie(t *testing.T) {
	r := reader(t)
	text := "Kenya called for a fishing quota on Lake Turkana. Uganda rejected the plan. Chad wants a ferry line. Mali wants a ferry line."
	x := graph.Extraction{Document: graph.Document{ID: "lake", Text: text}}
	for i, point := range []string{"a fishing quota on Lake Turkana", "the plan", "a ferry line. Mali"[:12], "a ferry line"} {
		at := strings.Index(text, point)
		if i == 3 {
			at = strings.LastIndex(text, point)
		}
		id := string(rune('a' + i))
		x.Terms = append(x.Terms, graph.Term{ID: id, Kind: graph.KindDemand, Label: point})
		x.Statements = append(x.Statements, graph.Statement{ID: id, Party: id, Stance: graph.Demands, Point: graph.Passage{Start: at, End: at + len(point), Text: point}, Term: id})
	}
	if tie, ok := r.Tie(&x, "a", "b"); !ok || tie.Forbidden || tie.Probability < tie.Enough || len(tie.Features) == 0 {
		t.Errorf("the plan and what it means: got %+v", tie)
	}
	if tie, ok := r.Tie(&x, "a", "c"); !ok || tie.Probability >= tie.Enough {
		t.Errorf("a quota and a ferry: got %+v", tie)
	}
	if tie, ok := r.Tie(&x, "b", "c"); !ok || !tie.Forbidden || tie.Probability != 0 {
		t.Errorf("the plan and a later ferry: got %+v", tie)
	}
	if tie, ok := r.Tie(&x, "c", "d"); !ok || tie.Probability != 1 {
		t.Errorf("worded alike: got %+v", tie)
	}
	if _, ok := r.Tie(&x, "a", "nowhere"); ok {
		t.Error("a statement that is not there is tied")
	}
}
