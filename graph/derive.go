package graph

import (
	"cmp"
	"slices"
)

// StanceRows returns one row for each canonical actor whose stance the statement is, none where it makes no position.
func StanceRows(s *Statement, canon Canon) []StanceRow {
	if !s.Counts() {
		return nil
	}
	var rows []StanceRow
	for _, holder := range s.Holders() {
		row := StanceRow{
			Holder: canon.Of(holder), Term: s.Term, Day: s.Day, Statement: s.ID, Stance: s.Stance, Conditional: len(s.Conditions) > 0,
			Voice: s.Capacity == BelongsTo && holder != s.Actor, Reported: s.SaidBy != nil,
			Issue: s.Issue, Collection: s.Collection, Document: s.Document, Directness: s.Directness,
		}
		if !slices.ContainsFunc(rows, func(other StanceRow) bool { return other.Holder == row.Holder }) {
			rows = append(rows, row)
		}
	}
	return rows
}

// CompareStanceRows orders rows by term, holder, day and statement.
func CompareStanceRows(a, b StanceRow) int {
	return cmp.Or(cmp.Compare(a.Term, b.Term), cmp.Compare(a.Holder, b.Holder), cmp.Compare(a.Day, b.Day), cmp.Compare(a.Statement, b.Statement))
}

// firsthand returns the rows that make a position: no voices, and no reported ones where there are others. All rows are of one holder and term.
func firsthand(rows []StanceRow) []StanceRow {
	speaks := slices.DeleteFunc(slices.Clone(rows), func(r StanceRow) bool { return r.Voice })
	own := slices.DeleteFunc(slices.Clone(speaks), func(r StanceRow) bool { return r.Reported })
	if len(own) > 0 {
		return own
	}
	return speaks
}

// TermEdges derives the DEMANDS, PROPOSES, SUPPORTS and REJECTS edges from all rows of one or more pairs of holder and term, in the
// order of CompareEdges. An edge is conditional when each of its statements is.
func TermEdges(rows []StanceRow) []Edge {
	sorted := slices.Clone(rows)
	slices.SortFunc(sorted, CompareStanceRows)
	var edges []Edge
	for group := range chunks(sorted, func(a, b StanceRow) bool { return a.Holder == b.Holder && a.Term == b.Term }) {
		byStance := map[Stance][]StanceRow{}
		for _, row := range firsthand(group) {
			byStance[row.Stance] = append(byStance[row.Stance], row)
		}
		for stance, rows := range byStance {
			edges = append(edges, termEdge(EdgeKind(stance), rows))
		}
	}
	slices.SortFunc(edges, CompareEdges)
	return edges
}

func termEdge(kind EdgeKind, rows []StanceRow) Edge {
	edge := Edge{Kind: kind, From: rows[0].Holder, To: rows[0].Term, Statements: len(rows), Conditional: true}
	var documents []string
	for _, row := range rows {
		edge.Conditional = edge.Conditional && row.Conditional
		edge.Evidence = append(edge.Evidence, row.Statement)
		documents = append(documents, row.Document)
		edge.extend(row.Day)
	}
	edge.Evidence = sortedSet(edge.Evidence)
	edge.Documents = len(sortedSet(documents))
	return edge
}

// extend widens the edge's days by d, which may be unknown.
func (e *Edge) extend(d Day) {
	if d == "" {
		return
	}
	if e.First == "" || d < e.First {
		e.First = d
	}
	e.Last = max(e.Last, d)
}

// chunks yields the longest runs of neighbours that belong together.
func chunks[T any](items []T, together func(a, b T) bool) func(yield func([]T) bool) {
	return func(yield func([]T) bool) {
		for start := 0; start < len(items); {
			end := start + 1
			for end < len(items) && together(items[start], items[end]) {
				end++
			}
			if !yield(items[start:end]) {
				return
			}
			start = end
		}
	}
}
