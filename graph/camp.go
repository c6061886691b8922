package graph

import (
	"cmp"
	"context"
	"slices"
)

// Camps say who stands where on a term. Parties are in the order of the query, else of their names.
type Camps struct {
	Term        Term
	For         []Party
	Against     []Party
	Conditional []Party // under a condition, refusals too
	Mixed       []Party // both at once
	Statements  int
	Documents   int
}

// speakers returns how many parties take a side.
func (c *Camps) speakers() int {
	return len(c.For) + len(c.Against) + len(c.Conditional) + len(c.Mixed)
}

// contested tells whether both sides of the term are held.
func (c *Camps) contested() bool { return len(c.Mixed) > 0 || len(c.For) > 0 && len(c.Against) > 0 }

// FindCamps answers with the camps on each term that a query's parties speak on: contested terms first, then by parties, statements, label and id.
func FindCamps(ctx context.Context, store Store, query OverlapQuery) ([]Camps, error) {
	g, err := stand(ctx, store, query)
	if err != nil {
		return nil, err
	}
	parties, camps, documents := map[string]Party{}, map[string]*Camps{}, map[string][]string{}
	for _, p := range g.parties {
		parties[p.ID] = p
	}
	for _, h := range g.order {
		rows := g.counting(h)
		if len(rows) == 0 {
			continue
		}
		c := camps[h.term]
		if c == nil {
			c = &Camps{Term: g.terms[h.term]}
			camps[h.term] = c
		}
		c.add(parties[h.party], PositionOf(rows).Value)
		c.Statements += len(rows)
		for _, row := range rows {
			documents[h.term] = append(documents[h.term], row.Document)
		}
	}
	var found []Camps
	for id, c := range camps {
		if c.Documents = len(sortedSet(documents[id])); c.Documents >= query.MinDocuments {
			found = append(found, *c)
		}
	}
	slices.SortFunc(found, compareCamps)
	return found, nil
}

// add puts a party into its camp.
func (c *Camps) add(party Party, value PositionValue) {
	camp := map[PositionValue]*[]Party{For: &c.For, Against: &c.Against, Conditional: &c.Conditional, Mixed: &c.Mixed}[value]
	if camp != nil {
		*camp = append(*camp, party)
	}
}

func compareCamps(a, b Camps) int {
	return cmp.Or(
		-compareBool(a.contested(), b.contested()), -cmp.Compare(a.speakers(), b.speakers()), -cmp.Compare(a.Statements, b.Statements),
		cmp.Compare(a.Term.Label, b.Term.Label), cmp.Compare(a.Term.ID, b.Term.ID))
}
