package schema_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/graphql-go/graphql/language/ast"
	"github.com/graphql-go/graphql/language/parser"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/schema"
)

// A failing store answers each list with its error, after waiting for the end of the context if it is to be slow.
type failing struct {
	graph.Store
	err  error
	slow bool
}

func (f *failing) List(ctx context.Context, _ graph.ListQuery) (graph.Page, error) {
	if f.slow {
		<-ctx.Done()
		return graph.Page{}, graph.Errorf(graph.Unavailable, "a driver's own words at sector 7") // which need not name the context's end
	}
	return graph.Page{}, f.err
}

func TestStoreFailures(t *testing.T) {
	secret := errors.New("disk sector 7")
	for _, test := range []struct {
		name  string
		store *failing
		want  schema.Code
	}{
		{"unavailable", &failing{err: graph.Errorf(graph.Unavailable, "store at sector 7: try again")}, schema.Unavailable},
		{"unsupported", &failing{err: graph.Errorf(graph.Unsupported, "the store is newer")}, schema.Unsupported},
		{"conflict", &failing{err: graph.Errorf(graph.Conflict, "taken")}, schema.Conflict},
		{"denied", &failing{err: graph.Errorf(graph.Denied, "store at sector 7: no")}, schema.Denied},
		{"without a code", &failing{err: secret}, schema.Internal},
		{"internal", &failing{err: graph.Errorf(graph.Internal, "read: %w", secret)}, schema.Internal},
		{"slow", &failing{slow: true}, schema.Timeout},
	} {
		t.Run(test.name, func(t *testing.T) {
			var log bytes.Buffer
			test.store.Store = newStore(t, negotiation()...)
			options := schema.Options{Logger: slog.New(slog.NewTextHandler(&log, nil))}
			if test.store.slow {
				options.Timeout = 50 * time.Millisecond
			}
			s := newSchema(t, test.store, options)
			got := s.Execute(t.Context(), schema.Request{Query: `{ node(id: "party:ruritania") { ... on Party { statements { totalCount } } id } parties { totalCount } }`})
			if len(got.Errors) != 2 || got.Errors[0].Code() != test.want || got.Errors[1].Code() != test.want {
				t.Fatalf("got %v, want two errors of %s", got.Errors, test.want)
			}
			if strings.Contains(got.Errors[0].Message, "sector") {
				t.Errorf("the answer shows %q", got.Errors[0].Message)
			}
			if shown := strings.Contains(log.String(), "sector"); shown != slices.Contains([]schema.Code{schema.Internal, schema.Unavailable, schema.Denied}, test.want) {
				t.Errorf("log %q", log.String())
			}
			if test.want != schema.Timeout && !strings.Contains(string(got.Data), `"id":"party:ruritania"`) {
				t.Errorf("got %s, want the rest of the answer", got.Data)
			}
		})
	}
}

func TestCanceled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	got := newSchema(t, newStore(t, negotiation()...), schema.Options{}).Execute(ctx, schema.Request{Query: `{ info { engine } }`})
	if len(got.Errors) != 1 || got.Errors[0].Code() != schema.Canceled {
		t.Errorf("got %v, want CANCELED", got.Errors)
	}
}

func TestQueriesRunSideBySide(t *testing.T) {
	s := newSchema(t, newStore(t, negotiation()...), schema.Options{})
	query := `{ overlap(parties: ["Ruritania", "Freedonia"]) { rows { verdict cells { position statements { actor { name } } } } } __schema { types { name } } }`
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got := s.Execute(context.Background(), schema.Request{Query: query}); len(got.Errors) > 0 {
				t.Error(got.Errors[0])
			}
		})
	}
	group.Wait()
}

// TestIntrospection compares what introspection shows with schema.graphql: every type, field, argument and value, each described.
func TestIntrospection(t *testing.T) {
	s := newSchema(t, newStore(t), schema.Options{})
	type described struct{ Name, Description string }
	type member struct {
		described
		Args []described
	}
	answer := ask[struct {
		Schema struct {
			Types []struct {
				described
				Fields      []member
				InputFields []member
				EnumValues  []member
			}
		} `json:"__schema"`
	}](t, s, `{ __schema { types { name description fields { name description args { name description } } inputFields { name description } enumValues { name description } } } }`, nil)
	got := map[string]bool{}
	for _, shown := range answer.Schema.Types {
		if strings.HasPrefix(shown.Name, "__") || strings.Contains(" ID String Int Float Boolean ", " "+shown.Name+" ") {
			continue
		}
		note := func(path, description string) {
			got[path] = true
			if description == "" {
				t.Errorf("%s has no description", path)
			}
		}
		note(shown.Name, shown.Description)
		for _, m := range append(append(shown.Fields, shown.InputFields...), shown.EnumValues...) {
			note(shown.Name+"."+m.Name, m.Description)
			for _, a := range m.Args {
				note(shown.Name+"."+m.Name+"."+a.Name, a.Description)
			}
		}
	}
	for _, path := range defined(t) {
		if !got[path] {
			t.Errorf("introspection does not show %s", path)
		}
		delete(got, path)
	}
	for path := range got {
		t.Errorf("schema.graphql does not define %s", path)
	}
}

