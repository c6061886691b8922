package positions

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
)

// TestBeside holds what a candidate is told of the others around it.
func TestBeside(t *testing.T) {
	known := make([]float64, 10)
	places := []place{
		{of: 4, sentence: 0, cue: 1, head: 2, holder: "Norway", side: "Norway", known: known},
		{sentence: 0, cue: 1, head: 3, holder: "Norway", side: "Norway", known: known},
		{sentence: 0, cue: 1, head: 2, holder: "Sweden", side: "Sweden", known: known},
		{sentence: 1, cue: 5, head: 6, holder: "Norway", side: "Norway", known: known},
		{sentence: 3, cue: 1, head: 2, holder: "Lind", side: "Sweden", known: known},
	}
	first := [][]float64{{0.1, 0.9, 0, 0, 0}, {0.6, 0.4, 0, 0, 0}, {0.4, 0, 0, 0, 0.6}, {0.7, 0.3, 0, 0, 0}, {0.8, 0.2, 0, 0, 0}}
	s := newSurroundings(places, first)
	round := func(v []float64) []float64 {
		for i := range v {
			v[i] = float64(int(v[i]*100+0.5*sign(v[i]))) / 100
		}
		return v
	}
	want := [][]float64{ // in the sentence, its holder's there, another's there, on its cue and holder's, on its cue another's, on its head, its holder's elsewhere, its side's elsewhere, in the next
		{0.6, 0.4, 0.6, 0.4, 0.6, 0.6, 0.3, 0.3, 0.3},
		{0.9, 0.9, 0.6, 0.9, 0.6, -1, 0.3, 0.3, 0.3},
		{0.9, -1, 0.9, -1, 0.9, 0.9, -1, 0.2, 0.3},
		{-1, -1, -1, -1, -1, -1, 0.9, 0.9, 0.9},
		{-1, -1, -1, -1, -1, -1, -1, 0.6, -1},
	}
	for i := range places {
		if diff := cmp.Diff(want[i], round(s.beside(nil, i))); diff != "" {
			t.Errorf("beside candidate %d (-want +got):\n%s", i, diff)
		}
	}
	if got := around(places, first); len(got[0]) != numbers {
		t.Errorf("%d numbers of a candidate, not %d", len(got[0]), numbers)
	}
	if s.share != 0.25 || round([]float64{s.mean})[0] != 0.48 {
		t.Errorf("share %v, mean %v", s.share, s.mean)
	}
}

// TestNested holds what a candidate is told of those around its cue and within its point.
func TestNested(t *testing.T) {
	known := make([]float64, 10)
	places := []place{ // Norway(0) urged(1) Sweden(2) to(3) back(4) the(5) truce(6)
		{of: 1, cue: 1, head: 4, from: 2, to: 7, by: 0, holder: "Norway", known: known},
		{cue: 4, head: 6, from: 5, to: 7, by: 2, holder: "Sweden", known: known},
		{cue: 4, head: 6, from: 5, to: 7, by: 0, holder: "Norway", known: known},
	}
	first := [][]float64{{0.25, 0.75, 0, 0, 0}, {0.5, 0, 0, 0.5, 0}, {0.75, 0, 0, 0.25, 0}}
	s := newSurroundings(places, first)
	none := []float64{-1, -1, -1, -1, -1, -1}
	for i, want := range [][]float64{ // the probabilities of the surest around it and whether its holder stands there; its own around it, others' within it, its own within it
		append(none[:6:6], -1, 0.5, 0.25),
		{0.25, 0.75, 0, 0, 0, 1, -1, -1, -1},
		append(none[:6:6], 0.75, -1, -1),
	} {
		if diff := cmp.Diff(want, s.nested(nil, i, first)); diff != "" {
			t.Errorf("around candidate %d (-want +got):\n%s", i, diff)
		}
	}
}

// TestTrainedJudgeWeighs holds that a judge holds what it was taught to be a position, of that stance, surer than what is none.
func TestTrainedJudgeWeighs(t *testing.T) {
	known := make([]float64, 10)
	var pages [][]Example
	for range 100 {
		pages = append(pages, []Example{
			{Features: []uint32{1, 2}, Stance: graph.Supports, place: place{of: 3, sentence: 0, cue: 1, holder: "Norway", known: known}},
			{Features: []uint32{2, 3}, Stance: graph.Rejects, place: place{of: 3, sentence: 1, cue: 1, holder: "Norway", known: known}},
			{Features: []uint32{3, 4}, place: place{of: 3, sentence: 2, cue: 1, holder: "Norway", known: known}},
		})
	}
	j := Train(pages, 1)
	places, first := make([]place, 3), make([][]float64, 3)
	for i, e := range pages[0] {
		places[i], first[i] = e.place, j.weights.Weigh(e.Features)
	}
	rows := around(places, first)
	if got := []graph.Stance{likeliest(first[0]), likeliest(first[1])}; got[0] != graph.Supports || got[1] != graph.Rejects {
		t.Errorf("what was learnt is held to be %v", got)
	}
	if a, b, none := j.forest.Weigh(rows[0]), j.forest.Weigh(rows[1]), j.forest.Weigh(rows[2]); a < 0.5 || b < 0.5 || none > 0.5 {
		t.Errorf("positions are given %v and %v, and what is none %v", a, b, none)
	}
}

func sign(v float64) float64 {
	if v < 0 {
		return -1
	}
	return 1
}
