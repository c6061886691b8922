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
	Parses     []*Parse
	Holders    [][]Holding // of each clause of each sentence
	quotes     []quotation
	Other      bool  // the text is of a field in which nobody negotiates
	labour     bool  // the text is about a labour dispute
	lastQuoted []Ref // whom a pronoun means inside a quotation
	last       []Ref // whom a pronoun means
	lastPerson *Ref  // the last subject that is a person, in sentence personAt
	personAt   int
	after      [][]Ref // whom a pronoun means after each sentence
	Session    bool    // whether the document reports a session
	Shouting   bool    // whether it writes the names of states in capitals
}

// Read cuts a document into sentences and finds who is named, who holds each clause and who speaks each quotation. The error is that of a context that is done.
func (x *speakersReader) Read(ctx context.Context, d *graph.Document) (*speakersDocument, error) {
	doc := &speakersDocument{peopleDocument: NewPeopleDocument(x.people, d), x: x, quotes: []quotation{{}}}
	doc.cut(d.Title)
	return doc, doc.understand(ctx)
}

// cut cuts the text into sentences, and marks its quotations and the turns of a transcript.
func (d *speakersDocument) cut(title string) {
	z := d.x.lex.Tokenizer(d.Text)
	all := slices.DeleteFunc(Blocks(d.Text, title), func(b Block) bool { return b.Kind == text.Boilerplate })
	cut := make([][]Token, len(all))
	for n, b := range all {
		cut[n] = d.Undated(z.Run(b.Start, b.End))
	}
	d.turns(cut)
	for n, tokens := range cut {
		d.quote(tokens)
		d.Sentences = append(d.Sentences, Sentences(tokens, &all[n], n)...)
	}
}

// understand parses every sentence and settles who is who and who speaks where. The error is that of a context that is done.
func (d *speakersDocument) understand(ctx context.Context) error {
	if err := d.FindNames(ctx); err != nil {
		return err
	}
	if err := d.parse(ctx); err != nil {
		return err
	}
	d.Other, d.labour = d.Elsewhere(), d.disputesLabour()
	d.Register(d.ownPositions)
	d.castSpeakers()
	for i := range d.Sentences {
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
	d.Shouting = d.shouts()
	d.Session = d.Shouting || d.ofSession()
	d.Parses, d.Holders = make([]*Parse, 0, len(d.Sentences)), make([][]Holding, 0, len(d.Sentences))
	var scratch []chunk
	for i := range d.Sentences {
		Tag(d.Sentences[i].Tokens)
		d.Parses = append(d.Parses, d.x.syntax.Parse(d.Sentences[i].Tokens, d.Session, &scratch))
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}
