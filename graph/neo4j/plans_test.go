package neo4j_test

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"github.com/parleygraph/parley/graph/neo4j/testserver"
)

// A record holds every query that stores have run, each once, with values of its parameters.
type record struct {
	mu      sync.Mutex
	queries map[string]map[string]any
}

func newRecord() *record { return &record{queries: map[string]map[string]any{}} }

func (r *record) observe(query string, values map[string]any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.queries[query] = values
}

// isCommand tells whether a query is one of those that make the schema, which have no plan.
func isCommand(query string) bool {
	return strings.HasPrefix(query, "CREATE CONSTRAINT") || strings.HasPrefix(query, "CREATE INDEX") || strings.HasPrefix(query, "CREATE FULLTEXT INDEX")
}

// explain fails for each query whose plan reads more than it must, or of which the server has to say that it is deprecated or slow.
func (r *record) explain(t *testing.T, server *testserver.Server) {
	ctx := context.Background()
	connected, err := driver.NewDriverWithContext(server.URI, server.Auth())
	if err != nil {
		t.Fatal(err)
	}
	defer connected.Close(ctx)
	session := connected.NewSession(ctx, driver.SessionConfig{DatabaseName: testserver.Database})
	defer session.Close(ctx)
	for query, values := range r.queries {
		if isCommand(query) {
			continue
		}
		summary, err := plan(ctx, session, query, values)
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		for _, operator := range operators(summary.Profile()) {
			if slices.Contains([]string{"AllNodesScan", "NodeByLabelScan", "CartesianProduct", "Eager", "DirectedAllRelationshipsScan", "UndirectedAllRelationshipsScan"}, operator) {
				t.Errorf("%s: its plan has %s", query, operator)
			}
		}
		for _, n := range summary.Notifications() {
			if n.Category() != notifications.Unrecognized { // an empty database knows few labels
				t.Errorf("%s: %s: %s", query, n.Code(), n.Description())
			}
		}
	}
}

// plan returns how the server runs a query, without rows to write, and without leaving what it writes. It asks for the profile: of the plan that EXPLAIN gives, the
// driver shows the last branch in the place of each.
func plan(ctx context.Context, session driver.SessionWithContext, query string, values map[string]any) (driver.ResultSummary, error) {
	values = maps.Clone(values)
	if _, rows := values["rows"]; rows {
		values["rows"] = []any{}
	}
	if _, load := values["key"]; load {
		values["key"] = "profiled"
	}
	tx, err := session.BeginTransaction(ctx)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback(ctx)
	result, err := tx.Run(ctx, "PROFILE "+query, values)
	if err != nil {
		return nil, err
	}
	return result.Consume(ctx)
}

func operators(plan driver.ProfiledPlan) []string {
	name, _, _ := strings.Cut(plan.Operator(), "@")
	name, _, _ = strings.Cut(name, "(")
	all := []string{name}
	for _, child := range plan.Children() {
		all = append(all, operators(child)...)
	}
	return all
}

// covers fails for each constant piece of a query that no recorded query holds: so every one of them has been explained.
func (r *record) covers(t *testing.T) {
	pieces := constants(t)
	if len(pieces) < 60 {
		t.Fatalf("found %d pieces of queries; this test no longer sees the package", len(pieces))
	}
	for _, piece := range pieces {
		found := false
		for query := range r.queries {
			found = found || strings.Contains(query, piece)
		}
		if !found {
			t.Errorf("no test runs a query with %q", piece)
		}
	}
}

// constants returns the package's string constants that are pieces of queries: those with a word of Cypher in capitals.
func constants(t *testing.T) []string {
	t.Helper()
	var pieces []string
	for _, file := range sources(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			literal, ok := n.(*ast.BasicLit)
			if !ok || literal.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Fatal(err)
			}
			for _, word := range []string{"MATCH ", "CREATE ", "MERGE ", "CALL ", "RETURN ", "UNWIND ", " SET ", "FOREACH ", "WHERE "} {
				if strings.Contains(text, word) {
					pieces = append(pieces, text)
					break
				}
			}
			return true
		})
	}
	return pieces
}

// TestQueriesAreConstant holds the type cypher to what it is for: nothing but constants, and the digits of number, becomes one.
func TestQueriesAreConstant(t *testing.T) {
	conversions := 0
	for name, file := range sources(t) {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 {
				return true
			}
			if to, ok := call.Fun.(*ast.Ident); !ok || to.Name != "cypher" {
				return true
			}
			conversions++
			if _, constant := call.Args[0].(*ast.BasicLit); !constant && !isDigits(call.Args[0]) {
				t.Errorf("%s: something that is no constant becomes a query", name)
			}
			return true
		})
	}
	if conversions == 0 {
		t.Fatal("found no conversion; this test no longer sees the package")
	}
}

// sources returns the package's files but for its tests, by name.
func sources(t *testing.T) map[string]*ast.File {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	parsed := map[string]*ast.File{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		if parsed[name], err = parser.ParseFile(token.NewFileSet(), name, nil, 0); err != nil {
			t.Fatal(err)
		}
	}
	return parsed
}

// isDigits tells whether an expression is strconv.Itoa of something.
func isDigits(e ast.Expr) bool {
	call, ok := e.(*ast.CallExpr)
	if !ok {
		return false
	}
	selector, ok := call.Fun.(*ast.SelectorExpr)
	return ok && selector.Sel.Name == "Itoa"
}
