package reference

import (
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names/mention"
	"github.com/parleygraph/parley/loaders/text"
)

// attributed returns who says so by a verb of sentence i that stands outside quotations, the one nearest to the quotation: "...," Holm said.
func (c *Links) attributed(i int, quote text.Span) speaker {
	s := c.sentences[i]
	best, near := -1, 1<<30
	for w := range s.Words {
		if !c.words.reports[s.Words[w].Lemma] || !s.Verb(w) || c.quoted(i, w) || c.sayer(i, w) < 0 {
			continue
		}
		distance := s.Words[w].Start - quote.End
		if distance < 0 {
			distance = quote.Start - s.Words[w].End
		}
		if distance < near {
			best, near = w, distance
		}
	}
	if best >= 0 {
		return c.said(i, best)
	}
	if refs := c.according(i); refs != nil {
		return speaker{refs, true}
	}
	return speaker{}
}

// sayerReach is how many words from a reporting verb its subject is looked for where the parse shows none.
const sayerReach = 8

// sayer returns the word that means who does what a reporting verb says, -1 where there is none outside quotations.
func (c *Links) sayer(i, verb int) int {
	s := c.sentences[i]
	for _, w := range s.Children(verb) {
		if r := s.Words[w].Relation; (r == "nsubj" || r == "nsubjpass") && !c.quoted(i, w) {
			return w
		}
	}
	if w := s.To(verb, grammar.Subject); w >= 0 && !c.quoted(i, w) {
		return w
	}
	if s.Words[verb].Tag == "VB" || s.Words[verb].Tag == "VBG" {
		return -1
	}
	best := -1
	for _, m := range c.mentions[i] {
		switch {
		case m.quoted:
		case m.word > verb && m.word <= verb+sayerReach && (best < 0 || best < verb && m.refs != nil && c.beside(i, verb)):
			best = m.word
		case m.word < verb && m.word >= verb-sayerReach/2:
			best = m.word
		}
	}
	return best
}

// beside tells whether a quotation ends right before a verb: "...," said Holm.
func (c *Links) beside(i, verb int) bool {
	return verb == 0 || c.document.QuotationAt(c.sentences[i].Words[verb].Start-4) >= 0
}

// said returns who does what a reporting verb says as a speaker: Nobody where it is a bystander, nobody known where it is somebody else.
func (c *Links) said(i, verb int) speaker {
	s := c.sentences[i]
	w := c.sayer(i, verb)
	var refs []mention.Ref
	for _, j := range s.Conjuncts(w) {
		refs = append(refs, c.At(i, j)...)
	}
	if refs == nil {
		if !c.words.in("refer.nobody", s.Words[w].Text) && s.Words[w].Entity != "PERSON" {
			return speaker{}
		}
		refs = orNobody(nil, c.phrase(s, w))
	}
	return speaker{refs, true}
}

// according returns whom "according to" or "in the words of" names.
func (c *Links) according(i int) []mention.Ref {
	s := c.sentences[i]
	for w := 1; w < len(s.Words); w++ {
		if s.Words[w-1].Text != "according" || s.Words[w].Text != "to" {
			continue
		}
		if to := s.Child(w, "pobj"); to >= 0 {
			return orNobody(c.At(i, to), c.phrase(s, to))
		}
	}
	return nil
}

// holderOf returns who reports the clause in which a few quoted words stand, else its subject: Holm called the plan a "good start". It does not look
// beyond a relative clause: "... the plan, which Holm called ridiculous".
func (c *Links) holderOf(i int, quote text.Span) speaker {
	s := c.sentences[i]
	at := 0
	for at < len(s.Words) && s.Words[at].Start < quote.Start {
		at++
	}
	if at == len(s.Words) {
		return speaker{}
	}
	var found speaker
	for ; at >= 0; at = s.Words[at].Head {
		if s.Verb(at) && !c.quoted(i, at) {
			refs := c.subjects(i, at)
			if len(refs) > 0 && (!found.known || c.words.reports[s.Words[at].Lemma]) {
				found = speaker{refs, true}
			}
			if r := s.Words[at].Relation; found.known && (r == "relcl" || r == "acl" || r == "advcl" || c.words.reports[s.Words[at].Lemma]) {
				break
			}
		}
	}
	return found
}
