package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	parley "github.com/parleygraph/parley/cmd/parley"
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/sqlite"
)

// TestBatchesGrow loads documents that are stored without being read, and looks at which were written together: few at first, then an eighth of those before. A copy writes as a load
// does, and a load of what is stored writes nothing.
func TestBatchesGrow(t *testing.T) {
	folder := t.TempDir()
	file, db, copied := filepath.Join(folder, "many.jsonl"), filepath.Join(folder, "many.db"), filepath.Join(folder, "copied.db")
	var lines strings.Builder
	for i := range 800 {
		fmt.Fprintf(&lines, "{\"id\":\"d/%04d\",\"language\":\"fr\",\"text\":\"Le traité %d.\"}\n", i, i)
	}
	if err := os.WriteFile(file, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, words := range [][]string{{"load", file}, {"load", file}, {"copy", copied}} {
		program := inProcess(db)
		if code := program.Run(t.Context(), words); code != parley.ExitDone {
			t.Fatalf("%s: exit code %d: %s", words, code, program.Stderr)
		}
	}
	want := []int{64, 64, 64, 64, 64, 64, 64, 64, 64, 72, 81, 71}
	for _, path := range []string{db, copied} {
		if diff := cmp.Diff(want, batchesIn(t, path)); diff != "" {
			t.Errorf("batches of %s (-want +got):\n%s", filepath.Base(path), diff)
		}
	}
}

// batchesIn returns how many documents each transaction added, and fails unless they came in order.
func batchesIn(t *testing.T, db string) []int {
	t.Helper()
	s, err := sqlite.Open(t.Context(), db, sqlite.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	loads, err := s.Loads(t.Context(), 100)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(loads)
	var sizes []int
	var ids []string
	for _, load := range loads {
		sizes = append(sizes, len(load.Documents[graph.Added]))
		ids = append(ids, load.Documents[graph.Added]...)
	}
	if !slices.IsSorted(ids) {
		t.Errorf("%s: the documents came in another order", db)
	}
	return sizes
}
