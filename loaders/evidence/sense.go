package evidence

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/text"
)

// cues tell by the packs' rules which words carry which side.
type cues struct {
	favour, against map[string]bool // words that carry one side only, by lemma
	empty           map[string]bool // words that carry none: "say", "the", "will"
	negators        map[string]bool
	supposing       map[string]bool // "if", "whether"
}

// plainLists are the packs' lists of words that carry no stance.
func plainLists() []string {
	return []string{"determiner", "preposition", "conjunction", "pronoun", "be", "have", "do", "modal", "complement", "relative", "adverb", "first-person"}
}

func newCues(set *packs.Set) *cues {
	c := &cues{favour: map[string]bool{}, against: map[string]bool{}, empty: map[string]bool{}, negators: map[string]bool{}, supposing: map[string]bool{}}
	for i := range set.Cues {
		c.add(&set.Cues[i])
	}
	for w := range c.favour {
		if c.against[w] {
			delete(c.favour, w)
			delete(c.against, w)
		}
	}
	for _, list := range plainLists() {
		for _, w := range set.List(list) {
			c.empty[w] = true
		}
	}
	for _, w := range set.List("contrary") {
		delete(c.empty, w)
	}
	for _, w := range set.List("negator") {
		c.negators[w] = true
	}
	for _, w := range set.List("supposing") {
		c.supposing[w] = true
	}
	return c
}

// add files the words of a cue, single or with one particle, under the side that they carry. Those that take longer tails, or nouns of their own ("have
// objections"), carry it only with these.
func (c *cues) add(cue *packs.Cue) {
	if len(cue.Objects) > 0 {
		return
	}
	for _, words := range [][]string{cue.Verbs, cue.Nouns, cue.Adjectives, cue.Predicates} {
		for _, w := range words {
			switch sign := graph.Stance(cue.Stance).Sign(); {
			case strings.Count(w, " ") > 1:
			case cue.Report || sign == 0:
				c.empty[w] = true
			case sign > 0:
				c.favour[w] = true
			default:
				c.against[w] = true
			}
		}
	}
}

// A weight is what the words of a cue carry.
type weight struct {
	favour, against, other int // words by side; other: words that may carry anything
	negated                int
	denied                 bool // a word that carries favour is itself negated
}

// weigh reads the words of a cue.
func (h *Hearing) weigh(at text.Span) weight {
	var w weight
	c := h.reader.cues
	from, to := h.run(at)
	for i := from; i < to; i++ {
		s := h.sentence(i)
		for k, word := range s.Words {
			if !holds(at, word) {
				continue
			}
			lemma := phrasal(s, k)
			switch {
			case c.negators[word.Text]:
				w.negated++
			case c.favour[lemma]:
				w.favour++
				w.denied = w.denied || s.To(k, grammar.Negator) >= 0
			case c.against[lemma]:
				w.against++
			case !c.empty[word.Text] && !c.empty[lemma] && word.Tag != "TO" && strings.ContainsFunc(word.Text, wordRune):
				w.other++
			}
			if n := s.To(k, grammar.Negator); n >= 0 && (!holds(at, s.Words[n])) {
				w.negated++
			}
		}
	}
	return w
}

// phrasal returns the lemma of a word with its particle: "turn down".
func phrasal(s *grammar.Sentence, k int) string {
	if particle := s.Child(k, "prt"); particle >= 0 {
		return s.Words[k].Lemma + " " + s.Words[particle].Text
	}
	return s.Words[k].Lemma
}

// sense tells whether a cue can carry its stance: who supports does not do so by a word of support that is negated nor by one of rejection, and who rejects
// needs a negator or a word that carries no favour. Nobody takes a side by a question, or in a clause of "if".
func (h *Hearing) sense(s *Statement, c *Claim) error {
	if s.Stance.Sign() != 0 && h.supposed(s.Cue) {
		return Supposed
	}
	w := h.weigh(s.Cue)
	switch sign := s.Stance.Sign(); {
	case sign > 0 && w.denied && w.against == 0 && w.negated == 1:
		return CueOpposed
	case sign > 0 && c.Stance != Commits && w.against == 1 && w.favour+w.other+w.negated == 0:
		return CueOpposed
	case sign < 0 && w.negated+w.against+w.other == 0 && w.favour > 0:
		return CueOpposed
	case sign < 0 && w.negated+w.against+w.other+w.favour == 0:
		return CueEmpty
	}
	return nil
}

// supposed tells whether a cue stands in a question, or is the verb of a clause that only supposes.
func (h *Hearing) supposed(cue text.Span) bool {
	i, _ := h.run(cue)
	at := h.Document.Sentences[i]
	s := h.sentence(i)
	asked := strings.HasSuffix(strings.TrimRight(h.Document.Text[at.Start:at.End], " \n\"'”’)*_"), "?")
	if asked && !slices.ContainsFunc(s.Words, func(w word) bool { return w.Tag == "WRB" && w.Start < cue.Start }) {
		return true // "why" takes for granted what it asks about
	}
	for k, word := range s.Words {
		if !holds(cue, word) || !s.Verb(k) {
			continue
		}
		mark := s.To(k, grammar.Mark)
		return mark >= 0 && h.reader.cues.supposing[s.Words[mark].Text] && !holds(cue, s.Words[mark])
	}
	return false
}

// undergone tells whether words mean whom a cue's verb is done to, while another who is named does it: "Norway urged Denmark" is no urging of Denmark's.
func (h *Hearing) undergone(cue, as text.Span, actor names.Actor) bool {
	i, _ := h.run(cue)
	s := h.sentence(i)
	for k, word := range s.Words {
		if !holds(cue, word) || !s.Verb(k) {
			continue
		}
		done, does := s.To(k, grammar.Object), s.To(k, grammar.Subject)
		if done < 0 || does < 0 || !holds(as, s.Words[done]) || holds(as, s.Words[does]) {
			return false
		}
		named := false
		for _, m := range h.Who.Mentions(i) {
			named = named || m.From <= does && does < m.To && !h.stand(h.mentioned(i, m), actor)
		}
		return named
	}
	return false
}

// holds tells whether bytes hold a word.
func holds(at text.Span, w word) bool { return at.Start <= w.Start && w.End <= at.End }
