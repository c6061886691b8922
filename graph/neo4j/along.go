package neo4j

import (
	"slices"

	"github.com/parleygraph/parley/graph"
)

// along compiles a filter along edges: one of the relation leads to a node at the other end that the inner filter takes.
func (c *compiler) along(a *graph.Along) cypher {
	at := slices.IndexFunc(relations(), func(x relation) bool { return x.EdgeKind == a.Edge })
	x := relations()[at]
	near, far := x.from, x.to
	if a.Reverse {
		near, far = far, near
	}
	if !slices.Contains(near, c.kind) {
		return never
	}
	found := never
	for _, end := range narrow(graph.KindsOr(a.Kinds)) {
		if !slices.Contains(far, end.kind) {
			continue
		}
		if one := c.joined(x, a, end); one != never {
			found = or(found, one)
		}
	}
	if found == never {
		return never
	}
	return "(" + found + ")"
}

// joined is the condition that an edge of the relation joins the node with one of a shape that the inner filter takes.
func (c *compiler) joined(x relation, a *graph.Along, end narrowed) cypher {
	inner := compiler{kind: end.kind, node: c.node + "n", leaves: c.leaves, values: c.values}
	left, right := x.arrows(a.Reverse)
	where := and(end.of(inner.node), inner.filter(a.Filter))
	if where == never {
		return never
	}
	if where != "" {
		where = " WHERE " + where
	}
	return "EXISTS { MATCH (" + c.node + ")" + left + "[:" + x.kind + "]" + right + "(" + inner.node + ":" + end.kind + ")" + where + " }"
}

// or joins two conditions of which never is none.
func or(a, b cypher) cypher {
	if a == never {
		return b
	}
	return a + " OR " + b
}
