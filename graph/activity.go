package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
)

// An Activity counts statements: x_ijk, how often party i speaks on term j with sign k. Statements count as they do for positions: not those of people who only
// belong to the party, and those that others report only where the party has none of its own on the term. Opposite terms are one, under the pack's first.
type Activity struct {
	Parties []Party
	Terms   []string  // ids, in order
	Counts  [][]Signs // by party, then term
	Undated int       // rows left out because the window is bounded and their day is unknown
}

// Signs counts the statements of one party on one term.
type Signs struct{ For, Against int }

// FindActivity counts the statements of a query's parties, all where it names none. Terms on which they make fewer than minStatements together are left out.
func FindActivity(ctx context.Context, store Store, query OverlapQuery, minStatements int) (*Activity, error) {
	if packed, ok := store.(*Packed); ok && len(query.Terms) == 0 && !query.picky() {
		return packed.activity(ctx, query, minStatements)
	}
	s, err := stand(ctx, store, query)
	if err != nil {
		return nil, err
	}
	a := newActivity(s.parties, slices.Sorted(maps.Keys(s.terms)))
	a.Undated = s.undated
	places, terms := a.places()
	for _, h := range s.order {
		for _, row := range s.counting(h) {
			a.Counts[places[h.party]][terms[h.term]].add(row.Stance.Sign() < 0)
		}
	}
	a.drop(minStatements)
	return a, nil
}

func newActivity(parties []Party, terms []string) *Activity {
	a := &Activity{Parties: parties, Terms: terms, Counts: make([][]Signs, len(parties))}
	for i := range a.Counts {
		a.Counts[i] = make([]Signs, len(terms))
	}
	return a
}

// places returns where each party and each term stands.
func (a *Activity) places() (parties, terms map[string]int) {
	parties, terms = map[string]int{}, map[string]int{}
	for i, p := range a.Parties {
		parties[p.ID] = i
	}
	for i, t := range a.Terms {
		terms[t] = i
	}
	return parties, terms
}

func (s *Signs) add(against bool) {
	if against {
		s.Against++
	} else {
		s.For++
	}
}

// drop leaves out the terms with fewer statements than least, and those with none.
func (a *Activity) drop(least int) {
	least = max(least, 1)
	var kept []int
	for j := range a.Terms {
		sum := 0
		for i := range a.Counts {
			sum += a.Counts[i][j].For + a.Counts[i][j].Against
		}
		if sum >= least {
			kept = append(kept, j)
		}
	}
	a.Terms = chosen(a.Terms, kept)
	for i := range a.Counts {
		a.Counts[i] = chosen(a.Counts[i], kept)
	}
}

func chosen[T any](all []T, places []int) []T {
	some := make([]T, len(places))
	for i, at := range places {
		some[i] = all[at]
	}
	return some
}

// activity counts from the rows in memory.
func (p *Packed) activity(ctx context.Context, query OverlapQuery, minStatements int) (*Activity, error) {
	if err := query.check(ctx, p); err != nil {
		return nil, err
	}
	parties, err := partiesOr(ctx, p, query.Parties)
	if err != nil {
		return nil, err
	}
	issues, err := FindIssues(ctx, p, query.Issues)
	if err != nil {
		return nil, err
	}
	pack, err := p.with(ctx, holders(parties, nil))
	if err != nil {
		return nil, err
	}
	v := &Verdicts{Parties: parties, query: query, issues: issues}
	pack.mu.RLock()
	t := pack.tally(v)
	ids := t.ids()
	pack.mu.RUnlock()
	terms, err := p.terms(ctx, pack, ids)
	if err != nil {
		return nil, err
	}
	t.fold(terms)
	return t.activity(minStatements), nil
}

func (t *tally) activity(minStatements int) *Activity {
	slices.SortFunc(t.order, func(a, b *foldedParts) int { return cmp.Compare(a.term.ID, b.term.ID) })
	ids := make([]string, len(t.order))
	for j, f := range t.order {
		ids[j] = f.term.ID
	}
	a := newActivity(t.v.Parties, ids)
	a.Undated = t.v.Undated
	for j, f := range t.order {
		for i, c := range t.counting(f) {
			if c != nil {
				a.Counts[i][j] = c.leaning().signs
			}
		}
	}
	a.drop(minStatements)
	return a
}
