package sqlite_test

import (
	"context"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/sqlite"
	"github.com/parleygraph/parley/graph/storetest"
)

func open(t testing.TB, path string, options sqlite.Options) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), path, options)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestConformance(t *testing.T) {
	storetest.Run(t, func(t *testing.T) graph.Store { return open(t, "", sqlite.Options{}) })
}
