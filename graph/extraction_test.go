package graph_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/storetest"
)

// sound returns a valid extraction with everything in it.
func sound(t *testing.T) graph.Extraction {
	t.Helper()
	for _, x := range storetest.Synthetic(4, 200, 6) {
		conditions, roles := 0, 0
		for _, s := range x.Statements {
			conditions += len(s.Conditions)
		}
		for _, e := range x.Envoys {
			roles += len(e.Roles)
		}
		if len(x.Meetings) > 0 && len(x.Statements[0].Conditions) > 0 && roles > 0 && len(x.Statements[0].OnBehalfOf) == 0 {
			return x
		}
	}
	t.Fatal("no synthetic document has it all")
	return graph.Extraction{}
}

func TestValidate(t *testing.T) {
	x := sound(t)
	if err := x.Validate(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		spoil func(*graph.Extraction)
		says  string
	}{
		{"no id", func(x *graph.Extraction) { x.Document.ID = " " }, "its id is empty"},
		{"reserved id", func(x *graph.Extraction) { x.Document.ID = "term:x" }, "belong to other nodes"},
		{"digest", func(x *graph.Extraction) { x.Document.SHA256 = "0" }, "sha256"},
		{"day", func(x *graph.Extraction) { x.Document.PublishedAt = "May" }, "publishedAt"},
		{"party without id", func(x *graph.Extraction) { x.Parties[0].ID = "" }, "has no id"},
		{"party with an envoy's id", func(x *graph.Extraction) { x.Parties[0].ID = "envoy:x" }, "does not begin with its kind"},
		{"two parties of one id", func(x *graph.Extraction) { x.Parties = append(x.Parties, x.Parties[0]) }, "two nodes share"},
		{"envoy's party", func(x *graph.Extraction) { x.Envoys[0].Party = "party:nobody" }, "its party"},
		{"role", func(x *graph.Extraction) {
			x.Envoys[0].Roles = []graph.Role{{Text: "king", Evidence: graph.Passage{Text: "king", Start: 0, End: 4}}}
		}, "role"},
		{"term's kind", func(x *graph.Extraction) { x.Terms[0].Kind = graph.KindIssue }, "neither Demand nor Proposal"},
		{"term's issue", func(x *graph.Extraction) { x.Terms[0].Issue = "issue:none" }, "its issue"},
		{"opposite", func(x *graph.Extraction) { x.Terms[0].OppositeOf = "term:none" }, "its other term"},
		{"statement's document", func(x *graph.Extraction) { x.Statements[0].Document = "other" }, "belongs to document"},
		{"stance", func(x *graph.Extraction) { x.Statements[0].Stance = "LIKES" }, "unknown stance"},
		{"capacity", func(x *graph.Extraction) { x.Statements[0].Capacity = "" }, "unknown capacity"},
		{"modality", func(x *graph.Extraction) { x.Statements[0].Modality = "HOPED" }, "unknown modality \"HOPED\": it is one of ASSERTED, INTENDED, WOULD, MIGHT"},
		{"no modality", func(x *graph.Extraction) { x.Statements[0].Modality = "" }, "unknown modality"},
		{"directness", func(x *graph.Extraction) { x.Statements[0].Directness = "direct" }, "unknown directness"},
		{"condition's kind", func(x *graph.Extraction) { x.Statements[0].Conditions[0].Kind = "WHEN" }, "unknown kind of condition"},
		{"echo's kind", func(x *graph.Extraction) { x.Statements[0].Echo = &graph.Echo{Kind: "LIKES"} }, "unknown kind of echo"},
		{"echo of nothing", func(x *graph.Extraction) {
			x.Statements[0].Echo = &graph.Echo{Kind: graph.EchoSupport, Of: "statement:none"}
		}, "its origin"},
		{"echo of a party", func(x *graph.Extraction) {
			x.Statements[0].Echo = &graph.Echo{Kind: graph.EchoSupport, Of: x.Parties[0].ID}
		}, "its origin"},
		{"echo of itself", func(x *graph.Extraction) {
			x.Statements[0].Echo = &graph.Echo{Kind: graph.EchoSupport, Of: x.Statements[0].ID}
		}, "its origin is itself"},
		{"statement's issue", func(x *graph.Extraction) { x.Statements[0].Issue = "issue:none" }, "its issue"},
		{"instant for a day", func(x *graph.Extraction) { x.Document.PublishedAt = "2025-12-21T10:00:00Z" }, "publishedAt"},
		{"statement's day", func(x *graph.Extraction) { x.Statements[0].Day = "2025-02-30" }, "its day \"2025-02-30\" is no day of the calendar"},
		{"statedAt", func(x *graph.Extraction) { x.Statements[0].StatedAt = "Friday" }, "its statedAt"},
		{"meeting's day", func(x *graph.Extraction) { x.Meetings[0].Day = "2025-12" }, "its day"},
		{"since", func(x *graph.Extraction) { x.Meetings[0].Since = "2025-1-1" }, "its since"},
		{"until", func(x *graph.Extraction) { x.Meetings[0].Until = " " }, "its until"},
		{"membership", func(x *graph.Extraction) {
			x.Parties[0].MemberOf = []graph.Membership{{Bloc: "party:bloc", Until: "never"}}
		}, "its membership's until"},
		{"no actor", func(x *graph.Extraction) { x.Statements[0].Actor = "" }, "no actor"},
		{"actor", func(x *graph.Extraction) { x.Statements[0].Actor = "party:none" }, "its actor"},
		{"actor of another kind", func(x *graph.Extraction) { x.Statements[0].Actor = x.Terms[0].ID }, "its actor"},
		{"party", func(x *graph.Extraction) { x.Statements[0].Party = "party:none" }, "its party"},
		{"addressee", func(x *graph.Extraction) { x.Statements[0].Addressee = "party:none" }, "its addressee"},
		{"another addressee", func(x *graph.Extraction) { x.Statements[0].Address([]string{x.Statements[0].Actor, "party:none"}) }, "its addressee"},
		{"one addressee twice", func(x *graph.Extraction) {
			x.Statements[0].Address([]string{x.Statements[0].Actor, x.Statements[0].Actor})
		}, "twice"},
		{"others and no first", func(x *graph.Extraction) { x.Statements[0].AlsoTo = []string{x.Statements[0].Actor} }, "nobody first"},
		{"principal", func(x *graph.Extraction) { x.Statements[0].OnBehalfOf = []string{"party:none"} }, "its principal"},
		{"reporter", func(x *graph.Extraction) { x.Statements[0].SaidBy = &graph.Reporter{Actor: "party:none"} }, "its reporter"},
		{"term", func(x *graph.Extraction) { x.Statements[0].Term = "term:none" }, "its term"},
		{"side without term", func(x *graph.Extraction) { x.Statements[0].Term, x.Statements[0].Stance = "", graph.Rejects }, "about no term"},
		{"quote", func(x *graph.Extraction) { x.Statements[0].Quote.Text += "!" }, "its quote"},
		{"quote beyond the text", func(x *graph.Extraction) { x.Statements[0].Quote.End = 1 << 30 }, "its quote"},
		{"cue", func(x *graph.Extraction) { x.Statements[0].Cue.Start++ }, "its cue"},
		{"point", func(x *graph.Extraction) { x.Statements[0].Point.Text = "" }, "its point"},
		{"condition", func(x *graph.Extraction) { x.Statements[0].Conditions[0].Text = "if not" }, "its condition"},
		{"condition outside the quote", func(x *graph.Extraction) {
			x.Statements[0].Conditions[0].Passage = graph.Passage{Text: x.Document.Text[:1], Start: 0, End: 1}
			x.Statements[0].Quote = x.Statements[0].Cue
		}, "does not hold"},
		{"meeting's document", func(x *graph.Extraction) { x.Meetings[0].Document = "other" }, "belongs to document"},
		{"status", func(x *graph.Extraction) { x.Meetings[0].Status = "HOPED" }, "unknown status"},
		{"meeting's quote", func(x *graph.Extraction) { x.Meetings[0].Quote.Text = "" }, "its quote"},
		{"participant", func(x *graph.Extraction) { x.Meetings[0].Participants[0].Actor = "envoy:none" }, "its participant"},
		{"participant's party", func(x *graph.Extraction) { x.Meetings[0].Participants[0].Party = "party:none" }, "its participant's party"},
		{"pair", func(x *graph.Extraction) { x.Meetings[0].Pairs = [][2]int{{1, 1}} }, "the pair"},
		{"pair beyond", func(x *graph.Extraction) { x.Meetings[0].Pairs = [][2]int{{0, 99}} }, "the pair"},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := sound(t)
			c.spoil(&x)
			err := x.Validate()
			if !errors.Is(err, graph.Invalid) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want Invalid that says %q", err, c.says)
			}
		})
	}
}
