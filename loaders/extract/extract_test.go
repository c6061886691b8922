package extract_test

import (
	"errors"
	"flag"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/fixtures"
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/packs"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestFixturesAreValidAndTheSameEachTime(t *testing.T) {
	for _, collection := range fixtures.Collections() {
		first := map[string]graph.Extraction{}
		x := grammarOf(t, collection)
		for _, d := range documents(t, collection) {
			out := run(t, x, d)
			if err := out.Validate(); err != nil {
				t.Errorf("%s: %v", collection, err)
			}
			first[d.ID] = out
		}
		again := grammarOf(t, collection)
		for _, d := range documents(t, collection) {
			if diff := cmp.Diff(first[d.ID], run(t, again, d)); diff != "" {
				t.Errorf("%s: a second run differs (-first +second):\n%s", d.ID, diff)
			}
		}
	}
}

func TestWorkersShareAnExtractor(t *testing.T) {
	collection := fixtures.Collections()[0]
	x, all := grammarOf(t, collection), documents(t, collection)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for i := len(all) - 1; i >= 0; i-- {
				if out, err := x.Extract(t.Context(), all[i]); err != nil || out.Validate() != nil {
					t.Errorf("%s: %v, %v", all[i].ID, err, out.Validate())
				}
			}
		})
	}
	group.Wait()
	alone := grammarOf(t, collection)
	for _, d := range all {
		if diff := cmp.Diff(run(t, alone, d), run(t, x, d)); diff != "" {
			t.Errorf("%s: an extractor that worked before differs (-new +used):\n%s", d.ID, diff)
		}
	}
}

// TestFault holds that a fault of the grammar is an error of one document, here by an extractor without words.
func TestFault(t *testing.T) {
	out, err := new(extract.Extractor).Extract(t.Context(), graph.Document{ID: "a.txt", Text: "Norway rejected the toll."})
	if !errors.Is(err, graph.Internal) || len(out.Statements) != 0 {
		t.Errorf("got %d statements, %v", len(out.Statements), err)
	}
}

// TestGolden holds what the grammar reads in one fixture, right or wrong: the annotations say what is right, this shows what a change of the
// grammar changes.
func TestGolden(t *testing.T) {
	x := grammarOf(t, "sarrow-basin-2024")
	for _, d := range documents(t, "sarrow-basin-2024") {
		if !strings.HasSuffix(d.ID, "/sarrow-session-day2.md") {
			continue
		}
		out := run(t, x, d)
		got := readable(&out)
		const file = "testdata/sarrow-session-day2.golden"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (-want +got), rewrite it with -update:\n%s", file, diff)
		}
		return
	}
	t.Fatal("the fixtures hold no sarrow-session-day2.md")
}

func TestTextsWithoutPositions(t *testing.T) {
	texts := map[string]string{
		"sport": `Late goal sends Norway to the final

OSLO - Norway beat Sweden 2-1 on Sunday in front of 30,000 people. Sweden attacked from the start and Norway defended deep. "We never stopped
running," the captain said. Chile will play Peru in the other half of the draw on Tuesday. Germany lost its goalkeeper to a broken finger, and France
rested three players. The Italian referee gave four yellow cards.`,
		"weather": `Storm crosses the north

A storm from the Atlantic reached Ireland on Monday morning and will move on to Denmark during the night. Gusts of 120 km an hour were measured
in Scotland. Snow fell in Austria above 900 metres. Poland expects frost from Wednesday, and Spain stays dry. Ferries between Estonia and Finland were late.`,
		"markets": `Shares close higher in Tokyo

Japan's main index rose 1.2 per cent on Thursday after Wall Street closed at a record. The Swiss franc fell against the euro. Copper from Chile gained
2 per cent, while Brazil's currency lost ground. Indian steel makers fell for a third day. A trader in London said the session was quiet.`,
		"film": `Three films for a long evening

The new picture from Korea follows a fisherman who finds a piano on the beach. It was shot in Iceland over two winters. A comedy from Argentina tells
of a family that wins a bakery, and the leading actress is a delight. The third, a French thriller, is set on a night train to Vienna. All three run in
Canada from Friday.`,
	}
	for name, text := range texts {
		t.Run(name, func(t *testing.T) {
			noPosition(t, run(t, grammar(t, []string{"core", "ukraine"}), parse(t, name+".txt", text)))
		})
	}
}

