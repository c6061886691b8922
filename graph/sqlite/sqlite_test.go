package sqlite_test

import (
	"context"
	"flag"
	"os"
	"strings"
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

var update = flag.Bool("update", false, "write the golden export of storetest anew")

// TestGoldenHoldsEveryKind makes sure that the golden export leaves out no kind of node or edge.
func TestGoldenHoldsEveryKind(t *testing.T) {
	s := open(t, "", sqlite.Options{})
	defer s.Close()
	if _, err := s.Apply(t.Context(), graph.Batch{Put: storetest.Every()}); err != nil {
		t.Fatal(err)
	}
	var export strings.Builder
	if err := graph.Export(t.Context(), s, &export); err != nil {
		t.Fatal(err)
	}
	for _, kind := range graph.Kinds() {
		if !strings.Contains(export.String(), `"node":"`+string(kind)+`"`) {
			t.Errorf("no node is a %s", kind)
		}
	}
	for _, relation := range graph.Relations() {
		if !strings.Contains(export.String(), `{"edge":{"kind":"`+string(relation.Kind)+`"`) {
			t.Errorf("no edge is %s", relation.Kind)
		}
	}
	if *update {
		if err := os.WriteFile("../storetest/testdata/export.jsonl", []byte(export.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
