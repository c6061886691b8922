package reference

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names/mention"
)

// description returns whom a noun phrase means that names nobody: "his government", "the two leaders", "the president", "the group".
func (c *Links) description(i, w int) []mention.Ref {
	s := c.sentences[i]
	if refs := c.owned(i, w); refs != nil {
		return refs
	}
	if refs := c.paired(i, w); refs != nil {
		return refs
	}
	definite := c.definite(s, w)
	if !definite && !s.Words[w].Capital {
		return nil
	}
	if definite {
		if refs := c.repeated(i, w); refs != nil {
			return refs
		}
	}
	if refs := c.officer(i, w); refs != nil || !definite {
		return refs
	}
	return c.typed(i, w)
}

// definite tells whether a noun phrase takes up what is known: "the group", "that country".
func (c *Links) definite(s *grammar.Sentence, w int) bool {
	for _, child := range s.Children(w) {
		switch s.Words[child].Relation {
		case "det":
			return c.words.in("refer.definite", s.Words[child].Text)
		case "poss":
			return false
		}
	}
	return false
}

// modified tells whether more than a determiner and a number stands with a noun.
func (c *Links) modified(s *grammar.Sentence, w int) bool {
	for _, child := range s.Children(w) {
		switch s.Words[child].Relation {
		case "det", "punct", "nummod", "cc", "conj", "case", "appos", "predet":
		default:
			return true
		}
	}
	return false
}

// owned returns for whom one speaks or acts whom a possessive, "of" or "for" joins to a side: "his government", "a spokesman for the group".
func (c *Links) owned(i, w int) []mention.Ref {
	s := c.sentences[i]
	lemma, word := strings.ToLower(s.Words[w].Lemma), s.Words[w].Text
	if c.words.in("refer.partner", word) {
		return c.partner(i, w)
	}
	if !c.words.in("refer.member", word) && !c.words.in("refer.member", lemma) && !c.words.titles[word] {
		return nil
	}
	owner := s.Child(w, "poss")
	if owner < 0 {
		for _, p := range s.Children(w) {
			if t := s.Words[p].Text; s.Words[p].Relation == "prep" && (t == "of" || t == "for" || t == "from") {
				owner = s.Child(p, "pobj")
				break
			}
		}
	}
	if owner < 0 {
		return nil
	}
	var refs []mention.Ref
	for _, o := range s.Conjuncts(owner) {
		refs = append(refs, c.meant(i, o)...)
	}
	return sidesOf(refs)
}

// meant returns whom a word means, also where it stands behind the one that is being resolved: "the leaders of both countries".
func (c *Links) meant(i, w int) []mention.Ref {
	if refs := c.At(i, w); refs != nil || !c.points(c.sentences[i], w) {
		return refs
	}
	return c.meaning(i, w)
}

// partner returns the other side of the pair in mind: "his counterpart".
func (c *Links) partner(i, w int) []mention.Ref {
	s := c.sentences[i]
	owner := s.Child(w, "poss")
	if owner < 0 {
		return nil
	}
	own := sidesOf(c.At(i, owner))
	pair := c.pairAt(i, w, nil)
	if len(own) != 1 || len(pair) != 2 {
		return nil
	}
	for n, r := range pair {
		if r.Side() == own[0].Party {
			return pair[1-n : 2-n]
		}
	}
	return nil
}

// repeated returns whom the last phrase with the same head meant: "the Foreign Ministry ... The ministry".
func (c *Links) repeated(i, w int) []mention.Ref {
	s := c.sentences[i]
	lemma := strings.ToLower(s.Words[w].Lemma)
	if c.modified(s, w) || !c.words.in("refer.member", lemma) && !c.describes(lemma) && !c.words.in("refer.human", lemma) {
		return nil
	}
	m := c.last(i, w, descriptionReach, func(k int, m *noted) bool {
		same := &c.sentences[k].Words[m.word]
		return len(m.refs) > 0 && same.Tag == s.Words[w].Tag && strings.EqualFold(same.Lemma, lemma)
	})
	if m == nil {
		return nil
	}
	return m.refs
}

// describes tells whether a noun describes sides by their type.
func (c *Links) describes(noun string) bool {
	return c.words.in("refer.state", noun) || c.words.in("refer.group", noun) || c.words.in("refer.bloc", noun) || c.words.in("refer.delegation", noun)
}

// officer returns the person last named under the title that a definite noun repeats: "the president", "the Prime Minister". In what a house issues
// "the President" is its own where nobody is named so.
func (c *Links) officer(i, w int) []mention.Ref {
	s := c.sentences[i]
	title := []string{s.Words[w].Text}
	if !c.words.titles[title[0]] && !c.words.in("refer.human", title[0]) {
		return nil
	}
	for _, child := range s.Children(w) {
		switch s.Words[child].Relation {
		case "compound", "amod", "nmod":
			title = append(title, s.Words[child].Text)
		case "det", "punct", "cc", "conj", "case":
		case "prep", "poss", "appos":
			return nil
		}
	}
	m := c.last(i, w, descriptionReach, func(_ int, m *noted) bool {
		return len(m.refs) == 1 && m.refs[0].Person != nil && bears(m.refs[0].Person, title)
	})
	if m != nil {
		return m.refs
	}
	if len(c.Voice) == 1 && s.Words[w].Capital && !c.speech && c.words.in("refer.human", title[0]) && (w == 0 || s.Words[w-1].Text != "-") {
		return sidesOf(c.Voice)
	}
	return nil
}

// bears tells whether a person has a role in which all words of a title stand.
func bears(p *mention.Person, title []string) bool {
	for _, r := range p.Roles {
		words := strings.Fields(strings.ToLower(r.Text))
		if !slices.ContainsFunc(title, func(t string) bool { return !slices.Contains(words, t) }) {
			return true
		}
	}
	return false
}

// typed returns the side last in mind that is of the type that a noun names: "the country", "the group".
func (c *Links) typed(i, w int) []mention.Ref {
	s := c.sentences[i]
	word := s.Words[w].Text
	if !c.describes(word) || c.modified(s, w) || c.words.in("refer.delegation", word) && w > 0 && s.Words[w-1].Text != "the" {
		return nil
	}
	fits := func(m *noted) bool {
		sides := sidesOf(m.refs)
		return len(sides) == 1 && len(m.refs) == 1 && c.typeFits(sides[0].Party, word)
	}
	if m := c.reporter(i, w, fits); m != nil {
		return sidesOf(m.refs)
	}
	m := c.last(i, w, descriptionReach, func(_ int, m *noted) bool { return fits(m) })
	if m == nil {
		return nil
	}
	return sidesOf(m.refs)
}

// typeFits tells whether a noun may describe a party: a movement is no state, and "the country" no movement.
func (c *Links) typeFits(p *mention.Party, noun string) bool {
	if c.words.in("refer.named", noun) {
		return slices.Contains(strings.Fields(strings.ToLower(p.Name)), noun)
	}
	switch p.Type {
	case graph.State:
		return c.words.in("refer.state", noun) || c.words.in("refer.delegation", noun)
	case graph.Bloc, graph.Organization:
		return c.words.in("refer.bloc", noun) || c.words.in("refer.delegation", noun)
	}
	return c.words.in("refer.group", noun) || c.words.in("refer.delegation", noun) || p.Type == graph.Faction && c.words.in("refer.bloc", noun)
}
