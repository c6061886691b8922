package storetest

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// quarrel drafts what the hand-computed matrices rest on: three states on three terms.
//
//	            dam      quota    fees
//	Aldmark     + +      -        +
//	Borvia      +        + +
//	Cestria     -        - - -    +
//
// Aldmark's and Borvia's statements on the dam come under a condition, from the League's words on its opposite, and over three days.
func quarrel() []graph.Extraction {
	d, e := newDraft("quarrel/1", "2024-05-01"), newDraft("quarrel/2", "2024-08-01")
	e.x.Document.Publisher = "The Herald"
	for _, each := range []*draft{d, e} {
		each.party("Aldmark")
		each.party("Borvia")
		each.party("Cestria")
	}
	const a, b, c = "party:aldmark", "party:borvia", "party:cestria"
	dam, quota, fees := d.term("open dam", "Water"), d.term("fish quota", "Fish"), d.term("river fees", "Water")
	d.says(a, "", graph.Demands, dam)
	d.says(d.envoy("Clara Tarvane", a, ""), a, graph.Supports, dam, provided("it rains"), on("2024-05-03"))
	d.says(a, "", graph.Rejects, quota)
	d.says(a, "", graph.Proposes, fees)
	d.says(b, "", graph.Supports, dam)
	d.says(b, "", graph.Demands, quota)
	d.says(c, "", graph.Rejects, quota)
	d.says(c, "", graph.Rejects, quota, on("2024-05-02"))
	d.says(c, "", graph.Supports, fees)
	d.meets(graph.Held, "2024-05-01", [2]string{a, a}, [2]string{b, b})
	for _, label := range []string{"open dam", "fish quota"} {
		e.term(label, map[string]string{"open dam": "Water", "fish quota": "Fish"}[label])
	}
	e.says(b, "", graph.Proposes, quota)
	e.says(c, "", graph.Rejects, dam)
	e.says(c, "", graph.Rejects, quota)
	e.meets(graph.Off, "2024-05-01", [2]string{a, a}, [2]string{b, b})
	return []graph.Extraction{d.extraction(), e.extraction()}
}

// testAnalyses holds each analysis to answers that were found by hand, on the store and on its rows in memory.
func testAnalyses(t *testing.T, open Opener) {
	b := open.store(t, quarrel()...)
	for name, store := range map[string]graph.Store{"store": b.Store, "packed": graph.NewPacked(b.Store)} {
		t.Run(name, func(t *testing.T) {
			t.Run("matrices", func(t *testing.T) { testMatrices(t, store) })
			t.Run("bridges", func(t *testing.T) { testBridges(t, store) })
			t.Run("some statements", func(t *testing.T) { testSome(t, store) })
			t.Run("shifts", func(t *testing.T) { testShifts(t, store) })
			t.Run("contradictions", func(t *testing.T) { testContradictions(t, store) })
			t.Run("corroborations", func(t *testing.T) { testCorroborations(t, store) })
			t.Run("changes", func(t *testing.T) { testChanges(t, store) })
		})
	}
}

var three = graph.OverlapQuery{Parties: []string{"Aldmark", "Borvia", "Cestria"}}

func testMatrices(t *testing.T, store graph.Store) {
	for _, c := range []struct {
		measure    graph.Measure
		normalise  graph.Normalisation
		least      int
		window     graph.Window
		ab, ac, bc float64
	}{
		{measure: graph.MeasureCongruence, ab: 2, ac: 4, bc: 0},
		{measure: graph.MeasureConflict, ab: 2, ac: 2, bc: 7},
		{measure: graph.MeasureSubtract, ab: 0, ac: 2, bc: -7},
		{measure: graph.MeasureCongruence, normalise: graph.Average, ab: 2 / 3.5, ac: 4 / 4.5},
		{measure: graph.MeasureConflict, normalise: graph.Average, ab: 2 / 3.5, ac: 2 / 4.5, bc: 7.0 / 4},
		{measure: graph.MeasureCongruence, normalise: graph.Jaccard, ab: 2.0 / 4, ac: 4.0 / 4},
		{measure: graph.MeasureCongruence, normalise: graph.Cosine, ab: 2 / math.Sqrt(30), ac: 4 / math.Sqrt(66)},
		{measure: graph.MeasureCongruence, normalise: graph.DNACosine, ab: 2.0 / 12, ac: 4.0 / 20},
		{measure: graph.MeasureSubtract, normalise: graph.DNACosine, ac: 2.0 / 20, bc: -7.0 / 15},
		{measure: graph.MeasureCongruence, least: 5, ac: 3},                                             // the quota alone
		{measure: graph.MeasureCongruence, window: graph.Window{Until: "2024-05-02"}, ab: 1, ac: 2 + 1}, // the dam once; quota twice and fees
		{measure: graph.MeasureConflict, window: graph.Window{Since: "2024-08-01"}, bc: 1},              // the quota
	} {
		query := graph.MatrixQuery{OverlapQuery: three, Measure: c.measure, Normalise: c.normalise, MinStatements: c.least}
		query.Window = c.window
		found, err := graph.FindMatrices(context.Background(), store, query)
		if err != nil {
			t.Fatal(err)
		}
		v := found[0].Values
		got := fmt.Sprintf("%.6f %.6f %.6f", v[0][1], v[0][2], v[1][2])
		same(t, fmt.Sprint(c.measure, c.normalise, c.least, c.window), fmt.Sprintf("%.6f %.6f %.6f", c.ab, c.ac, c.bc), got)
		same(t, "symmetry", v[2][0], v[0][2])
	}
	steps, err := graph.FindMatrices(context.Background(), store, graph.MatrixQuery{OverlapQuery: three, Measure: graph.MeasureConflict, Step: graph.Quarter})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range steps {
		got = append(got, fmt.Sprint(m.Window.Since, " ", m.Values[1][2]))
	}
	same(t, "quarters", []string{"2024-04-01 2", "2024-07-01 1"}, got)
	_, err = graph.FindMatrices(context.Background(), store, graph.MatrixQuery{OverlapQuery: three, Measure: "NEARNESS"})
	same(t, "code of an unknown measure", graph.Invalid, graph.CodeOf(err))
}

