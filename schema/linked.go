package schema

import (
	"context"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// mostLinks is how many edges of one node a page from the end looks through, as a store walks edges forward only.
const mostLinks = 2000

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
		pages, err := c.reader.edges(ctx, query, p)
		if err != nil {
			return nil, err
		}
		return c.reader.linked(ctx, query.From, pages, p)
	})
}

// edges returns a page of edges for each node of a query; those of a page from the end run backwards.
func (r *reader) edges(ctx context.Context, query graph.EdgeQuery, p paging) ([]graph.EdgePage, error) {
	if p.none() {
		return make([]graph.EdgePage, len(query.From)), nil
	}
	if !p.backward || p.limit == 0 {
		return r.store.Edges(ctx, query)
	}
	query.After, query.First = "", mostLinks
	pages, err := r.store.Edges(ctx, query)
	for i, page := range pages {
		if page.More {
			return nil, refuse(TooComplex, "%s has more than %d such edges: ask from the start, by first and after", query.From[i], mostLinks)
		}
		pages[i] = p.tail(page)
	}
	return pages, err
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

// tail returns the last edges ahead of the paging's cursor, from the end, and whether others stand ahead of them.
func (p paging) tail(all graph.EdgePage) graph.EdgePage {
	end := len(all.Edges)
	if p.cursor != "" {
		end, _ = slices.BinarySearchFunc(all.Cursors, p.cursor, compareCursors)
	}
	start := max(0, end-p.limit)
	tail := graph.EdgePage{Edges: slices.Clone(all.Edges[start:end]), Cursors: slices.Clone(all.Cursors[start:end]), More: start > 0, Total: all.Total}
	slices.Reverse(tail.Edges)
	slices.Reverse(tail.Cursors)
	return tail
}

func otherEnd(e graph.Edge, id string) string {
	if e.From == id {
		return e.To
	}
	return e.From
}
