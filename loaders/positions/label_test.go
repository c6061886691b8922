package positions_test

import (
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/annotations"
	"github.com/parleygraph/parley/loaders/positions"
	"github.com/parleygraph/parley/loaders/text"
)

func TestLabel(t *testing.T) {
	const body = "Norway rejected a plan by Sweden to close the lake port. Denmark stayed silent."
	at := func(words string) text.Span {
		i := strings.Index(body, words)
		return text.Span{Start: i, End: i + len(words)}
	}
	annotation := func(actor string, stance graph.Stance, cue, point string) annotations.Statement {
		return annotations.Statement{Actors: []string{actor}, Stance: stance, Evidence: at("rejected a plan"), Cue: at(cue), Point: at(point)}
	}
	rejects := annotation("Norway", graph.Rejects, "rejected", "a plan by Sweden to close the lake port")
	optional, refused := rejects, rejects
	optional.Optional, refused.Rejected = true, true
	tests := []struct {
		name     string
		all      []annotations.Statement
		part     bool
		stance   graph.Stance // of Norway on the plan
		unclear  bool
		proposes bool // Sweden to close the port
	}{
		{"a position", []annotations.Statement{rejects}, false, graph.Rejects, false, false},
		{"positions of two", []annotations.Statement{annotation("Sweden", graph.Proposes, "plan", "to close the lake port"), rejects}, false, graph.Rejects, false, true},
		{"the cue decides", []annotations.Statement{annotation("Norway", graph.Supports, "close", "a plan by Sweden to close the lake port"), rejects}, false, graph.Rejects, false, false},
		{"too little of the point", []annotations.Statement{annotation("Norway", graph.Rejects, "rejected", "lake port. Denmark stayed silent")}, false, "", false, false},
		{"another holder", []annotations.Statement{annotation("Denmark", graph.Rejects, "rejected", "a plan by Sweden to close the lake port")}, false, "", false, false},
		{"optional", []annotations.Statement{optional}, false, "", true, false},
		{"optional and a position", []annotations.Statement{optional, rejects}, false, graph.Rejects, false, false},
		{"rejected by a person", []annotations.Statement{refused, optional}, true, "", false, false},
		{"annotated in part", nil, true, "", true, false},
		{"nothing annotated", nil, false, "", false, false},
	}
	b := newBench(t)
	page := b.page(body)
	all := b.reader.Candidates(page, nil)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			norway, sweden := false, false
			for i, e := range positions.Label(page, all, test.all, test.part) {
				c := &all[i]
				switch {
				case c.By.Name() == "Norway" && page.Sentences[0].Words[c.Cue].Text == "rejected" && c.Pattern == "verb.takes":
					norway = true
					if e.Stance != test.stance || e.Unclear != test.unclear {
						t.Errorf("Norway's candidate is %q, unclear %v", e.Stance, e.Unclear)
					}
				case e.Stance == graph.Proposes:
					sweden = true
				}
			}
			if !norway || sweden != test.proposes {
				t.Errorf("Norway's candidate found: %v; a proposal: %v", norway, sweden)
			}
		})
	}
}
