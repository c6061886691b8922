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
	lines     []*line
	mentions  [][]Mention // by sentence, in order
	phrases   [][][]Ref   // by sentence and word: whom the phrase names that the word heads
	persons   []*Person
	parties   []*Party
	issuer    *Party // the state whose house issues the text by what it says and does; nil where none does
	home      *Party // the state that the text is written from or turns on; nil where none stands out
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
	ByName     Form = iota // "Norway", "the Northern Front", "Anna Holm"
	ByDemonym              // "Norwegian": an actor only with the noun behind it
	ByCapital              // "Oslo": a place, and the party where it acts
	BySeat                 // the party where the packs name its seat: "the Kremlin"
	ByNoun                 // a common noun that names a side: "the rebels"
	ByCompound             // the first part of a compound: "U.S.-backed". What follows is no party's for it
)

// A finder is Names in the making.
type finder struct {
	*Names
	aliases      map[string]*Party // the document's own names and short forms, by key
	shorts       map[string]*Party // organizational words that stand for one party: "front"
	acts         map[string]bool   // lone words that act as organizations do
	employers    map[string]bool   // unknown names before the office of somebody: "Norbank personnel chief X"
	common       map[string]bool   // plurals that the document writes in small letters
	surnames     map[string]bool   // of the persons that the first reading finds
	people       *people
	spots        []*spot
	links        [][2]*Person              // the second is an officer of the first's
	lists        [][2]*Person              // coordinated persons: the second takes the first's party where it has none
	paired       [][2]*Person              // a titled person and one without a title whom "and" joins to him
	bodies       map[string]map[*Party]int // whose "the army" and its like can be
	votes        map[*Person]map[*Party]int
	serving      map[*Person]bool // bears a title that is not only a chair's
	crowds       []*crowd
	crowdOf      map[string]*Party    // by noun: what it means without a qualifier
	crowdParties map[string]*Party    // by key
	near         map[*Person][]*Party // parties of the sentences that name a titled person
}

// Find finds who is who in a document. sentences are its parsed sentences, one for each of document.Sentences.
func Find(document *text.Document, sentences []*grammar.Sentence, words *Vocabulary) *Names {
	n := &Names{document: document, sentences: sentences, words: words, mentions: make([][]Mention, len(sentences))}
	f := &finder{
		Names: n, aliases: map[string]*Party{}, shorts: map[string]*Party{}, people: newPeople(),
		votes: map[*Person]map[*Party]int{}, near: map[*Person][]*Party{}, serving: map[*Person]bool{},
		crowdOf: map[string]*Party{}, crowdParties: map[string]*Party{},
	}
	f.employers = f.employing()
	f.acts, f.common = f.acting(), f.commonNouns()
	for range 2 { // the second time with the short forms that the first found
		n.lines = n.lines[:0]
		for i := range sentences {
			l := f.scan(i)
			f.introduce(l)
			n.lines = append(n.lines, l)
		}
		f.shorten(n.lines)
		f.surnames = f.surnamesSeen()
	}
	f.bodies = f.bodiesOf()
	f.repeated()
	f.findCrowds()
	f.link()
	f.describe()
	f.settle()
	f.markCrowds()
	for i, l := range n.lines {
		n.mentions[i] = l.found
	}
	f.list()
	n.readPhrases()
	n.links = newCoref(document, sentences, words, n)
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

// At returns whom the noun phrase means that word heads: whom it names, else whom it takes up. It is empty where that is nobody, or nobody known.
// What "and" joins is for the caller to visit.
func (n *Names) At(sentence, word int) []Ref {
	if refs := n.links.at(sentence, word); refs != nil || word < 0 {
		return refs
	}
	return n.assumed(sentence, word)
}

// Sentences returns the parsed sentences of the document.
func (n *Names) Sentences() []*grammar.Sentence { return n.sentences }
