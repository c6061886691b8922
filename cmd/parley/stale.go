package main

import (
	"context"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/coding"
)

// documentPage is how many documents are read at a time; their texts are in memory meanwhile.
const documentPage = 64

// eachDocuments hands every stored document to visit, a page at a time, in the order of ids.
func eachDocuments(ctx context.Context, store graph.Store, visit func([]graph.Document) error) error {
	query := graph.ListQuery{Kinds: []graph.Kind{graph.KindDocument}, First: documentPage}
	for {
		page, err := store.List(ctx, query)
		if err != nil {
			return err
		}
		var documents []graph.Document
		for _, node := range page.Nodes {
			documents = append(documents, *node.(*graph.Document))
		}
		if err := visit(documents); err != nil || !page.More {
			return err
		}
		query.After = page.Cursors[len(page.Cursors)-1]
	}
}

// isStale tells whether another grammar or other packs extracted a stored document.
func isStale(stamp stamp, d *graph.Document) bool {
	return coding.Plain(d.Fingerprint) != stamp.Fingerprint(d)
}
