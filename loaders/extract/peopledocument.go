package extract

import (
	"context"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// A peopleDocument is a text of which it is known whom it names: parties, persons and their offices.
type peopleDocument struct {
	x         *peopleVocabulary
	id        string
	text      string
	day       graph.Day
	sentences []sentence
	mentions  [][]mention
	titles    [][]titleSpan
	people    *people
	near      map[*person][]*packs.Party // parties in each person's sentences
	lists     [][2]*person
	shorts    map[string]sense        // "the Front" for a party whose name ends so
	dated     *packs.Party            // the state of the dateline
	home      *packs.Party            // whom "the government" means
	forces    map[string]*packs.Party // whom "the army" means, by the noun
	crowds    map[string]bool         // the ids of those that only a common noun names
	own       map[string]*packs.Party // parties known by their form, by slug
}

// newPeopleDocument returns a document whose sentences are still to be added.
func newPeopleDocument(x *peopleVocabulary, d *graph.Document) *peopleDocument {
	return &peopleDocument{x: x, id: d.ID, text: d.Text, day: d.PublishedAt, people: newPeople(), near: map[*person][]*packs.Party{}, shorts: map[string]sense{}, own: map[string]*packs.Party{}, crowds: map[string]bool{}}
}

// findNames finds the parties, persons and titles that the sentences name, and marks their tokens. The error is that of a context that is done.
func (d *peopleDocument) findNames(ctx context.Context) error {
	d.mentions, d.titles = make([][]mention, 0, len(d.sentences)), make([][]titleSpan, 0, len(d.sentences))
	for i := range d.sentences {
		s := &d.sentences[i]
		mentions, titles := d.names(s)
		d.byForm(s, mentions)
		d.shorten(s, mentions)
		d.mentions, d.titles = append(d.mentions, mentions), append(d.titles, titles)
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	d.begunByName()
	return nil
}
