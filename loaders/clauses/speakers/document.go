// Package speakers finds who holds what each clause of a document says, and who speaks each quotation: it resolves noun phrases, pronouns, "the two sides"
// and "the government" to the actors that package people knows, by the clauses of package syntax.
//
//	doc, err := speakers.New(set, lex, index).Read(ctx, &document)
//	holders := doc.Holders[sentence][clause].Refs
package speakers

import (
	"context"
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
	"github.com/parleygraph/parley/loaders/text"
)

// A Document is a text of which it is known who holds each clause and who speaks each quotation.
type Document struct {
	*people.Document
	x          *Reader
	Parses     []*syntax.Parse
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
func (x *Reader) Read(ctx context.Context, d *graph.Document) (*Document, error) {
	doc := &Document{Document: people.NewDocument(x.people, d), x: x, quotes: []quotation{{}}}
	doc.cut(d.Title)
	return doc, doc.understand(ctx)
}

// cut cuts the text into sentences, and marks its quotations and the turns of a transcript.
func (d *Document) cut(title string) {
	z := d.x.lex.Tokenizer(d.Text)
	all := slices.DeleteFunc(lexicon.Blocks(d.Text, title), func(b lexicon.Block) bool { return b.Kind == text.Boilerplate })
	cut := make([][]lexicon.Token, len(all))
	for n, b := range all {
		cut[n] = d.Undated(z.Run(b.Start, b.End))
	}
	d.turns(all, cut)
	for n, tokens := range cut {
		d.quote(tokens)
		d.Sentences = append(d.Sentences, lexicon.Sentences(tokens, &all[n], n)...)
	}
}

// understand parses every sentence and settles who is who and who speaks where. The error is that of a context that is done.
func (d *Document) understand(ctx context.Context) error {
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
func (d *Document) parse(ctx context.Context) error {
	d.Shouting = d.shouts()
	d.Session = d.Shouting || d.ofSession()
	d.Parses, d.Holders = make([]*syntax.Parse, 0, len(d.Sentences)), make([][]Holding, 0, len(d.Sentences))
	var scratch []syntax.Chunk
	for i := range d.Sentences {
		lexicon.Tag(d.Sentences[i].Tokens)
		d.Parses = append(d.Parses, d.x.syntax.Parse(d.Sentences[i].Tokens, d.Session, &scratch))
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}
