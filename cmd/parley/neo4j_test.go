package main_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	parley "github.com/parleygraph/parley/cmd/parley"
	"github.com/parleygraph/parley/graph/neo4j/testserver"
)

// onNeo4j runs the program with the store of a test server.
func onNeo4j(t *testing.T, server *testserver.Server, args ...string) outcome {
	t.Helper()
	return run(t, "", append(args, "--store", "neo4j", "--neo4j-uri", server.URI)...)
}

func outcomes() cmp.Option { return cmp.AllowUnexported(outcome{}) }

func TestDemoOnNeo4j(t *testing.T) {
	server := testserver.Shared(t)
	server.Empty(t)
	embedded := run(t, "", "demo", "--once")
	if embedded.code != parley.ExitDone || embedded.stdout == "" {
		t.Fatalf("the embedded demo: %+v", embedded)
	}
	for range 2 { // what the first leaves behind is in the way of no other
		if diff := cmp.Diff(embedded, onNeo4j(t, server, "demo", "--once"), outcomes()); diff != "" {
			t.Fatalf("(-embedded +neo4j):\n%s", diff)
		}
	}
	if export := onNeo4j(t, server, "export"); export.stdout != "" || export.code != parley.ExitDone {
		t.Errorf("the demo leaves %+v", export)
	}
	if migrated := onNeo4j(t, server, "migrate"); migrated.code != parley.ExitDone || !strings.HasSuffix(migrated.stdout, " is at schema 3\n") {
		t.Errorf("migrate: %+v", migrated)
	}
}

// TestLoadIntoNeo4j holds what a load leaves against the embedded store's, and the demo off a database that holds documents.
func TestLoadIntoNeo4j(t *testing.T) {
	server := testserver.Shared(t)
	server.Empty(t)
	db := t.TempDir() + "/parley.db"
	files, err := filepath.Glob("../../fixtures/miami-2025-12/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	load := append([]string{"load", "--collection", "miami-2025-12"}, files...)
	for _, args := range [][]string{
		load, load, {"export"}, {"overlap", "Russia", "Ukraine"},
		{"overlap", "Russia", "Ukraine", "United States", "--json"}, {"remove", "miami-2025-12/kyiv-briefing.txt"}, {"export"}, {"judgements"},
	} {
		want, got := run(t, db, args...), onNeo4j(t, server, args...)
		if want.code != parley.ExitDone {
			t.Fatalf("%v: %+v", args, want)
		}
		if diff := cmp.Diff(want, got, outcomes()); diff != "" {
			t.Errorf("%v (-embedded +neo4j):\n%s", args, diff)
		}
	}
	refused := onNeo4j(t, server, "demo", "--once")
	if refused.code != parley.ExitNotAllowed || !strings.Contains(refused.stderr, "the demo mixes its documents with no others") {
		t.Errorf("a demo on a database that holds documents: %+v", refused)
	}
}
