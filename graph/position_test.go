package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
)

// row returns a stance row of one holder on one term, its document named like its statement.
func row(statement string, day graph.Day, stance graph.Stance, change ...func(*graph.StanceRow)) graph.StanceRow {
	r := graph.StanceRow{Holder: "party:aldmark", Term: "term:dam", Statement: statement, Document: "in " + statement, Day: day, Stance: stance}
	for _, c := range change {
		c(&r)
	}
	return r
}

func conditional(r *graph.StanceRow) { r.Conditional = true }
func voice(r *graph.StanceRow)       { r.Voice = true }
func reported(r *graph.StanceRow)    { r.Reported = true }

func by(party string) func(*graph.StanceRow) {
	return func(r *graph.StanceRow) { r.Holder = graph.PartyID(party) }
}

func about(term string) func(*graph.StanceRow) {
	return func(r *graph.StanceRow) { r.Term = term }
}

func statements(rows []graph.StanceRow) []string {
	var found []string
	for _, r := range rows {
		found = append(found, r.Statement)
	}
	return found
}

func TestPositionOf(t *testing.T) {
	for _, c := range []struct {
		name                                string
		rows                                []graph.StanceRow
		want                                graph.PositionValue
		unless                              bool
		deciding, earlier, voices, reported []string
	}{
		{name: "nothing", want: graph.Silent},
		{name: "demand", rows: []graph.StanceRow{row("a", "2024-01-01", graph.Demands)}, want: graph.For, deciding: []string{"a"}},
		{name: "proposal", rows: []graph.StanceRow{row("a", "", graph.Proposes)}, want: graph.For, deciding: []string{"a"}},
		{name: "rejection", rows: []graph.StanceRow{row("a", "", graph.Rejects)}, want: graph.Against, deciding: []string{"a"}},
		{name: "the latest day wins", rows: []graph.StanceRow{row("a", "2024-01-01", graph.Demands), row("b", "2024-02-01", graph.Rejects)},
			want: graph.Against, deciding: []string{"b"}, earlier: []string{"a"}},
		{name: "a known day beats an unknown one", rows: []graph.StanceRow{row("a", "2024-01-01", graph.Demands), row("b", "", graph.Rejects)},
			want: graph.For, deciding: []string{"a"}, earlier: []string{"b"}},
		{name: "a condition beats its absence", rows: []graph.StanceRow{row("a", "2024-01-01", graph.Demands), row("b", "2024-01-01", graph.Supports, conditional)},
			want: graph.Conditional, deciding: []string{"b", "a"}},
		{name: "refusal unless", rows: []graph.StanceRow{row("a", "2024-01-01", graph.Rejects, conditional)}, want: graph.Conditional, unless: true, deciding: []string{"a"}},
		{name: "both signs on one day", rows: []graph.StanceRow{row("a", "2024-01-01", graph.Demands, conditional), row("b", "2024-01-01", graph.Rejects)},
			want: graph.Mixed, deciding: []string{"b", "a"}},
		{name: "voices stand beside", rows: []graph.StanceRow{row("a", "2024-01-01", graph.Demands), row("b", "2024-02-01", graph.Rejects, voice)},
			want: graph.For, deciding: []string{"a"}, voices: []string{"b"}},
		{name: "only a voice", rows: []graph.StanceRow{row("b", "2024-02-01", graph.Rejects, voice)}, want: graph.Silent, voices: []string{"b"}},
		{name: "a report makes a position", rows: []graph.StanceRow{row("a", "2024-01-01", graph.Demands, reported)}, want: graph.For, deciding: []string{"a"}},
		{name: "but not beside the party's own words", rows: []graph.StanceRow{row("a", "2024-01-01", graph.Demands), row("b", "2024-02-01", graph.Rejects, reported)},
			want: graph.For, deciding: []string{"a"}, reported: []string{"b"}},
		{name: "a reported voice is a voice", rows: []graph.StanceRow{row("a", "2024-01-01", graph.Demands, reported, voice)}, want: graph.Silent, voices: []string{"a"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := graph.PositionOf(c.rows)
			if got.Value != c.want || got.RefusalUnless != c.unless {
				t.Errorf("got %s (refusal unless %t), want %s (%t)", got.Value, got.RefusalUnless, c.want, c.unless)
			}
			want := [][]string{c.deciding, c.earlier, c.voices, c.reported}
			if diff := cmp.Diff(want, [][]string{statements(got.Deciding), statements(got.Earlier), statements(got.Voices), statements(got.Reports)}); diff != "" {
				t.Errorf("deciding, earlier, voices, reports (-want +got):\n%s", diff)
			}
		})
	}
}

