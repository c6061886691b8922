package neo4j_test

import (
	"context"
	"os"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/neo4j"
	"github.com/parleygraph/parley/graph/neo4j/testserver"
	"github.com/parleygraph/parley/graph/sqlite"
	"github.com/parleygraph/parley/graph/storetest"
)

func TestMain(m *testing.M) { os.Exit(testserver.Main(m)) }

// open returns a new empty store on the shared server. Those opened before are empty too.
func open(t testing.TB) *neo4j.Store {
	t.Helper()
	return observed(t, nil)
}

// observed returns a new empty store that tells of its queries.
func observed(t testing.TB, observe func(query string, values map[string]any)) *neo4j.Store {
	t.Helper()
	server := testserver.Shared(t)
	server.Empty(t)
	s, err := neo4j.OpenObserved(context.Background(), neo4j.Options{URI: server.URI, User: server.User, Password: server.Password}, observe)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestConformance runs the suite, and then looks at the plan of every query that it has run.
func TestConformance(t *testing.T) {
	seen := newRecord()
	storetest.Run(t, func(t *testing.T) graph.Store { return observed(t, seen.observe) })
	full := observed(t, seen.observe)
	defer full.Close()
	documents := storetest.Synthetic(1, 40, 10)
	if _, err := full.Apply(t.Context(), graph.Batch{Put: documents[1:]}); err != nil {
		t.Fatal(err)
	}
	t.Run("LostCommit", func(t *testing.T) {
		applied, err := full.ApplyAgain(t.Context(), &documents[0])
		if err != nil || len(applied) != 1 || applied[0].Outcome != graph.Added {
			t.Errorf("got %+v, %v: want what the first try did", applied, err)
		}
	})
	t.Run("Plans", func(t *testing.T) { seen.explain(t, testserver.Shared(t)) })
	t.Run("Covered", func(t *testing.T) { seen.covers(t) })
}

// TestSameAsEmbedded runs random sequences on this store and the embedded one side by side.
func TestSameAsEmbedded(t *testing.T) {
	storetest.Compare(t, func(t *testing.T) graph.Store {
		s, err := sqlite.Open(context.Background(), "", sqlite.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}, func(t *testing.T) graph.Store { return open(t) })
}
