package positions

import (
	"regexp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/annotations"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/text"
)

// Label returns the examples that annotations make of a page's candidates. A candidate is a position where it has the holder and most of the point of an
// annotation of its sentence: of several such annotations it is that of whose cue it has a word, or whose point is most like its own. What comes so near to
// an optional annotation alone is unclear. Where a page is annotated in part only, what no annotation is about is unclear too.
func Label(p *Page, all []Candidate, annotated []annotations.Statement, part bool) []Example {
	found := make([]Example, len(all))
	for i := range all {
		found[i] = label(p, &all[i], annotated, part)
	}
	return found
}

// Points returns where the point of each annotation stands as the patterns propose it, by the candidate that is most like it: the annotator's own where none is like it.
func Points(p *Page, all []Candidate, annotated []annotations.Statement) []text.Span {
	points := make([]text.Span, len(annotated))
	for k := range annotated {
		a, most := &annotated[k], 0.0
		points[k] = a.Point
		for i := range all {
			if like := alike(p, &all[i], a); like > most {
				points[k], most = pointOf(p, &all[i]), like
			}
		}
	}
	return points
}

func pointOf(p *Page, c *Candidate) text.Span {
	words := p.Sentences[c.Sentence].Words
	return text.Span{Start: words[c.From].Start, End: words[c.To-1].End}
}

func label(p *Page, c *Candidate, annotated []annotations.Statement, part bool) Example {
	e := Example{Features: c.Features, place: c.placed(p)}
	most, unclear, rejected := 0.0, part, false
	for k := range annotated {
		a := &annotated[k]
		like := alike(p, c, a)
		switch {
		case like == 0:
		case a.Rejected:
			rejected = true
		case a.Optional:
			unclear = true
		case like > most:
			e.Stance, most = a.Stance, like
		}
	}
	e.Unclear = unclear && !rejected && e.Stance == ""
	return e
}

// alike tells how much a candidate is what an annotation is about: 0 where it has another holder, another sentence or too little of the point, and up to 1
// by how much each point holds of the other; 1 more where it has a word of the cue.
func alike(p *Page, c *Candidate, a *annotations.Statement) float64 {
	s, point := p.Sentences[c.Sentence], pointOf(p, c)
	if !meet(a.Evidence, p.Document.Sentences[c.Sentence].Span) || !called(c, a.Actors) {
		return 0
	}
	like := said(p.Document.Text, a, point)
	if like < enough {
		return 0
	}
	if like *= covered(p.Document.Text, point, a.Point); meet(a.Cue, carrying(s, c)) {
		like++
	}
	return max(like, nearly)
}

// nearly is how much a candidate is at least what an annotation is about whose point it holds.
const nearly = 0.01

// carrying returns the bytes of the words that may carry a candidate's stance: its cue with the verbs that help it and the preposition behind it.
func carrying(s *grammar.Sentence, c *Candidate) text.Span {
	from, to := cueWords(s, c.Cue, c.Head)
	for _, k := range s.Children(c.Cue) {
		switch s.Words[k].Relation {
		case "aux", "auxpass", "neg", "prt":
			from, to = min(from, k), max(to, k+1)
		}
	}
	if up := s.Words[c.Cue].Head; up >= 0 && up < from && s.To(up, grammar.Predicate) == c.Cue {
		from = up
	}
	return text.Span{Start: s.Words[from].Start, End: s.Words[to-1].End}
}

// enough is the part of an annotated point's words that a candidate's must hold.
const enough = 0.5

func meet(a, b text.Span) bool { return a.Start < b.End && b.Start < a.End }

// said returns the part of an annotated point that a candidate's holds: all of it where the annotation gives keys only and they fit.
func said(body string, a *annotations.Statement, point text.Span) float64 {
	if a.Point.End > 0 {
		return covered(body, a.Point, point)
	}
	words := strings.ToLower(body[point.Start:point.End])
	misses := func(key string) bool {
		expression, err := regexp.Compile(strings.ToLower(key))
		return err != nil || !expression.MatchString(words)
	}
	if len(a.Keys) == 0 || slices.ContainsFunc(a.Keys, misses) {
		return 0
	}
	return 1
}

// covered returns the part of the words of an annotated point that stand in a candidate's.
func covered(body string, want, got text.Span) float64 {
	wanted := strings.Fields(strings.ToLower(body[want.Start:want.End]))
	if len(wanted) == 0 {
		return 0
	}
	from, to := max(want.Start, got.Start), min(want.End, got.End)
	if from >= to {
		return 0
	}
	return float64(len(strings.Fields(body[from:to]))) / float64(len(wanted))
}

// called tells whether one of the names is that of the candidate's holder or of the side.
func called(c *Candidate, actors []string) bool {
	for _, a := range actors {
		if SameName(a, c.By.Name()) || c.By.Side() != nil && SameName(a, c.By.Side().Name) {
			return true
		}
	}
	return false
}

// SameName tells whether two names differ by case, an article or points only: "the U.N." is "UN".
func SameName(a, b string) bool { return a == b || plainName(a) == plainName(b) }

func plainName(s string) string { return strings.TrimPrefix(graph.Fold(s), "the ") }
