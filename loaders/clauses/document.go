// Package clauses is the older of parley's two readings of a document, the clause grammar; the other one is on the sentence graphs of packages grammar, names
// and positions, and package extract joins the two. It reads in layers, each a package, built once and only read by the next:
//
//	lexicon     the text as sentences of tokens, each with what the packs know of its word
//	cues        the packs' rules, by the word that opens them
//	syntax      a sentence as chunks and clauses
//	people      whom the document names, and on whose side they stand
//	speakers    who holds what each clause says, who speaks each quotation
//	encounters  who meets
//	clauses     what the clauses say: statements of a stance, with point, conditions and time
//	drops       why words made nothing
//
// A Document is the top of these layers:
//
//	doc, err := clauses.New(set, lex, terms).Read(ctx, &document, clauses.Task{Meetings: true})
//	draft := doc.Build(&extraction)
//
// What adds a way to say something is as a rule a word or a rule of the packs. Where it is grammar, it stands in the layer that first can know it: how
// clauses hang together in syntax, whom a phrase means in speakers, what a cue takes here.
package clauses

import (
	"cmp"
	"context"
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/encounters"
	"github.com/parleygraph/parley/loaders/terms"
)

// A finder finds what the clauses of a document say, sentence after sentence.
type finder struct {
	*encounters.Document
	x        *Reader
	turnsOn  terms.About // tells whether the document is about a pack's dispute
	findings []finding   // in the order of the text once all are found
}

// A Document is a text of which it is known what its clauses say.
type Document struct{ *finder }

// A Task says what is asked of a document.
type Task struct {
	Meetings bool // who meets
	Noting   bool // keep why cues made nothing
}

// About returns a copy whose statements are about other terms.
func (x *Reader) About(t *terms.Terms) *Reader {
	other := *x
	other.terms = t
	return &other
}

// Read reads a document. The error is that of a context that is done.
func (x *Reader) Read(ctx context.Context, d *graph.Document, task Task) (*Document, error) {
	known, err := x.speakers.Read(ctx, d)
	if err != nil {
		return nil, err
	}
	find := &finder{Document: encounters.NewDocument(x.meetings, known), x: x}
	find.Noting, find.turnsOn = task.Noting, find.about()
	for i := range find.Sentences {
		find.frames(i)
		if task.Meetings {
			find.Encounters(i)
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(find.findings, func(a, c finding) int {
		return cmp.Or(cmp.Compare(a.sentence, c.sentence), cmp.Compare(a.cue.From, c.cue.From), cmp.Compare(a.point.From, c.point.From))
	})
	return &Document{find}, nil
}
