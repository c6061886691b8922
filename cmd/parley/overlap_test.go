package main_test

import (
	"testing"
)

// lakeStore returns the file of a store that holds the invented talks.
func lakeStore(t *testing.T) string {
	t.Helper()
	return stored(t, lakeTalks(t))
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