func TestJudged(t *testing.T) {
	position := func(value graph.PositionValue) graph.Position { return graph.Position{Value: value} }
	unless := graph.Position{Value: graph.Conditional, RefusalUnless: true}
	silent, yes, no, maybe, mixed := position(graph.Silent), position(graph.For), position(graph.Against), position(graph.Conditional), position(graph.Mixed)
	for _, c := range []struct {
		name      string
		positions []graph.Position
		want      graph.Verdict
	}{
		{"none", nil, graph.VerdictSilent},
		{"all silent", []graph.Position{silent, silent}, graph.VerdictSilent},
		{"one speaks", []graph.Position{yes, silent}, graph.VerdictOneSided},
		{"one is mixed, the other silent", []graph.Position{mixed, silent}, graph.VerdictOneSided},
		{"both signs", []graph.Position{yes, no}, graph.VerdictContested},
		{"one mixed", []graph.Position{yes, mixed}, graph.VerdictContested},
		{"for under a condition, against", []graph.Position{maybe, no}, graph.VerdictContested},
		{"refusal unless, for", []graph.Position{unless, yes}, graph.VerdictContested},
		{"condition", []graph.Position{yes, maybe, silent}, graph.VerdictConditional},
		{"all for", []graph.Position{yes, yes, silent}, graph.VerdictCommon},
		{"all against", []graph.Position{no, no}, graph.VerdictCommon},
	} {
		if got := graph.Judged(c.positions); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestTermEdges(t *testing.T) {
	got := graph.TermEdges([]graph.StanceRow{
		row("c", "2024-03-01", graph.Demands, conditional),
		row("a", "2024-01-01", graph.Demands, conditional),
		row("b", "", graph.Rejects),
		row("d", "2024-01-05", graph.Supports, voice),
		row("e", "2024-01-06", graph.Supports, reported),
		row("f", "2024-01-07", graph.Supports, reported, by("Borvia")),
		row("g", "2024-01-08", graph.Demands, about("term:fish")),
	})
	want := []graph.TermEdge{
		{Edge: graph.Edge{Kind: graph.DemandsTerm, From: "party:aldmark", To: "term:dam", First: "2024-01-01", Last: "2024-03-01", Statements: 2, Documents: 2, Conditional: true, Evidence: []string{"a", "c"}}},
		{Edge: graph.Edge{Kind: graph.DemandsTerm, From: "party:aldmark", To: "term:fish", First: "2024-01-08", Last: "2024-01-08", Statements: 1, Documents: 1, Evidence: []string{"g"}}},
		{Edge: graph.Edge{Kind: graph.RejectsTerm, From: "party:aldmark", To: "term:dam", Statements: 1, Documents: 1, Evidence: []string{"b"}}},
		{Edge: graph.Edge{Kind: graph.SupportsTerm, From: "party:borvia", To: "term:dam", First: "2024-01-07", Last: "2024-01-07", Statements: 1, Documents: 1, Evidence: []string{"f"}}, Reported: true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestStanceRowsOfMergedParties(t *testing.T) {
	s := graph.Statement{ID: "statement:1", Actor: "envoy:a", Party: "party:aldmark", OnBehalfOf: []string{"party:almark", "party:borvia"}, Stance: graph.Demands,
		Term: "term:dam", Modality: graph.Asserted, Capacity: graph.BelongsTo}
	var got []string
	for _, r := range graph.StanceRows(&s, graph.Canon{"party:almark": "party:aldmark"}) {
		mark := ""
		if r.Voice {
			mark = " voice"
		}
		got = append(got, r.Holder+mark)
	}
	if diff := cmp.Diff([]string{"envoy:a", "party:aldmark voice", "party:borvia voice"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
