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
		"Mutation.judge":          s.changing(ScopeReview, s.judge),

		"LoadResult.id":           value(func(a graph.Applied) any { return a.Document }),
		"LoadResult.outcome":      value(func(a graph.Applied) any { return strings.ToUpper(string(a.Outcome)) }),
		"LoadResult.document":     related(func(a graph.Applied) string { return a.Document }),
		"JudgementResult.a":       value(func(r graph.Ruling) any { return r.A }),
		"JudgementResult.b":       value(func(r graph.Ruling) any { return r.B }),
		"JudgementResult.changed": value(func(r graph.Ruling) any { return r.Changed }),
		"JudgementResult.actors":  relatedAll(func(r graph.Ruling) []string { return ruledIDs(r) }),
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

func (s *Schema) judge(ctx context.Context, args map[string]any) (any, error) {
	text := func(name string) string {
		value, _ := args[name].(string)
		return value
	}
	kind := graph.JudgementKind(text("kind"))
	if args["undo"] == true {
		found, err := graph.FindJudgement(ctx, s.store, kind, text("a"), text("b"))
		if err != nil {
			return nil, err
		}
		found.Undo = true
		return graph.Rule(ctx, s.store, found)
	}
	a, err := graph.FindName(ctx, s.store, text("a"))
	if err != nil {
		return nil, err
	}
	b, err := graph.FindName(ctx, s.store, text("b"))
	if err != nil {
		return nil, err
	}
	return graph.Rule(ctx, s.store, graph.Judgement{Kind: kind, A: a, B: b, Note: text("note")})
}

func ruledIDs(r graph.Ruling) []string {
	var ids []string
	for _, a := range r.Actors {
		ids = append(ids, a.ID)
	}
	return ids
}
