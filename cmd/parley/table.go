package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parleygraph/parley/graph"
)

// A table lays a view out for a reader: a block a term, with its verdict, and in it a line a party with the quote that proves it.
type table struct {
	*view
	width int
	text  strings.Builder
}

func newTable(v *view, width int) *table { return &table{view: v, width: width} }

// writeTo writes the table.
func (t *table) writeTo(w io.Writer) error {
	_, err := io.WriteString(w, t.text.String())
	return err
}

// line writes text, wrapped, each line behind indent.
func (t *table) line(indent, text string) {
	for _, line := range wrap(text, t.width-utf8.RuneCountInString(indent)) {
		t.text.WriteString(indent + line + "\n")
	}
}

// ends writes one line with a text at each end, or two lines where both do not fit.
func (t *table) ends(left, right string) {
	room := t.width - utf8.RuneCountInString(right)
	if utf8.RuneCountInString(left)+2 > room {
		t.line("", left)
		t.line("", right)
		return
	}
	t.text.WriteString(strings.TrimRight(padded(left, room)+right, " ") + "\n")
}

// title writes whose positions these are, and how many terms have which verdict.
func (t *table) title(right string) {
	names := make([]string, len(t.Parties))
	for i := range t.Parties {
		names[i] = t.Parties[i].Name
	}
	t.ends(strings.Join(names, " · "), right)
	counts := map[graph.Verdict]int{}
	for i := range t.Rows {
		counts[t.Rows[i].Verdict]++
	}
	t.line("", count(len(t.Rows), "term")+": "+cmp.Or(countsText(counts), "nobody takes a side on anything here"))
}

// verdicts lists the verdicts, those that matter most to a reader first.
func verdicts() []graph.Verdict {
	return []graph.Verdict{graph.VerdictContested, graph.VerdictConditional, graph.VerdictCommon, graph.VerdictOneSided, graph.VerdictSilent}
}

// row writes the block of one term.
func (t *table) row(row *graph.OverlapRow) {
	t.text.WriteString("\n" + strings.Repeat("─", t.width) + "\n")
	t.ends(row.Term.Label, t.issue(row.Term.Issue))
	t.ends(row.Summary(t.party), stoodIn(row))
	t.worded(row)
	column := 0
	for i := range row.Cells {
		column = max(column, utf8.RuneCountInString(t.party(row.Cells[i].Party)))
	}
	for i := range row.Cells {
		if i == 0 || row.Cells[i].Value != graph.Silent || row.Cells[i-1].Value != graph.Silent {
			t.text.WriteString("\n")
		}
		t.cell(row, &row.Cells[i], column)
	}
}

// mostWordings is how many wordings of a term are shown beside its label.
const mostWordings = 3

// worded writes the other wordings of a row's term, and what qualifies it, party by party.
func (t *table) worded(row *graph.OverlapRow) {
	if all := t.wordings(row); len(all) > 0 {
		text := "also: “" + strings.Join(all[:min(len(all), mostWordings)], "” · “") + "”"
		if more := len(all) - mostWordings; more > 0 {
			text += fmt.Sprintf(" and %d more", more)
		}
		t.line("", text)
	}
	if qualified := t.qualified(row); qualified != "" {
		t.line("", "qualified: "+qualified)
	}
}

// qualified says what qualifies a row's term, party by party: where two of them differ in that, else what of it gives a figure or a date.
func (t *table) qualified(row *graph.OverlapRow) string {
	var parts, telling []string
	said := map[string]bool{}
	for i := range row.Cells {
		all := t.qualifiers(&row.Cells[i])
		if len(all) == 0 {
			continue
		}
		party := t.party(row.Cells[i].Party)
		said[strings.ToLower(strings.Join(all, "”, “"))] = true
		parts = append(parts, party+" “"+strings.Join(all, "”, “")+"”")
		if figures := slices.DeleteFunc(slices.Clone(all), func(q string) bool { return !exact(q) }); len(figures) > 0 {
			telling = append(telling, party+" “"+strings.Join(figures, "”, “")+"”")
		}
	}
	if len(said) > 1 {
		return strings.Join(parts, " · ")
	}
	return strings.Join(telling, " · ")
}

// exact tells whether a qualifier gives a figure, or a date by its name: "60 days", "by September", unlike "two days" and "full".
func exact(qualifier string) bool {
	_, rest, _ := strings.Cut(qualifier, " ")
	return strings.ContainsFunc(qualifier, unicode.IsDigit) || strings.ContainsFunc(rest, unicode.IsUpper)
}

