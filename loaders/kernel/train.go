package kernel

import (
	"cmp"
	"math"
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/annotations"
	"github.com/parleygraph/parley/loaders/judge"
)

// growth says how the forest is grown.
var growth = judge.Growth{Trees: 300, Leaves: 16, Least: 40, Step: 0.03, Pull: 5}

// Train returns a judge of what pages teach. The same cases in the same order give the same judge.
func Train(pages [][]judge.Case) *Judge { return &Judge{judge.Grow(slices.Concat(pages...), growth)} }

// Cases returns each two wordings that annotators saw in a text, with whether they are one matter. A text counts by the root of
// how many these are: few long ones would teach most.
func (r *Reader) Cases(text string, statements []annotations.Statement) []judge.Case {
	p, terms := r.annotated(text, statements)
	var cases []judge.Case
	for b := range p.wordings {
		for a := range b {
			cases = append(cases, judge.Case{Numbers: p.numbers(a, b), True: common(terms[a], terms[b])})
		}
	}
	for i := range cases {
		cases[i].Weight = 1 / math.Sqrt(float64(len(cases)))
	}
	return cases
}

// annotated returns the wordings of annotated points, and for each what is at stake by the annotators.
func (r *Reader) annotated(text string, statements []annotations.Statement) (*page, [][]string) {
	var found []wording
	var terms [][]string
	at := map[string]int{}
	about := r.About(text)
	statements = slices.Clone(statements)
	slices.SortStableFunc(statements, func(a, b annotations.Statement) int { return cmp.Compare(a.Point.Start, b.Point.Start) })
	for _, s := range statements {
		if s.Term == "" || s.Optional || s.Point.End == 0 {
			continue
		}
		passage := func(start, end int) graph.Passage {
			return graph.Passage{Start: start, End: end, Text: text[start:end]}
		}
		held := graph.Statement{Stance: s.Stance, Party: s.Actors[0], Point: passage(s.Point.Start, s.Point.End), Cue: passage(s.Cue.Start, s.Cue.End)}
		k, _ := r.Read(r.Held(&held))
		if k.Empty() {
			continue
		}
		if k.Weak() {
			k.Context = about
		}
		n, known := at[k.Key()]
		if !known {
			n = len(found)
			at[k.Key()] = n
			found, terms = append(found, wording{kernel: k, point: held.Point, back: r.pointsBack(held.Point.Text, &k)}), append(terms, nil)
		}
		found[n].held(&held)
		terms[n] = append(terms[n], s.Term)
	}
	return newPage(text, found), terms
}
