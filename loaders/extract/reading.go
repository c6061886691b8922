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
	Meetings bool // who meets
	Noting   bool // keep why cues made nothing
}

// About returns a copy whose statements are about other terms.
func (x *clauseReader) About(t *Terms) *clauseReader {
	other := *x
	other.terms = t
	return &other
}

// Read reads a document. The error is that of a context that is done.
func (x *clauseReader) Read(ctx context.Context, d *graph.Document, task clauseTask) (*document, error) {
	known, err := x.speakers.Read(ctx, d)
	if err != nil {
		return nil, err
	}
	doc := &document{meetingDocument: NewMeetingDocument(x.meetings, known), x: x}
	doc.Noting, doc.turnsOn = task.Noting, doc.about()
	for i := range doc.Sentences {
		doc.frames(i)
		if task.Meetings {
			doc.Encounters(i)
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return doc, nil
}
