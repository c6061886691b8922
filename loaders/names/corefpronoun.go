package names

import "github.com/parleygraph/parley/loaders/grammar"

// reach is how many sentences back a pronoun or a description looks.
const (
	pronounReach     = 3
	descriptionReach = 12
)

// pronoun returns whom "he", "it" or "they" means: who reports the clause, else who was last in mind.
func (c *coref) pronoun(i, w int) []Ref {
	s := c.sentences[i]
	fits := c.fitting(s, w)
	if m := c.reporter(i, w, fits); m != nil {
		return m.refs
	}
	if m := c.fronted(i, w, fits); m != nil {
		return m.refs
	}
	m := c.last(i, w, pronounReach, func(k int, m *mention) bool { return fits(m) && (k != i || !c.bound(s, w, m.word)) })
	if m == nil {
		return nil
	}
	if c.words.in("refer.it", s.Words[w].Text) {
		return sidesOf(m.refs)
	}
	if c.words.in("refer.they", s.Words[w].Text) && len(m.refs) == 1 {
		return c.joined(i, m)
	}
	return m.refs
}

// fitting returns the test of whom the pronoun at word w may mean.
func (c *coref) fitting(s *grammar.Sentence, w int) func(m *mention) bool {
	word := s.Words[w].Text
	switch {
	case c.words.in("refer.he", word):
		return func(m *mention) bool {
			return !m.plural && len(m.refs) <= 1 && (m.human || len(m.refs) == 1 && (m.refs[0].Person != nil))
		}
	case c.words.in("refer.it", word):
		return func(m *mention) bool {
			return !m.plural && !m.human && len(m.refs) <= 1 && (len(m.refs) == 0 && m.rank >= 2 || len(m.refs) == 1 && m.refs[0].Person == nil)
		}
	}
	return func(m *mention) bool {
		if m.plural || len(m.refs) > 1 {
			return true
		}
		return len(m.refs) == 1 && m.refs[0].Person == nil && !m.human && m.refs[0].Party != nil && m.refs[0].Party.Type != "STATE"
	}
}

// reporter returns who reports the clause in which a word stands, where that fits.
func (c *coref) reporter(i, w int, fits func(*mention) bool) *mention {
	s := c.sentences[i]
	for at, steps := s.To(w, grammar.Source), 0; at >= 0 && steps < 4; at, steps = s.To(at, grammar.Source), steps+1 {
		subject := s.To(at, grammar.Subject)
		if subject < 0 || subject == w || s.In(w, subject) {
			continue
		}
		if m := c.mentioned(i, subject); m != nil && len(m.refs) > 0 && fits(m) {
			return m
		}
	}
	return nil
}

// mentioned returns the mention whose word is w.
func (c *coref) mentioned(i, w int) *mention {
	for n := range c.mentions[i] {
		if c.mentions[i][n].word == w {
			return &c.mentions[i][n]
		}
	}
	return nil
}

// fronted returns the main subject where a pronoun in a phrase before it points forward: "In his speech, Holm said".
func (c *coref) fronted(i, w int, fits func(*mention) bool) *mention {
	s := c.sentences[i]
	top := w
	for s.Words[top].Head >= 0 && s.Words[s.Words[top].Head].Head >= 0 {
		top = s.Words[top].Head
	}
	root := s.Words[top].Head
	if root < 0 || s.Words[top].Relation != "prep" && s.Words[top].Relation != "advcl" {
		return nil
	}
	subject := s.Child(root, "nsubj", "nsubjpass")
	if subject <= w {
		return nil
	}
	if m := c.mentioned(i, subject); m != nil && len(m.refs) > 0 && fits(m) && !m.pointer {
		return m
	}
	return nil
}

// bound tells whether a pronoun cannot mean another word because both stand in one clause: "Holm met him".
func (c *coref) bound(s *grammar.Sentence, w, other int) bool {
	text := s.Words[w].Text
	if c.words.in("refer.reflexive", text) || s.Words[w].Tag == "PRP$" {
		return false
	}
	verb := s.Words[w].Head
	for verb >= 0 && s.Words[verb].Relation == "prep" {
		verb = s.Words[verb].Head
	}
	return verb >= 0 && s.Verb(verb) && s.To(verb, grammar.Subject) == other && s.To(verb, grammar.Subject) != w
}

// last returns the mention most in mind before word w of sentence i that fits.
func (c *coref) last(i, w, reach int, fits func(sentence int, m *mention) bool) *mention {
	var best *mention
	most := -1 << 30
	for k := i; k >= 0 && k >= i-reach; k-- {
		if 30-20*(i-k) <= most {
			break
		}
		for n := range c.mentions[k] {
			m := &c.mentions[k][n]
			if k == i && m.word >= w || !fits(k, m) {
				continue
			}
			if score := c.score(i, w, k, m); score >= most {
				best, most = m, score
			}
		}
	}
	if best != nil && len(best.refs) == 0 {
		return nil
	}
	return best
}

// score weighs how much a mention in sentence k is in mind at word w of sentence i.
func (c *coref) score(i, w, k int, m *mention) int {
	score := 10*m.rank - 20*(i-k)
	if m.quoted && !c.quoted(i, w) {
		score -= 15
	}
	if len(m.refs) == 0 {
		score -= 5
	}
	if k == i && m.rank < 2 {
		score += 5
	}
	return score
}

// joined returns the mention with those whom "and" joins to it.
func (c *coref) joined(i int, m *mention) []Ref { return m.refs }

// first returns whom "I" or "we" means at a word: who speaks there, else whose voice the document is. "We" is the speaker's side.
func (c *coref) first(i, w int, side bool) []Ref {
	refs := c.speaks(i, w)
	if refs == nil {
		refs = c.voice
	}
	if !side {
		return refs
	}
	if sides := sidesOf(refs); len(sides) > 0 {
		return sides
	}
	return refs
}
