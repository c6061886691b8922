package export

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// A source is what is asked to be written, and where it is read.
type source struct {
	store     graph.Store
	scope     Scope
	parties   []string // ids of the scope's
	issues    []string // ids of the scope's
	terms     []string // ids of the scope's
	documents []string // ids of the scope's
	revision  string
}

func newSource(ctx context.Context, store graph.Store, scope Scope) (*source, error) {
	s := &source{store: store, scope: scope, terms: scope.Terms}
	info, err := store.Info(ctx)
	if err != nil {
		return nil, err
	}
	s.revision = info.Revision
	parties, err := graph.FindParties(ctx, store, scope.Parties)
	if err != nil {
		return nil, err
	}
	for _, p := range parties {
		s.parties = append(s.parties, p.ID)
	}
	if s.issues, err = graph.FindIssues(ctx, store, scope.Issues); err != nil {
		return nil, err
	}
	if s.documents, err = graph.PublishedBy(ctx, store, scope.Publishers, scope.Documents); err != nil {
		return nil, err
	}
	return s, s.known(ctx)
}

// known refuses collections without documents.
func (s *source) known(ctx context.Context) error {
	for _, collection := range s.scope.Collections {
		page, err := s.store.List(ctx, graph.ListQuery{Kinds: []graph.Kind{graph.KindDocument}, Filter: graph.Where(graph.FieldCollection, collection), First: 1})
		if err != nil {
			return err
		}
		if len(page.Nodes) == 0 {
			return graph.Errorf(graph.NotFound, "no document is in the collection %q: list what there is with `parley stats`", collection)
		}
	}
	return nil
}

// whole tells whether the scope takes everything.
func (s *source) whole() bool {
	return s.filter(graph.FieldIssue, graph.FieldTerm).Zero() && len(s.scope.Directness)+len(s.scope.Stances) == 0 && s.scope.Confidence == 0
}

// citation names the graph, its revision and what of it is taken, for whoever cites a figure that rests on it.
func (s *source) citation() string {
	text := "parley, revision " + short(s.revision)
	for _, part := range []struct {
		name   string
		values []string
	}{{"collections", s.scope.Collections}, {"parties", s.parties}, {"issues", s.issues}, {"terms", s.terms}, {"documents", s.scope.Documents},
		{"publishers", s.scope.Publishers}} {
		if len(part.values) > 0 {
			text += "; " + part.name + ": " + strings.Join(part.values, ", ")
		}
	}
	if w := s.scope.Window; w.Bounded() {
		text += fmt.Sprintf("; from %s to %s", cmp.Or(string(w.Since), "the first day"), cmp.Or(string(w.Until), "the last"))
	}
	if s.scope.Confidence > 0 {
		text += fmt.Sprintf("; confidence at least %v", s.scope.Confidence)
	}
	return text
}

// filter returns what the store can select of the scope, by these fields beside collection, party and day.
func (s *source) filter(fields ...graph.Field) graph.Filter {
	var all []graph.Filter
	add := func(field graph.Field, values []string) {
		if len(values) > 0 {
			all = append(all, graph.Where(field, values...))
		}
	}
	add(graph.FieldCollection, s.scope.Collections)
	add(graph.FieldParty, s.parties)
	add(graph.FieldDocument, s.documents)
	for field, values := range map[graph.Field][]string{graph.FieldIssue: s.issues, graph.FieldTerm: s.terms} {
		if slices.Contains(fields, field) {
			add(field, values)
		}
	}
	if since := s.scope.Window.Since; since != "" {
		all = append(all, graph.Filter{Field: graph.FieldDay, Op: graph.OpAtLeast, Values: []string{string(since)}})
	}
	if until := s.scope.Window.Until; until != "" {
		all = append(all, graph.Filter{Field: graph.FieldDay, Op: graph.OpAtMost, Values: []string{string(until)}}, graph.Filter{Field: graph.FieldDay, Op: graph.OpHas})
	}
	if len(all) == 0 {
		return graph.Filter{}
	}
	return graph.All(all...)
}

// statements calls visit with each statement of the scope, in order of day, then id.
func (s *source) statements(ctx context.Context, visit func(*graph.Statement) error) error {
	query := graph.ListQuery{Kinds: []graph.Kind{graph.KindStatement}, Filter: s.filter(graph.FieldIssue, graph.FieldTerm), Sort: graph.FieldDay}
	return graph.EachNode(ctx, s.store, query, func(n graph.Node) error {
		statement, is := n.(*graph.Statement)
		if !is || !s.takes(statement) {
			return nil
		}
		return visit(statement)
	})
}

// takes tells whether a statement passes what no store selects.
func (s *source) takes(statement *graph.Statement) bool {
	return statement.Confidence >= s.scope.Confidence && among(s.scope.Directness, statement.Directness) && among(s.scope.Stances, statement.Stance)
}

// among tells whether a value is one of some, of which none means any.
func among[T comparable](some []T, value T) bool {
	return len(some) == 0 || slices.Contains(some, value)
}
