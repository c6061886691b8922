package main_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/neo4j"
	"github.com/parleygraph/parley/graph/neo4j/testserver"
	"github.com/parleygraph/parley/graph/sqlite"
	"github.com/parleygraph/parley/schema"
)

const queriesPage = "../../docs/queries.md"

// asked finds a query of the page and the answer that stands behind it, if there is one.
var asked = regexp.MustCompile("(?s)```graphql\n(.*?)```\n(?:\n```json\n(.*?)```\n)?")

// TestQueriesPage asks each query of the page and compares the answer, which -update writes.
func TestQueriesPage(t *testing.T) {
	page := readPage(t)
	store := asksFixtures(t)
	endpoint, err := schema.New(store, schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	answered := asked.ReplaceAllStringFunc(page, func(block string) string {
		found++
		parts := asked.FindStringSubmatch(block)
		return "```graphql\n" + parts[1] + "```\n\n```json\n" + answerTo(t, endpoint, parts[1]) + "```\n"
	})
	if found != 10 {
		t.Errorf("found %d queries, want ten", found)
	}
	if *update {
		if err := os.WriteFile(queriesPage, []byte(answered), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(page, answered); diff != "" && !*update {
		t.Errorf("the page's answers (-page +now):\n%s", diff)
	}
}

// TestQueriesPageOnNeo4j asks them of the same documents in Neo4j.
func TestQueriesPageOnNeo4j(t *testing.T) {
	server := testserver.Shared(t)
	server.Empty(t)
	embedded := asksFixtures(t)
	store, err := neo4j.Open(t.Context(), neo4j.Options{URI: server.URI, User: server.User, Password: server.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	page, err := embedded.List(t.Context(), graph.ListQuery{Kinds: []graph.Kind{graph.KindDocument}, First: 1000})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, d := range page.Nodes {
		ids = append(ids, d.NodeID())
	}
	extractions, err := embedded.Extractions(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Apply(t.Context(), graph.Batch{Put: extractions}); err != nil {
		t.Fatal(err)
	}
	endpoint, err := schema.New(store, schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, parts := range asked.FindAllStringSubmatch(readPage(t), -1) {
		if diff := cmp.Diff(parts[2], answerTo(t, endpoint, parts[1])); diff != "" {
			t.Errorf("%s (-page +neo4j):\n%s", parts[1], diff)
		}
	}
}

func readPage(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(queriesPage)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// asksFixtures returns a store with the documents that the page speaks of.
func asksFixtures(t *testing.T) graph.Store {
	t.Helper()
	db := filepath.Join(t.TempDir(), "parley.db")
	if code := inProcess(db).Run(t.Context(), []string{"load", "../../fixtures/miami-2025-12", "../../fixtures/nairobi-climate-2025"}); code != 0 {
		t.Fatalf("load: exit code %d", code)
	}
	store, err := sqlite.Open(t.Context(), db, sqlite.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

func answerTo(t *testing.T, endpoint *schema.Schema, query string) string {
	t.Helper()
	response := endpoint.Execute(t.Context(), schema.Request{Query: query})
	if len(response.Errors) > 0 {
		t.Fatalf("%s: %v", query, response.Errors[0])
	}
	return readable(t, response.Data) + "\n"
}
