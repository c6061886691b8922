package graph

import (
	"cmp"
	"slices"
)

// StanceRows returns one row for each canonical actor whose stance the statement is, none where it makes no position.
func StanceRows(s *Statement, canon Canonical) []StanceRow {
	if !s.Counts() {
		return nil
	}
	var rows []StanceRow
	for _, holder := range s.Holders() {
		row := StanceRow{
			Holder: canon.Of(holder), Term: canon.Of(s.Term), Day: s.Day, Statement: s.ID, Stance: s.Stance, Conditional: len(s.Conditions) > 0,
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
	if len(rows) == 1 && !rows[0].Voice {
		return rows
	}
	speaks := slices.DeleteFunc(slices.Clone(rows), func(r StanceRow) bool { return r.Voice })
	own := slices.DeleteFunc(slices.Clone(speaks), func(r StanceRow) bool { return r.Reported })
	if len(own) > 0 {
		return own
	}
	return speaks
}

// A TermEdge is what a holder holds on a term with one stance, as a store keeps it. Reported says that other actors report all of it: such edges
// go once the holder has a statement of its own on the term.
type TermEdge struct {
	Edge
	Reported bool
}

// TermEdges derives the DEMANDS, PROPOSES, SUPPORTS and REJECTS edges from all rows of one or more pairs of holder and term, in the
// order of CompareEdges. An edge is conditional when each of its statements is.
func TermEdges(rows []StanceRow) []TermEdge { return ExtendTermEdges(nil, rows) }

// ExtendTermEdges derives the edges of pairs of holder and term that held had edges between them, all of them given, and to which come rows of documents
// that gave none before. Evidence is that of held and the rows.
func ExtendTermEdges(held []TermEdge, added []StanceRow) []TermEdge {
	sorted := slices.Clone(added)
	slices.SortFunc(sorted, CompareStanceRows)
	cells := map[Holding][]TermEdge{}
	for _, e := range held {
		at := Holding{e.From, e.To}
		cells[at] = append(cells[at], e)
	}
	for rows := range chunks(sorted, func(a, b StanceRow) bool { return a.Holder == b.Holder && a.Term == b.Term }) {
		at := Holding{rows[0].Holder, rows[0].Term}
		cells[at] = extendCell(cells[at], firsthand(rows))
	}
	var edges []TermEdge
	for _, cell := range cells {
		edges = append(edges, cell...)
	}
	slices.SortFunc(edges, func(a, b TermEdge) int { return CompareEdges(a.Edge, b.Edge) })
	return edges
}

// extendCell adds rows, all reported or none, to the edges of one holder and term.
func extendCell(held []TermEdge, rows []StanceRow) []TermEdge {
	if len(rows) == 0 {
		return held
	}
	reported := rows[0].Reported
	if len(held) > 0 && held[0].Reported != reported {
		if reported {
			return held
		}
		held = nil
	}
	byStance := slices.Clone(rows)
	slices.SortStableFunc(byStance, func(a, b StanceRow) int { return cmp.Compare(a.Stance, b.Stance) })
	edges := slices.Clone(held)
	for rows := range chunks(byStance, func(a, b StanceRow) bool { return a.Stance == b.Stance }) {
		kind := EdgeKind(rows[0].Stance)
		at := slices.IndexFunc(edges, func(e TermEdge) bool { return e.Kind == kind })
		if at < 0 {
			at = len(edges)
			edges = append(edges, TermEdge{Edge{Kind: kind, From: rows[0].Holder, To: rows[0].Term, Conditional: true}, reported})
		}
		edges[at].extend(rows)
	}
	return edges
}

// extend adds rows of documents that are new to the edge.
func (e *TermEdge) extend(rows []StanceRow) {
	var documents []string
	e.Evidence = slices.Clone(e.Evidence)
	for _, row := range rows {
		e.Conditional = e.Conditional && row.Conditional
		e.Evidence = append(e.Evidence, row.Statement)
		documents = append(documents, row.Document)
		e.Edge.extend(row.Day)
	}
	e.Statements += len(rows)
	e.Evidence = sortedSet(e.Evidence)
	e.Documents += len(sortedSet(documents))
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
