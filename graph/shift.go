package graph

import (
	"cmp"
	"context"
	"slices"
)

// ShiftKind says what a party did with its position on a day.
type ShiftKind string

// The kinds of shifts. A reaffirmation is news of its own.
const (
	FirstTaken ShiftKind = "FIRST"
	Shifted    ShiftKind = "SHIFTED"
	Reaffirmed ShiftKind = "REAFFIRMED"
)

// A Shift is a day on which a party spoke on a term: the position that it held, and the one that it took.
type Shift struct {
	Party      Party
	Term       Term
	Day        Day
	Kind       ShiftKind
	Before     PositionValue // Silent at first
	After      PositionValue
	Statements []StanceRow // of the day
}

// Shifts answers with the dated sequence of positions of each party on each term, by day, then party and term. Statements of unknown day are in no sequence.
// Those of one day decide together, as they do in an overlap.
func Shifts(ctx context.Context, store Store, query OverlapQuery) ([]Shift, error) {
	g, err := stand(ctx, store, query)
	if err != nil {
		return nil, err
	}
	parties := map[string]Party{}
	for _, p := range g.parties {
		parties[p.ID] = p
	}
	var shifts []Shift
	for _, h := range g.order {
		shifts = append(shifts, sequence(parties[h.party], g.terms[h.term], g.counting(h))...)
	}
	slices.SortStableFunc(shifts, func(a, b Shift) int { return cmp.Compare(a.Day, b.Day) })
	return shifts, nil
}

// sequence returns the shifts of one party on one term, from its counting rows in the order of days.
func sequence(party Party, term Term, rows []StanceRow) []Shift {
	var shifts []Shift
	before := Silent
	for start := 0; start < len(rows); {
		end := start
		for end < len(rows) && rows[end].Day == rows[start].Day {
			end++
		}
		if rows[start].Day != "" {
			after := PositionOf(rows[start:end]).Value
			shifts = append(shifts, Shift{party, term, rows[start].Day, shiftKind(before, after), before, after, rows[start:end]})
			before = after
		}
		start = end
	}
	return shifts
}

func shiftKind(before, after PositionValue) ShiftKind {
	switch before {
	case Silent:
		return FirstTaken
	case after:
		return Reaffirmed
	default:
		return Shifted
	}
}
