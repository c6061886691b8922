package main

import (
	"strings"
	"unicode/utf8"

	"github.com/parleygraph/parley/graph"
)

// leastLabel is how wide the column of terms must be for the table at a glance.
const leastLabel = 20

// glance writes the first rows as a table: verdict, term and a column a party. Where the terms have no room beside the parties it writes
// nothing: the blocks say the same.
func (t *table) glance(rows int) {
	verdict := utf8.RuneCountInString(string(graph.VerdictConditional)) + 2
	label := t.width - verdict
	for i := range t.Parties {
		label -= t.column(i)
	}
	if label < leastLabel || rows < 2 {
		return
	}
	heads := "\n" + padded("", verdict) + padded("", label)
	for i := range t.Parties {
		heads += padded(t.Parties[i].Name, t.column(i))
	}
	t.text.WriteString(strings.TrimRight(heads, " ") + "\n")
	for i := range t.Rows[:rows] {
		t.glanceRow(&t.Rows[i], verdict, label)
	}
}

// column returns the width of a party's column.
func (t *table) column(i int) int {
	return max(utf8.RuneCountInString(t.Parties[i].Name), utf8.RuneCountInString(string(graph.Conditional))) + 2
}

// glanceRow writes one row of the table at a glance.
func (t *table) glanceRow(row *graph.OverlapRow, verdict, label int) {
	for n, words := range clipped(wrap(row.Term.Label, label-3)) {
		line := padded("", verdict) + padded(words, label)
		if n == 0 {
			line = padded(string(row.Verdict), verdict) + padded(words, label)
			for i := range row.Cells {
				line += padded(positionWord(row.Cells[i].Value), t.column(i))
			}
		}
		t.text.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

// glanceLines is how many lines of a long term the table at a glance shows; the blocks show all.
const glanceLines = 2

// clipped returns the first lines, with an ellipsis where others follow.
func clipped(lines []string) []string {
	if len(lines) <= glanceLines {
		return lines
	}
	lines = lines[:glanceLines]
	lines[glanceLines-1] += "…"
	return lines
}

// positionWord keeps silence quiet.
func positionWord(p graph.PositionValue) string {
	if p == graph.Silent {
		return "silent"
	}
	return string(p)
}
