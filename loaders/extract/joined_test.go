package extract_test

import (
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/packs"
)

// TestJoinedClauses holds that of two joined clauses of which one is denied each has its own side, and that acts of which one is not to be done are two of one side.
func TestJoinedClauses(t *testing.T) {
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	all := []reading{
		{"one clause denied", "Norwegian Prime Minister Kari Holm said the fleet would continue its efforts, but that it would not put pressure on one side alone." + quiet, "REJECTS put pressure on one side alone, SUPPORTS the fleet would continue its efforts"},
		{"one act not to be done", "Norway promised to free the crews and not to sink the ships." + quiet, "SUPPORTS to free the crews, PROPOSES not to sink the ships"},
	}
	holdReadings(t, extract.New(set), all, func(x *graph.Extraction) string {
		return strings.Join(stanceLines(x, func(s *graph.Statement) string { return string(s.Stance) + " " + s.Point.Text }), ", ")
	})
}

// TestOnePronoun holds that a pronoun that two readings take for two sides is one of them.
func TestOnePronoun(t *testing.T) {
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	all := []reading{{
		"who it is", "The talks are over.\n\nMoscow wants Kyiv to give up the rest of Donetsk. It also wants Ukrainian troops out of four regions that it calls its own.",
		"Russia DEMANDS, Russia DEMANDS",
	}}
	holdReadings(t, extract.New(set), all, func(x *graph.Extraction) string {
		return strings.Join(stanceLines(x, func(s *graph.Statement) string { return s.ActorName + " " + string(s.Stance) }), ", ")
	})
}
