package main

import (
	"context"
	"encoding/json"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/annotations"
	"github.com/parleygraph/parley/loaders/learn"
)

// judgedFold is the fold of what people judged in a store.
const judgedFold = "judgements"

// takeJudged takes what people judged of statements in a store as annotations of their documents.
func (c *curriculum) takeJudged(ctx context.Context, store graph.Store) error {
	judgements, err := store.Judgements(ctx)
	if err != nil {
		return err
	}
	extractions, err := store.Extractions(ctx, graph.JudgedDocuments(judgements))
	if err != nil {
		return err
	}
	t := taken{path: judgedFold}
	for i := range extractions {
		x := extractions[i].JudgedBy(judgements)
		rows := judgedRows(x)
		if len(rows) == 0 {
			continue
		}
		l := learn.Lesson{Fold: judgedFold, Document: x.Document, Rows: rows, Part: true}
		t.lessons, c.lessons = append(t.lessons, l), append(c.lessons, l)
	}
	said, err := json.Marshal(judgements)
	t.digest = graph.Digest(string(said))
	c.files = append(c.files, t)
	return err
}

// judgedRows returns the judged statements of a document as annotations.
func judgedRows(x *graph.Extraction) []annotations.Row {
	var rows []annotations.Row
	for i := range x.Statements {
		s := &x.Statements[i]
		if s.Judged == nil || s.Stance.Sign() == 0 {
			continue
		}
		row := annotations.Row{
			Doc: x.Document.ID, Type: "statement", ID: s.ID, Actor: s.ActorName, ActorAlt: []string{s.ActorText}, Rel: s.Stance,
			EvSpan: spanOf(s.Quote), PointSpan: spanOf(s.Point), CueSpan: spanOf(s.Cue),
		}
		if len(s.Conditions) > 0 {
			row.CondSpan = spanOf(s.Conditions[0].Passage)
		}
		if s.Rejected() {
			row.Type = annotations.Rejected
		}
		rows = append(rows, row)
	}
	return rows
}

func spanOf(p graph.Passage) *[2]int { return &[2]int{p.Start, p.End} }
