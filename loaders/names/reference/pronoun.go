package reference

import (
	"slices"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names/mention"
)

// reach is how many sentences back a pronoun or a description looks.
const (
	pronounReach     = 3
	descriptionReach = 12
)

// pronoun returns whom "he", "it" or "they" means: who reports the clause, else who was last in mind.
func (c *Links) pronoun(i, w int) []mention.Ref {
	s := c.sentences[i]
	if c.words.in("refer.it", s.Words[w].Text) && c.impersonal(s, w) {
		return nil
	}
	if c.kinsman(i, w) {
		return nil
	}
	fits := c.fitting(s, w)
	for _, find := range [...]func(int, int, func(*noted) bool) *noted{c.blamed, c.local, c.reporter, c.fronted} {
		if m := find(i, w, fits); m != nil {
			return c.whole(i, w, m)
		}
	}
	m := c.last(i, w, pronounReach, func(k int, m *noted) bool { return fits(m) && (k != i || !c.bound(s, w, m.word)) })
	if m != nil && len(m.refs) == 0 {
		if c.sentenceOfMention(i, m) == i {
			return nil // "the civilians on both sides return to their homes"
		}
		m = nil
	}
	if c.words.in("refer.they", s.Words[w].Text) {
		if pair := c.together(i, w, m); pair != nil {
			return pair
		}
	}
	if m == nil {
		return nil
	}
	if c.words.in("refer.it", s.Words[w].Text) {
		return sidesOf(m.refs)
	}
	return c.whole(i, w, m)
}

// local returns the subject of the clause in which a possessive or a reflexive stands: "the minister said Norway rejects its terms".
func (c *Links) local(i, w int, fits func(*noted) bool) *noted {
	s := c.sentences[i]
	if s.Words[w].Tag != "PRP$" && !c.words.in("refer.reflexive", s.Words[w].Text) {
		return nil
	}
	for at, steps := s.Words[w].Head, 0; at >= 0 && steps < 8; at, steps = s.Words[at].Head, steps+1 {
		if !s.Verb(at) {
			continue
		}
		subject := s.To(at, grammar.Subject)
		if subject < 0 || subject >= w || s.In(w, subject) {
			continue
		}
		if m := c.mentioned(i, subject); m != nil && len(m.refs) > 0 && fits(m) {
			return m
		}
	}
	return nil
}

// blamed returns whose act somebody is blamed, thanked or punished for: "Norway criticized Oman for its refusal", "sanctions on Oman for its refusal".
func (c *Links) blamed(i, w int, fits func(*noted) bool) *noted {
	s := c.sentences[i]
	act := s.Words[w].Head
	if s.Words[w].Relation != "poss" || act < 0 || s.Words[act].Relation != "pobj" {
		return nil
	}
	over := s.Words[act].Head
	verb := s.Words[over].Head
	if s.Words[over].Text != "for" || verb < 0 || !s.Verb(verb) {
		return nil
	}
	object := s.Child(verb, "dobj")
	if object < 0 || object > w {
		return nil
	}
	if m := c.mentioned(i, object); m != nil {
		if len(m.refs) > 0 && fits(m) {
			return m
		}
		return nil
	}
	for _, prep := range s.Children(object) {
		if t := s.Words[prep].Text; t != "on" && t != "against" {
			continue
		}
		if at := s.Child(prep, "pobj"); at >= 0 {
			if m := c.mentioned(i, at); m != nil && len(m.refs) > 0 && fits(m) {
				return m
			}
		}
	}
	return nil
}

// impersonal tells whether "it" stands for a clause: "it is important to", "it was agreed that", "it takes time".
func (c *Links) impersonal(s *grammar.Sentence, w int) bool {
	verb := s.Words[w].Head
	if verb < 0 || s.Words[w].Text != "it" {
		return false
	}
	switch s.Words[w].Relation {
	case "expl":
		return true
	case "nsubjpass":
		return s.Child(verb, "ccomp", "xcomp", "csubj") >= 0
	case "nsubj":
		if s.Words[verb].Lemma != "be" {
			return false
		}
		if s.Child(verb, "ccomp", "xcomp", "csubj", "advcl") >= 0 {
			return true
		}
		said := s.Child(verb, "acomp", "attr")
		return said >= 0 && s.Child(said, "ccomp", "xcomp", "advcl", "acl", "relcl") >= 0 && s.Words[said].Lemma != "ready"
	}
	return false
}

// fitting returns the test of whom the pronoun at word w may mean.
func (c *Links) fitting(s *grammar.Sentence, w int) func(m *noted) bool {
	word := s.Words[w].Text
	owns := s.Words[w].Tag == "PRP$"
	switch {
	case c.words.in("refer.he", word):
		return func(m *noted) bool {
			return !m.first && !m.plural && len(m.refs) <= 1 && (m.human || len(m.refs) == 1 && (m.refs[0].Person != nil))
		}
	case c.words.in("refer.it", word):
		return func(m *noted) bool {
			return !m.first && (owns || m.rank >= 2) && !m.plural && !m.joined && !m.human && len(m.refs) <= 1 && (len(m.refs) == 0 && m.rank >= 2 || len(m.refs) == 1 && m.refs[0].Person == nil)
		}
	}
	return func(m *noted) bool {
		if m.first {
			return false
		}
		if m.plural || m.joined || len(m.refs) > 1 {
			return true
		}
		return len(m.refs) == 1 && m.refs[0].Person == nil && !m.human && m.refs[0].Party != nil && m.refs[0].Party.Type != "STATE"
	}
}

// kinsman tells whether a clause in which "he" stands is reported by somebody whom the text knows by another alone: "the husband of Anna Holm says he wants a vote".
func (c *Links) kinsman(i, w int) bool {
	s := c.sentences[i]
	source := s.To(w, grammar.Source)
	if source < 0 || !c.words.in("refer.he", s.Words[w].Text) && !c.words.in("refer.she", s.Words[w].Text) {
		return false
	}
	subject := s.To(source, grammar.Subject)
	if subject < 0 || subject >= w || !c.words.in("kinship", s.Words[subject].Lemma) {
		return false
	}
	m := c.mentioned(i, subject)
	return m == nil || !slices.ContainsFunc(m.refs, mention.Ref.Holds)
}

// reporter returns who reports the clause in which a word stands, where that fits.
func (c *Links) reporter(i, w int, fits func(*noted) bool) *noted {
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

// fronted returns the main subject where a pronoun in a phrase before it points forward: "In his speech, Holm said".
func (c *Links) fronted(i, w int, fits func(*noted) bool) *noted {
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
func (c *Links) bound(s *grammar.Sentence, w, other int) bool {
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

// first returns whom "I" or "we" means at a word: who speaks there, else whose voice the document is. "We" is the speaker's side.
func (c *Links) first(i, w int, side bool) []mention.Ref {
	refs := c.speaks(i, w)
	if refs == nil {
		refs = c.Voice
	}
	if !side {
		return refs
	}
	if sides := sidesOf(refs); len(sides) > 0 {
		return sides
	}
	return refs
}
