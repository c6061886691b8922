package names

import (
	"strings"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names/mention"
	"github.com/parleygraph/parley/loaders/names/reference"
	"github.com/parleygraph/parley/loaders/text"
)

// Names is who is who in one document. It is immutable.
type Names struct {
	document  *text.Document
	sentences []*grammar.Sentence // one for each of the document's
	words     *Vocabulary
	lines     []*line
	mentions  [][]Mention // by sentence, in order
	phrases   [][][]Ref   // by sentence and word: whom the phrase names that the word heads
	persons   []*Person
	parties   []*Party
	issuer    *Party           // the state whose house issues the text by what it says and does; nil where none does
	forHouse  map[*Person]bool // who acts for that house
	home      *Party           // the state that the text is written from or turns on; nil where none stands out
	links     *reference.Links // whom pronouns and descriptions mean, who speaks
}

// A line is one sentence with what is known of its persons.
type line struct {
	*mention.Line
	f *finder
}

// A finder is Names in the making.
type finder struct {
	*Names
	*mention.Finder
	people  *people
	spots   []*spot
	links   [][2]*Person // the second is an officer of the first's
	lists   [][2]*Person // coordinated persons: the second takes the first's party where it has none
	paired  [][2]*Person // a titled person and one without a title whom "and" joins to him
	votes   map[*Person]map[*Party]int
	serving map[*Person]bool     // bears a title that is not only a chair's
	counted map[*Party]int       // see counts
	beside  map[*Person][]*Party // parties of the sentences that name a titled person
	titled  []*Party             // the states that the title names
}

// Find finds who is who in a document. sentences are its parsed sentences, one for each of document.Sentences.
func Find(document *text.Document, sentences []*grammar.Sentence, words *Vocabulary) *Names {
	n := &Names{document: document, sentences: sentences, words: words, mentions: make([][]Mention, len(sentences))}
	f := &finder{
		Names: n, Finder: mention.Find(document, sentences, words.Vocabulary), people: newPeople(),
		votes: map[*Person]map[*Party]int{}, beside: map[*Person][]*Party{}, serving: map[*Person]bool{},
	}
	for _, l := range f.Lines() {
		n.lines = append(n.lines, &line{l, f})
	}
	f.link()
	f.describe()
	f.settle()
	f.MarkCrowds()
	for i, l := range n.lines {
		n.mentions[i] = l.Found
	}
	f.list()
	n.readPhrases()
	n.links = reference.Resolve(document, sentences, words.references, words.Called, namer{n})
	return n
}

// list collects the parties that the document names, in the order of their first mention.
func (f *finder) list() {
	seen := map[*Party]bool{}
	add := func(p *Party) {
		if p != nil && !seen[p] {
			seen[p] = true
			f.parties = append(f.parties, p)
		}
	}
	for _, mentions := range f.mentions {
		for _, m := range mentions {
			add(m.Party)
			if m.Person != nil {
				add(m.Person.Party)
			}
		}
	}
}

// Persons returns the persons whom the document names, in the order of their first mention.
func (n *Names) Persons() []*Person { return n.persons }

// Parties returns the parties that the document names, in the order of their first mention.
func (n *Names) Parties() []*Party { return n.parties }

// Mentions returns the mentions of a sentence, in order.
func (n *Names) Mentions(sentence int) []Mention { return n.mentions[sentence] }

// CrowdIn returns the side that a common noun names among some words of the sentence at a byte: that of "Norwegian opposition leaders" is no state. It is nil where none does.
func (n *Names) CrowdIn(words string, at int) *Party {
	i := n.document.SentenceAt(at)
	if i < 0 {
		return nil
	}
	in := n.sentences[i].Words
	for _, m := range n.mentions[i] {
		if m.Party != nil && m.Party.Crowd && strings.Contains(words, n.document.Text[in[m.From].Start:in[m.To-1].End]) {
			return m.Party
		}
	}
	return nil
}

// At returns whom the noun phrase means that word heads: whom it names, else whom it takes up. It is empty where that is nobody, or nobody known.
// What "and" joins is for the caller to visit.
func (n *Names) At(sentence, word int) []Ref {
	if refs := n.links.At(sentence, word); refs != nil || word < 0 {
		return refs
	}
	return n.assumed(sentence, word)
}

// Sentences returns the parsed sentences of the document.
func (n *Names) Sentences() []*grammar.Sentence { return n.sentences }

// Speaker returns who speaks where a word stands: its quotation, the turn of a transcript, or the clause that is reported. A bystander is a Ref of the
// kind Nobody; it is empty where nobody is known to speak.
func (n *Names) Speaker(sentence, word int) []Ref { return n.links.Speaker(sentence, word) }

// Voice returns whose voice the document is, whom "we" means where nobody else is said to speak: who issues the statement, makes the speech, or has the
// readout written; several of a joint statement. It is empty for wires and articles.
func (n *Names) Voice() []Ref { return n.links.Voice }

// A namer lets package reference ask what names alone tell.
type namer struct{ *Names }

func (n namer) Named(sentence, word int) []Ref { return n.named(sentence, word) }

func (n namer) Issuing() *Party { return n.issuer }

func (n namer) Ours(p *Person) bool { return n.forHouse[p] }
