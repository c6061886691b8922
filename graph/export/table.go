package export

import (
	"encoding/csv"
	"io"
	"strings"
)

// A table writes rows as CSV that no spreadsheet takes for formulas.
type table struct{ out *csv.Writer }

func newTable(w io.Writer, header ...string) *table {
	t := &table{csv.NewWriter(w)}
	t.row(header...)
	return t
}

// row writes texts that may come from documents: a text that a spreadsheet would run gets an apostrophe in front, as spreadsheets themselves mark text.
func (t *table) row(values ...string) {
	safe := make([]string, len(values))
	for i, v := range values {
		safe[i] = inert(v)
	}
	_ = t.out.Write(safe) // the writer keeps its first error, which end returns
}

func (t *table) end() error {
	t.out.Flush()
	return t.out.Error()
}

// inert returns text that a spreadsheet shows as it is. Numbers begin with no sign but a minus, and stay numbers.
func inert(text string) string {
	if text == "" || !strings.ContainsRune("=+-@\t\r\n|%", rune(text[0])) || isNumber(text) {
		return text
	}
	return "'" + text
}

func isNumber(text string) bool {
	digits := strings.TrimPrefix(text, "-")
	return digits != "" && strings.Trim(digits, "0123456789.") == ""
}
