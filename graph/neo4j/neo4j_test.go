package neo4j_test

import (
	"context"
	"os"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/neo4j"
	"github.com/parleygraph/parley/graph/neo4j/testserver"
	"github.com/parleygraph/parley/graph/storetest"
)

func TestMain(m *testing.M) { os.Exit(testserver.Main(m)) }

// open returns a new empty store on the shared server. Those opened before are empty too.
func open(t testing.TB) *neo4j.Store {
	t.Helper()
	server := testserver.Shared(t)
	server.Empty(t)
	s, err := neo4j.Open(context.Background(), neo4j.Options{URI: server.URI, User: server.User, Password: server.Password})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestConformance(t *testing.T) {
	storetest.Run(t, func(t *testing.T) graph.Store { return open(t) })
}
