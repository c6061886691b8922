package graph

import (
	"cmp"
	"slices"
)

// folded gathers the stance rows of a term and its opposites.
type folded struct {
	term      Term
	opposites []Term
	rows      map[string][]StanceRow // by holder
	turned    map[string]bool        // ids of statements on an opposite
	touched   bool
}

func newFolded(term Term) *folded {
	return &folded{term: term, rows: map[string][]StanceRow{}, turned: map[string]bool{}}
}

func (f *folded) take(row StanceRow, turn bool) {
	if turn {
		f.turned[row.Statement] = true
		row.Stance = turnedStance(row.Stance)
	}
	f.touched = true
	f.rows[row.Holder] = append(f.rows[row.Holder], row)
}

// turnedStance returns a stance of the other sign.
func turnedStance(s Stance) Stance {
	if s == Rejects {
		return Supports
	}
	return Rejects
}

func (f *folded) row(parties []Party, blocs map[string][]Membership) OverlapRow {
	slices.SortFunc(f.opposites, func(a, b Term) int { return cmp.Compare(a.ID, b.ID) })
	row := OverlapRow{Term: f.term, Folded: f.opposites}
	positions := make([]Position, len(parties))
	var own []StanceRow
	for i, p := range parties {
		positions[i] = PositionOf(f.rows[p.ID])
		positions[i].Through = f.through(blocs[p.ID])
		row.Cells = append(row.Cells, Cell{Party: p.ID, Position: positions[i], Turned: f.turned})
		own = append(own, positions[i].Own()...)
	}
	row.Verdict = Judged(positions)
	row.Documents, row.Sources = countDocuments(own), countSources(own)
	return row
}

// through returns what the blocs hold in which a party is a member on the day that decides their position.
func (f *folded) through(memberships []Membership) []Through {
	var through []Through
	for _, m := range memberships {
		position := PositionOf(f.rows[m.Bloc])
		member := Window{Since: m.Since, Until: m.Until}
		if position.Value != Silent && (position.Since == "" || member.Holds(position.Since)) {
			through = append(through, Through{Bloc: m.Bloc, Position: position.Value})
		}
	}
	return through
}
