package extract_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/parleygraph/parley/fixtures"
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/packs"
)

// grammar returns an extractor with the named packs and folders.
func grammar(t testing.TB, names []string, folders ...fs.FS) *extract.Extractor {
	t.Helper()
	set, err := packs.Load(names, folders...)
	if err != nil {
		t.Fatal(err)
	}
	return extract.NewGrammar(set)
}

// grammarOf returns the extractor for a fixtures collection: all embedded packs, and the collection's own.
func grammarOf(t testing.TB, collection string) *extract.Extractor {
	t.Helper()
	if pack, ok := fixtures.Pack(collection); ok {
		return grammar(t, packs.Embedded(), pack)
	}
	return grammar(t, packs.Embedded())
}

// documents returns the documents of a fixtures collection.
func documents(t testing.TB, collection string) []graph.Document {
	t.Helper()
	files, err := fixtures.Documents(collection)
	if err != nil {
		t.Fatal(err)
	}
	var found []graph.Document
	for _, file := range files {
		found = append(found, parse(t, collection+"/"+file.Name, string(file.Text)))
	}
	return found
}

func parse(t testing.TB, path, text string) graph.Document {
	t.Helper()
	var found []graph.Document
	for d, err := range loaders.Parse(t.Context(), path, []byte(text), loaders.Options{Collection: "test"}) {
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, d)
	}
	if len(found) != 1 {
		t.Fatalf("parse %s: want one document, got %d", path, len(found))
	}
	return found[0]
}

func run(t testing.TB, x *extract.Extractor, d graph.Document) graph.Extraction {
	t.Helper()
	out, err := x.Extract(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// readable returns statements and meetings as text, a line each, without terms and offsets.
func readable(x *graph.Extraction) string {
	var b strings.Builder
	names := map[string]string{}
	for _, p := range x.Parties {
		names[p.ID] = p.Name
	}
	for _, e := range x.Envoys {
		names[e.ID] = e.Name
	}
	for i := range x.Statements {
		b.WriteString(statementLine(names, &x.Statements[i]))
	}
	for i := range x.Meetings {
		b.WriteString(meetingLine(names, &x.Meetings[i]))
	}
	return b.String()
}

func statementLine(names map[string]string, s *graph.Statement) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s", s.ActorName)
	if party := names[s.Party]; party != s.ActorName {
		fmt.Fprintf(&b, " (%s)", party)
	}
	for _, id := range s.OnBehalfOf {
		fmt.Fprintf(&b, " for %s", names[id])
	}
	fmt.Fprintf(&b, " %s %q: %q", s.Stance, s.Cue.Text, s.Point.Text)
	if s.Scope != "" {
		fmt.Fprintf(&b, " on %q", s.Scope)
	}
	for _, c := range s.Conditions {
		fmt.Fprintf(&b, " %s %q", c.Kind, c.Text)
	}
	if s.Echo != nil {
		fmt.Fprintf(&b, " echo %s %q", s.Echo.Kind, s.Echo.Cue)
	}
	if s.SaidBy != nil {
		fmt.Fprintf(&b, " said by %s (%s)", s.SaidBy.Name, names[s.SaidBy.Party])
	}
	fmt.Fprintf(&b, " [%s, %s, %s]\n", s.Modality, s.Directness, s.Rule)
	return strings.ReplaceAll(b.String(), `\n`, " ")
}

func meetingLine(names map[string]string, m *graph.Meeting) string {
	var sides []string
	for _, p := range m.Participants {
		side := p.Name
		if party := names[p.Party]; party != p.Name {
			side += " (" + party + ")"
		}
		sides = append(sides, side)
	}
	return fmt.Sprintf("MEETING %s %s %v place %q %s..%s [%s]\n", m.Status, strings.Join(sides, ", "), m.Pairs, m.Place, m.Since, m.Until, m.Rule)
}
