package graph

import (
	"cmp"
	"context"
	"slices"
)

// Dimension is what statements are counted by.
type Dimension string

// The dimensions.
const (
	ByIssue  Dimension = "ISSUE"
	ByParty  Dimension = "PARTY"
	ByMonth  Dimension = "MONTH"
	ByStance Dimension = "STANCE"
	BySide   Dimension = "SIDE"
)

// A Group counts the statements that have the same values in the dimensions counted by; the others are empty.
type Group struct {
	Issue  string // id
	Party  string // id
	Month  string // as 2006-01; empty too where the day is unknown
	Stance Stance
	Side   PositionValue // For or Against
	Counted
}

// Counted is how many statements there are, and in how many documents.
type Counted struct{ Statements, Documents int }

// Aggregate counts the statements that make positions of a query's parties, all where it names none, the largest group first. Stances are as spoken:
// those on an opposite term are not turned; sides are, as in an overlap. A statement that counts for two parties is one, unless it is counted by party.
func Aggregate(ctx context.Context, store Store, query OverlapQuery, by []Dimension) ([]Group, error) {
	for _, d := range by {
		if !slices.Contains([]Dimension{ByIssue, ByParty, ByMonth, ByStance, BySide}, d) {
			return nil, Errorf(Invalid, "statements can't be counted by %q: use issue, party, month, stance or side", d)
		}
	}
	g, err := stand(ctx, store, query)
	if err != nil {
		return nil, err
	}
	statements, documents := map[Group]map[string]bool{}, map[Group]map[string]bool{}
	for _, h := range g.order {
		for _, row := range g.counting(h) {
			side := For
			if row.Stance.Sign() < 0 {
				side = Against
			}
			if h.term != row.Term { // folded: its sign was turned
				row.Stance = g.spoken[row.Statement]
			}
			key := groupOf(row, side, by)
			note(statements, key, row.Statement)
			note(documents, key, row.Document)
		}
	}
	var groups []Group
	for key, ids := range statements {
		counted := key
		counted.Statements, counted.Documents = len(ids), len(documents[key])
		groups = append(groups, counted)
	}
	slices.SortFunc(groups, func(a, b Group) int {
		return cmp.Or(-cmp.Compare(a.Statements, b.Statements), cmp.Compare(a.Issue, b.Issue), cmp.Compare(a.Party, b.Party), cmp.Compare(a.Month, b.Month), cmp.Compare(a.Stance, b.Stance), cmp.Compare(a.Side, b.Side))
	})
	return groups, nil
}

func note(sets map[Group]map[string]bool, key Group, id string) {
	if sets[key] == nil {
		sets[key] = map[string]bool{}
	}
	sets[key][id] = true
}

func groupOf(row StanceRow, side PositionValue, by []Dimension) Group {
	var g Group
	for _, d := range by {
		switch d {
		case ByIssue:
			g.Issue = row.Issue
		case ByParty:
			g.Party = row.Holder
		case ByMonth:
			if len(row.Day) >= len("2006-01") {
				g.Month = string(row.Day[:len("2006-01")])
			}
		case ByStance:
			g.Stance = row.Stance
		case BySide:
			g.Side = side
		}
	}
	return g
}
