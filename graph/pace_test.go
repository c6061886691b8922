package graph_test

import (
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
)

func TestPaceCut(t *testing.T) {
	short := graph.Extraction{}
	said := graph.Extraction{Statements: make([]graph.Statement, 2000)}
	met := graph.Extraction{Meetings: make([]graph.Meeting, 3000)}
	long := graph.Extraction{Document: graph.Document{Text: strings.Repeat("x", 3<<20)}}
	tests := map[string]struct {
		taken   int
		waiting []graph.Extraction
		want    int
	}{
		"nothing waits":                   {0, nil, 0},
		"too few":                         {0, repeated(short, 63), 0},
		"the first batch":                 {0, repeated(short, 200), 64},
		"an eighth of what was put":       {800, repeated(short, 200), 100},
		"too few after many":              {800, repeated(short, 99), 0},
		"no more than so many":            {1_000_000, repeated(short, 300), 256},
		"many statements":                 {0, repeated(said, 5), 3},
		"as many statements after many":   {1_000_000, repeated(said, 5), 3},
		"many meetings":                   {0, repeated(met, 5), 2},
		"much text":                       {0, repeated(long, 3), 2},
		"one document that is much alone": {0, []graph.Extraction{{Statements: make([]graph.Statement, 7000)}}, 1},
	}
	for name, test := range tests {
		var pace graph.Pace
		pace.Took(test.taken)
		if got := pace.Cut(test.waiting); got != test.want {
			t.Errorf("%s: want %d, got %d", name, test.want, got)
		}
	}
}

func repeated(x graph.Extraction, times int) []graph.Extraction {
	all := make([]graph.Extraction, times)
	for i := range all {
		all[i] = x
	}
	return all
}