// TestClientIntrospection runs the query with which clients read a schema, at the depth of types that they ask for.
func TestClientIntrospection(t *testing.T) {
	deep := "kind name"
	for range 9 {
		deep = "kind name ofType { " + deep + " }"
	}
	query := `query IntrospectionQuery { __schema { queryType { name } mutationType { name } subscriptionType { name } types { ...FullType }
		directives { name description locations args { ...InputValue } } } }
	fragment FullType on __Type { kind name description
		fields(includeDeprecated: true) { name description args { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
		inputFields { ...InputValue } interfaces { ...TypeRef }
		enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
	fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
	fragment TypeRef on __Type { ` + deep + ` }`
	got := newSchema(t, newStore(t), schema.Options{}).Execute(t.Context(), schema.Request{Query: query, OperationName: "IntrospectionQuery"})
	if len(got.Errors) > 0 {
		t.Error(got.Errors[0])
	}
}

// defined returns the paths of everything that schema.graphql defines.
func defined(t *testing.T) []string {
	t.Helper()
	document, err := parser.Parse(parser.ParseParams{Source: schema.SDL()})
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	fields := func(owner string, fields []*ast.FieldDefinition) {
		for _, f := range fields {
			paths = append(paths, owner+"."+f.Name.Value)
			for _, a := range f.Arguments {
				paths = append(paths, owner+"."+f.Name.Value+"."+a.Name.Value)
			}
		}
	}
	for _, definition := range document.Definitions {
		switch d := definition.(type) {
		case *ast.ObjectDefinition:
			paths = append(paths, d.Name.Value)
			fields(d.Name.Value, d.Fields)
		case *ast.InterfaceDefinition:
			paths = append(paths, d.Name.Value)
			fields(d.Name.Value, d.Fields)
		case *ast.InputObjectDefinition:
			paths = append(paths, d.Name.Value)
			for _, f := range d.Fields {
				paths = append(paths, d.Name.Value+"."+f.Name.Value)
			}
		case *ast.EnumDefinition:
			paths = append(paths, d.Name.Value)
			for _, v := range d.Values {
				paths = append(paths, d.Name.Value+"."+v.Name.Value)
			}
		case *ast.ScalarDefinition:
			paths = append(paths, d.Name.Value)
		}
	}
	return paths
}

// FuzzExecute asserts that any query is answered: no panic, in bounded time, with JSON, and with a code on each error.
func FuzzExecute(f *testing.F) {
	for _, seed := range []string{
		`{ info { engine counts { kind count } } }`,
		`{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }`,
		`{ node(id: "x") { ...a } } fragment a on Statement { echoes { nodes { ...a } } }`,
		strings.Repeat("{a", 100), strings.Repeat(`{ node(id: [`, 50), `{ nodes(ids: ["term:trilateral-talks", "lake/1"]) { __typename ... on Term { label statements(first: 1) { nodes { quote { endUtf16 } } } } } }`,
		`query Q($p: [String!]! = ["Ruritania", "Freedonia"]) { overlap(parties: $p) { rows { summary cells { statements { quote { text } } } } } }`,
		`{ statements(filter: {not: {or: [{stance: REJECTS}, {since: "2031-03-02"}]}}, orderBy: ID, last: 2) { pageInfo { startCursor } edges { cursor } } }`,
		`{ __schema { types { name fields { type { ofType { ofType { name } } } } } } }`, `{ search(text: "lake") { edges { snippet } } }`,
		`{ parties(first: 99999999999999999999) { nodes { id } } }`, `{ a: parties @skip(if: true) { totalCount } b: parties @include(if: $x) { totalCount } }`,
		`{ node(id: """block \""" """) { id } }`, "# é\n{ info { engine } }", `{ info }`, `{ info { engine { x } } }`, `query ($a: [[[Int]]]) { info { engine } }`,
	} {
		f.Add(seed)
	}
	s := newSchema(f, newStore(f, negotiation()...), schema.Options{Timeout: 5 * time.Second})
	f.Fuzz(func(t *testing.T, query string) {
		got := s.Execute(t.Context(), schema.Request{Query: query})
		if _, err := json.Marshal(got); err != nil {
			t.Fatal(err)
		}
		if got.Data == nil && len(got.Errors) == 0 {
			t.Error("neither data nor errors")
		}
		for _, e := range got.Errors {
			if e.Code() == "" || e.Code() == schema.Internal {
				t.Errorf("code %q: %s", e.Code(), e.Message)
			}
		}
	})
}
