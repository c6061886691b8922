package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

func TestStretches(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"short", "One. Two.", []string{"One. Two."}},
		{"an empty line", "One line.\n\nTwo lines.", []string{"One line.\n\n", "Two lines."}},
		{"a line", "One more line\nand two", []string{"One more line\n", "and two"}},
		{"a sentence", "Once more. Twice over.", []string{"Once more. ", "Twice over."}},
		{"a word", "once more twice over", []string{"once more ", "twice over"}},
		{"no mark", "ééééééééééé", []string{"ééééééé", "éééé"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			from := 0
			var got []string
			for _, end := range stretches(test.text, 15) {
				got = append(got, test.text[from:end])
				from = end
			}
			if strings.Join(got, "|") != strings.Join(test.want, "|") {
				t.Errorf("cut as %q, want %q", got, test.want)
			}
		})
	}
}

// TestLongDocument holds that a long text yields what its stretches yield, each at its place, and as much at its end as at its beginning.
func TestLongDocument(t *testing.T) {
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	const story = "Norway rejected the toll on Friday. Envoy Ann Berg of Norway met Sweden's envoy Bo Ek in Oslo. Sweden supports the toll if Norway pays.\n\n"
	text := strings.Repeat(story, 2*longest/len(story))
	out, err := New(set).Extract(t.Context(), graph.Document{ID: "long", Text: text, SHA256: graph.Digest(text)})
	if err != nil {
		t.Fatal(err)
	}
	if err := out.Validate(); err != nil {
		t.Fatal(err)
	}
	if out.Document.Text != text || out.Document.Fingerprint == "" {
		t.Error("the document is not the whole one")
	}
	halves := [2]int{}
	for _, s := range out.Statements {
		halves[s.Quote.Start/longest]++
	}
	if halves[0] < longest/len(story) || halves[1] < halves[0]*9/10 || len(out.Parties) != 2 || len(out.Envoys) != 2 {
		t.Errorf("%v statements by half, %d parties, %d envoys", halves, len(out.Parties), len(out.Envoys))
	}
}

// TestMostStatements holds that a document keeps its first statements, of a text read at once and of one read in stretches, and says where the rest begins: what is kept is
// whole by itself and what the text up to there yields.
func TestMostStatements(t *testing.T) {
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	const story = "Norway rejected the toll on Friday. Envoy Ann Berg of Norway met Sweden's envoy Bo Ek in Oslo on May %02d. Sweden supports the ferry, and Finland called for a bridge.\n\n"
	x := New(set)
	for name, length := range map[string]int{"at once": 20 * len(story), "in stretches": 2 * longest} {
		t.Run(name, func(t *testing.T) {
			var told strings.Builder // of as many meetings as a month has days
			for n := range length / len(story) {
				fmt.Fprintf(&told, story, n%31+1)
			}
			text := told.String()
			d := graph.Document{ID: "long", PublishedAt: "2024-06-03", Text: text, SHA256: graph.Digest(text)}
			all, err := x.Extract(t.Context(), d)
			if err != nil || all.Until != 0 {
				t.Fatalf("without a bound: until %d, %v", all.Until, err)
			}
			most := len(all.Statements)/2 + 1
			few, err := x.AtMost(most).Extract(t.Context(), d)
			if err != nil {
				t.Fatal(err)
			}
			if err := few.Validate(); err != nil {
				t.Error(err)
			}
			if diff := cmp.Diff(all.Statements[:most], few.Statements); diff != "" || few.Until != all.Statements[most].Quote.Start {
				t.Errorf("until %d (-want +got):\n%s", few.Until, diff)
			}
			if met := len(few.Meetings); met == 0 || met >= len(all.Meetings) || few.Meetings[met-1].Quote.Start >= few.Until {
				t.Errorf("%d of %d meetings", met, len(all.Meetings))
			}
			one, err := x.AtMost(1).Extract(t.Context(), d)
			if err != nil || len(one.Statements) != 1 || len(one.Terms) >= len(all.Terms) {
				t.Errorf("of one statement: %d terms of %d, %v", len(one.Terms), len(all.Terms), err)
			}
		})
	}
}
