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
// has a word of its cue and most of its point; where an annotation may mean it, or is optional, it teaches nothing and is left out.
func Label(p *Page, all []Candidate, annotated []annotations.Statement) []Example {
	var found []Example
	for i := range all {
		stance, use := label(p, &all[i], annotated)
		if use {
			found = append(found, Example{Features: all[i].Features, Stance: stance})
		}
	}
	return found
}

func label(p *Page, c *Candidate, annotated []annotations.Statement) (stance graph.Stance, use bool) {
	use = true
	sentence := p.Document.Sentences[c.Sentence].Span
	words := p.Sentences[c.Sentence].Words
	point := text.Span{Start: words[c.From].Start, End: words[c.To-1].End}
	cue := carrying(p.Sentences[c.Sentence], c)
	for k := range annotated {
		a := &annotated[k]
		if !meet(a.Evidence, sentence) || !called(c, a.Actors) {
			continue
		}
		pointed := says(p.Document.Text, a, point)
		proposed := c.Proposal != nil && c.Proposal.Stance.Sign() == a.Stance.Sign()
		switch {
		case pointed && (proposed || meet(a.Cue, cue)) && !a.Optional:
			return a.Stance, true
		case pointed, meet(a.Cue, cue):
			use = false
		}
	}
	return "", use
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

// says tells whether a candidate's point holds most of an annotated one, or what its keys ask for.
func says(body string, a *annotations.Statement, point text.Span) bool {
	if a.Point.End > 0 {
		return covered(body, a.Point, point) >= enough
	}
	said := strings.ToLower(body[point.Start:point.End])
	return len(a.Keys) > 0 && !slices.ContainsFunc(a.Keys, func(key string) bool {
		expression, err := regexp.Compile(strings.ToLower(key))
		return err != nil || !expression.MatchString(said)
	})
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
	case !says(p.Document.Text, &a, point):
		return 1
	case !meet(a.Cue, cue):
		return 2
	}
	return 3
}
