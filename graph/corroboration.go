package graph

import (
	"cmp"
	"context"
)

// A Corroboration says how well one party's side on a term is attested: by statements, by documents, by sources, of which copies of one text are one,
// and by publishers, as one publisher's documents may draw on one source.
type Corroboration struct {
	Party      Party
	Term       Term
	Against    bool // the side
	Statements int
	Documents  int
	Sources    int
	Publishers []string // in order; documents without one are not among them, and of copies only that of the first
}

// FindCorroborations answers with what attests each side that a query's parties take on a term, by party and term, the side in favour first.
func FindCorroborations(ctx context.Context, store Store, query OverlapQuery) ([]Corroboration, error) {
	g, err := stand(ctx, store, query)
	if err != nil {
		return nil, err
	}
	publishers, err := g.publishers(ctx, store)
	if err != nil {
		return nil, err
	}
	parties := map[string]Party{}
	for _, p := range g.parties {
		parties[p.ID] = p
	}
	var found []Corroboration
	for _, h := range g.order {
		for _, against := range []bool{false, true} {
			c := Corroboration{Party: parties[h.party], Term: g.terms[h.term], Against: against}
			c.count(g.counting(h), publishers)
			if c.Statements > 0 && c.Sources >= query.MinDocuments {
				found = append(found, c)
			}
		}
	}
	return found, nil
}

func (c *Corroboration) count(rows []StanceRow, publishers map[string]string) {
	var side []StanceRow
	var names []string
	for _, row := range rows {
		if (row.Stance.Sign() < 0) != c.Against {
			continue
		}
		c.Statements++
		side = append(side, row)
		if name := publishers[cmp.Or(row.Source, row.Document)]; name != "" {
			names = append(names, name)
		}
	}
	c.Documents, c.Sources, c.Publishers = countDocuments(side), countSources(side), sortedSet(names)
}

// publishers returns the publishers of the documents that rows stand in, of copies that of the first, by document.
func (g *ground) publishers(ctx context.Context, store Store) (map[string]string, error) {
	var ids []string
	for _, h := range g.order {
		for _, row := range g.rows[h] {
			ids = append(ids, cmp.Or(row.Source, row.Document))
		}
	}
	nodes, err := store.Nodes(ctx, sortedSet(ids))
	publishers := map[string]string{}
	for _, n := range nodes {
		if d, ok := n.(*Document); ok {
			publishers[d.ID] = d.Publisher
		}
	}
	return publishers, err
}
