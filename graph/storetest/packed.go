package storetest

import (
	"context"
	"fmt"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// testPacked holds the rows and verdicts from memory to those of the store, while documents come and go and judgements are made.
func testPacked(t *testing.T, open Opener) {
	documents, _ := stanceRows()
	b := open.store(t, documents...)
	reads := &readings{Store: b.Store}
	packed := graph.NewPacked(reads)
	more := append(Synthetic(17, 40, 6), groundsOfOverlap()...)
	steps := []struct {
		name string
		do   func()
	}{
		{"at first", func() {}},
		{"after a load", func() { b.apply(graph.Batch{Put: more}) }},
		{"after a removal", func() { b.apply(graph.Batch{Remove: []string{more[0].Document.ID, more[3].Document.ID}}) }},
		{"after a second load", func() { b.apply(graph.Batch{Put: Synthetic(18, 20, 5)[10:]}) }},
		{"after a name is one more's", func() { b.put(naming("late/1", name{"Doran Tarvane", "Aldmark"})) }},
		{"after a name is one's again", func() { b.remove("late/1") }},
		{"after another spelling", func() {
			b.put(naming("late/2", name{"Clara Tarvanne", "Aldmark"}), naming("late/3", name{"Clara Tarvanne", "Aldmark"}))
		}},
		{"after other words under an id", func() { b.put(naming("grounds/1", name{"Fero Dask", "Aldmark"})) }},
		{"after a judgement", func() {
			b.judge(graph.Judgement{Kind: graph.Merge, A: "envoy:clara-tarvane.aldmark", B: "envoy:fero-dask.aldmark"})
		}},
		{"after it is taken back", func() { b.takeBack(graph.Merge, "Clara Tarvane", "Fero Dask") }},
	}
	for _, step := range steps {
		step.do()
		t.Run(step.name, func(t *testing.T) {
			comparePacked(t, b.Store, packed)
			comparePacked(t, b.Store, packed) // from memory
			b.compareNames()
		})
	}
	reads.holders = nil
	b.put(naming("last", name{"Ester Obrisk", "Coral Pact"}))
	comparePacked(t, b.Store, packed)
	same(t, "holders whose rows a load made it read again", 0, len(reads.holders))
}

// readings notes of which holders a store's rows are read.
type readings struct {
	graph.Store
	holders []string
}

func (r *readings) Stances(ctx context.Context, query graph.StanceQuery) ([]graph.StanceRow, error) {
	r.holders = append(r.holders, query.Holders...)
	return r.Store.Stances(ctx, query)
}

// compareNames holds Names to the SAME_AS edges.
func (b bench) compareNames() {
	b.Helper()
	got, err := b.Names(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	want := graph.Canon{}
	for _, n := range b.list(graph.ListQuery{Kinds: []graph.Kind{graph.KindParty, graph.KindEnvoy, graph.KindDemand, graph.KindProposal}, First: 100_000, AllNames: true}).Nodes {
		for _, e := range b.edges(n.NodeID(), false, graph.SameAs) {
			want[e.From] = e.To
		}
	}
	same(b, "names", want, got)
}

// groundsOfOverlap drafts opposite terms, a bloc's member, and the same stance in two documents.
func groundsOfOverlap() []graph.Extraction {
	d, e := newDraft("grounds/1", "2024-05-01"), newDraft("grounds/2", "2024-06-01")
	for _, each := range []*draft{d, e} {
		aldmark, borvia, pact := each.party("Aldmark"), each.party("Borvia"), each.party("Coral Pact")
		stay := each.term("stay out", "League")
		join := each.term("join league", "League", func(t *graph.Term) { t.OppositeOf = stay })
		each.says(aldmark, "", graph.Demands, stay)
		each.says(borvia, "", graph.Supports, join)
		each.says(pact, "", graph.Rejects, join, provided("it rains"))
	}
	return []graph.Extraction{d.extraction(), e.extraction()}
}

func comparePacked(t *testing.T, store graph.Store, packed *graph.Packed) {
	t.Helper()
	ctx := context.Background()
	windows := []graph.Window{{}, {Since: "2024-04-03"}, {Until: "2024-05-01"}, {Since: "2024-01-01", Until: "2024-05-01"}}
	for i, window := range windows {
		for _, query := range []graph.StanceQuery{
			{Holders: []string{"party:aldmark"}}, {Holders: []string{"party:borvia", "party:nobody", "envoy:clara-tarvane.aldmark"}},
			{Holders: []string{"party:aldmark", "party:coral-pact"}, Collections: []string{"tests"}, Directness: []graph.Directness{graph.Direct}},
			{Holders: []string{"party:aldmark"}, Terms: []string{"term:open-dam"}, Issues: []string{"issue:water"}, Documents: []string{"a", "b"}},
		} {
			query.Window = window
			want, err := store.Stances(ctx, query)
			if err != nil {
				t.Fatal(err)
			}
			got, err := packed.Stances(ctx, query)
			if err != nil {
				t.Fatal(err)
			}
			same(t, fmt.Sprintf("rows of %v", query), want, got)
		}
		for _, query := range []graph.OverlapQuery{
			{Parties: []string{"Aldmark", "Borvia"}}, {Parties: []string{"Aldmark", "Borvia", "Basin Council"}, MinDocuments: 2},
			{Parties: []string{"Borvia", "Aldmark"}, Directness: []graph.Directness{graph.Direct}}, {Parties: []string{"Aldmark", "Borvia"}, Terms: []string{"term:open-dam"}},
		} {
			query.Window = window
			compareVerdicts(t, packed, store, query)
		}
		if i == 0 {
			_, err := packed.FindVerdicts(ctx, graph.OverlapQuery{Parties: []string{"Aldmark", "aldmark"}})
			same(t, "code of one party twice", graph.Invalid, graph.CodeOf(err))
		}
	}
}

func compareVerdicts(t *testing.T, packed *graph.Packed, store graph.Store, query graph.OverlapQuery) {
	t.Helper()
	ctx := context.Background()
	want, err := graph.FindOverlap(ctx, store, query)
	if err != nil {
		t.Fatal(err)
	}
	got, err := packed.FindVerdicts(ctx, query)
	if err != nil {
		t.Fatal(err)
	}
	places := make([]int, len(got.Rows))
	var light, whole []string
	for i := range got.Rows {
		places[i] = i
		light = append(light, lightRow(&got.Rows[i]))
	}
	for i := range want.Rows {
		whole = append(whole, wholeRow(&want.Rows[i]))
	}
	same(t, fmt.Sprintf("verdicts of %v", query), whole, light)
	same(t, fmt.Sprintf("undated of %v", query), want.Undated, got.Undated)
	evidence, err := got.Evidence(ctx, places)
	if err != nil {
		t.Fatal(err)
	}
	same(t, fmt.Sprintf("evidence of %v", query), append([]graph.OverlapRow{}, want.Rows...), append([]graph.OverlapRow{}, evidence...))
}

func lightRow(r *graph.VerdictRow) string {
	text := fmt.Sprint(r.Term.ID, r.Verdict, r.Documents, " ", r.Sources, r.Speakers())
	for _, f := range r.Folded {
		text += " folds " + f.ID
	}
	for _, c := range r.Cells {
		text += fmt.Sprint(" ", c.Value, c.RefusalUnless, c.Since, c.Statements, c.Documents)
	}
	return text
}

func wholeRow(r *graph.OverlapRow) string {
	text := fmt.Sprint(r.Term.ID, r.Verdict, r.Documents, " ", r.Sources, r.Speakers())
	for _, f := range r.Folded {
		text += " folds " + f.ID
	}
	for i := range r.Cells {
		c := &r.Cells[i]
		text += fmt.Sprint(" ", c.Value, c.RefusalUnless, c.Since, len(c.Own()), c.Documents())
	}
	return text
}
