package extract_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/fixtures"
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/drops"
)

// TestExplainChangesNothing holds that to explain a document is to extract it.
func TestExplainChangesNothing(t *testing.T) {
	for _, collection := range fixtures.Collections() {
		x := grammarOf(t, collection)
		for _, d := range documents(t, collection) {
			out, readings, err := x.Explain(t.Context(), d)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(run(t, x, d), out); diff != "" {
				t.Errorf("%s: explained, it yields something else (-plain +explained):\n%s", d.ID, diff)
			}
			statements, meetings := 0, 0
			for _, r := range readings {
				statements, meetings = statements+len(r.Statements), meetings+len(r.Meetings)
				if d.Text[r.Start:r.End] != r.Text {
					t.Errorf("%s: %q is not at [%d, %d)", d.ID, r.Text, r.Start, r.End)
				}
			}
			if statements != len(out.Statements) || meetings != len(out.Meetings) {
				t.Errorf("%s: the readings hold %d of %d statements and %d of %d meetings", d.ID, statements, len(out.Statements), meetings, len(out.Meetings))
			}
		}
	}
}

func TestExplainTellsWhyCuesComeToNothing(t *testing.T) {
	tests := map[drops.Reason]struct{ text, cue string }{
		drops.InCondition: {"Talks resume if Norway rejects the plan.", "rejects"},
		drops.InQuestion:  {"Did Norway reject the plan?", "reject"},
		drops.InPoint:     {"Norway demands that Sweden accept the plan.", "accept"},
		drops.Carried:     {"Norway is likely to reject the plan.", "reject"},
		drops.NoPoint:     {"Norway demanded.", "demanded"},
		drops.NoComment:   {"Norway declined to comment.", "declined"},
		drops.NoOpposite:  {"Norway refused to reject the plan.", "refused"},
		drops.SelfClaim:   {"Norway insists it is enforcing the ban.", "insists"},
		drops.Given:       {"Norway dropped its demand for a new border.", "demand"},
		drops.NoHolder:    {"Many rejected the plan.", "rejected"},
		drops.NoReporter:  {"“Norway rejects the plan,” a passer-by said.", "rejects"},
		drops.Doubted:     {"Sweden denied that Norway rejected the plan.", "rejected"},
		drops.Guessed:     {"Norway probably rejects the plan, Sweden said.", "rejects"},
		drops.NotCredible: {"“We will see,” said Kari Holm.", "said"},
		drops.OtherField:  {"The coach and his squad lost the match in a storm of goals. Norway rejected the penalty.", "rejected"},
		drops.NoSides:     {"Norway met at noon.", "met"},
		drops.NotCertain:  {"Norway hopes to meet Sweden.", "meet"},
		drops.InHeadline:  {"Norway meets Sweden\n\nIt rained.", "meets"},
		drops.ReadAsNoun:  {"The rejecting of Norway went on.", "rejecting"},
		drops.NoPattern:   {"Norway's demand went unheard.", "demand"},
	}
	x := grammar(t, []string{"core"})
	for why, test := range tests {
		t.Run(string(why), func(t *testing.T) {
			_, readings, err := x.Explain(t.Context(), parse(t, "a.txt", test.text))
			if err != nil {
				t.Fatal(err)
			}
			got := map[string][]drops.Reason{}
			for _, r := range readings {
				for _, d := range r.Dropped {
					got[d.Cue] = append(got[d.Cue], d.Why)
				}
			}
			if diff := cmp.Diff([]drops.Reason{why}, got[test.cue]); diff != "" {
				t.Errorf("reasons for %q (-want +got):\n%s\nof all: %v", test.cue, diff, got)
			}
			if why.Text() == "" {
				t.Error("the reason has no words")
			}
		})
	}
}

// FuzzExplain holds that any text can be explained, and yields what it yields unexplained.
func FuzzExplain(f *testing.F) {
	for _, d := range documents(f, fixtures.Collections()[0]) {
		f.Add(d.Text)
	}
	f.Add("Did Norway, if pressed, reject")
	f.Add("“Norway’s demand")
	x := grammar(f, []string{"core"})
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		d := graph.Document{ID: "fuzz", Text: text, SHA256: graph.Digest(text)}
		out, readings, err := x.Explain(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(run(t, x, d), out); diff != "" {
			t.Errorf("explained, it yields something else (-plain +explained):\n%s", diff)
		}
		for _, r := range readings {
			for _, dropped := range r.Dropped {
				if !strings.Contains(r.Text, dropped.Cue) {
					t.Errorf("cue %q does not stand in %q", dropped.Cue, r.Text)
				}
			}
		}
	})
}
