// Package people finds whom a document names: parties by name or form, persons, their offices, and on whose side they stand.
//
//	doc := people.NewDocument(vocabulary, &document)
//	doc.Sentences = ... // of package lexicon
//	err := doc.FindNames(ctx) // marks the tokens of names
//	doc.Register(more)        // once the tokens are tagged: who the persons are
//
// It reads words in their order and knows no clause.
package people

import (
	"context"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/packs"
)

// A Document is a text of which it is known whom it names: parties, persons and their offices.
type Document struct {
	x         *Vocabulary
	ID        string
	Text      string
	Day       graph.Day
	Sentences []lexicon.Sentence
	Mentions  [][]Mention
	Titles    [][]TitleSpan
	People    *Persons
	near      map[*Person][]*packs.Party // parties in each person's sentences
	lists     [][2]*Person
	shorts    map[string]lexicon.Sense // "the Front" for a party whose name ends so
	dated     *packs.Party             // the state of the dateline
	Home      *packs.Party             // whom "the government" means
	Forces    map[string]*packs.Party  // whom "the army" means, by the noun
	Crowds    map[string]bool          // the ids of those that only a common noun names
	Own       map[string]*packs.Party  // parties known by their form, by slug
}

// NewDocument returns a document whose sentences are still to be added.
func NewDocument(x *Vocabulary, d *graph.Document) *Document {
	return &Document{x: x, ID: d.ID, Text: d.Text, Day: d.PublishedAt, People: newPeople(), near: map[*Person][]*packs.Party{}, shorts: map[string]lexicon.Sense{}, Own: map[string]*packs.Party{}, Crowds: map[string]bool{}}
}

// FindNames finds the parties, persons and titles that the sentences name, and marks their tokens. The error is that of a context that is done.
func (d *Document) FindNames(ctx context.Context) error {
	d.Mentions, d.Titles = make([][]Mention, 0, len(d.Sentences)), make([][]TitleSpan, 0, len(d.Sentences))
	for i := range d.Sentences {
		s := &d.Sentences[i]
		mentions, titles := d.names(s)
		d.byForm(s, mentions)
		d.shorten(s, mentions)
		d.Mentions, d.Titles = append(d.Mentions, mentions), append(d.Titles, titles)
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	d.begunByName()
	return nil
}
