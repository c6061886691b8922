package names

import (
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/text"
)

// Names is who is who in one document. It is immutable.
type Names struct {
	document  *text.Document
	sentences []*grammar.Sentence // one for each of the document's
	words     *Vocabulary
	mentions  [][]Mention // by sentence, in order
	persons   []*Person
	parties   []*Party
	links     *coref // whom pronouns and descriptions mean, who speaks
}

// A Mention is a run of words of a sentence that names an actor: words [From, To).
type Mention struct {
	From, To int
	Head     int // the word that the rest of the sentence hangs on
	Form     Form
	Party    *Party  // nil of a person's
	Person   *Person // nil of a party's
}

// Form says how a mention names its actor.
type Form uint8

// The forms of mentions.
const (
	ByName    Form = iota // "Norway", "the Northern Front", "Anna Holm"
	ByDemonym             // "Norwegian": an actor only with the noun behind it
	ByCapital             // "Oslo": a place, and the party where it acts
	BySeat                // the party where the packs name its seat: "the Kremlin"
	ByNoun                // a common noun that names a side: "the rebels"
)

// Find finds who is who in a document. sentences are its parsed sentences, one for each of document.Sentences.
func Find(document *text.Document, sentences []*grammar.Sentence, words *Vocabulary) *Names {
	n := &Names{document: document, sentences: sentences, words: words, mentions: make([][]Mention, len(sentences))}
	n.links = newCoref(document, sentences, words.pointers, n)
	return n
}

// Persons returns the persons whom the document names, in the order of their first mention.
func (n *Names) Persons() []*Person { return n.persons }

// Parties returns the parties that the document names, in the order of their first mention.
func (n *Names) Parties() []*Party { return n.parties }

// Mentions returns the mentions of a sentence, in order.
func (n *Names) Mentions(sentence int) []Mention { return n.mentions[sentence] }

// At returns whom the noun phrase means that word heads: whom it names, else whom it takes up. It is empty where that is nobody, or nobody known.
// What "and" joins is for the caller to visit.
func (n *Names) At(sentence, word int) []Ref {
	if refs := n.named(sentence, word); refs != nil {
		return refs
	}
	return n.meant(sentence, word)
}

// named returns whom the noun phrase names that word heads: "Norway", "the Holm administration", "a spokesman for the ministry of Norway". It is nil where
// it names nobody, and one Ref of the kind Nobody where it names what can be no actor: "Norwegian voters".
func (n *Names) named(sentence, word int) []Ref {
	return nil
}
