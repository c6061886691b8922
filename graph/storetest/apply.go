package storetest

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// note drafts a small document in which one party takes a side.
func note(id, party string, stance graph.Stance, term string) graph.Extraction {
	d := newDraft(id, "2024-05-01")
	p := d.party(party)
	d.says(p, "", stance, d.term(term, "Water"))
	return d.extraction()
}

func testApply(t *testing.T, open Opener) {
	first, other := note("a", "Aldmark", graph.Demands, "open dam"), note("a", "Borvia", graph.Rejects, "open dam")
	moved := other
	moved.Document.Origin = "test:elsewhere"
	for _, c := range []struct {
		name  string
		batch graph.Batch
		want  graph.Outcome
		code  error
	}{
		{"new", graph.Batch{Put: []graph.Extraction{note("b", "Aldmark", graph.Demands, "open dam")}}, graph.Added, nil},
		{"repeated", graph.Batch{Put: []graph.Extraction{first}}, graph.Unchanged, nil},
		{"changed, same origin", graph.Batch{Put: []graph.Extraction{other}}, graph.Replaced, nil},
		{"changed, other origin", graph.Batch{Put: []graph.Extraction{moved}}, graph.Refused, graph.Conflict},
		{"changed, other origin, replace", graph.Batch{Put: []graph.Extraction{moved}, Replace: true}, graph.Replaced, nil},
		{"removed", graph.Batch{Remove: []string{"a"}}, graph.Removed, nil},
		{"removed, unknown", graph.Batch{Remove: []string{"nowhere"}}, graph.Refused, graph.NotFound},
		{"removed and put", graph.Batch{Remove: []string{"a"}, Put: []graph.Extraction{moved}}, graph.Added, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := open.store(t, first)
			before := b.export()
			report := b.apply(c.batch)
			if len(report) != len(c.batch.Remove)+len(c.batch.Put) {
				t.Fatalf("got %d reports", len(report))
			}
			last := report[len(report)-1]
			if last.Outcome != c.want || c.code == nil && last.Err != nil || c.code != nil && !errors.Is(last.Err, c.code) {
				t.Errorf("got %s with error %v, want %s with %v", last.Outcome, last.Err, c.want, c.code)
			}
			if nothing := c.want == graph.Refused || c.want == graph.Unchanged; nothing != (before == b.export()) {
				t.Errorf("the export changed: %t", !nothing)
			}
		})
	}
	t.Run("a refused document leaves its neighbours", func(t *testing.T) {
		b := open.store(t, first)
		broken := note("c", "Aldmark", graph.Demands, "open dam")
		broken.Document.SHA256 = ""
		report := b.apply(graph.Batch{Put: []graph.Extraction{broken, note("d", "Aldmark", graph.Demands, "open dam")}})
		same(t, "outcomes", []graph.Outcome{graph.Refused, graph.Added}, []graph.Outcome{report[0].Outcome, report[1].Outcome})
	})
	t.Run("removal restores", func(t *testing.T) {
		b := open.store(t, first)
		before := b.export()
		b.put(note("b", "Borvia", graph.Rejects, "open dam"))
		b.remove("b")
		same(t, "export", before, b.export())
		b.remove("a")
		same(t, "empty export", "", b.export())
	})
}

func testRefusals(t *testing.T, open Opener) {
	b := open.store(t, note("z", "Aldmark", graph.Demands, "open dam"))
	before := b.export()
	for _, c := range []struct {
		name  string
		spoil func(*graph.Extraction)
	}{
		{"empty id", func(x *graph.Extraction) { x.Document.ID = "" }},
		{"long id", func(x *graph.Extraction) { x.Document.ID = strings.Repeat("x", 2001) }},
		{"long id of an actor", func(x *graph.Extraction) { x.Parties[0].ID += strings.Repeat("x", 2000) }},
		{"id of another kind", func(x *graph.Extraction) { x.Document.ID = "party:aldmark" }},
		{"text against digest", func(x *graph.Extraction) { x.Document.Text += "more" }},
		{"quote not verbatim", func(x *graph.Extraction) { x.Statements[0].Quote.Text = "Aldmark gives in." }},
		{"point not verbatim", func(x *graph.Extraction) { x.Statements[0].Point.Start++ }},
		{"cue outside the text", func(x *graph.Extraction) { x.Statements[0].Cue.End = 9999 }},
		{"condition outside the quote", func(x *graph.Extraction) {
			x.Statements[0].Quote = x.Statements[0].Cue
		}},
		{"unknown stance", func(x *graph.Extraction) { x.Statements[0].Stance = "LIKES" }},
		{"unknown actor", func(x *graph.Extraction) { x.Statements[0].Actor = "party:nobody" }},
		{"unknown term", func(x *graph.Extraction) { x.Statements[0].Term = "term:nothing" }},
		{"two nodes of one id", func(x *graph.Extraction) { x.Statements = append(x.Statements, x.Statements[0]) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := note("a", "Borvia", graph.Rejects, "open dam")
			c.spoil(&x)
			report, err := b.Apply(context.Background(), graph.Batch{Put: []graph.Extraction{x}})
			if err != nil || len(report) != 1 || report[0].Outcome != graph.Refused {
				t.Fatalf("got %v, %v", report, err)
			}
			refused(t, "outcome", graph.Invalid, report[0].Err)
			same(t, "export", before, b.export())
		})
	}
}

