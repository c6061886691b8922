package schema

import (
	"context"
	"fmt"
	"strings"

	"github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/ast"
)

// A resolver gives the values of one field. It has one of two shapes: local, for a value that stands in the parent already; or level, which is
// handed all parents of its level of the answer at once, so that what it asks of the store does not grow with them.
type resolver struct {
	local func(parent any) any
	level level
}

// A level gives one value for each parent, in their order. A value that is an error fails that parent's field only.
type level func(ctx context.Context, c *call, parents []any) ([]any, error)

// A call is what a level needs to know besides its parents, which share it.
type call struct {
	reader   *reader
	args     map[string]any
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

// resolve returns the library's resolver for a field: the one under "Type.field", else under "Connection.field" or "Edge.field" for types so
// called, else the property of that name.
func (b *builder) resolve(object string, field *ast.FieldDefinition) graphql.FieldResolveFn {
	name := field.Name.Value
	for _, key := range []string{object + "." + name, family(object) + "." + name} {
		if r, ok := b.resolvers[key]; ok {
			b.used[key] = true
			return r.adapted()
		}
	}
	_, required := field.Type.(*ast.NonNull)
	get, ok := property(object, name, required)
	if !ok {
		b.fail("%s.%s has no resolver", object, name)
	}
	return resolver{local: get}.adapted()
}

func family(object string) string {
	for _, suffix := range []string{"Connection", "Edge"} {
		if strings.HasSuffix(object, suffix) {
			return suffix
		}
	}
	return object
}

// adapted runs the resolver under the library's executor, which resolves one parent at a time: a level's parents gather until the executor
// comes for the first of its values. It walks an answer breadth first, so by then all parents of that level have been met.
func (r resolver) adapted() graphql.FieldResolveFn {
	if r.local != nil {
		return func(p graphql.ResolveParams) (any, error) { return r.local(p.Source), nil }
	}
	return func(p graphql.ResolveParams) (any, error) {
		running := p.Context.Value(runKey{}).(*run)
		gathered, place := running.gather(p, r.level)
		return func() (any, error) { return gathered.answer(running, place) }, nil
	}
}

type runKey struct{}

// A run is the execution of one operation.
type run struct {
	// ctx is the request's. The library gets another one, without its end: it would return at the end and leave its work running behind.
	ctx    context.Context
	reader *reader
	levels map[string]*gathering
}

// A gathering is one field at one level of the answer: the parents met so far, then their answers.
type gathering struct {
	level   level
	call    *call
	parents []any
	done    bool
	answers []any
	err     error
}

// gather adds a parent to its level and returns its place there.
func (r *run) gather(p graphql.ResolveParams, of level) (*gathering, int) {
	key := levelKey(p.Info)
	g := r.levels[key]
	if g == nil || g.done {
		g = &gathering{level: of, call: &call{r.reader, p.Args, selected(p.Info)}}
		r.levels[key] = g
	}
	g.parents = append(g.parents, p.Source)
	return g, len(g.parents) - 1
}

// levelKey names a field of a type by its path in the answer without list indexes, and by where the query selects it: under fragments on two
// types, one path may stand for two selections with arguments of their own.
func levelKey(info graphql.ResolveInfo) string {
	var key strings.Builder
	key.WriteString(info.ParentType.Name())
	for _, field := range info.FieldASTs {
		fmt.Fprintf(&key, "@%d", field.Loc.Start)
	}
	for _, part := range info.Path.AsArray() {
		if name, ok := part.(string); ok {
			key.WriteString("." + name)
		}
	}
	return key.String()
}

func (g *gathering) answer(r *run, place int) (any, error) {
	if !g.done {
		g.done = true
		g.err = r.ctx.Err()
		if g.err == nil {
			g.answers, g.err = g.level(r.ctx, g.call, g.parents)
		}
	}
	if g.err != nil {
		return nil, g.err
	}
	if err, failed := g.answers[place].(error); failed {
		return nil, err
	}
	return g.answers[place], nil
}

// selected returns the names of the fields that a query selects of a field's answer.
func selected(info graphql.ResolveInfo) map[string]bool {
	names := map[string]bool{}
	for _, field := range info.FieldASTs {
		selectedIn(field.SelectionSet, info.Fragments, names)
	}
	return names
}

func selectedIn(set *ast.SelectionSet, found map[string]ast.Definition, names map[string]bool) {
	if set == nil {
		return
	}
	for _, selection := range set.Selections {
		switch s := selection.(type) {
		case *ast.Field:
			names[s.Name.Value] = true
		case *ast.InlineFragment:
			selectedIn(s.SelectionSet, found, names)
		case *ast.FragmentSpread:
			if f, ok := found[s.Name.Value].(*ast.FragmentDefinition); ok {
				selectedIn(f.SelectionSet, found, names)
			}
		}
	}
}
