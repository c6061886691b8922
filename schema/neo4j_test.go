package schema_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/neo4j"
	"github.com/parleygraph/parley/graph/neo4j/testserver"
	"github.com/parleygraph/parley/schema"
)

func TestMain(m *testing.M) { os.Exit(testserver.Main(m)) }

// anyEngine returns an answer without what differs between engines: their names and the versions of their schemas.
func anyEngine(answer []byte) string {
	return regexp.MustCompile(`"(engine|schema)":("[^"]*"|\d+)`).ReplaceAllString(string(answer), `"$1":""`)
}

// TestQueriesOnNeo4j runs the queries of TestQueries on both stores: the answers are the same bytes, but for the engine's name and schema.
func TestQueriesOnNeo4j(t *testing.T) {
	server := testserver.Shared(t)
	server.Empty(t)
	store, err := neo4j.Open(t.Context(), neo4j.Options{URI: server.URI, User: server.User, Password: server.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if _, err := store.Apply(t.Context(), graph.Batch{Put: negotiation()}); err != nil {
		t.Fatal(err)
	}
	patient := schema.Options{Timeout: time.Minute} // a server that has just started is slow beside other tests
	embedded, served := newSchema(t, newStore(t, negotiation()...), patient), newSchema(t, store, patient)
	files, err := filepath.Glob("testdata/queries/*.graphql")
	if err != nil || len(files) == 0 {
		t.Fatalf("no queries found: %v", err)
	}
	for _, file := range files {
		request := readRequest(t, file)
		want, err := json.Marshal(embedded.Execute(t.Context(), request))
		if err != nil {
			t.Fatal(err)
		}
		got, err := json.Marshal(served.Execute(t.Context(), request))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(anyEngine(want), anyEngine(got)); diff != "" {
			t.Errorf("%s (-embedded +neo4j):\n%s", file, diff)
		}
	}
}
