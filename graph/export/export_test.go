package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/export"
	"github.com/parleygraph/parley/graph/sqlite"
)

// hostile is text that programs which open an export might run, or break on.
const hostile = "=HYPERLINK(\"//x\") <b>&amp;\u0001 '\\ \n:param x"

// hostileStore holds one document whose every text is hostile.
func hostileStore(t *testing.T) graph.Store {
	t.Helper()
	store, err := sqlite.Open(t.Context(), "", sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	passage := graph.Passage{Text: hostile, End: len(hostile)}
	x := graph.Extraction{
		Document: graph.Document{ID: "a/b.txt", Origin: "a/b.txt", Collection: hostile, Title: hostile, Publisher: hostile, PublishedAt: "2025-12-20", Text: hostile,
			SHA256: graph.Digest(hostile), Fingerprint: graph.Digest("1")},
		Parties: []graph.Party{{ID: "party:north", Name: hostile, Type: graph.State}},
		Issues:  []graph.Issue{{ID: "issue:x", Name: hostile}},
		Terms:   []graph.Term{{ID: "term:x", Kind: graph.KindDemand, Label: hostile, Issue: "issue:x"}},
	}
	s := graph.Statement{
		Document: "a/b.txt", Collection: hostile, Actor: "party:north", ActorName: hostile, ActorText: hostile, Party: "party:north", Capacity: graph.SpeaksFor,
		Stance: graph.Rejects, Cue: passage, Point: passage, Term: "term:x", Issue: "issue:x", Modality: graph.Asserted, Directness: graph.Narrated, Day: "2025-12-20",
		Quote: passage, Rule: hostile, Confidence: 0.5,
	}
	s.ID = graph.StatementID(&s, 0)
	x.Statements = []graph.Statement{s}
	applied, err := store.Apply(t.Context(), graph.Batch{Put: []graph.Extraction{x}})
	if err != nil || applied[0].Err != nil {
		t.Fatal(err, applied)
	}
	return store
}

func write(t *testing.T, store graph.Store, name string, scope export.Scope) string {
	t.Helper()
	format, err := export.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := format.Write(t.Context(), store, scope, &out); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out.String()
}

// TestHostile writes hostile text in every format: tables hold no formula, XML stays well formed, scripts have no line that begins with a colon.
func TestHostile(t *testing.T) {
	store := hostileStore(t)
	for _, f := range export.Formats() {
		text := write(t, store, f.Name, export.Scope{})
		if !strings.Contains(text, "revision") && f.Name != "jsonl" {
			t.Errorf("%s: no citation", f.Name)
		}
		switch {
		case f.Extension == "csv":
			rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
			if err != nil || len(rows) < 2 {
				t.Errorf("%s: %d rows: %v", f.Name, len(rows), err)
			}
			for _, row := range rows {
				for _, cell := range row {
					if strings.HasPrefix(cell, "=") {
						t.Errorf("%s: a formula: %q", f.Name, cell)
					}
				}
			}
		case f.Name == "graphml" || f.Name == "gexf":
			decoder := xml.NewDecoder(strings.NewReader(text))
			for {
				if _, err := decoder.Token(); err != nil {
					if err.Error() != "EOF" {
						t.Errorf("%s: %v", f.Name, err)
					}
					break
				}
			}
		case f.Name == "cypher":
			if strings.Contains(text, "\n:") || strings.Contains(text, "\u0001") || !strings.Contains(text, `\'\\ \u000a:param`) {
				t.Errorf("cypher: text is not escaped:\n%s", text)
			}
		}
	}
}

// TestTwice writes every format twice: the bytes are the same.
func TestTwice(t *testing.T) {
	store := hostileStore(t)
	for _, f := range export.Formats() {
		first := write(t, store, f.Name, export.Scope{})
		if again := write(t, store, f.Name, export.Scope{}); first != again {
			t.Errorf("%s: written twice, it differs", f.Name)
		}
	}
}

// TestScope leaves out what the scope does: with the only statement goes the edge that rests on it.
func TestScope(t *testing.T) {
	store := hostileStore(t)
	for _, scope := range []export.Scope{
		{Window: graph.Window{Since: "2026-01-01"}}, {Confidence: 0.9}, {Directness: []graph.Directness{graph.Direct}}, {Window: graph.Window{Until: "2025-01-01"}},
	} {
		for _, name := range []string{"positions", "nodes", "edges"} {
			if rows := strings.Count(write(t, store, name, scope), "\n"); rows != 1 {
				t.Errorf("%s of %+v has %d lines, want the heading alone", name, scope, rows)
			}
		}
	}
	if text := write(t, store, "edges", export.Scope{Parties: []string{"party:north"}}); !strings.Contains(text, "REJECTS,1") {
		t.Errorf("the party's own rejection is missing:\n%s", text)
	}
	for _, scope := range []export.Scope{{Parties: []string{"nobody"}}, {Issues: []string{"nothing"}}, {Collections: []string{"nowhere"}}} {
		format, err := export.Find("nodes")
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := format.Write(t.Context(), store, scope, &out); graph.CodeOf(err) != graph.NotFound || out.Len() > 0 {
			t.Errorf("of %+v: %v, %d bytes", scope, err, out.Len())
		}
	}
}