func testBridges(t *testing.T, store graph.Store) {
	query := three
	query.Window.Until = "2024-06-01"
	found, err := graph.FindBridges(context.Background(), store, query)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, bridge := range found {
		line := bridge.Term.ID
		for _, p := range bridge.Acceptors {
			line += " " + p.Name
		}
		for _, c := range bridge.Conditions {
			line += " (" + c.Party.Name + " " + c.Condition.Text + ")"
		}
		got = append(got, line)
	}
	same(t, "bridges", []string{"term:river-fees Aldmark Cestria", "term:open-dam Aldmark Borvia (Aldmark if it rains)"}, got)
}

func testShifts(t *testing.T, store graph.Store) {
	found, err := graph.Shifts(context.Background(), store, three)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range found {
		got = append(got, strings.Join([]string{string(s.Day), s.Party.Name, s.Term.Label, string(s.Kind), string(s.Before), string(s.After)}, " "))
	}
	same(t, "shifts", []string{
		"2024-05-01 Aldmark fish quota FIRST SILENT AGAINST", "2024-05-01 Aldmark open dam FIRST SILENT FOR", "2024-05-01 Aldmark river fees FIRST SILENT FOR",
		"2024-05-01 Borvia fish quota FIRST SILENT FOR", "2024-05-01 Borvia open dam FIRST SILENT FOR", "2024-05-01 Cestria fish quota FIRST SILENT AGAINST",
		"2024-05-01 Cestria river fees FIRST SILENT FOR", "2024-05-02 Cestria fish quota REAFFIRMED AGAINST AGAINST",
		"2024-05-03 Aldmark open dam SHIFTED FOR CONDITIONAL", "2024-08-01 Borvia fish quota REAFFIRMED FOR FOR",
		"2024-08-01 Cestria fish quota REAFFIRMED AGAINST AGAINST", "2024-08-01 Cestria open dam FIRST SILENT AGAINST",
	}, got)
}

func testContradictions(t *testing.T, store graph.Store) {
	found, err := graph.FindContradictions(context.Background(), store, graph.OverlapQuery{})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "contradictions", 1, len(found))
	same(t, "kind", graph.OfMeetings, found[0].Kind)
	same(t, "documents", "quarrel/1 quarrel/2", found[0].Held.Document+" "+found[0].Denied.Document)
}

