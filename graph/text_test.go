package graph_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
)

func TestSlug(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "Aldmark": "aldmark", "Group of 77": "group-of-77", " --A  b-- ": "a-b", "Élvany’s côte": "elvanys-cote", "U.S.": "us", "日本": "日本", "a/b": "a-b",
	} {
		if got := graph.Slug(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestIDs(t *testing.T) {
	got := []string{graph.PartyID("Aldmark"), graph.EnvoyID("Zoë Tarvane", "party:aldmark"), graph.EnvoyID("Zoë Tarvane", ""), graph.IssueID("Loss & Damage"), graph.TermID("open dam")}
	want := []string{"party:aldmark", "envoy:zoe-tarvane.aldmark", "envoy:zoe-tarvane", "issue:loss-damage", "term:open-dam"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	base := graph.Statement{Document: "d", ActorText: "Aldmark", Stance: graph.Demands}
	seen := map[string]bool{graph.StatementID(&base, 0): true}
	for _, change := range []func(*graph.Statement){
		func(s *graph.Statement) { s.Document = "dA" },
		func(s *graph.Statement) { s.Stance = graph.Rejects },
		func(s *graph.Statement) { s.Quote.End = 9 },
		func(s *graph.Statement) { s.Point.Text = "x" },
		func(s *graph.Statement) { s.Document, s.ActorText = "", "dAldmark" },
	} {
		other := base
		change(&other)
		seen[graph.StatementID(&other, 0)] = true
	}
	seen[graph.StatementID(&base, 1)] = true
	if len(seen) != 7 {
		t.Errorf("got %d ids of 7 statements", len(seen))
	}
}

func TestSearchWords(t *testing.T) {
	for text, want := range map[string][]string{
		"": nil, "Élan, the RIVER'S edge!": {"elan", "the", "rivers", "edge"}, "U.S.-led": {"us", "led"}, "ﬁne 2½": {"fine", "21", "2"}, "日本 語": {"日本", "語"},
	} {
		if diff := cmp.Diff(want, graph.SearchWords(text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

func TestSnippet(t *testing.T) {
	long := strings.Repeat("before ", 30) + "the Dam  opens\n" + strings.Repeat("after ", 30)
	for _, c := range []struct{ name, text, word, want string }{
		{"empty", "", "dam", ""},
		{"short", "The dam\nopens", "dam", "The dam opens"},
		{"absent", "The dam opens", "fish", "The dam opens"},
		{"middle", long, "dam", "… " + strings.TrimSpace(strings.Repeat("before ", 10)) + " the Dam opens " + strings.TrimSpace(strings.Repeat("after ", 11)) + " …"},
		{"one long word", strings.Repeat("é", 300), "dam", strings.Repeat("é", 80) + " …"},
	} {
		if got := graph.Snippet(c.text, []string{c.word}); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWindow(t *testing.T) {
	for _, c := range []struct {
		window graph.Window
		day    graph.Day
		want   bool
	}{
		{graph.Window{}, "", true}, {graph.Window{}, "2024-01-01", true},
		{graph.Window{Since: "2024-01-01"}, "", false}, {graph.Window{Since: "2024-01-01"}, "2024-01-01", true}, {graph.Window{Since: "2024-01-01"}, "2023-12-31", false},
		{graph.Window{Until: "2024-01-01"}, "", false}, {graph.Window{Until: "2024-01-01"}, "2024-01-01", true}, {graph.Window{Until: "2024-01-01"}, "2024-01-02", false},
	} {
		if got := c.window.Holds(c.day); got != c.want {
			t.Errorf("%v holds %q: got %t", c.window, c.day, got)
		}
	}
	january, february := graph.Window{Since: "2024-01-01", Until: "2024-01-31"}, graph.Window{Since: "2024-02-01"}
	if january.Meets(february) || february.Meets(january) || !january.Meets(graph.Window{Until: "2024-01-01"}) || !february.Meets(graph.Window{}) {
		t.Error("windows meet where they share a day, and only there")
	}
}

func TestParseDay(t *testing.T) {
	for text, want := range map[string]graph.Day{"": "", "2024-02-29": "2024-02-29", "2024-05-01T23:30:00-02:00": "2024-05-02"} {
		if got, err := graph.ParseDay(text); err != nil || got != want {
			t.Errorf("%q: got %q, %v", text, got, err)
		}
	}
	for _, text := range []string{"2023-02-29", "yesterday", "01/02/2024"} {
		if _, err := graph.ParseDay(text); !errors.Is(err, graph.Invalid) {
			t.Errorf("%q: got %v, want Invalid", text, err)
		}
	}
	if got := graph.Day("2024-02-28").Add(2); got != "2024-03-01" || graph.Day("").Add(1) != "" {
		t.Errorf("got %s", got)
	}
}

func TestErrors(t *testing.T) {
	err := fmt.Errorf("load a.txt: %w", graph.Errorf(graph.Conflict, "document %q: %w", "a", context.Canceled))
	if !errors.Is(err, graph.Conflict) || errors.Is(err, graph.Invalid) || !errors.Is(err, context.Canceled) {
		t.Errorf("%v: is of the wrong kind", err)
	}
	if got := err.Error(); got != `load a.txt: document "a": context canceled` {
		t.Errorf("got %s", got)
	}
	if graph.CodeOf(err) != graph.Conflict || graph.CodeOf(errors.New("x")) != graph.Internal || graph.CodeOf(graph.Errorf(graph.Denied, "no")) != graph.Denied {
		t.Error("the code is another")
	}
}

func FuzzCursor(f *testing.F) {
	for _, seed := range [][2]string{{"", ""}, {"2024-01-01", "doc/1"}, {"Élan \x00\"", "party:日本"}, {"MEMBER_OF 2024-01-01", "x"}} {
		f.Add(seed[0], seed[1], string(graph.NewCursor(seed[0], seed[1])))
	}
	f.Add("a", "b", "!!")
	f.Fuzz(func(t *testing.T, key, id, text string) {
		key, id = strings.ToValidUTF8(key, ""), strings.ToValidUTF8(id, "")
		gotKey, gotID, err := graph.NewCursor(key, id).Key()
		if err != nil || gotKey != key || gotID != id {
			t.Errorf("got %q, %q, %v, want %q, %q", gotKey, gotID, err, key, id)
		}
		if _, _, err := graph.Cursor(text).Key(); err != nil && !errors.Is(err, graph.Invalid) {
			t.Errorf("%q: got %v, want Invalid", text, err)
		}
		edge := graph.Edge{Kind: graph.MemberOf, First: graph.Day(key)}
		kind, first, other, err := graph.EdgeCursor(edge, id).EdgeKey()
		if err != nil || kind != graph.MemberOf || string(first) != key || other != id {
			t.Errorf("got %s, %q, %q, %v", kind, first, other, err)
		}
	})
}
