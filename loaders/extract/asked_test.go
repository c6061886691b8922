package extract_test

import (
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/packs"
)

// quiet follows a sentence, so that a text is long enough to be read on its sentence graphs.
const quiet = " The weather on the coast was fine. Shops in the old town were open. Reporters waited outside."

// TestAsked holds that who is asked for something does not thereby ask for it, and who tells what came about takes no side.
func TestAsked(t *testing.T) {
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	all := []reading{
		{"called on", "Norway calls on Chad to hold a vote as soon as possible." + quiet, "Norway DEMANDS"},
		{"called on for help", "Norway also calls on Sweden to help secure the return of the crew." + quiet, "Norway DEMANDS"},
		{"an end of an end", "Norwegian envoy Kari Holm urged the European Union to act quickly to stop the fleet." + quiet, "Kari Holm DEMANDS"},
		{"asked to stay", "Norwegian President Kari Holm says she will ask Sweden to stay on to form a new mission." + quiet, "Kari Holm DEMANDS"},
		{"what came about", "Norway and Sweden ended three days of talks in Oslo without a treaty on fish, officials from both sides said." + quiet, ""},
	}
	holdReadings(t, extract.New(set), all, func(x *graph.Extraction) string {
		return strings.Join(stanceLines(x, func(s *graph.Statement) string { return s.ActorName + " " + string(s.Stance) }), ", ")
	})
}
