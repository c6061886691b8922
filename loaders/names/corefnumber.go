package names

import (
	"github.com/parleygraph/parley/loaders/grammar"
)

// paired returns those whom a phrase means by their number only: "the two leaders", "both sides", "the parties".
func (c *coref) paired(i, w int) []Ref {
	s := c.sentences[i]
	word := s.Words[w].Text
	number, bare, ok := c.number(s, w)
	if !ok {
		return nil
	}
	person := c.words.in("pair-person", word)
	refs := c.pairAt(i, w, func(p *pairing) bool {
		if number > 0 && len(p.refs) != number {
			return false
		}
		return c.pairFits(p.refs, word)
	})
	if refs == nil && (number == 2 || bare) {
		refs = c.principals(word)
	}
	if person || len(sidesOf(refs)) < 2 {
		return refs
	}
	return sidesOf(refs)
}

// number tells how many a phrase means, 0 for any number, and whether it is a phrase for a pair at all.
func (c *coref) number(s *grammar.Sentence, w int) (number int, bare, ok bool) {
	word := s.Words[w].Text
	if word == "all" && s.Words[w].Relation == "nsubj" && len(s.Children(w)) == 0 {
		return 0, true, true
	}
	if word == "both" || word == "two" { // "the two agreed", "both agreed"
		if r := s.Words[w].Relation; r != "nsubj" && r != "nsubjpass" && r != "pobj" {
			return 0, false, false
		}
		return 2, false, word == "both" || s.Child(w, "det") >= 0
	}
	if !c.words.in("refer.pair", word) {
		return 0, false, false
	}
	definite, adjective, counted := false, false, false
	for _, child := range s.Children(w) {
		t := s.Words[child].Text
		switch s.Words[child].Relation {
		case "det", "predet", "cc:preconj", "preconj":
			definite = definite || t == "the"
			switch t {
			case "both", "each", "neither", "either":
				number = 2
			}
		case "nummod":
			if number = ordinal(t); number == 0 {
				return 0, false, false
			}
			counted = true
		case "poss":
			if !c.words.in("refer.possessive", t) || t != "our" && number == 0 {
				return 0, false, false
			}
		case "amod", "compound", "nmod":
			adjective = true
		case "relcl", "acl":
			if !c.words.in("refer.delegates", word) {
				return 0, false, false
			}
		case "prep":
			if t == "of" && c.ofState(s, child) {
				continue
			}
			if t == "of" || t == "to" || t == "in" || t == "from" {
				return 0, false, false
			}
		}
	}
	switch {
	case adjective && (!counted || !definite):
		return 0, false, false
	case number > 0:
		return number, false, definite || number == 2
	case c.words.in("refer.delegates", word) && s.Child(w, "poss") < 0:
		return 0, true, true
	}
	return 0, true, definite && c.words.in("refer.pair-bare", word)
}

// ofState tells whether "of" joins a word of office: "the heads of state".
func (c *coref) ofState(s *grammar.Sentence, of int) bool {
	o := s.Child(of, "pobj")
	return o >= 0 && c.words.in("refer.state-word", s.Words[o].Text) && len(s.Children(o)) == 0
}

func ordinal(word string) int {
	for n, w := range [...]string{"two", "three", "four", "five"} {
		if w == word {
			return n + 2
		}
	}
	return 0
}

// pairFits tells whether a noun may mean a pair: "countries" are states.
func (c *coref) pairFits(refs []Ref, noun string) bool {
	if !c.words.in("country", noun) && noun != "countries" && noun != "nations" {
		return true
	}
	for _, r := range refs {
		if p := r.Side(); p == nil || p.Type != "STATE" {
			return false
		}
	}
	return true
}

// principals returns the two parties that the document names most, where a third is named less.
func (c *coref) principals(noun string) []Ref {
	if len(c.voice) > 1 {
		return sidesOf(c.voice)
	}
	if len(c.ranked) < 2 || len(c.ranked) > 2 && c.counts[c.ranked[2]] == c.counts[c.ranked[1]] {
		return nil
	}
	var found []Ref
	for _, p := range c.ranked[:2] {
		found = append(found, Ref{Actor: Actor{Kind: PartyActor, Party: p}})
	}
	if !c.pairFits(found, noun) {
		return nil
	}
	return found
}
