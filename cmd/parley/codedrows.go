package main

import (
	"cmp"
	"context"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/gold"
	"github.com/parleygraph/parley/loaders/coding"
)

// evidenceWords is how many words of a coded quote an output must hold: coders mark more than a sentence.
const evidenceWords = 7

// codedRows returns a table of coded statements as annotations. A coder's concept is his own word for what the quote is about: it is not looked for in the text.
func (e *evaluation) codedRows(ctx context.Context, a annotated) ([]gold.Row, error) {
	in := e.options.inputs
	in.paths = a.docs
	known, err := e.callings(ctx, in)
	if err != nil {
		return nil, err
	}
	in.paths, in.options.Format = []string{a.gold}, "csv"
	var rows []gold.Row
	in.coded = func(r coding.Row) {
		words := strings.Fields(cmp.Or(r.Point, r.Quote))
		doc := cmp.Or(r.Document, r.Title)
		if !known[doc] && known[r.Title] { // Discourse Network Analyzer gives its own number beside the title
			doc = r.Title
		}
		rows = append(rows, gold.Row{
			Line: r.Line, Doc: doc, Type: gold.Statement, Actor: cmp.Or(r.Party, r.Actor), Rel: string(r.Stance), Target: r.Concept,
			Ev: strings.Join(words[:min(len(words), evidenceWords)], " "),
		})
	}
	failures, err := readChunks(e.documents(ctx, &in), func([]graph.Document) error { return nil })
	e.failures = append(e.failures, failures...)
	return rows, err
}

// callings returns what rows may call the documents of inputs. What can't be read is left to who reads them.
func (e *evaluation) callings(ctx context.Context, in inputs) (map[string]bool, error) {
	known := map[string]bool{}
	_, err := readChunks(e.documents(ctx, &in), func(chunk []graph.Document) error {
		for i := range chunk {
			for _, name := range gold.Called(&chunk[i]) {
				known[name] = true
			}
		}
		return nil
	})
	return known, err
}
