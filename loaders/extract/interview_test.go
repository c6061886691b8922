package extract_test

import (
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/packs"
)

// TestInterviews holds whose the answers of printed interviews are: those of whom title or lead names, never of whom a question is about.
func TestInterviews(t *testing.T) {
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	all := []reading{
		{"questions and answers", "Interview with Norwegian Foreign Minister Kari Holm\n\nQ: Does Sweden want a bridge?\n\nA: Not yet. We support a bridge if Denmark pays for it.\n\nQ: Is Finland a problem?\n\nA: We reject Finland's toll.",
			"Norway SUPPORTS, Norway REJECTS, Norway DEMANDS"},
		{"a name that only labels bear", "Interview with Norway's fisheries minister\n\nThe Coast Times: Does Sweden want the quota?\n\nAnna Lund: We reject the quota. We demand that Sweden stop fishing.\n\nThe Coast Times: And Finland?\n\nAnna Lund: We are ready to talk if Sweden stops.",
			"Norway REJECTS, Norway DEMANDS, Norway SUPPORTS, Norway DEMANDS"},
		{"a surname", "Norway's president, Kari Holm, gave an interview.\n\nReporter: Will Sweden pay a toll?\n\nHolm: We want a treaty.\n\nReporter: Would you meet the Swedes?\n\nHolm: I am ready to meet them.",
			"Norway DEMANDS, Norway SUPPORTS"},
	}
	holdReadings(t, extract.New(set), all, func(x *graph.Extraction) string {
		return strings.Join(stanceLines(x, func(s *graph.Statement) string {
			for _, p := range x.Parties {
				if p.ID == s.Party {
					return p.Name + " " + string(s.Stance)
				}
			}
			return s.ActorName + " " + string(s.Stance)
		}), ", ")
	})
}