// cell writes one party's position with its evidence. column is how wide the parties' names are.
func (t *table) cell(row *graph.OverlapRow, cell *graph.Cell, column int) {
	t.text.WriteString("  " + padded(t.party(cell.Party), column) + "  " + t.position(cell) + "\n")
	for _, best := range t.best(cell) {
		if s := t.statements[best.Statement]; s != nil {
			t.evidence(row, cell, s)
		}
	}
	for _, through := range cell.Through {
		t.line("    ", fmt.Sprintf("through %s: %s", t.party(through.Bloc), through.Position))
	}
	if more := others(cell, len(t.best(cell))); more != "" {
		t.line("    ", more)
	}
}

// position says what a party holds and since when.
func (t *table) position(cell *graph.Cell) string {
	switch {
	case cell.Value == graph.Silent:
		return positionWord(cell.Value)
	case cell.RefusalUnless:
		return string(cell.Value) + " (refuses unless)" + since(cell)
	default:
		return string(cell.Value) + since(cell)
	}
}

func since(cell *graph.Cell) string {
	if cell.Since == "" {
		return ", undated"
	}
	return ", " + string(cell.Since)
}

// others counts what stands behind a cell beside the shown statements.
func others(cell *graph.Cell, shown int) string {
	var parts []string
	if own := len(cell.Own()) - shown; own > 0 {
		parts = append(parts, fmt.Sprintf("%s more in %s", count(own, "statement"), count(cell.Documents(), "document")))
	}
	if n := len(cell.Voices); n > 0 {
		parts = append(parts, count(n, "voice")+" beside it")
	}
	if n := len(cell.Reports); n > 0 {
		parts = append(parts, count(n, "report")+" by others")
	}
	if len(parts) == 0 {
		return ""
	}
	return "+ " + strings.Join(parts, ", ")
}

// evidence writes a statement's quote, its conditions, who made it how, and where it stands.
func (t *table) evidence(row *graph.OverlapRow, cell *graph.Cell, s *graph.Statement) {
	point := s.Point
	t.line("    │ ", excerpt(s.Quote.Text, point.Start-s.Quote.Start, point.End-s.Quote.Start))
	for _, condition := range s.Conditions {
		t.line("      ", conditionText(condition))
	}
	t.line("      ", s.ActorName+" "+t.manner(s)+t.opposite(row, cell, s))
	if judged := decisionText(s); judged != "" {
		t.line("      ", judged)
	}
	t.line("      ", t.place(s))
}

// manner says how an actor made a statement, and who else reports it.
func (t *table) manner(s *graph.Statement) string {
	manner := s.Stance.Verb(s.ActorName)
	if s.SaidBy != nil {
		manner += ", reported by " + s.SaidBy.Name
	}
	switch s.Directness {
	case graph.Direct:
		return manner + ", in direct speech"
	case graph.Indirect:
		return manner + ", in reported speech"
	default:
		return manner + ", as the document tells it"
	}
}

// opposite names the term that a statement words where its sign was turned for the row.
func (t *table) opposite(row *graph.OverlapRow, cell *graph.Cell, s *graph.Statement) string {
	if !cell.Turned[s.ID] {
		return ""
	}
	for _, term := range row.Folded {
		if term.ID == s.Term {
			return ", on the opposite: " + term.Label
		}
	}
	return ""
}

// place names a statement's document, with its day and id.
func (t *table) place(s *graph.Statement) string {
	d := t.documents[s.Document]
	if d == nil {
		return s.Document
	}
	var parts []string
	for _, part := range []string{d.Title, string(d.PublishedAt), "[" + d.ID + "]"} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// conditionText shows a condition as written, behind the word that ties it where the words do not hold it.
func conditionText(c graph.Condition) string {
	word := strings.ToLower(strings.ReplaceAll(string(c.Kind), "_", " "))
	if strings.HasPrefix(strings.ToLower(c.Text), word+" ") {
		return "condition: “" + c.Text + "”"
	}
	return "condition, " + word + ": “" + c.Text + "”"
}

// notes writes what the rows do not show.
func (t *table) notes() {
	if t.Undated > 0 {
		t.text.WriteString("\n")
		t.line("", fmt.Sprintf("left out: %s of unknown day, which no window holds", count(t.Undated, "statement")))
	}
}

// count returns a number with its noun.
// stoodIn says in how many documents a row's statements stand, and how many of these copy none of the others.
func stoodIn(row *graph.OverlapRow) string {
	documents := count(row.Documents, "document")
	if row.Sources == row.Documents {
		return documents
	}
	return fmt.Sprintf("%s, copies of %s", documents, count(row.Sources, "source"))
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
