package graph_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
)

func TestCompare(t *testing.T) {
	parties := []graph.Party{{ID: "party:aldmark", Name: "Aldmark"}, {ID: "party:borvia", Name: "Borvia"}, {ID: "party:cestria", Name: "Cestria"}}
	terms := map[string]graph.Term{
		"term:dam":  {ID: "term:dam", Label: "open dam"},
		"term:stay": {ID: "term:stay", Label: "stay out"},
		"term:join": {ID: "term:join", Label: "join", OppositeOf: "term:stay"},
	}
	names := map[string]string{}
	for _, p := range parties {
		names[p.ID] = p.Name
	}
	day := graph.Day("2024-02-01")
	for _, c := range []struct {
		name    string
		rows    []graph.StanceRow
		blocs   map[string][]graph.Membership
		window  graph.Window
		want    []string
		undated int
	}{
		{name: "silence is named", rows: []graph.StanceRow{row("a", day, graph.Demands), row("b", day, graph.Supports, by("Borvia"))},
			want: []string{"open dam: COMMON (2 of 3; silent: Cestria)", "stay out: SILENT (0 of 3; silent: Aldmark, Borvia, Cestria)"}},
		{name: "opposites fold", rows: []graph.StanceRow{row("a", day, graph.Demands, about("term:stay")), row("b", day, graph.Demands, by("Borvia"), about("term:join"))},
			want: []string{"stay out: CONTESTED (2 of 3; silent: Cestria)", "open dam: SILENT (0 of 3; silent: Aldmark, Borvia, Cestria)"}},
		{name: "a refused opposite is support", rows: []graph.StanceRow{row("a", day, graph.Demands, about("term:stay")), row("b", day, graph.Rejects, by("Borvia"), about("term:join"))},
			want: []string{"stay out: COMMON (2 of 3; silent: Cestria)", "open dam: SILENT (0 of 3; silent: Aldmark, Borvia, Cestria)"}},
		{name: "one on both wordings", rows: []graph.StanceRow{row("a", day, graph.Demands, about("term:stay")), row("b", day, graph.Demands, about("term:join"))},
			want: []string{"stay out: ONE_SIDED (1 of 3; silent: Borvia, Cestria)", "open dam: SILENT (0 of 3; silent: Aldmark, Borvia, Cestria)"}},
		{name: "the window decides", rows: []graph.StanceRow{row("a", "2024-01-01", graph.Demands), row("b", day, graph.Rejects), row("c", day, graph.Demands, by("Borvia"))},
			window: graph.Window{Until: "2024-01-31"}, want: []string{
				"open dam: ONE_SIDED (1 of 3; silent: Borvia, Cestria)", "stay out: SILENT (0 of 3; silent: Aldmark, Borvia, Cestria)"}},
		{name: "unknown days are counted", rows: []graph.StanceRow{row("a", "", graph.Demands), row("b", day, graph.Rejects, by("Borvia"))},
			window: graph.Window{Since: "2024-01-01"}, undated: 1, want: []string{
				"open dam: ONE_SIDED (1 of 3; silent: Aldmark, Cestria)", "stay out: SILENT (0 of 3; silent: Aldmark, Borvia, Cestria)"}},
		{name: "a bloc is never the member's own voice", rows: []graph.StanceRow{row("a", day, graph.Demands), row("b", day, graph.Demands, by("Basin Council"))},
			blocs: map[string][]graph.Membership{"party:borvia": {{Bloc: "party:basin-council"}}}, want: []string{
				"open dam: ONE_SIDED (1 of 3; silent: Borvia, Cestria) through party:basin-council FOR", "stay out: SILENT (0 of 3; silent: Aldmark, Borvia, Cestria)"}},
		{name: "a bloc outside the membership", rows: []graph.StanceRow{row("a", day, graph.Demands), row("b", day, graph.Demands, by("Basin Council"))},
			blocs: map[string][]graph.Membership{"party:borvia": {{Bloc: "party:basin-council", Until: "2020-12-31"}}}, want: []string{
				"open dam: ONE_SIDED (1 of 3; silent: Borvia, Cestria)", "stay out: SILENT (0 of 3; silent: Aldmark, Borvia, Cestria)"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			overlap := graph.Compare(parties, c.blocs, terms, c.rows, c.window)
			var got []string
			for _, r := range overlap.Rows {
				line := r.Term.Label + ": " + r.Summary(func(id string) string { return names[id] })
				for _, cell := range r.Cells {
					for _, through := range cell.Through {
						line += " through " + through.Bloc + " " + string(through.Position)
					}
				}
				got = append(got, line)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if overlap.Undated != c.undated {
				t.Errorf("got %d undated, want %d", overlap.Undated, c.undated)
			}
		})
	}
}
