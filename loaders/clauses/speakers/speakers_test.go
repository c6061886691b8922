package speakers_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/speakers"
	"github.com/parleygraph/parley/loaders/packs"
)

func read(t *testing.T, text string) *speakers.Document {
	t.Helper()
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	lex := lexicon.New(set)
	doc, err := speakers.New(set, lex, cues.New(set, lex)).Read(t.Context(), &graph.Document{ID: "a", Text: text, PublishedAt: "2025-12-22"})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// held returns who holds each clause of a document, by the clause's verb.
func held(d *speakers.Document) []string {
	var lines []string
	for i, p := range d.Parses {
		for ci, c := range p.Clauses {
			var names []string
			for _, r := range d.Holders[i][ci].Refs {
				names = append(names, r.Name())
			}
			if d.Holders[i][ci].First {
				names = append(names, "the speaker")
			}
			lines = append(lines, d.Words(p, c.Group.From, c.Group.To)+": "+strings.Join(names, ", "))
		}
	}
	return lines
}

func TestHolders(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"a shared subject", "Norway rejected the toll and asked for a list.", []string{
			"rejected: Norway",
			"asked: Norway",
		}},
		{"a pronoun", "Norwegian Foreign Minister Kari Holm met reporters. She rejected the toll.", []string{
			"met: Kari Holm",
			"rejected: Kari Holm",
		}},
		{"both adjectives of one noun", "U.S. and Russian envoys will sign the treaty.", []string{"will sign: United States, Russia"}},
		{"somebody else's people", "Sweden's neighbours rejected the toll.", []string{"rejected: "}},
		{"a quotation", "“We reject the toll,” Norway's envoy said.", []string{
			"reject: the speaker",
			"said: Norway",
		}},
		{"a relative clause", "Norway, which had asked for the toll, now opposes it.", []string{
			"had asked: Norway",
			"opposes: Norway",
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, held(read(t, test.text))); diff != "" {
				t.Errorf("holders differ (-want +got):\n%s", diff)
			}
		})
	}
}
