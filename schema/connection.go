package schema

import (
	"cmp"
	"context"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// page is how many items a list gives where the query does not say.
const pageSize = 50

// A connection is a page of a list.
type connection struct {
	edges          []edge
	next, previous bool
	total          int
}

// An edge is one item of a page: a node, behind a cursor, with the edge of the graph that led to it or the snippet that search cut.
type edge struct {
	cursor  graph.Cursor
	node    graph.Node
	link    graph.Edge
	snippet string
}

func connectionFields() map[string]resolver {
	return map[string]resolver{
		"Connection.edges":         value(func(c *connection) any { return c.edges }),
		"Connection.nodes":         value(func(c *connection) any { return c.nodes() }),
		"Connection.pageInfo":      value(func(c *connection) any { return c }),
		"Connection.totalCount":    value(func(c *connection) any { return c.total }),
		"PageInfo.hasNextPage":     value(func(c *connection) any { return c.next }),
		"PageInfo.hasPreviousPage": value(func(c *connection) any { return c.previous }),
		"PageInfo.startCursor":     value(func(c *connection) any { return c.cursor(0) }),
		"PageInfo.endCursor":       value(func(c *connection) any { return c.cursor(len(c.edges) - 1) }),

		"Edge.cursor":      value(func(e edge) any { return string(e.cursor) }),
		"Edge.node":        value(func(e edge) any { return e.node }),
		"Edge.snippet":     value(func(e edge) any { return e.snippet }),
		"Edge.role":        value(func(e edge) any { return optional(e.link.Role, false) }),
		"Edge.statements":  value(func(e edge) any { return e.link.Statements }),
		"Edge.documents":   value(func(e edge) any { return e.link.Documents }),
		"Edge.meetings":    value(func(e edge) any { return e.link.Meetings }),
		"Edge.conditional": value(func(e edge) any { return e.link.Conditional }),
		"Edge.first":       value(func(e edge) any { return day(e.link.First) }),
		"Edge.last":        value(func(e edge) any { return day(e.link.Last) }),
		"Edge.since":       value(func(e edge) any { return day(e.link.First) }),
		"Edge.until":       value(func(e edge) any { return day(e.link.Last) }),
		"Edge.evidence":    relatedAll(func(e edge) []string { return e.link.Evidence }),
	}
}

func (c *connection) nodes() []graph.Node {
	nodes := make([]graph.Node, len(c.edges))
	for i, e := range c.edges {
		nodes[i] = e.node
	}
	return nodes
}

func (c *connection) cursor(at int) any {
	if at < 0 || at >= len(c.edges) {
		return nil
	}
	return string(c.edges[at].cursor)
}

// A paging says which page of a list is asked for.
type paging struct {
	limit    int
	cursor   graph.Cursor // after it, or ahead of it if backward
	backward bool
	count    bool
}

// pagingOf reads the paging arguments of a call. Where the query selects nothing but the count, the limit is 0.
func pagingOf(c *call) (paging, error) {
	p := paging{count: c.selected["totalCount"]}
	_, p.backward = c.args["last"]
	_, first := c.args["first"]
	limit, cursor, stray := "first", "after", "before"
	if p.backward {
		limit, cursor, stray = "last", "before", "after"
	}
	if _, strayed := c.args[stray]; strayed || p.backward && first {
		return p, refuse(Invalid, "a page is asked for by first and after, or by last and before: leave one pair out")
	}
	text, _ := c.args[cursor].(string)
	p.cursor = graph.Cursor(text)
	if _, _, err := p.cursor.Key(); err != nil {
		return p, err
	}
	var err error
	p.limit, err = c.limit(limit, pageSize)
	if !c.selected["edges"] && !c.selected["nodes"] && !c.selected["pageInfo"] {
		p.limit = 0
	}
	return p, err
}

// limit returns a page size among the arguments, or the fallback where there is none.
func (c *call) limit(name string, fallback int) (int, error) {
	n, ok := c.args[name].(int)
	switch most := c.reader.page; {
	case !ok:
		return fallback, nil
	case n < 0:
		return 0, refuse(Invalid, "%s must be 0 to %d, got %d", name, most, n)
	case n > most:
		return 0, refuse(Invalid, "%s must be 0 to %d, got %d: ask for the rest by cursor", name, most, n).over(pageLimit, most, n)
	}
	return n, nil
}

// over returns the page of items that stand in the direction of the paging, of which more follow or not. Nothing follows a page of none.
func (p paging) over(edges []edge, more bool, total int) *connection {
	if p.limit == 0 {
		return &connection{total: total}
	}
	c := &connection{edges: edges, next: more, previous: p.cursor != "", total: total}
	if p.backward {
		slices.Reverse(c.edges)
		c.next, c.previous = c.previous, c.next
	}
	return c
}

// compareCursors orders cursors of one upward list as their items stand in it.
func compareCursors(a, b graph.Cursor) int {
	key, id, _ := a.Key() // pagingOf has read it, or the store made it
	other, otherID, _ := b.Key()
	return cmp.Or(cmp.Compare(key, other), cmp.Compare(id, otherID))
}

// none tells whether nothing need be read.
func (p paging) none() bool { return p.limit == 0 && !p.count }

// listed returns the list query of a call, as its filter, order and paging arguments say.
func listed(ctx context.Context, c *call, kinds []graph.Kind) (graph.ListQuery, paging, error) {
	p, err := pagingOf(c)
	if err != nil {
		return graph.ListQuery{}, p, err
	}
	filter, err := c.filter(ctx)
	down := c.args["direction"] == "DESC"
	return graph.ListQuery{
		Kinds: kinds, Filter: filter, Sort: sortField(c.args["orderBy"]), Reverse: down != p.backward, After: p.cursor, First: p.limit, Count: p.count,
	}, p, err
}

func sortField(orderBy any) graph.Field {
	switch orderBy {
	case "NAME":
		return graph.FieldName
	case "DAY":
		return graph.FieldDay
	default:
		return graph.FieldID
	}
}

// list returns the resolver of a list of nodes over the whole graph.
func list(kinds ...graph.Kind) resolver {
	return single(func(ctx context.Context, c *call) (any, error) {
		query, p, err := listed(ctx, c, kinds)
		if err != nil || p.none() {
			return &connection{}, err
		}
		return c.reader.list(ctx, query, p)
	})
}

func (r *reader) list(ctx context.Context, query graph.ListQuery, p paging) (*connection, error) {
	found, err := r.store.List(ctx, query)
	if err != nil {
		return nil, err
	}
	edges := make([]edge, len(found.Nodes))
	for i, n := range found.Nodes {
		edges[i] = edge{cursor: found.Cursors[i], node: n}
	}
	return p.over(edges, found.More, found.Total), nil
}
