package schema

import (
	"context"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// A Text is a document to load, as a client sends it.
type Text struct {
	ID, Text, Title, Collection, Publisher string
	PublishedAt                            graph.Day
}

// A Reader turns a text into what it says. Its errors carry a graph.Code: Invalid for a text that can't be read.
type Reader interface {
	Read(ctx context.Context, text Text) (graph.Extraction, error)
}

func (s *Schema) mutationFields() map[string]resolver {
	return map[string]resolver{
		"Mutation.loadDocument":   s.changing(ScopeLoad, s.loadDocument),
		"Mutation.removeDocument": s.changing(ScopeAdmin, s.removeDocument),

		"LoadResult.id":       value(func(a graph.Applied) any { return a.Document }),
		"LoadResult.outcome":  value(func(a graph.Applied) any { return strings.ToUpper(string(a.Outcome)) }),
		"LoadResult.document": related(func(a graph.Applied) string { return a.Document }),
	}
}

// changing returns the resolver of a field of Mutation, for those with a scope. What a reader holds of the store is let go.
func (s *Schema) changing(scope Scope, do func(ctx context.Context, args map[string]any) (any, error)) resolver {
	return single(func(ctx context.Context, c *call) (any, error) {
		if !granted(ctx, scope) {
			return nil, refuse(Denied, "this needs a token with the scope %s: make one with `parley token`", scope)
		}
		done, err := do(ctx, c.args)
		if err == nil {
			s.options.Logger.InfoContext(ctx, "changed", "scope", string(scope), "request", RequestID(ctx))
		}
		clear(c.reader.nodes)
		return done, err
	})
}

func (s *Schema) loadDocument(ctx context.Context, args map[string]any) (any, error) {
	if s.options.Reader == nil {
		return nil, refuse(Unsupported, "this server reads no documents")
	}
	input, _ := args["document"].(map[string]any)
	field := func(name string) string {
		text, _ := input[name].(string)
		return text
	}
	x, err := s.options.Reader.Read(ctx, Text{
		ID: field("id"), Text: field("text"), Title: field("title"), Collection: field("collection"), Publisher: field("publisher"),
		PublishedAt: graph.Day(field("publishedAt")),
	})
	if err != nil {
		return nil, err
	}
	return s.apply(ctx, graph.Batch{Put: []graph.Extraction{x}, Replace: args["replace"] == true})
}

func (s *Schema) removeDocument(ctx context.Context, args map[string]any) (any, error) {
	return s.apply(ctx, graph.Batch{Remove: texts(args["id"])})
}

// apply writes one document and returns what became of it.
func (s *Schema) apply(ctx context.Context, batch graph.Batch) (any, error) {
	applied, err := s.store.Apply(ctx, batch)
	if err != nil {
		return nil, err
	}
	if applied[0].Err != nil {
		return nil, applied[0].Err
	}
	return applied[0], nil
}
