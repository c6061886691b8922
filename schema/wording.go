package schema

import (
	"context"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// wordings answers OverlapRow.wordings: how the statements that make a row's positions word its term.
func wordings(ctx context.Context, c *call, parents []row) ([]any, error) {
	limit, err := c.limit("first", c.reader.page)
	if err != nil {
		return nil, err
	}
	var cells []cell
	for _, r := range parents {
		cells = append(cells, r.cells()...)
	}
	if err := proveAll(ctx, cells); err != nil {
		return nil, err
	}
	ids := make([][]string, len(parents))
	for i, r := range parents {
		for _, one := range r.cells() {
			proven := one.proven()
			own := slices.DeleteFunc(statementsOf(proven.Own()), func(id string) bool { return proven.Turned[id] })
			ids[i] = append(ids[i], own...)
		}
	}
	return said(ctx, c, ids, func(i int, statements []*graph.Statement) any {
		found := graph.WordingsOf(parents[i].light().Term.Label, statements)
		return found[:min(limit, len(found))]
	})
}

// qualifiers answers Cell.qualifiers.
func qualifiers(ctx context.Context, c *call, parents []cell) ([]any, error) {
	if err := proveAll(ctx, parents); err != nil {
		return nil, err
	}
	ids := make([][]string, len(parents))
	for i, parent := range parents {
		ids[i] = statementsOf(parent.proven().Deciding)
	}
	return said(ctx, c, ids, func(_ int, statements []*graph.Statement) any { return graph.QualifiersOf(statements) })
}

// said gives for each list of ids what is made of its statements, which are read at once.
func said(ctx context.Context, c *call, ids [][]string, of func(i int, statements []*graph.Statement) any) ([]any, error) {
	nodes, err := c.reader.Nodes(ctx, slices.Concat(ids...))
	if err != nil {
		return nil, err
	}
	answers := make([]any, len(ids))
	for i := range ids {
		var statements []*graph.Statement
		for _, n := range nodes[:len(ids[i])] {
			if s, ok := n.(*graph.Statement); ok {
				statements = append(statements, s)
			}
		}
		nodes = nodes[len(ids[i]):]
		answers[i] = of(i, statements)
	}
	return answers, nil
}
