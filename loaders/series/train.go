package series

import (
	"slices"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/judge"
	"github.com/parleygraph/parley/loaders/text"
)

// growth says how the forest is grown.
var growth = judge.Growth{Trees: 120, Leaves: 12, Least: 20, Step: 0.05, Pull: 5}

// Train returns a judge of what pages teach. The same cases in the same order give the same judge.
func Train(pages [][]judge.Case) *Judge { return &Judge{judge.Grow(slices.Concat(pages...), growth)} }

// Cases returns what annotators made of the joints of a point. annotated are the points of its holder and sign as they annotated them, in bytes of the text: a joint parts two
// things where one of these holds its first word and another the second, and none both. Other joints teach nothing.
func Cases(s *grammar.Sentence, p Point, annotated []text.Span) []judge.Case {
	var cases []judge.Case
	for nth, j := range joints(s, p) {
		if parts, known := j.parts(s, annotated); known && j.next < p.To {
			cases = append(cases, judge.Case{Numbers: j.shape(s, p, nth), True: parts})
		}
	}
	return cases
}

// parts tells whether annotations part a joint, and whether they say anything of it.
func (j joint) parts(s *grammar.Sentence, annotated []text.Span) (parts, known bool) {
	left, right := false, false
	for _, a := range annotated {
		one, next := holds(a, &s.Words[j.one]), holds(a, &s.Words[j.next])
		if one && next {
			return false, true
		}
		left, right = left || one, right || next
	}
	return left && right, left && right
}

func holds(a text.Span, w *grammar.Word) bool { return a.Start <= w.Start && w.End <= a.End }