func testInfo(t *testing.T, open Opener) {
	a, c := note("a", "Aldmark", graph.Demands, "open dam"), note("c", "Borvia", graph.Rejects, "open dam")
	b := open.store(t)
	empty := b.info()
	same(t, "revision of an empty store", graph.Revision(nil, nil), empty.Revision)
	if empty.Engine == "" || empty.Version == "" {
		t.Errorf("got %+v, want an engine and its version", empty)
	}
	b.put(c, a)
	fingerprints := []string{a.Document.Fingerprint, c.Document.Fingerprint}
	info := b.info()
	same(t, "fingerprints", fingerprints, info.Fingerprints)
	same(t, "revision", graph.Revision(fingerprints, nil), info.Revision)
	want := map[graph.Kind]int{graph.KindDocument: 2, graph.KindParty: 2, graph.KindIssue: 1, graph.KindDemand: 1, graph.KindStatement: 2}
	same(t, "counts", want, info.Counts)
	merge := graph.Judgement{Kind: graph.Merge, A: "party:aldmark", B: "party:borvia"}
	b.judge(merge)
	info = b.info()
	same(t, "revision with a judgement", graph.Revision(fingerprints, []graph.Judgement{merge}), info.Revision)
	same(t, "canonical parties", 1, info.Counts[graph.KindParty])
	merge.Undo = true
	b.judge(merge)
	b.remove("a", "c")
	same(t, "revision of an emptied store", empty.Revision, b.info().Revision)
	same(t, "counts of an emptied store", map[graph.Kind]int{}, b.info().Counts)
}

func testJournal(t *testing.T, open Opener) {
	a := note("a", "Aldmark", graph.Demands, "open dam")
	b := open.store(t)
	b.apply(graph.Batch{Put: []graph.Extraction{a, note("b", "Borvia", graph.Rejects, "open dam")}})
	b.apply(graph.Batch{Put: []graph.Extraction{a}})
	b.apply(graph.Batch{Remove: []string{"a", "nowhere"}, Put: []graph.Extraction{note("b", "Borvia", graph.Supports, "open dam")}})
	b.apply(graph.Batch{})
	loads, err := b.Loads(context.Background(), 10)
	if err != nil {
		t.Fatal(err)
	}
	var got []map[graph.Outcome][]string
	for _, load := range loads {
		if !strings.HasSuffix(load.At, "Z") {
			t.Errorf("the time %q is not UTC", load.At)
		}
		got = append(got, load.Documents)
	}
	want := []map[graph.Outcome][]string{
		{graph.Removed: {"a"}, graph.Refused: {"nowhere"}, graph.Replaced: {"b"}},
		{graph.Unchanged: {"a"}},
		{graph.Added: {"a", "b"}},
	}
	same(t, "journal", want, got)
	if loads, err = b.Loads(context.Background(), 1); err != nil || len(loads) != 1 {
		t.Errorf("got %v, %v, want the last entry alone", loads, err)
	}
}

func testCancellation(t *testing.T, open Opener) {
	documents := Synthetic(7, 30, 4)
	b := open.store(t, documents[0])
	first := b.export()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	report, err := b.Apply(ctx, graph.Batch{Put: documents})
	if !errors.Is(err, context.Canceled) || len(report) != 0 {
		t.Errorf("got %v, %v, want the context's error", report, err)
	}
	if _, err := b.Apply(ctx, graph.Batch{Remove: []string{documents[0].Document.ID}}); !errors.Is(err, context.Canceled) {
		t.Errorf("remove: got %v, want the context's error", err)
	}
	if err := b.Judge(ctx, graph.Judgement{Kind: graph.Merge, A: "party:aldmark", B: "party:borvia"}); !errors.Is(err, context.Canceled) {
		t.Errorf("judge: got %v, want the context's error", err)
	}
	if _, err := b.List(ctx, graph.ListQuery{First: 1}); !errors.Is(err, context.Canceled) {
		t.Errorf("list: got %v, want the context's error", err)
	}
	if _, err := b.Stances(ctx, graph.StanceQuery{}); !errors.Is(err, context.Canceled) {
		t.Errorf("stances: got %v, want the context's error", err)
	}
	same(t, "export", first, b.export())

	ctx, cancel = context.WithCancel(context.Background())
	watched := make(chan struct{})
	go func() { // stops the load once a few documents are in
		defer close(watched)
		defer cancel()
		for {
			if info, err := b.Info(context.Background()); err != nil || len(info.Fingerprints) > 4 {
				return
			}
		}
	}()
	report, err = b.Apply(ctx, graph.Batch{Put: documents})
	<-watched
	if err != nil && !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's error", err)
	}
	got := b.export()
	same(t, "export of the whole documents", open.store(t, documents[:max(len(report), 1)]...).export(), got)
}
