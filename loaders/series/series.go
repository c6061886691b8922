// Package series tells how many things a statement is about: "free the crews, reopen the port and pay" are three demands, "peace and security" are one aim. Each
// act that a cue takes is a thing of its own; of other words that "and", "or" or a comma joins, a judge taught by annotations says whether they are.
//
//	judge, err := series.OpenJudge()
//	for _, point := range judge.Split(sentence, series.Point{From: 4, To: 20, Head: 5, Cue: 2}) { ... }
package series

import (
	"bytes"
	_ "embed" // the judge
	"io"
	"sync"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/judge"
)

// A Point is what a statement is about: the words [From, To) of a sentence, the word Head on which they hang, and the word Cue that carries the stance.
type Point struct{ From, To, Head, Cue int }

// A Judge weighs whether a thing of its own begins at a joint. It is immutable and safe for concurrent use.
type Judge struct{ forest *judge.Forest }

// trained holds the judge, as Write leaves it; judge.txt beside it says how it was made.
//
//go:embed judge.bin
var trained []byte

// OpenJudge returns the judge that comes with parley.
var OpenJudge = sync.OnceValues(func() (*Judge, error) { return ReadJudge(bytes.NewReader(trained)) })

// ReadJudge reads what Write wrote. The error is graph.Invalid.
func ReadJudge(r io.Reader) (*Judge, error) {
	forest, err := judge.ReadForest(r, numbers)
	return &Judge{forest}, err
}

// Write writes the judge's weights.
func (j *Judge) Write(w io.Writer) error { return j.forest.Write(w) }

// enough is the probability from which on a joint parts two things.
const enough = 0.5

// Split returns the things that a point is about, in the order of the text: the point alone where it is about one. A joined clause that is denied where the first is not ends
// the first and is none of them: "would go on, but would not pay".
func (j *Judge) Split(s *grammar.Sentence, p Point) []Point {
	all := []Point{p}
	for nth, at := range joints(s, p) {
		denied := unlike(s, at.one, at.next)
		if !denied && (at.to-at.from < 2 || !at.acts(s, p) && j.forest.Weigh(at.shape(s, p, nth)) < enough) {
			continue
		}
		for i := range all {
			if end := before(s, all[i].From, at.from); end > all[i].From && at.from < all[i].To {
				all[i].To = end
			}
		}
		if !denied {
			all = append(all, Point{From: at.from, To: at.to, Head: at.next, Cue: p.Cue})
		}
	}
	return all
}

// unlike tells whether one of two joined clauses is denied: "would go on, but would not pay". "To go on and not to pay" are two of one side.
func unlike(s *grammar.Sentence, a, b int) bool {
	clauses := s.To(a, grammar.Modal) >= 0 || s.To(b, grammar.Modal) >= 0
	return clauses && (s.To(a, grammar.Negator) >= 0) != (s.To(b, grammar.Negator) >= 0)
}

// before returns where words that begin at from end, without what only joins them to the word at to: commas, "and", "as well as".
func before(s *grammar.Sentence, from, to int) int {
	for to > from && joins(s, to-1) {
		to--
	}
	return to
}

func joins(s *grammar.Sentence, i int) bool {
	w := &s.Words[i]
	return w.Relation == "punct" && w.Text != "%" || w.Relation == "cc" || w.Head >= 0 && s.Words[w.Head].Relation == "cc"
}
