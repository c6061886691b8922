package main

import (
	"cmp"
	"context"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// A view is an overlap with the nodes that a reader needs beside it: names, statements and their documents.
type view struct {
	graph.Overlap
	parties    map[string]*graph.Party // of the overlap, and the blocs they show through
	issues     map[string]*graph.Issue
	statements map[string]*graph.Statement
	documents  map[string]*graph.Document
}

// findView answers an overlap query and reads what stands beside it, in a number of store calls that does not grow with the answer.
func findView(ctx context.Context, store graph.Store, query graph.OverlapQuery) (*view, error) {
	v, err := findStatements(ctx, store, query)
	if err != nil {
		return nil, err
	}
	var documents []string
	for _, s := range v.statements {
		documents = append(documents, s.Document)
	}
	return v, v.read(ctx, store, documents)
}

// findQuoted answers as findView does, with no other documents than those of the best statements, which a table quotes.
func findQuoted(ctx context.Context, store graph.Store, query graph.OverlapQuery) (*view, error) {
	v, err := findStatements(ctx, store, query)
	if err != nil {
		return nil, err
	}
	var documents []string
	for i := range v.Rows {
		for k := range v.Rows[i].Cells {
			for _, best := range v.best(&v.Rows[i].Cells[k]) {
				documents = append(documents, best.Document)
			}
		}
	}
	return v, v.read(ctx, store, documents)
}

// findStatements answers an overlap query and reads the statements of its cells.
func findStatements(ctx context.Context, store graph.Store, query graph.OverlapQuery) (*view, error) {
	overlap, err := graph.FindOverlap(ctx, store, query)
	if err != nil {
		return nil, err
	}
	v := &view{
		Overlap: overlap, parties: map[string]*graph.Party{}, issues: map[string]*graph.Issue{},
		statements: map[string]*graph.Statement{}, documents: map[string]*graph.Document{},
	}
	for i := range overlap.Parties {
		v.parties[overlap.Parties[i].ID] = &overlap.Parties[i]
	}
	return v, v.read(ctx, store, v.mentioned())
}

// mentioned returns the ids of the issues, blocs and statements that the overlap names.
func (v *view) mentioned() []string {
	var ids []string
	for i := range v.Rows {
		row := &v.Rows[i]
		ids = append(ids, row.Term.Issue)
		for _, cell := range row.Cells {
			for _, r := range slices.Concat(cell.Deciding, cell.Earlier, cell.Voices, cell.Reports) {
				ids = append(ids, r.Statement)
			}
			for _, t := range cell.Through {
				ids = append(ids, t.Bloc)
			}
		}
	}
	return ids
}

// read takes in the nodes of some ids.
func (v *view) read(ctx context.Context, store graph.Store, ids []string) error {
	slices.Sort(ids)
	ids = slices.DeleteFunc(slices.Compact(ids), func(id string) bool { return id == "" })
	nodes, err := store.Nodes(ctx, ids)
	if err != nil {
		return err
	}
	for _, node := range nodes {
		switch n := node.(type) {
		case *graph.Party:
			v.parties[n.ID] = n
		case *graph.Issue:
			v.issues[n.ID] = n
		case *graph.Statement:
			v.statements[n.ID] = n
		case *graph.Document:
			v.documents[n.ID] = n
		}
	}
	return nil
}

// party returns a party's name by id.
func (v *view) party(id string) string {
	if p := v.parties[id]; p != nil {
		return p.Name
	}
	return id
}

// best returns the statements to show for a cell: the best of those that decide its position, or the best of each sign where it is mixed.
func (v *view) best(cell *graph.Cell) []graph.StanceRow {
	bySign := map[int][]graph.StanceRow{}
	for _, row := range cell.Deciding {
		sign := 0
		if cell.Value == graph.Mixed {
			sign = row.Stance.Sign()
		}
		bySign[sign] = append(bySign[sign], row)
	}
	var best []graph.StanceRow
	for _, sign := range []int{0, 1, -1} {
		if rows := bySign[sign]; len(rows) > 0 {
			best = append(best, slices.MinFunc(rows, v.compareEvidence))
		}
	}
	return best
}

// compareEvidence puts the better evidence first: conditional where a condition decides, then direct before indirect before narrated, then by
// confidence, then in the order of the graph.
func (v *view) compareEvidence(a, b graph.StanceRow) int {
	return cmp.Or(
		-cmp.Compare(weight(a.Conditional), weight(b.Conditional)),
		cmp.Compare(distance(a.Directness), distance(b.Directness)),
		-cmp.Compare(v.confidence(a), v.confidence(b)),
		graph.CompareStanceRows(a, b))
}

func weight(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func (v *view) confidence(row graph.StanceRow) float64 {
	if s := v.statements[row.Statement]; s != nil {
		return s.Confidence
	}
	return 0
}

// distance tells how far a statement's words stand from the actor's mouth.
func distance(d graph.Directness) int {
	return slices.Index([]graph.Directness{graph.Direct, graph.Indirect, graph.Narrated}, d)
}

// said returns the statements of rows that are known.
func (v *view) said(rows []graph.StanceRow) []*graph.Statement {
	var found []*graph.Statement
	for _, row := range rows {
		if s := v.statements[row.Statement]; s != nil {
			found = append(found, s)
		}
	}
	return found
}

// wordings returns how the statements that make a row's positions word its term, beside its label.
func (v *view) wordings(row *graph.OverlapRow) []string {
	var statements []*graph.Statement
	for i := range row.Cells {
		for _, s := range v.said(row.Cells[i].Own()) {
			if !row.Cells[i].Turned[s.ID] {
				statements = append(statements, s)
			}
		}
	}
	return graph.WordingsOf(row.Term.Label, statements)
}

// qualifiers returns what qualifies the statements that decide a cell.
func (v *view) qualifiers(cell *graph.Cell) []string {
	return graph.QualifiersOf(v.said(cell.Deciding))
}
