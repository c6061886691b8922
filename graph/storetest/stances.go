package storetest

import (
	"context"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// stanceRows drafts two documents with every sort of statement, and returns them with the rows that they give, in order.
func stanceRows() ([]graph.Extraction, []graph.StanceRow) {
	d := newDraft("a", "2024-05-01")
	aldmark, borvia, council := d.party("Aldmark"), d.party("Borvia"), d.party("Basin Council")
	envoy := d.envoy("Clara Tarvane", aldmark, "")
	dam, quota := d.term("open dam", "Water"), d.term("fish quota", "Fish")
	said := d.says(envoy, aldmark, graph.Demands, dam, provided("it rains"), on("2024-04-02"), func(s *graph.Statement) { s.OnBehalfOf = []string{council} })
	voice := d.says(envoy, aldmark, graph.Rejects, quota, func(s *graph.Statement) { s.Capacity = graph.BelongsTo; s.Directness = graph.Direct })
	reported := d.says(borvia, "", graph.Supports, dam, func(s *graph.Statement) {
		s.SaidBy = &graph.Reporter{Text: "Aldmark", Actor: aldmark, Name: "Aldmark"}
	})
	d.says(borvia, "", graph.Rejects, dam, func(s *graph.Statement) { s.Modality = graph.Might })
	d.says(borvia, "", graph.States, "")
	undated := newDraft("b", "")
	undated.x.Document.Collection = "elsewhere"
	late := undated.says(undated.party("Aldmark"), "", graph.Rejects, undated.term("open dam", "Water"))
	row := func(holder, term, statement string, stance graph.Stance, day graph.Day, change func(*graph.StanceRow)) graph.StanceRow {
		r := graph.StanceRow{Holder: holder, Term: term, Day: day, Statement: statement, Stance: stance, Issue: d.issueOf(term), Collection: "tests",
			Document: "a", Directness: graph.Indirect}
		if change != nil {
			change(&r)
		}
		return r
	}
	conditional := func(r *graph.StanceRow) { r.Conditional = true }
	direct := func(r *graph.StanceRow) { r.Directness = graph.Direct }
	return []graph.Extraction{d.extraction(), undated.extraction()}, []graph.StanceRow{
		row(envoy, quota, voice, graph.Rejects, "2024-05-01", direct),
		row(aldmark, quota, voice, graph.Rejects, "2024-05-01", func(r *graph.StanceRow) { r.Directness, r.Voice = graph.Direct, true }),
		row(envoy, dam, said, graph.Demands, "2024-04-02", conditional),
		row(aldmark, dam, late, graph.Rejects, "", func(r *graph.StanceRow) { r.Collection, r.Document = "elsewhere", "b" }),
		row(aldmark, dam, said, graph.Demands, "2024-04-02", conditional),
		row(council, dam, said, graph.Demands, "2024-04-02", conditional),
		row(borvia, dam, reported, graph.Supports, "2024-05-01", func(r *graph.StanceRow) { r.Reported = true }),
	}
}

func testStances(t *testing.T, open Opener) {
	documents, rows := stanceRows()
	b := open.store(t, documents...)
	const aldmarksEnvoy, borvia, council, quota = "envoy:clara-tarvane.aldmark", "party:borvia", "party:basin-council", "term:fish-quota"
	for _, c := range []struct {
		name  string
		query graph.StanceQuery
		want  []int // of rows
	}{
		{"everything", graph.StanceQuery{}, []int{0, 1, 2, 3, 4, 5, 6}},
		{"holders", graph.StanceQuery{Holders: []string{borvia, council}}, []int{5, 6}},
		{"unknown holder", graph.StanceQuery{Holders: []string{"party:nobody"}}, nil},
		{"terms", graph.StanceQuery{Terms: []string{quota}}, []int{0, 1}},
		{"issues", graph.StanceQuery{Issues: []string{"issue:water"}, Holders: []string{aldmarksEnvoy}}, []int{2}},
		{"collections", graph.StanceQuery{Collections: []string{"elsewhere"}}, []int{3}},
		{"documents", graph.StanceQuery{Documents: []string{"b", "nowhere"}}, []int{3}},
		{"directness", graph.StanceQuery{Directness: []graph.Directness{graph.Direct}}, []int{0, 1}},
		{"since", graph.StanceQuery{Window: graph.Window{Since: "2024-04-03"}}, []int{0, 1, 3, 6}},
		{"until", graph.StanceQuery{Window: graph.Window{Until: "2024-04-30"}}, []int{2, 3, 4, 5}},
		{"window", graph.StanceQuery{Window: graph.Window{Since: "2024-04-02", Until: "2024-04-02"}}, []int{2, 3, 4, 5}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var want []graph.StanceRow
			for _, i := range c.want {
				want = append(want, rows[i])
			}
			same(t, "rows", want, b.stances(c.query))
		})
	}
}

