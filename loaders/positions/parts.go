package positions

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/annotations"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/judge"
	"github.com/parleygraph/parley/loaders/series"
	"github.com/parleygraph/parley/loaders/text"
)

// parts returns a statement for each thing that a statement is about: "urged Sweden to free the crews, reopen the port and pay" is three demands. The first is the
// statement itself, which ends where the second begins.
func (r *Reader) parts(s *grammar.Sentence, st *Statement) []Statement {
	var all []Statement
	for _, p := range r.series.Split(s, st.asPoint()) {
		one := *st
		one.From, one.To, one.Head = p.From, p.To, p.Head
		if len(all) > 0 {
			one.Proposal = nil
		}
		all = append(all, one)
	}
	all[0].First = len(all) > 1 || all[0].To < st.To
	return all
}

func (c *Candidate) asPoint() series.Point {
	return series.Point{From: c.From, To: c.To, Head: c.Head, Cue: c.Cue}
}

// Joints returns what annotations teach of where the points of a page's candidates part. Candidates of one point teach once.
func Joints(p *Page, all []Candidate, annotated []annotations.Statement) []judge.Case {
	var cases []judge.Case
	type where struct {
		sentence int
		series.Point
	}
	taught := map[where]bool{}
	for i := range all {
		c := &all[i]
		stance := label(p, c, annotated, false).Stance
		at := where{c.Sentence, c.asPoint()}
		if stance == "" || taught[at] {
			continue
		}
		taught[at] = true
		cases = append(cases, series.Cases(p.Sentences[c.Sentence], at.Point, pointsOf(p, c, stance, annotated))...)
	}
	return cases
}

// pointsOf returns the annotated points of a candidate's holder, of the sign of a stance, that have words of its own.
func pointsOf(p *Page, c *Candidate, stance graph.Stance, annotated []annotations.Statement) []text.Span {
	var points []text.Span
	for k := range annotated {
		if a := &annotated[k]; !a.Rejected && a.Stance.Sign() == stance.Sign() && called(c, a.Actors) && meet(a.Point, pointOf(p, c)) {
			points = append(points, a.Point)
		}
	}
	return points
}
