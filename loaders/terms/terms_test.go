package terms_test

import (
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/kernel"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/terms"
)

// draft returns an empty draft of a document that is about no pack's dispute.
func draft(t *testing.T, text string) *terms.Draft {
	t.Helper()
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	about := terms.Turning(text, nil, func([]string) bool { return false })
	return terms.New(set, lexicon.New(set), kernel.New(set, nil)).Draft(&graph.Extraction{Document: graph.Document{ID: "a", Text: text}}, about)
}

func TestTerms(t *testing.T) {
	d := draft(t, "")
	termOf := func(point string, sentence int) string {
		s := graph.Statement{Document: "a", Stance: graph.Demands, Point: graph.Passage{Text: point, End: len(point)}}
		d.Term(&s, graph.Demands, sentence)
		return s.Term
	}
	first := termOf("to lift the harbour toll", 0)
	if again := termOf("the lifting of the harbour toll", 1); again == "" || first == "" {
		t.Errorf("got %q and %q, want terms", first, again)
	}
	if again := termOf("lift the harbour toll", 2); again != first {
		t.Errorf("equal content words are %q and %q, want one term", first, again)
	}
	if back := termOf("this proposal", 3); back != first {
		t.Errorf("what points back is %q, want %q", back, first)
	}
	if far := termOf("this proposal", 9); far == first {
		t.Error("what points back reaches six sentences")
	}
	d.Forget()
	if forgotten := termOf("this proposal", 9); forgotten == first {
		t.Error("a term that was forgotten is pointed back to")
	}
}

func TestDraftHoldsEachOnce(t *testing.T) {
	d := draft(t, "Norway left.")
	for range 2 {
		d.Party(graph.Party{ID: "party:norway", Name: "Norway"})
		d.Add(graph.Statement{ID: "s"})
	}
	if len(d.Out.Parties) != 1 || len(d.Out.Statements) != 1 || !d.Has("party:norway") || d.Has("party:sweden") {
		t.Errorf("got %d parties, %d statements", len(d.Out.Parties), len(d.Out.Statements))
	}
	if got := d.Passage(0, 6); got.Text != "Norway" {
		t.Errorf("got passage %q", got.Text)
	}
}

// TestTurning holds that a document is about a dispute whose parties it names most, and whose words it speaks where it has any.
func TestTurning(t *testing.T) {
	counts := map[string]int{"norway": 5, "sweden": 4, "chile": 1, "peru": 3, "kenya": 3}
	var named []terms.Naming
	for party, n := range counts {
		for range n {
			named = append(named, terms.Naming{Party: party})
		}
	}
	words := func(words []string) bool { return words[0] == "toll" }
	about := terms.Turning("", named, words)
	tests := []struct {
		name    string
		dispute *packs.Dispute
		want    bool
	}{
		{"of everybody", nil, true},
		{"of those named most", &packs.Dispute{Parties: []string{"norway", "chile"}}, true},
		{"of somebody not named", &packs.Dispute{Parties: []string{"norway", "mali"}}, false},
		{"of one named little", &packs.Dispute{Parties: []string{"chile"}}, false},
		{"with its words", &packs.Dispute{Parties: []string{"norway"}, Words: []string{"toll"}}, true},
		{"without its words", &packs.Dispute{Parties: []string{"norway"}, Words: []string{"canal"}}, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := about(test.dispute, 0); got != test.want {
				t.Errorf("got %t, want %t", got, test.want)
			}
		})
	}
}

// TestTurningOfParagraphs holds that of a digest only the paragraphs that name a side are about its dispute.
func TestTurningOfParagraphs(t *testing.T) {
	text := "Norway and Sweden met.\n\nKenya wants a truce with Chad, Peru, Chile and Mali."
	kenya := strings.Index(text, "Kenya")
	named := []terms.Naming{{0, "norway"}, {11, "sweden"}}
	for i, party := range []string{"kenya", "chad", "peru", "chile", "mali", "oman", "togo"} {
		named = append(named, terms.Naming{At: kenya + i, Party: party})
	}
	about := terms.Turning(text, named, func([]string) bool { return true })
	dispute := &packs.Dispute{Parties: []string{"norway", "sweden"}}
	if !about(dispute, 5) || about(dispute, kenya+20) {
		t.Errorf("got %t and %t, want the first paragraph alone", about(dispute, 5), about(dispute, kenya+20))
	}
}

// TestPointsBeginBehindTheirCue: what a cue of several words has of a point is no part of it.
func TestPointsBeginBehindTheirCue(t *testing.T) {
	text := "Norway voted in favour of the toll."
	d := draft(t, text)
	passage := func(words string) graph.Passage {
		at := strings.Index(text, words)
		return d.Passage(at, at+len(words))
	}
	s := graph.Statement{Document: "a", Stance: graph.Supports, Cue: passage("voted in favour of"), Point: passage("favour of the toll")}
	d.Term(&s, graph.Supports, 0)
	if s.Point != passage("the toll") {
		t.Errorf("got point %+v, want %+v", s.Point, passage("the toll"))
	}
}