func testOverlap(t *testing.T, open Opener) {
	d := newDraft("a", "2024-05-01")
	aldmark, borvia := d.party("Aldmark"), d.party("Borvia")
	d.party("Cestria")
	stay := d.term("stay out", "League")
	join := d.term("join league", "League", func(t *graph.Term) { t.OppositeOf = stay })
	dam := d.term("open dam", "Water")
	d.says(aldmark, "", graph.Demands, stay)
	d.says(borvia, "", graph.Supports, join)
	d.says(borvia, "", graph.Proposes, dam, provided("it rains"))
	d.says(aldmark, "", graph.Supports, dam)
	undated := newDraft("b", "")
	undated.says(undated.party("Aldmark"), "", graph.Demands, undated.term("free fish", "Fish"))
	b := open.store(t, d.extraction(), undated.extraction())
	const stayRow, damRow = "term:stay-out CONTESTED (2 of 3; silent: Cestria)", "term:open-dam CONDITIONAL (2 of 3; silent: Cestria)"
	for _, c := range []struct {
		name    string
		query   graph.OverlapQuery
		want    []string
		undated int
	}{
		{"everything", graph.OverlapQuery{}, []string{stayRow, damRow, "term:free-fish ONE_SIDED (1 of 3; silent: Borvia, Cestria)"}, 0},
		{"a window", graph.OverlapQuery{Window: graph.Window{Since: "2024-01-01"}}, []string{stayRow, damRow}, 1},
		{"a term", graph.OverlapQuery{Terms: []string{stay}}, []string{stayRow}, 0},
		{"its opposite", graph.OverlapQuery{Terms: []string{join}}, []string{stayRow}, 0},
		{"a collection", graph.OverlapQuery{Collections: []string{"tests"}, Terms: []string{dam}}, []string{damRow}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.query.Parties = []string{"aldmark", "Borvia", "Cestria"}
			overlap, err := graph.FindOverlap(context.Background(), b.Store, c.query)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, row := range overlap.Rows {
				got = append(got, row.Term.ID+" "+row.Summary(func(id string) string { return b.node(id).(*graph.Party).Name }))
			}
			same(t, "rows", c.want, got)
			same(t, "undated", c.undated, overlap.Undated)
		})
	}
	t.Run("sides", func(t *testing.T) {
		groups, err := graph.Aggregate(context.Background(), b.Store, graph.OverlapQuery{Issues: []string{"League"}}, []graph.Dimension{graph.ByParty, graph.ByStance, graph.BySide})
		if err != nil {
			t.Fatal(err)
		}
		one := graph.Counted{Statements: 1, Documents: 1}
		same(t, "groups", []graph.Group{{Party: aldmark, Stance: graph.Demands, Side: graph.For, Counted: one}, {Party: borvia, Stance: graph.Supports, Side: graph.Against, Counted: one}}, groups)
	})
	t.Run("refusals", func(t *testing.T) { refusedOverlaps(t, b) })
}

func refusedOverlaps(t *testing.T, b bench) {
	for _, c := range []struct {
		query graph.OverlapQuery
		code  graph.Code
		says  string
	}{
		{graph.OverlapQuery{Parties: []string{"Aldmark", "Borvja"}}, graph.NotFound, `no party goes by "Borvja": did you mean Borvia?`},
		{graph.OverlapQuery{Parties: []string{"Aldmark", "Borvia"}, Collections: []string{"test"}}, graph.NotFound,
			"no document is in the collection \"test\": list what there is with `parley stats`"},
		{graph.OverlapQuery{Parties: []string{"Aldmark", "Borvia"}, Window: graph.Window{Since: "2024-05-02", Until: "2024-05-01"}}, graph.Invalid,
			"the window ends on 2024-05-01, before it begins on 2024-05-02: swap since and until"},
		{graph.OverlapQuery{Parties: []string{"Aldmark", "Borvia"}, MinDocuments: -1}, graph.Invalid, "the least number of documents is -1: give 0 or more"},
		{graph.OverlapQuery{Parties: []string{"Aldmark", "Borvia"}, Confidence: 2}, graph.Invalid, "the least confidence is 2: give a number between 0 and 1"},
	} {
		_, err := graph.FindOverlap(context.Background(), b.Store, c.query)
		refused(t, c.says, c.code, err)
		same(t, "message", c.says, err.Error())
	}
}
