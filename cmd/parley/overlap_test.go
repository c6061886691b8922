package main_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/sqlite"
)

// lakeStore returns the file of a store that holds the invented talks.
func lakeStore(t *testing.T) string {
	t.Helper()
	db := filepath.Join(t.TempDir(), "lake.db")
	store, err := sqlite.Open(t.Context(), db, sqlite.Options{Clock: func() time.Time { return time.Unix(0, 0) }})
	if err != nil {
		t.Fatal(err)
	}
	applied, err := store.Apply(t.Context(), graph.Batch{Put: lakeTalks(t)})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range applied {
		if a.Err != nil {
			t.Fatal(a.Err)
		}
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	return db
}

func TestOverlap(t *testing.T) {
	db := lakeStore(t)
	tests := []struct {
		name, golden string
		args         []string
	}{
		{"all parties", "testdata/overlap-all.txt", []string{"Northland", "southland", "party:river-league"}},
		{"an issue and a window", "testdata/overlap-window.txt", []string{"Nortonia", "Southland", "--issue", "Water", "--until", "2031-05-02"}},
		{"mixed, unless, through a bloc", "testdata/overlap-toll.txt", []string{"Northland", "Southland", "--issue", "tolls"}},
		{"nothing in the window", "testdata/overlap-none.txt", []string{"Northland", "Southland", "--since", "2040-01-01"}},
		{"JSON", "testdata/overlap-window.json", []string{"Northland", "Southland", "--issue", "Water", "--until", "2031-05-02", "--json"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := run(t, db, append([]string{"overlap"}, test.args...)...)
			if got.code != 0 || got.stderr != "" {
				t.Fatalf("exit code %d, stderr %q", got.code, got.stderr)
			}
			golden(t, test.golden, got.stdout)
		})
	}
}
