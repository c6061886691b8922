package schema

import (
	"context"
	"math"

	"github.com/parleygraph/parley/graph"
)

// What a walk may ask for.
const (
	mostAround = 20
	mostSteps  = 4
	mostPath   = 6
	mostDrawn  = 2000
)

func walkFields() map[string]resolver {
	return map[string]resolver{
		"Query.edges":    single(flatEdges),
		"Query.subgraph": single(subgraph),
		"Query.path":     single(path),

		"Subgraph.nodes":  value(func(s *graph.Subgraph) any { return s.Nodes }),
		"Subgraph.edges":  value(func(s *graph.Subgraph) any { return edgesOf(s.Edges) }),
		"Subgraph.left":   value(func(s *graph.Subgraph) any { return s.Left }),
		"Subgraph.layout": value(func(s *graph.Subgraph) any { return graph.Layout(s) }),

		"Point.x": value(func(p graph.Point) any { return math.Round(1000*p.X) / 1000 }),
		"Point.y": value(func(p graph.Point) any { return math.Round(1000*p.Y) / 1000 }),

		"GraphEdge.kind":        value(func(e flatEdge) any { return string(e.Kind) }),
		"GraphEdge.from":        related(func(e flatEdge) string { return e.From }),
		"GraphEdge.to":          related(func(e flatEdge) string { return e.To }),
		"GraphEdge.role":        value(func(e flatEdge) any { return optional(e.Role, false) }),
		"GraphEdge.first":       value(func(e flatEdge) any { return day(e.First) }),
		"GraphEdge.last":        value(func(e flatEdge) any { return day(e.Last) }),
		"GraphEdge.statements":  value(func(e flatEdge) any { return e.Statements }),
		"GraphEdge.documents":   value(func(e flatEdge) any { return e.Documents }),
		"GraphEdge.meetings":    value(func(e flatEdge) any { return e.Meetings }),
		"GraphEdge.conditional": value(func(e flatEdge) any { return e.Conditional }),
		"GraphEdge.evidence":    relatedAll(func(e flatEdge) []string { return e.Evidence }),
		"GraphEdge.cursor":      value(func(e flatEdge) any { return optional(string(e.cursor), false) }),
	}
}

// A flatEdge is an edge of the graph with the cursor behind it, where it stands in a page.
type flatEdge struct {
	graph.Edge
	cursor graph.Cursor
}

func edgesOf(edges []graph.Edge) []flatEdge {
	flat := make([]flatEdge, len(edges))
	for i, e := range edges {
		flat[i] = flatEdge{Edge: e}
	}
	return flat
}

func edgeKinds(c *call) []graph.EdgeKind {
	var kinds []graph.EdgeKind
	for _, kind := range texts(c.args["kinds"]) {
		kinds = append(kinds, graph.EdgeKind(kind))
	}
	return kinds
}

func flatEdges(ctx context.Context, c *call) (any, error) {
	from := texts(c.args["from"])
	if most := c.reader.page; len(from) > most {
		return nil, refuse(Invalid, "from takes at most %d ids, got %d: ask in several queries", most, len(from)).over(pageLimit, most, len(from))
	}
	limit, err := c.limit("first", pageSize)
	if err != nil {
		return nil, err
	}
	after, _ := c.args["after"].(string)
	pages, err := c.reader.store.Edges(ctx, graph.EdgeQuery{
		From: from, Kinds: edgeKinds(c), Reverse: c.args["reverse"] == true, First: limit, After: graph.Cursor(after),
	})
	flat := []flatEdge{}
	for _, page := range pages {
		for i, e := range page.Edges {
			flat = append(flat, flatEdge{e, page.Cursors[i]})
		}
	}
	return flat, err
}

// within returns a number argument, which must lie between two others.
func within(c *call, name string, least, most int) (int, error) {
	n, _ := c.args[name].(int)
	if n < least || n > most {
		return 0, refuse(Invalid, "%s must be %d to %d, got %d", name, least, most, n)
	}
	return n, nil
}

func subgraph(ctx context.Context, c *call) (any, error) {
	around := texts(c.args["around"])
	if len(around) == 0 || len(around) > mostAround {
		return nil, refuse(Invalid, "around takes 1 to %d ids, got %d", mostAround, len(around))
	}
	depth, err := within(c, "depth", 1, mostSteps)
	if err != nil {
		return nil, err
	}
	limit, err := within(c, "limit", 1, mostDrawn)
	if err != nil {
		return nil, err
	}
	return graph.Around(ctx, c.reader.store, around, depth, limit, edgeKinds(c))
}

func path(ctx context.Context, c *call) (any, error) {
	steps, err := within(c, "steps", 1, mostPath)
	if err != nil {
		return nil, err
	}
	from, _ := c.args["from"].(string)
	to, _ := c.args["to"].(string)
	return graph.Path(ctx, c.reader.store, from, to, steps, edgeKinds(c))
}
