// Package reference tells whom the words of a document mean that name nobody: pronouns, descriptions, "both sides"; who speaks each quotation; whose voice the
// document has. What names somebody by itself it asks of a Namer.
package reference

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names/mention"
	"github.com/parleygraph/parley/loaders/text"
)

// A Namer tells whom a noun phrase names by itself.
type Namer interface {
	// Named returns whom the noun phrase names that word heads, nil where it names nobody, a Ref of the kind Nobody where it names what can be no actor.
	Named(sentence, word int) []mention.Ref
	// Mentions returns the mentions by name of a sentence, in order.
	Mentions(sentence int) []mention.Mention
	// Issuing returns the state whose house issues the text by what it says and does, nil where none does.
	Issuing() *mention.Party
	// Ours tells whether a person acts for the house that issues the text.
	Ours(p *mention.Person) bool
}

// Links tells whom the words of a document mean that name nobody: pronouns, descriptions, "both sides"; who speaks each quotation; whose voice it is.
type Links struct {
	document  *text.Document
	sentences []*grammar.Sentence
	words     *Vocabulary
	called    func(word string) *mention.Party // the party of the packs that a word in small letters names, nil where none
	names     Namer

	mentions [][]noted         // by sentence, in order of their words
	refs     [][][]mention.Ref // by sentence and word: whom words mean that name nobody
	pairs    []pairing         // in order
	title    []mention.Ref     // the sides that the title names
	talk     bool              // the title is about one talk: "Readout of Holm's call with Berg"
	Voice    []mention.Ref
	speech   bool      // the document is a speech before a body with a president of its own
	spoken   []speaker // of each quotation of the document
	turns    []speaker // of each sentence: who speaks its turn of a transcript, or the text behind "Holm said:"
	counts   map[*mention.Party]int
	ranked   []*mention.Party
	surnames map[string]*mention.Ref // made for the labels of a transcript
}

// newCoref resolves the words of a document.
func Resolve(document *text.Document, sentences []*grammar.Sentence, words *Vocabulary, called func(word string) *mention.Party, names Namer) *Links {
	c := &Links{document: document, sentences: sentences, words: words, called: called, names: names, counts: map[*mention.Party]int{}}
	c.mentions, c.refs = make([][]noted, len(sentences)), make([][][]mention.Ref, len(sentences))
	c.spoken, c.turns = make([]speaker, len(document.Quotations)), make([]speaker, len(sentences))
	for i, s := range sentences {
		c.refs[i] = make([][]mention.Ref, len(s.Words))
		c.note(i)
	}
	c.findVoice()
	c.rank()
	c.findTurns()
	for i := range sentences {
		c.resolve(i, false)
		c.pair(i)
	}
	c.findSpeakers()
	for i := range sentences {
		c.resolve(i, true)
	}
	return c
}

// At returns whom a word means, by name or not.
func (c *Links) At(sentence, word int) []mention.Ref {
	if word < 0 {
		return nil
	}
	if refs := c.refs[sentence][word]; refs != nil && !refs[0].Pronoun {
		return refs // "Norwegian-Swedish"
	}
	if refs := c.names.Named(sentence, word); refs != nil {
		return refs
	}
	return c.refs[sentence][word]
}

// resolve finds whom the words of sentence i mean that name nobody, inside quotations or outside.
func (c *Links) resolve(i int, quoted bool) {
	s := c.sentences[i]
	for w := range s.Words {
		if c.quoted(i, w) != quoted || !c.points(s, w) {
			continue
		}
		both := c.hyphened(&s.Words[w]) != nil
		if !both && c.names.Named(i, w) != nil {
			continue
		}
		refs := c.meaning(i, w)
		if refs == nil {
			continue
		}
		c.refs[i][w] = refs
		c.remember(i, w, refs)
	}
}

// points tells whether a word may point to somebody: a pronoun, or a noun that heads a phrase.
func (c *Links) points(s *grammar.Sentence, w int) bool {
	switch s.Words[w].Tag {
	case "PRP", "PRP$", "DT", "CD":
		return true
	}
	return s.Noun(w) && s.Words[w].Relation != "compound" || c.hyphened(&s.Words[w]) != nil
}

// meaning returns whom word w means that names nobody, nil where that is nobody known.
func (c *Links) meaning(i, w int) []mention.Ref {
	s := c.sentences[i]
	word := s.Words[w].Text
	span := text.Span{Start: s.Words[w].Start, End: s.Words[w].End}
	switch {
	case c.words.in("refer.i", word):
		return point(c.first(i, w, false), span)
	case c.words.in("refer.we", word):
		return point(c.first(i, w, true), span)
	case c.words.in("refer.he", word), c.words.in("refer.it", word), c.words.in("refer.they", word):
		return point(c.pronoun(i, w), span)
	}
	if both := c.hyphened(&s.Words[w]); both != nil {
		return both
	}
	return point(c.description(i, w), c.phrase(s, w))
}

// phrase returns the bytes of the noun phrase that a word heads, from its determiner to itself.
func (c *Links) phrase(s *grammar.Sentence, w int) text.Span {
	from := w
	for _, child := range s.Children(w) {
		if child < from && s.Words[child].Relation != "punct" {
			from = child
			break
		}
	}
	from = min(from, w)
	return text.Span{Start: s.Words[from].Start, End: s.Words[w].End}
}

// point returns refs as the words of span point to them.
func point(refs []mention.Ref, span text.Span) []mention.Ref {
	if len(refs) == 0 {
		return nil
	}
	found := make([]mention.Ref, len(refs))
	for i, r := range refs {
		found[i] = mention.Ref{Actor: r.Actor, Span: span, Pronoun: true}
	}
	return found
}

// sidesOf returns the parties for which refs speak, each once.
func sidesOf(refs []mention.Ref) []mention.Ref {
	var found []mention.Ref
	seen := map[*mention.Party]bool{}
	for _, r := range refs {
		p := r.Side()
		if p == nil || !r.Holds() || seen[p] {
			continue
		}
		seen[p] = true
		kind := mention.PartyActor
		if r.Kind == mention.Organization {
			kind = mention.Organization
		}
		found = append(found, mention.Ref{Actor: mention.Actor{Kind: kind, Party: p, Capacity: graph.SpeaksFor}, Span: r.Span, Pronoun: r.Pronoun})
	}
	return found
}

// orNobody returns refs, and a Nobody where a bystander stands for nobody.
func orNobody(refs []mention.Ref, span text.Span) []mention.Ref {
	if len(refs) == 0 {
		return []mention.Ref{{Actor: mention.Actor{Kind: mention.Nobody}, Span: span}}
	}
	return refs
}
