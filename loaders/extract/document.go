package extract

import (
	"context"
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/text"
)

// A speakersDocument is a text of which it is known who holds each clause and who speaks each quotation.
type speakersDocument struct {
	*peopleDocument
	x          *speakersReader
	parses     []*parse
	holders    [][]holding // of each clause of each sentence
	quotes     []quotation
	other      bool  // the text is of a field in which nobody negotiates
	labour     bool  // the text is about a labour dispute
	lastQuoted []ref // whom a pronoun means inside a quotation
	last       []ref // whom a pronoun means
	lastPerson *ref  // the last subject that is a person, in sentence personAt
	personAt   int
	after      [][]ref // whom a pronoun means after each sentence
	session    bool    // whether the document reports a session
	shouting   bool    // whether it writes the names of states in capitals
}

// read cuts a document into sentences and finds who is named, who holds each clause and who speaks each quotation. The error is that of a context that is done.
func (x *speakersReader) read(ctx context.Context, d *graph.Document) (*speakersDocument, error) {
	doc := &speakersDocument{peopleDocument: newPeopleDocument(x.people, d), x: x, quotes: []quotation{{}}}
	doc.cut(d.Title)
	return doc, doc.understand(ctx)
}

// cut cuts the text into sentences, and marks its quotations and the turns of a transcript.
func (d *speakersDocument) cut(title string) {
	z := d.x.lex.tokenizer(d.text)
	all := slices.DeleteFunc(blocks(d.text, title), func(b block) bool { return b.kind == text.Boilerplate })
	cut := make([][]token, len(all))
	for n, b := range all {
		cut[n] = d.undated(z.run(b.start, b.end))
	}
	d.turns(cut)
	for n, tokens := range cut {
		d.quote(tokens)
		d.sentences = append(d.sentences, sentences(tokens, &all[n], n)...)
	}
}

// understand parses every sentence and settles who is who and who speaks where. The error is that of a context that is done.
func (d *speakersDocument) understand(ctx context.Context) error {
	if err := d.findNames(ctx); err != nil {
		return err
	}
	if err := d.parse(ctx); err != nil {
		return err
	}
	d.other, d.labour = d.elsewhere(), d.disputesLabour()
	d.register(d.ownPositions)
	d.castSpeakers()
	for i := range d.sentences {
		d.hold(i)
		d.attribute(i)
		d.after = append(d.after, d.last)
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	d.inherit()
	return nil
}

// parse parses every sentence.
func (d *speakersDocument) parse(ctx context.Context) error {
	d.shouting = d.shouts()
	d.session = d.shouting || d.ofSession()
	d.parses, d.holders = make([]*parse, 0, len(d.sentences)), make([][]holding, 0, len(d.sentences))
	var scratch []chunk
	for i := range d.sentences {
		tag(d.sentences[i].tokens)
		d.parses = append(d.parses, d.x.syntax.parse(d.sentences[i].tokens, d.session, &scratch))
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}
