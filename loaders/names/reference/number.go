package reference

import (
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names/mention"
)

// paired returns those whom a phrase means by their number only: "the two leaders", "both sides", "the parties".
func (c *Links) paired(i, w int) []mention.Ref {
	s := c.sentences[i]
	word := s.Words[w].Text
	number, bare, ok := c.number(s, w)
	if !ok {
		return nil
	}
	person := c.words.in("pair-person", word)
	if c.talk && person && bare {
		if refs := c.talkers(i); refs != nil {
			return refs
		}
	}
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

// talkers returns those who met in the talk that the title is about, as the text tells it before sentence i: "the leaders" of a readout.
func (c *Links) talkers(i int) []mention.Ref {
	for n := range c.pairs[:c.pairsUntil(i-1)] {
		if c.pairs[n].met {
			return c.pairs[n].refs
		}
	}
	return nil
}

// number tells how many a phrase means, 0 for any number, and whether it is a phrase for a pair at all.
func (c *Links) number(s *grammar.Sentence, w int) (number int, bare, ok bool) {
	switch word := s.Words[w].Text; {
	case word == "all" && s.Words[w].Relation == "nsubj" && len(s.Children(w)) == 0:
		return 0, true, true
	case word == "both" || word == "two": // "the two agreed", "both agreed"
		if r := s.Words[w].Relation; r != "nsubj" && r != "nsubjpass" && r != "pobj" {
			return 0, false, false
		}
		return 2, false, word == "both" || s.Child(w, "det") >= 0
	case !c.words.in("refer.pair", word):
		return 0, false, false
	}
	return c.counted(s, w)
}

// counted reads the number of a noun for a pair from its modifiers: "the two leaders", "both sides", "our delegations".
func (c *Links) counted(s *grammar.Sentence, w int) (number int, bare, ok bool) {
	word := s.Words[w].Text
	var m modifiers
	for _, child := range s.Children(w) {
		if !c.modifies(s, w, child, &m) {
			return 0, false, false
		}
	}
	switch {
	case m.adjective && (!m.counted || !m.definite):
		return 0, false, false
	case m.number > 0:
		return m.number, false, m.definite || m.number == 2
	case c.words.in("refer.delegates", word) && s.Child(w, "poss") < 0:
		return 0, true, true
	}
	return 0, true, m.definite && c.words.in("refer.pair-bare", word)
}

// modifiers are what the words before a noun for a pair say of it.
type modifiers struct {
	number                       int
	definite, adjective, counted bool
}

// modifies reads one word that hangs on the noun at word w; false where the noun is no phrase for a pair with it.
func (c *Links) modifies(s *grammar.Sentence, w, child int, m *modifiers) bool {
	t := s.Words[child].Text
	switch s.Words[child].Relation {
	case "det", "predet", "cc:preconj", "preconj":
		m.definite = m.definite || t == "the"
		if t == "both" || t == "each" || t == "neither" || t == "either" {
			m.number = 2
		}
	case "nummod":
		m.number, m.counted = ordinal(t), true
		return m.number > 0
	case "poss":
		return c.words.in("refer.possessive", t) && (t == "our" || m.number > 0)
	case "amod", "compound", "nmod":
		m.adjective = true
	case "relcl", "acl":
		return c.words.in("refer.delegates", s.Words[w].Text)
	case "prep":
		return t == "of" && c.ofState(s, child) || t != "of" && t != "to" && t != "in" && t != "from"
	}
	return true
}

// ofState tells whether "of" joins a word of office: "the heads of state".
func (c *Links) ofState(s *grammar.Sentence, of int) bool {
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
func (c *Links) pairFits(refs []mention.Ref, noun string) bool {
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
func (c *Links) principals(noun string) []mention.Ref {
	if len(c.Voice) > 1 {
		return sidesOf(c.Voice)
	}
	if len(c.ranked) < 2 || len(c.ranked) > 2 && c.counts[c.ranked[2]] == c.counts[c.ranked[1]] {
		return nil
	}
	var found []mention.Ref
	for _, p := range c.ranked[:2] {
		found = append(found, mention.Ref{Actor: mention.Actor{Kind: mention.PartyActor, Party: p}})
	}
	if !c.pairFits(found, noun) {
		return nil
	}
	return found
}