// TestTemptingTextsWithoutPositions holds the same for texts that are full of words of positions, such as a ball that is met and a gift that is accepted.
func TestTemptingTextsWithoutPositions(t *testing.T) {
	x := grammarOf(t, "no-positions")
	for _, d := range documents(t, "no-positions") {
		t.Run(d.ID, func(t *testing.T) { noPosition(t, run(t, x, d)) })
	}
}

func noPosition(t *testing.T, out graph.Extraction) {
	t.Helper()
	for _, s := range out.Statements {
		if s.Counts() {
			t.Errorf("want no position, got %s %s %q (%s)", s.ActorName, s.Stance, s.Point.Text, s.Rule)
		}
	}
	for _, m := range out.Meetings {
		t.Errorf("want no meeting, got %q", m.Quote.Text)
	}
}

// TestTermsAmongTheirParties holds that a pack of one dispute names the points of that dispute only: a ceasefire elsewhere is no term of its own.
func TestTermsAmongTheirParties(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"its parties":      {"Russia and Ukraine met in Oslo. Norway called for an immediate ceasefire.", "A ceasefire"},
		"named by capital": {"Talks between Moscow and Kyiv go on. Norway called for an immediate ceasefire.", "A ceasefire"},
		"other parties":    {"Chile and Peru met in Oslo. Norway called for an immediate ceasefire.", "an immediate ceasefire"},
		"one of them":      {"Ukraine watched. Norway called for an immediate ceasefire in Sudan.", "an immediate ceasefire in Sudan"},
	}
	x := grammar(t, []string{"ukraine"})
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			out := run(t, x, parse(t, "a.txt", test.text))
			var got []string
			for _, term := range out.Terms {
				got = append(got, term.Label)
			}
			if diff := cmp.Diff([]string{test.want}, got); diff != "" {
				t.Errorf("terms (-want +got):\n%s", diff)
			}
		})
	}
}

// TestActsOfRecognition holds that a cue's verb counts as the act of a known term, whichever way the sentence turns it, so that all sides of the
// term meet.
func TestActsOfRecognition(t *testing.T) {
	tests := map[string]struct {
		text string
		want graph.Stance
	}{
		"recognizes":       {"Russia and Ukraine met. Belarus recognised the annexation of Crimea.", graph.Supports},
		"never recognizes": {"Russia and Ukraine met. Norway will never recognise the annexation of Crimea.", graph.Rejects},
		"does not":         {"Russia and Ukraine met. Norway does not recognize the annexation of Crimea.", graph.Rejects},
		"refuses to":       {"Russia and Ukraine met. Norway refused to recognise the annexation of Crimea.", graph.Rejects},
	}
	x := grammar(t, []string{"ukraine"})
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			out := run(t, x, parse(t, "a.txt", test.text))
			got := map[string]graph.Stance{}
			for _, s := range out.Statements {
				got[s.Term] = s.Stance
			}
			if diff := cmp.Diff(map[string]graph.Stance{graph.TermID("recognize-annexation"): test.want}, got); diff != "" {
				t.Errorf("stances by term (-want +got):\n%s", diff)
			}
		})
	}
}

// TestSamePacksSameReading holds that extractors of the same packs read alike: nothing hangs on the order in which a map is gone through.
func TestSamePacksSameReading(t *testing.T) {
	const text = "Norwegian state media say Oman has refused to sign the treaty. State television said Norway will not pay the toll."
	read := func() graph.Extraction {
		set, err := packs.Load([]string{"core"})
		if err != nil {
			t.Fatal(err)
		}
		out, err := extract.NewGrammar(set).Extract(t.Context(), graph.Document{ID: "d", Text: text, SHA256: graph.Digest(text)})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	first := read()
	for range 9 {
		if diff := cmp.Diff(first, read()); diff != "" {
			t.Fatalf("another extractor reads otherwise (-first +other):\n%s", diff)
		}
	}
}
