package gold

import (
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// Called returns the names by which rows call a document: its id, the same without its collection, the base name of its path, and its title.
func Called(d *graph.Document) []string {
	all := []string{d.ID}
	if inner, is := strings.CutPrefix(d.ID, d.Collection+"/"); is && d.Collection != "" {
		all = append(all, inner)
	}
	if base := path.Base(filepath.ToSlash(d.Path)); d.Path != "" && base != all[len(all)-1] {
		all = append(all, base)
	}
	if d.Title != "" {
		all = append(all, d.Title)
	}
	return all
}

// Measure compares extractions with the rows of their documents. Documents that no row calls are left out; one that has rows and no extraction
// counts as empty. The error is graph.Invalid: a pattern takes too long.
func Measure(rows []Row, extractions []graph.Extraction) (*Report, error) {
	byName := map[string]*graph.Extraction{}
	for i := range extractions {
		for _, name := range Called(&extractions[i].Document) {
			byName[name] = &extractions[i]
		}
	}
	byDoc := map[string][]*Row{}
	for i := range rows {
		byDoc[rows[i].Doc] = append(byDoc[rows[i].Doc], &rows[i])
	}
	total, known := &Report{}, newNames()
	for _, doc := range slices.Sorted(maps.Keys(byDoc)) {
		x, found := byName[doc]
		if !found {
			x = &graph.Extraction{}
			total.Missing = append(total.Missing, doc)
		}
		rows, err := reword(byDoc[doc], &x.Document)
		if err != nil {
			return nil, err
		}
		m := measurement{names: known, doc: doc, rows: rows, x: x, Report: Report{Documents: 1}}
		if err := m.run(); err != nil {
			return nil, err
		}
		total.Add(&m.Report)
	}
	return total, nil
}

// A measurement compares one document.
type measurement struct {
	Report
	names names
	doc   string
	rows  []*Row
	x     *graph.Extraction
}

func (m *measurement) run() error {
	if err := m.statements(); err != nil {
		return err
	}
	m.envoys()
	m.meetings()
	return nil
}

// of returns the document's rows of a type.
func (m *measurement) of(kind string) []*Row {
	var found []*Row
	for _, r := range m.rows {
		if r.Type == kind {
			found = append(found, r)
		}
	}
	return found
}

func (m *measurement) mistake(kind MistakeKind, r *Row, one Mistake) {
	one.Kind, one.Doc = kind, m.doc
	if r != nil {
		one.Line, one.ID, one.Ev = r.Line, r.ID, r.Ev
		if one.Text == "" && r.Ev != "" {
			one.Text = r.sentence(m.x.Document.Text)
		}
	}
	m.Mistakes = append(m.Mistakes, one)
}
