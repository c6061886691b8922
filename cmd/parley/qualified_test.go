package main_test

import (
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// TestQualified shows what qualifies a term where parties differ in it, and figures and dates always.
func TestQualified(t *testing.T) {
	for _, c := range []struct {
		name          string
		north, south  []string
		want, without string
	}{
		{"nobody differs", []string{"full"}, []string{"full"}, "", "qualified"},
		{"one says how much", []string{"60 days", "full"}, nil, "qualified: Northland “60 days”\n", "full"},
		{"one says by when", nil, []string{"by September"}, "qualified: Southland “by September”\n", ""},
		{"one counts idly", []string{"two days"}, nil, "", "qualified"},
		{"both differ", []string{"immediate"}, []string{"in two weeks"}, "qualified: Northland “immediate” · Southland “in two weeks”\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			talks := lakeTalks(t)
			for i := range talks {
				qualify(&talks[i], map[string][]string{"party:northland": c.north, "party:southland": c.south})
			}
			got := run(t, stored(t, talks), "overlap", "Northland", "Southland", "--all")
			if got.code != 0 || !strings.Contains(got.stdout, c.want) || c.without != "" && strings.Contains(got.stdout, c.without) {
				t.Errorf("exit code %d, want %q and not %q in:\n%s", got.code, c.want, c.without, got.stdout)
			}
		})
	}
}

// qualify gives the statements of parties qualifiers.
func qualify(x *graph.Extraction, of map[string][]string) {
	for i := range x.Statements {
		x.Statements[i].Qualifiers = of[x.Statements[i].Party]
	}
}
