package extract

import (
	"context"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// A document is a text of which it is known what its clauses say.
type document struct {
	*meetingDocument
	x        *clauseReader
	turnsOn  func(*packs.Dispute) bool // tells whether the document is about a pack's dispute
	findings []finding
}

// A clauseTask says what is asked of a document.
type clauseTask struct {
	meetings bool // who meets
	noting   bool // keep why cues made nothing
}

// About returns a copy whose statements are about other terms.
func (x *clauseReader) About(t *terms) *clauseReader {
	other := *x
	other.terms = t
	return &other
}

// read reads a document. The error is that of a context that is done.
func (x *clauseReader) read(ctx context.Context, d *graph.Document, task clauseTask) (*document, error) {
	known, err := x.speakers.read(ctx, d)
	if err != nil {
		return nil, err
	}
	doc := &document{meetingDocument: newMeetingDocument(x.meetings, known), x: x}
	doc.noting, doc.turnsOn = task.noting, doc.about()
	for i := range doc.sentences {
		doc.frames(i)
		if task.meetings {
			doc.encounters(i)
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return doc, nil
}
