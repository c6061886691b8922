package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// An issueGroup is the rows of an overlap that are on one issue, the most contested first.
type issueGroup struct {
	ID, Name string // empty where no issue is known
	Rows     []graph.OverlapRow
	counts   map[graph.Verdict]int
}

// byIssue groups rows by issue: those with most contested rows first, then with most conditional and common ones, then with most rows.
func (v *view) byIssue(rows []graph.OverlapRow) []issueGroup {
	var groups []issueGroup
	for _, row := range rows {
		at := slices.IndexFunc(groups, func(g issueGroup) bool { return g.ID == row.Term.Issue })
		if at < 0 {
			at = len(groups)
			groups = append(groups, issueGroup{ID: row.Term.Issue, Name: v.issue(row.Term.Issue), counts: map[graph.Verdict]int{}})
		}
		groups[at].Rows = append(groups[at].Rows, row)
		groups[at].counts[row.Verdict]++
	}
	slices.SortFunc(groups, func(a, b issueGroup) int {
		for _, verdict := range verdicts()[:3] {
			if order := cmp.Compare(b.counts[verdict], a.counts[verdict]); order != 0 {
				return order
			}
		}
		return cmp.Or(-cmp.Compare(len(a.Rows), len(b.Rows)), cmp.Compare(a.Name, b.Name))
	})
	return groups
}

// issue returns an issue's name by id.
func (v *view) issue(id string) string {
	if i := v.issues[id]; i != nil {
		return i.Name
	}
	return id
}

// group writes one issue: how its terms stand, and a line a term and party.
func (t *table) group(g issueGroup) {
	t.text.WriteString("\n" + strings.Repeat("─", t.width) + "\n")
	t.ends(cmp.Or(g.Name, "no issue known"), count(len(g.Rows), "term")+": "+countsText(g.counts))
	part := *t.view
	part.Rows = g.Rows
	inner := newTable(&part, t.width)
	if inner.glance(len(g.Rows)); inner.text.Len() == 0 {
		for i := range g.Rows {
			inner.short(&g.Rows[i])
		}
	}
	t.text.WriteString(inner.text.String())
}

// short writes one row without its evidence.
func (t *table) short(row *graph.OverlapRow) {
	t.text.WriteString("\n")
	t.line("", row.Term.Label)
	t.line("  ", row.Summary(t.party))
	for i := range row.Cells {
		t.line("    ", t.party(row.Cells[i].Party)+" "+t.position(&row.Cells[i]))
	}
}

// countsText counts verdicts, those that matter most first.
func countsText(counts map[graph.Verdict]int) string {
	var parts []string
	for _, verdict := range verdicts() {
		if counts[verdict] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[verdict], verdict))
		}
	}
	return strings.Join(parts, ", ")
}

// An issueAnswer is one issue of `parley overlap --by issue --json`.
type issueAnswer struct {
	Issue    string                `json:"issue"` // its id, "" where none is known
	Name     string                `json:"name"`
	Verdicts map[graph.Verdict]int `json:"verdicts"` // how many terms have which
	Rows     []rowAnswer           `json:"rows"`
}

func (v *view) issueAnswer(g *issueGroup) issueAnswer {
	return issueAnswer{g.ID, g.Name, g.counts, each(g.Rows, v.rowAnswer)}
}
