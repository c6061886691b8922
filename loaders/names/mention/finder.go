// Package mention finds the mentions of parties and persons in the parsed sentences of a document: by the names of the packs, by their form, by common nouns
// that name a side.
//
//	f := mention.Find(document, sentences, vocabulary)
//	for _, l := range f.Lines() { fmt.Println(l.Found) }
//
// Whose men the persons are is for package names to say.
package mention

import (
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/text"
)

// A Finder holds the mentions of one document.
type Finder struct {
	document     *text.Document
	sentences    []*grammar.Sentence // one for each of the document's
	words        *Vocabulary
	titles       [][]TitleSpan // by sentence
	lines        []*Line
	aliases      map[string]*Party         // the document's own names and short forms, by key
	shorts       map[string]*Party         // organizational words that stand for one party: "front"
	acts         map[string]bool           // lone words that act as organizations do
	employers    map[string]bool           // unknown names before the office of somebody: "Norbank personnel chief X"
	common       map[string]bool           // plurals that the document writes in small letters
	surnames     map[string]bool           // of the persons that the first reading finds
	bodies       map[string]map[*Party]int // whose "the army" and its like can be
	crowds       []*crowd
	crowdOf      map[string]*Party // by noun: what it means without a qualifier
	crowdParties map[string]*Party // by key
}

// Find finds the mentions of a document. sentences are its parsed sentences, one for each of document.Sentences. Those of persons have no Person yet, and the
// nouns of sides become mentions only with MarkCrowds.
func Find(document *text.Document, sentences []*grammar.Sentence, words *Vocabulary) *Finder {
	f := &Finder{
		document: document, sentences: sentences, words: words,
		aliases: map[string]*Party{}, shorts: map[string]*Party{}, crowdOf: map[string]*Party{}, crowdParties: map[string]*Party{},
	}
	f.titles = f.titlesOf()
	f.employers = f.employing()
	f.acts, f.common = f.acting(), f.commonNouns()
	for range 2 { // the second time with the short forms that the first found
		f.read()
		f.shorten(f.lines)
		f.surnames = f.surnamesSeen()
	}
	f.bodies = f.bodiesOf()
	f.repeated()
	f.findCrowds()
	return f
}

// read scans all sentences.
func (f *Finder) read() {
	f.lines = f.lines[:0]
	for i := range f.sentences {
		l := f.scan(i)
		f.introduce(l)
		f.lines = append(f.lines, l)
	}
}

// Lines returns the sentences as they are read, one for each of the document's.
func (f *Finder) Lines() []*Line { return f.lines }
