package main

import (
	"context"
	"encoding/json"
	"sync"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders"
	"github.com/parleygraph/parley/schema"
)

// A textReader reads the documents that mutations load, as `parley load` reads a line of a corpus. The packs are compiled for the first.
type textReader struct{ reader func() (*reader, error) }

func (s *session) textReader() (schema.Reader, error) {
	return &textReader{sync.OnceValues(func() (*reader, error) { return s.reader() })}, nil
}

// Read returns what a text says.
func (t *textReader) Read(ctx context.Context, text schema.Text) (graph.Extraction, error) {
	reader, err := t.reader()
	if err != nil {
		return graph.Extraction{}, err
	}
	line, err := json.Marshal(map[string]any{
		"id": text.ID, "text": text.Text, "title": text.Title, "publisher": text.Publisher, "publishedAt": text.PublishedAt,
	})
	if err != nil {
		return graph.Extraction{}, graph.Errorf(graph.Invalid, "the document is no JSON: %w", err)
	}
	for d, err := range loaders.Parse(ctx, "mutation.jsonl", line, loaders.Options{Collection: text.Collection}) {
		if err != nil {
			return graph.Extraction{}, err
		}
		x, err := reader.Extract(ctx, d)
		if err != nil {
			return x, graph.Errorf(graph.Invalid, "document %q: %w", d.ID, err)
		}
		return x, nil
	}
	return graph.Extraction{}, graph.Errorf(graph.Invalid, "document %q holds no text", text.ID)
}
