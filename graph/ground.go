package graph

import (
	"cmp"
	"context"
	"slices"
)

// This file holds what the analyses share: whom a query is about, and the rows that count, folded.

// A holding is one party and one term.
type holding struct{ party, term string }

// A ground is the rows of a query's parties, in its window, as an analysis reads them.
type ground struct {
	parties []Party
	terms   map[string]Term         // by id: those of the rows and the first terms that they are opposite of
	rows    map[holding][]StanceRow // under the first term, the signs of an opposite turned, by day and statement
	order   []holding               // by party, in the order of parties, then term
	undated int                     // rows left out because the window is bounded and their day is unknown
	spoken  map[string]Stance       // the stances that were turned, by statement
}

// stand finds the rows of a query. Without parties it takes all that the graph holds.
func stand(ctx context.Context, store Store, query OverlapQuery) (*ground, error) {
	if err := query.check(ctx, store); err != nil {
		return nil, err
	}
	parties, err := partiesOr(ctx, store, query.Parties)
	if err != nil {
		return nil, err
	}
	issues, err := FindIssues(ctx, store, query.Issues)
	if err != nil {
		return nil, err
	}
	sides, err := withOpposites(ctx, store, query.Terms)
	if err != nil || len(parties) == 0 {
		return &ground{parties: parties}, err
	}
	rows, err := query.rows(ctx, store, StanceQuery{Holders: holders(parties, nil), Terms: sides, Issues: issues})
	if err != nil {
		return nil, err
	}
	terms, err := termsOf(ctx, store, rows, query)
	if err != nil {
		return nil, err
	}
	s := &ground{parties: parties, terms: terms, rows: map[holding][]StanceRow{}, spoken: map[string]Stance{}}
	s.fold(rows, query.Window)
	return s, nil
}

// partiesOr returns the parties of names, all that there are where none is named.
func partiesOr(ctx context.Context, store Store, names []string) ([]Party, error) {
	if len(names) > 0 {
		return FindParties(ctx, store, names)
	}
	page, err := store.List(ctx, ListQuery{Kinds: []Kind{KindParty}, Sort: FieldName, First: mostNames})
	var parties []Party
	for _, n := range page.Nodes {
		parties = append(parties, *n.(*Party))
	}
	return parties, err
}

func (s *ground) fold(rows []StanceRow, window Window) {
	place := map[string]int{}
	for i, p := range s.parties {
		place[p.ID] = i
	}
	for _, row := range rows {
		if !window.Holds(row.Day) {
			s.undated += boolInt(row.Day == "")
			continue
		}
		t, known := s.terms[row.Term]
		if !known {
			continue
		}
		h := holding{row.Holder, t.ID}
		if t.OppositeOf != "" {
			s.spoken[row.Statement] = row.Stance
			h.term, row.Stance = t.OppositeOf, turnedStance(row.Stance)
		}
		if s.rows[h] == nil {
			s.order = append(s.order, h)
		}
		s.rows[h] = append(s.rows[h], row)
	}
	slices.SortFunc(s.order, func(a, b holding) int {
		return cmp.Or(cmp.Compare(place[a.party], place[b.party]), cmp.Compare(a.term, b.term))
	})
	for _, h := range s.order {
		slices.SortFunc(s.rows[h], func(a, b StanceRow) int {
			return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Statement, b.Statement))
		})
	}
}

// counting returns the rows of a holding that make positions.
func (s *ground) counting(h holding) []StanceRow { return firsthand(s.rows[h]) }

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
