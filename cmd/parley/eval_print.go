package main

import (
	"fmt"
	"strings"

	"github.com/parleygraph/parley/graph/gold"
)

// print writes the reports: JSON, a Markdown table of the total, or a table for each collection and one of the total.
func (e *evaluation) print() error {
	total := e.total()
	switch {
	case e.json:
		return e.printJSON(evalJSON{
			Collections: each(e.collections, func(c **evaluated) evaluatedJSON { return newEvaluatedJSON(*c, e.options.mistakes) }),
			Genres:      each(e.genres, func(g **evaluated) evaluatedJSON { return newEvaluatedJSON(*g, false) }),
			Total:       newEvaluatedJSON(total, false),
		})
	case e.options.markdown:
		_, err := fmt.Fprint(e.Stdout, total.markdown())
		return err
	}
	var text strings.Builder
	for _, c := range e.collections {
		text.WriteString(c.table() + "\n")
		if e.options.mistakes {
			text.WriteString(c.mistakes(e.width()))
		}
	}
	if len(e.collections) > 1 {
		text.WriteString(total.table() + "\n")
	}
	if len(e.genres) > 0 {
		text.WriteString(genreTable("by genre", e.genres, sum(e.genres)) + "\n")
	}
	text.WriteString(total.details() + "\n")
	_, err := fmt.Fprint(e.Stdout, strings.TrimSuffix(text.String(), "\n"))
	return err
}

// table writes a report for a person.
func (e *evaluated) table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-46s%38s\n\n", e.name, e.scope())
	fmt.Fprintf(&b, "%-16s%9s %7s %6s   %15s   %18s\n", "", "precision", "recall", "F1", "right of output", "found of annotated")
	for _, l := range e.Lines() {
		fmt.Fprintf(&b, "%-16s%9s %7s %6s   %15s   %18s\n", l.Name, share(l.Precision(), l.Output), share(l.Recall(), l.Gold), share(l.F1(), l.Gold), outOf(l.Right, l.Output), outOf(l.Found, l.Gold))
	}
	b.WriteString("\n")
	for _, c := range e.counts() {
		fmt.Fprintf(&b, "%-41s %s\n", c.label, c.number)
	}
	return b.String()
}

// scope says on how much text the report is.
func (e *evaluated) scope() string {
	return count(e.Documents, "document") + ", " + count(e.Sign.Gold+e.Hard, "stance")
}

// share words a ratio of some number of things; of none there is no ratio.
func share(ratio float64, of int) string {
	if of == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", ratio)
}

func outOf(some, all int) string { return fmt.Sprintf("%d of %d", some, all) }

// A counted is a number of a report that is no ratio of precision and recall.
type counted struct{ label, number string }

func (e *evaluated) counts() []counted {
	return []counted{
		{"bystanders made envoys", outOf(e.BystandersMade, e.Bystanders)},
		{"denied meetings that stand as held", outOf(e.NotMeetingsHeld, e.NotMeetings)},
		{"envoys that no row names", fmt.Sprint(e.UnnamedEnvoys)},
		{"stances to be inferred, found by sign", outOf(e.HardSign, e.Hard)},
	}
}

// markdown writes a report as a table for a document.
func (e *evaluated) markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "| %s | precision | recall | F1 | right of output | found of annotated |\n|---|---|---|---|---|---|\n", e.scope())
	for _, l := range e.Lines() {
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", l.Name, share(l.Precision(), l.Output), share(l.Recall(), l.Gold), share(l.F1(), l.Gold), outOf(l.Right, l.Output), outOf(l.Found, l.Gold))
	}
	for _, c := range e.counts()[:2] {
		fmt.Fprintf(&b, "| %s | | | | %s | |\n", c.label, c.number)
	}
	return b.String()
}

// mistakes lists how the extractions and the rows differ, document by document.
func (e *evaluated) mistakes(width int) string {
	var b strings.Builder
	doc := ""
	for _, m := range e.Mistakes {
		if m.Doc != doc {
			doc = m.Doc
			fmt.Fprintf(&b, "%s\n", doc)
		}
		writeMistake(&b, &m, width)
	}
	if b.Len() > 0 {
		b.WriteString("\n")
	}
	return b.String()
}

func writeMistake(b *strings.Builder, m *gold.Mistake, width int) {
	kind := strings.ToLower(strings.ReplaceAll(string(m.Kind), "_", " "))
	row := ""
	if m.Line > 0 {
		row = strings.TrimRight(fmt.Sprintf("  line %d  %s", m.Line, m.ID), " ")
	}
	fmt.Fprintf(b, "  %s%s\n", kind, row)
	for _, told := range []struct{ label, text string }{{"want", m.Want}, {"ev", m.Ev}, {"got", m.Got}, {"by", m.Rule}, {"quote", m.Text}} {
		for _, line := range wrap(told.text, width-12) {
			fmt.Fprintf(b, "    %-6s %s\n", told.label, line)
			told.label = ""
		}
	}
}
