package sqlite

import (
	"context"

	"github.com/parleygraph/parley/graph"
)

// clear deletes what goes.
func (c *change) clear(ctx context.Context, writes *graph.Writes) error {
	for _, step := range []func(context.Context, *graph.Writes) error{c.unlink, c.unwire, c.unpair, c.drop} {
		if err := step(ctx, writes); err != nil {
			return err
		}
	}
	return nil
}

// unlink deletes the edges that go.
func (c *change) unlink(ctx context.Context, writes *graph.Writes) error {
	for _, e := range writes.Unlink {
		if columnOfKind(e.Kind) != "" {
			continue
		}
		if err := c.cut(ctx, e.Kind, e.From, e.To); err != nil {
			return err
		}
	}
	for _, id := range writes.Regrouped {
		seq, err := c.node(ctx, id)
		if err != nil {
			return err
		}
		if err := c.w.exec(ctx, "DELETE FROM edges WHERE src = ? AND kind = ?", seq, edgeNumber(graph.MemberOf)); err != nil {
			return err
		}
	}
	return nil
}

// cut deletes an edge.
func (c *change) cut(ctx context.Context, kind graph.EdgeKind, from, to string) error {
	src, dst, err := c.ends(ctx, from, to)
	if err != nil {
		return err
	}
	const text = "DELETE FROM edges WHERE src = ? AND kind = ? AND dst = ?"
	if err := c.w.exec(ctx, text, src, edgeNumber(kind), dst); err != nil || !kind.Symmetric() {
		return err
	}
	return c.w.exec(ctx, text, dst, edgeNumber(kind), src)
}

func (c *change) ends(ctx context.Context, from, to string) (src, dst int64, err error) {
	if src, err = c.node(ctx, from); err != nil {
		return 0, 0, err
	}
	dst, err = c.node(ctx, to)
	return src, dst, err
}

// unwire deletes what ties statements and meetings to actors and terms that go by another canonical name now.
func (c *change) unwire(ctx context.Context, writes *graph.Writes) error {
	for _, n := range writes.Rewired {
		seq, err := c.node(ctx, n.NodeID())
		if err != nil {
			return err
		}
		err = c.run(ctx, seq, "DELETE FROM edges WHERE src = ? AND kind = "+literal(graph.OnBehalfOf), "DELETE FROM edges WHERE dst = ? AND kind = "+literal(graph.Attended),
			"DELETE FROM holdings WHERE statement = ?", "DELETE FROM facets WHERE node = ?", "DELETE FROM involved WHERE node = ?")
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *change) unpair(ctx context.Context, writes *graph.Writes) error {
	for _, meeting := range writes.GonePairs {
		seq, err := c.node(ctx, meeting)
		if err != nil {
			return err
		}
		if err := c.w.exec(ctx, "DELETE FROM pairs WHERE meeting = ?", seq); err != nil {
			return err
		}
	}
	return nil
}

// drop deletes the nodes that go, with all that is theirs.
func (c *change) drop(ctx context.Context, writes *graph.Writes) error {
	for _, n := range writes.Gone {
		seq, err := c.node(ctx, n.NodeID())
		if err != nil {
			return err
		}
		if seq == 0 {
			continue
		}
		texts := []string{"DELETE FROM nodes WHERE seq = ?", "DELETE FROM words WHERE rowid = ?", "DELETE FROM edges WHERE src = ?", "DELETE FROM edges WHERE dst = ?"}
		switch n.(type) {
		case *graph.Document:
			texts = append(texts, "DELETE FROM documents WHERE node = ?", "DELETE FROM texts WHERE node = ?", "DELETE FROM posts WHERE document = ?", "DELETE FROM facets WHERE node = ?")
		case *graph.Statement:
			texts = append(texts, "DELETE FROM holdings WHERE statement = ?")
		case *graph.Meeting:
			texts = append(texts, "DELETE FROM facets WHERE node = ?", "DELETE FROM involved WHERE node = ?")
		default:
			texts = append(texts, "DELETE FROM facets WHERE node = ?", "DELETE FROM involved WHERE node = ?", "DELETE FROM variants WHERE node = ?")
		}
		if err := c.run(ctx, seq, texts...); err != nil {
			return err
		}
		delete(c.names.nodes, n.NodeID())
	}
	return nil
}