func testCorroborations(t *testing.T, store graph.Store) {
	found, err := graph.FindCorroborations(context.Background(), store, graph.OverlapQuery{Parties: []string{"Cestria"}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range found {
		got = append(got, fmt.Sprint(c.Term.Label, " ", c.Against, " ", c.Statements, " ", c.Documents, " ", c.Publishers))
	}
	same(t, "corroborations", []string{
		"fish quota true 3 2 [The Gazette The Herald]", "open dam true 1 1 [The Herald]", "river fees false 1 1 [The Gazette]",
	}, got)
}

func testChanges(t *testing.T, store graph.Store) {
	want := []string{"Borvia fish quota REPEATED FOR FOR", "Cestria fish quota REPEATED AGAINST AGAINST", "Cestria open dam ADDED SILENT AGAINST"}
	for _, query := range []graph.ChangeQuery{{Documents: []string{"quarrel/2"}}, {Since: "2024-08-01"}} {
		found, err := graph.FindChanges(context.Background(), store, query)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range found {
			got = append(got, strings.Join([]string{c.Party.Name, c.Term.Label, string(c.Kind), string(c.Before), string(c.After)}, " "))
		}
		same(t, fmt.Sprintf("changes of %v", query), want, got)
	}
	whole, err := graph.FindChanges(context.Background(), store, graph.ChangeQuery{Load: 1})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "what the only load changed", 8, len(whole))
	for _, c := range []struct {
		query graph.ChangeQuery
		code  graph.Code
	}{
		{graph.ChangeQuery{}, graph.Invalid}, {graph.ChangeQuery{Load: 9}, graph.NotFound}, {graph.ChangeQuery{Documents: []string{"nowhere"}}, graph.NotFound},
	} {
		_, err := graph.FindChanges(context.Background(), store, c.query)
		same(t, fmt.Sprintf("code of %v", c.query), c.code, graph.CodeOf(err))
	}
}

// testContradictionKinds drafts one contradiction of each kind.
func testContradictionKinds(t *testing.T, open Opener) {
	d, e := newDraft("kinds/1", "2024-05-01"), newDraft("kinds/2", "2024-05-01")
	const a = "party:aldmark"
	for _, each := range []*draft{d, e} {
		each.party("Aldmark")
	}
	clara := d.envoy("Clara Tarvane", a, "")
	dam, quota, fees, tolls := d.term("open dam", ""), d.term("fish quota", ""), d.term("river fees", ""), d.term("road tolls", "")
	e.term("fish quota", "")
	d.says(a, "", graph.Demands, dam)
	d.says(clara, a, graph.Rejects, dam, on("2024-05-02"))
	d.says(a, "", graph.Supports, quota)
	e.says(a, "", graph.Rejects, quota)
	d.says(a, "", graph.Supports, fees)
	d.says(a, "", graph.Rejects, fees, on("2024-06-02"))
	d.says(a, "", graph.Supports, fees, on("2024-07-02"))
	d.says(a, "", graph.Supports, tolls)
	d.says(a, "", graph.Rejects, tolls)
	b := open.store(t, d.extraction(), e.extraction())
	found, err := graph.FindContradictions(context.Background(), b.Store, graph.OverlapQuery{Parties: []string{"Aldmark"}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range found {
		got = append(got, fmt.Sprint(c.Term.Label, " ", c.Kind, " ", c.For.Day, " ", c.Against.Day, " ", c.Count))
	}
	same(t, "contradictions", []string{
		"fish quota BETWEEN_SOURCES 2024-05-01 2024-05-01 [1 1]", "open dam BETWEEN_SPEAKERS 2024-05-01 2024-05-02 [1 1]",
		"river fees OVER_TIME 2024-07-02 2024-06-02 [2 1]", "road tolls WITHIN_DOCUMENT 2024-05-01 2024-05-01 [1 1]",
	}, got)
}

// testSome holds the filters by document, publisher, stance and confidence to what they leave of the quarrel.
func testSome(t *testing.T, store graph.Store) {
	both := []string{"Aldmark", "Borvia", "Cestria"}
	tests := []struct {
		name  string
		query graph.OverlapQuery
		want  string // term, then the positions
	}{
		{"all", graph.OverlapQuery{}, "fish quota AGAINST FOR AGAINST; open dam CONDITIONAL FOR AGAINST; river fees FOR SILENT FOR"},
		{"document", graph.OverlapQuery{Documents: []string{"quarrel/1"}}, "fish quota AGAINST FOR AGAINST; open dam CONDITIONAL FOR SILENT; river fees FOR SILENT FOR"},
		{"publisher", graph.OverlapQuery{Publishers: []string{"The Herald"}}, "fish quota SILENT FOR AGAINST; open dam SILENT SILENT AGAINST"},
		{"publisher of another document", graph.OverlapQuery{Publishers: []string{"The Herald"}, Documents: []string{"quarrel/1"}}, ""},
		{"stance", graph.OverlapQuery{Stances: []graph.Stance{graph.Proposes}}, "fish quota SILENT FOR SILENT; river fees FOR SILENT SILENT"},
		{"confidence", graph.OverlapQuery{Confidence: 1}, ""},
		{"what was known before", graph.OverlapQuery{AsOf: "2024-04-30"}, ""},
		{"what was known in June", graph.OverlapQuery{AsOf: "2024-06-01"}, "fish quota AGAINST FOR AGAINST; open dam CONDITIONAL FOR SILENT; river fees FOR SILENT FOR"},
		{"what was known at last", graph.OverlapQuery{AsOf: "2024-08-01"}, "fish quota AGAINST FOR AGAINST; open dam CONDITIONAL FOR AGAINST; river fees FOR SILENT FOR"},
	}
	for _, test := range tests {
		test.query.Parties = both
		found, err := graph.FindOverlap(t.Context(), store, test.query)
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		if got := positions(&found); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
		if activity, err := graph.FindActivity(t.Context(), store, test.query, 1); err != nil || len(activity.Terms) != len(found.Rows) {
			t.Errorf("%s: activity on %d terms, overlap on %d: %v", test.name, len(activity.Terms), len(found.Rows), err)
		}
	}
	if _, err := graph.FindOverlap(t.Context(), store, graph.OverlapQuery{Parties: both, Publishers: []string{"The Void"}}); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("an unknown publisher: %v", err)
	}
}

// positions writes an overlap's rows by label.
func positions(o *graph.Overlap) string {
	var rows []string
	for _, row := range o.Rows {
		text := row.Term.Label
		for _, cell := range row.Cells {
			text += " " + string(cell.Value)
		}
		rows = append(rows, text)
	}
	slices.Sort(rows)
	return strings.Join(rows, "; ")
}
