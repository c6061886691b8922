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

// Label returns the examples that annotations make of a page's candidates. A candidate is a position where an annotation of its sentence and holder
// has a word of its cue and most of its point; where none has, the one whose point is most like the annotation's is. A candidate that an annotation may
// mean besides, or that is optional, teaches nothing and is left out.
func Label(p *Page, all []Candidate, annotated []annotations.Statement) []Example {
	stances := make([]graph.Stance, len(all))
	unclear := make([]bool, len(all))
	for k := range annotated {
		mark(p, all, &annotated[k], stances, unclear)
	}
	var found []Example
	for i := range all {
		if stances[i] != "" || !unclear[i] {
			found = append(found, Example{Features: all[i].Features, Stance: stances[i]})
		}
	}
	return found
}

// mark notes which candidates an annotation makes positions, and which it leaves unclear.
func mark(p *Page, all []Candidate, a *annotations.Statement, stances []graph.Stance, unclear []bool) {
	best, most, cued := -1, 0.0, false
	for i := range all {
		c := &all[i]
		if !meet(a.Evidence, p.Document.Sentences[c.Sentence].Span) || !called(c, a.Actors) {
			continue
		}
		words := p.Sentences[c.Sentence].Words
		point := text.Span{Start: words[c.From].Start, End: words[c.To-1].End}
		said := said(p.Document.Text, a, point)
		on := meet(a.Cue, carrying(p.Sentences[c.Sentence], c)) || c.Proposal != nil && c.Proposal.Stance.Sign() == a.Stance.Sign()
		unclear[i] = unclear[i] || on || said >= enough
		if said < enough || a.Optional {
			continue
		}
		if on {
			stances[i], cued = a.Stance, true
		}
		if like := said * covered(p.Document.Text, point, a.Point); like > most {
			best, most = i, like
		}
	}
	if !cued && most >= enough*enough && stances[best] == "" {
		stances[best] = a.Stance
	}
}

// carrying returns the bytes of the words that may carry a candidate's stance: its cue with the verbs that help it and the preposition behind it.
func carrying(s *grammar.Sentence, c *Candidate) text.Span {
	from, to := CueWords(s, c.Cue, c.Head)
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
func SameName(a, b string) bool { return plainName(a) == plainName(b) }

func plainName(s string) string {
	s = strings.ReplaceAll(graph.Fold(s), ".", "")
	s = strings.Join(strings.Fields(s), " ")
	return strings.TrimPrefix(s, "the ")
}

// Reach tells how near a candidate of an annotation's sentence comes to it: 1 its holder, 2 its point too, 3 its cue too.
func Reach(p *Page, c *Candidate, a annotations.Statement) int {
	words := p.Sentences[c.Sentence].Words
	point := text.Span{Start: words[c.From].Start, End: words[c.To-1].End}
	cue := carrying(p.Sentences[c.Sentence], c)
	switch {
	case !called(c, a.Actors):
		return 0
	case said(p.Document.Text, &a, point) < enough:
		return 1
	case !meet(a.Cue, cue):
		return 2
	}
	return 3
}
