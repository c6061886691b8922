package schema

import (
	"context"

	"github.com/graphql-go/graphql/language/ast"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/schema/executor"
)

// A resolver gives the values of one field. It has one of three shapes: local, for a value that stands in the parent already; write, which writes such a
// value as JSON; or level, which is handed all parents of its level of the answer at once, so that what it asks of the store does not grow with them.
type resolver struct {
	local func(parent any) any
	write func(dst []byte, parent any) []byte
	level level
}

// A level gives one value for each parent, in their order. A value that is an error fails that parent's field only.
type level func(ctx context.Context, c *call, parents []any) ([]any, error)

// A call is what a level needs to know besides its parents, which share it.
type call struct {
	reader   *reader
	args     map[string]any  // without those that are null
	selected map[string]bool // names of the fields that the query selects in the answer
}

// value returns the local resolver for parents of type P.
func value[P any](of func(parent P) any) resolver {
	return resolver{local: func(parent any) any { return of(parent.(P)) }}
}

// batch returns the level resolver for parents of type P.
func batch[P any](of func(ctx context.Context, c *call, parents []P) ([]any, error)) resolver {
	return resolver{level: func(ctx context.Context, c *call, parents []any) ([]any, error) {
		typed := make([]P, len(parents))
		for i, parent := range parents {
			typed[i] = parent.(P)
		}
		return of(ctx, c, typed)
	}}
}

// single returns the level resolver of a field of Query, which has one parent.
func single(of func(ctx context.Context, c *call) (any, error)) resolver {
	return resolver{level: func(ctx context.Context, c *call, parents []any) ([]any, error) {
		answers := make([]any, len(parents))
		for i := range parents {
			answer, err := of(ctx, c)
			if err != nil {
				return nil, err
			}
			answers[i] = answer
		}
		return answers, nil
	}}
}

// newTypes builds the types of schema.graphql with their resolvers.
func (s *Schema) newTypes() (*executor.Schema, error) {
	table := map[string]executor.Resolver{}
	for key, r := range s.resolvers() {
		table[key] = r.executed()
	}
	types, err := executor.New(sdl, executor.Options{
		Description: "What negotiating parties want, offer, back and reject, who met whom, and the sentences that prove it.",
		Resolvers:   table, Fallback: fromProperty, TypeOf: kindName, Scalars: map[string]executor.Scalar{"Date": {Parse: parseDate}},
	})
	if err != nil {
		return nil, graph.Errorf(graph.Internal, "schema.graphql: %w", err)
	}
	return types, nil
}

// executed returns the resolver as the executor takes it.
func (r resolver) executed() executor.Resolver {
	of := executor.Resolver{Local: r.local, Write: r.write}
	if r.level != nil {
		of.Level = func(ctx context.Context, c *executor.Call, parents []any) ([]any, error) {
			return r.level(ctx, &call{c.State.(*reader), given(c.Args), c.Selected}, parents)
		}
	}
	return of
}

// given returns arguments without those that are null, at any depth: for ours, null means the same as nothing.
func given(args map[string]any) map[string]any {
	kept := make(map[string]any, len(args))
	for name, value := range args {
		if value = givenValue(value); value != nil {
			kept[name] = value
		}
	}
	return kept
}

func givenValue(value any) any {
	switch v := value.(type) {
	case map[string]any:
		return given(v)
	case []any:
		list := make([]any, len(v))
		for i, item := range v {
			list[i] = givenValue(item)
		}
		return list
	default:
		return value
	}
}

func fromProperty(object string, field *ast.FieldDefinition) (executor.Resolver, bool) {
	_, required := field.Type.(*ast.NonNull)
	write, ok := property(object, field.Name.Value, required)
	return executor.Resolver{Write: write}, ok
}

// kindName names the type of a node, "" for what is none.
func kindName(value any) string {
	if n, ok := value.(graph.Node); ok {
		return string(n.NodeKind())
	}
	return ""
}

// parseDate takes what graph.ParseDay reads, and nothing else.
func parseDate(value any) (any, bool) {
	written, _ := value.(string)
	day, err := graph.ParseDay(written)
	return string(day), err == nil && day != ""
}
