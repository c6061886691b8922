package schema

import (
	"context"

	"github.com/parleygraph/parley/graph"
)

// linked returns the resolver of the nodes that edges of a kind lead to from the parents, or from which they lead to them if reverse is set.
// All parents take one look at the edges and one at the nodes.
func linked(kind graph.EdgeKind, reverse bool) resolver {
	return batch(func(ctx context.Context, c *call, parents []graph.Node) ([]any, error) {
		p, err := pagingOf(c)
		if err != nil {
			return nil, err
		}
		filter, err := c.filter(ctx)
		if err != nil {
			return nil, err
		}
		query := graph.EdgeQuery{
			From: idsOf(parents), Kinds: []graph.EdgeKind{kind}, Reverse: reverse, Filter: filter, After: p.cursor, First: p.limit, Count: p.count,
		}
		pages := make([]graph.EdgePage, len(parents))
		if !p.none() {
			if pages, err = c.reader.store.Edges(ctx, query); err != nil {
				return nil, err
			}
		}
		return c.reader.linked(ctx, query.From, pages, p)
	})
}

func idsOf(nodes []graph.Node) []string {
	ids := make([]string, len(nodes))
	for i, n := range nodes {
		ids[i] = n.NodeID()
	}
	return ids
}

// linked turns pages of graph edges into connections to the nodes at their other ends.
func (r *reader) linked(ctx context.Context, from []string, pages []graph.EdgePage, p paging) ([]any, error) {
	var ends []string
	for i, page := range pages {
		for _, e := range page.Edges {
			ends = append(ends, otherEnd(e, from[i]))
		}
	}
	if err := r.fetch(ctx, ends); err != nil {
		return nil, err
	}
	answers := make([]any, len(pages))
	for i, page := range pages {
		var edges []edge
		for j, e := range page.Edges {
			if n := r.nodes[otherEnd(e, from[i])]; n != nil {
				edges = append(edges, edge{cursor: page.Cursors[j], node: n, link: e})
			}
		}
		answers[i] = p.over(edges, page.More, page.Total)
	}
	return answers, nil
}

func otherEnd(e graph.Edge, id string) string {
	if e.From == id {
		return e.To
	}
	return e.From
}
