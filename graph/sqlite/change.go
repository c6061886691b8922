package sqlite

import (
	"context"

	"github.com/parleygraph/parley/graph"
)

// A change is one write transaction: it asks the writer what a plan needs to know, and carries the plan out.
type change struct {
	w     *writer
	names *names
	canon graph.Canonical // once planned
	seq   int64           // the last node's

	parts, nodes, facets, words, edges, stances, pairs heap
}

// change runs work in a write transaction that may change the graph.
func (s *Store) change(ctx context.Context, work func(context.Context, *change) error) error {
	return s.writer.transact(ctx, func(ctx context.Context) error {
		known, err := s.writer.loadNames(ctx)
		if err != nil {
			return err
		}
		return work(ctx, newChange(s.writer, known))
	})
}

func newChange(w *writer, known *names) *change {
	return &change{
		w: w, names: known,
		parts:   heap{into: "INSERT INTO parts (document, variant) VALUES ", columns: 2},
		nodes:   heap{into: "INSERT INTO nodes (seq, id, kind, canonical, name, day, collection, document, place, body) VALUES ", columns: 10},
		facets:  heap{into: "INSERT INTO facets (field, value, node) VALUES ", columns: 3},
		words:   heap{into: "INSERT INTO words (rowid, text) VALUES ", columns: 2},
		edges:   heap{into: "INSERT OR IGNORE INTO edges (src, kind, dst, first, body) VALUES ", columns: 5},
		stances: heap{into: "INSERT INTO stances (holder, term, day, statement, stance, marks, issue, collection, document, directness) VALUES ", columns: 10},
		pairs:   heap{into: "INSERT OR IGNORE INTO pairs (a_party, b_party, a_actor, b_actor, meeting, body) VALUES ", columns: 6},
	}
}

// flush writes the gathered rows.
func (c *change) flush(ctx context.Context) error {
	for _, h := range []*heap{&c.parts, &c.nodes, &c.facets, &c.words, &c.edges, &c.stances, &c.pairs} {
		if err := h.flush(ctx, c.w); err != nil {
			return err
		}
	}
	return nil
}

func (c *change) stored(ctx context.Context, id string) (*graph.Stored, error) {
	found, err := collect(ctx, c.w, "SELECT fingerprint, origin FROM documents WHERE id = ?", two, id)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &graph.Stored{Fingerprint: found[0][0], Origin: found[0][1]}, nil
}

// edit takes a document out, where one is named, and puts another in, where there is one.
func (c *change) edit(ctx context.Context, erase string, put *graph.Extraction) error {
	var edit graph.Edit
	if erase != "" {
		x, err := said(ctx, c.w, erase)
		if err != nil {
			return err
		}
		edit.Erase = []graph.Extraction{x}
	}
	if put != nil {
		edit.Put = []*graph.Extraction{put}
	}
	return c.carry(ctx, edit, false)
}

// carry plans an edit and writes it. Planning changes the names, so the writer knows none until the transaction is committed.
func (c *change) carry(ctx context.Context, edit graph.Edit, judged bool) error {
	c.w.names = nil
	writes, err := graph.Plan(ctx, facts{c.w}, c.names.Names, edit, judged)
	if err != nil {
		return err
	}
	c.canon = c.names
	if c.seq, _, err = only[int64](ctx, c.w, "SELECT coalesce(max(seq), 0) FROM nodes"); err != nil {
		return err
	}
	for _, step := range []func(context.Context, *graph.Writes) error{c.clear, c.word, c.add} {
		if err := step(ctx, writes); err != nil {
			return err
		}
	}
	for _, x := range edit.Put {
		if err := c.attribute(ctx, x); err != nil {
			return err
		}
	}
	if err := c.flush(ctx); err != nil {
		return err
	}
	c.names.writes++
	c.w.planned = c.names
	return c.w.exec(ctx, "UPDATE state SET writes = ?", c.names.writes)
}

// run executes statements that each take the one argument.
func (c *change) run(ctx context.Context, arg any, texts ...string) error {
	for _, text := range texts {
		if err := c.w.exec(ctx, text, arg); err != nil {
			return err
		}
	}
	return nil
}

// clear deletes what goes.
func (c *change) clear(ctx context.Context, writes *graph.Writes) error {
	for _, document := range writes.Erased {
		err := c.run(ctx, document, "DELETE FROM parts WHERE document = ?", "DELETE FROM posts WHERE document = ?", "DELETE FROM documents WHERE id = ?")
		if err != nil {
			return err
		}
	}
	for _, row := range writes.GoneStances {
		err := c.w.exec(ctx, "DELETE FROM stances WHERE holder = ? AND term = ? AND day = ? AND statement = ?", row.Holder, row.Term, string(row.Day), row.Statement)
		if err != nil {
			return err
		}
	}
	for _, meeting := range writes.GonePairs {
		if err := c.w.exec(ctx, "DELETE FROM pairs WHERE meeting = ?", meeting); err != nil {
			return err
		}
	}
	if err := c.unlink(ctx, writes); err != nil {
		return err
	}
	for _, n := range writes.Gone {
		if err := c.drop(ctx, n.NodeID()); err != nil {
			return err
		}
		if err := c.run(ctx, n.NodeID(), "DELETE FROM edges WHERE src = ?", "DELETE FROM edges WHERE dst = ?"); err != nil {
			return err
		}
	}
	return nil
}

// unlink deletes the edges that go, and the actors and terms among the facets of what is rewired.
func (c *change) unlink(ctx context.Context, writes *graph.Writes) error {
	for _, e := range writes.Unlink {
		if err := c.cut(ctx, e.Kind, e.From, e.To); err != nil {
			return err
		}
	}
	for _, id := range writes.Regrouped {
		if err := c.w.exec(ctx, "DELETE FROM edges WHERE src = ? AND kind = 'MEMBER_OF'", id); err != nil {
			return err
		}
	}
	for _, n := range writes.Rewired {
		err := c.run(ctx, n.NodeID(), "DELETE FROM edges WHERE src = ? AND kind IN ('MADE_BY', 'ON_BEHALF_OF', 'ABOUT')", "DELETE FROM edges WHERE dst = ? AND kind = 'ATTENDED'")
		if err != nil {
			return err
		}
		if err := c.refacet(ctx, n); err != nil {
			return err
		}
	}
	return nil
}

// cut deletes an edge.
func (c *change) cut(ctx context.Context, kind graph.EdgeKind, from, to string) error {
	const text = "DELETE FROM edges WHERE src = ? AND kind = ? AND dst = ?"
	if err := c.w.exec(ctx, text, from, string(kind), to); err != nil || !kind.Symmetric() {
		return err
	}
	return c.w.exec(ctx, text, to, string(kind), from)
}

// word writes what documents say of actors, issues and terms now, and which names are others of an actor.
func (c *change) word(ctx context.Context, writes *graph.Writes) error {
	for _, w := range writes.Wordings {
		text, args := "DELETE FROM variants WHERE id = ? AND body = ?", []any{w.Node.NodeID(), w.Key()}
		if w.Documents > 0 {
			kind, opposite := w.Node.NodeKind(), ""
			if t, ok := w.Node.(*graph.Term); ok {
				kind, opposite = graph.KindDemand, t.OppositeOf
			}
			text, args = "INSERT OR IGNORE INTO variants (id, body, kind, opposite) VALUES (?, ?, ?, ?)", append(args, string(kind), opposite)
		}
		if err := c.w.exec(ctx, text, args...); err != nil {
			return err
		}
	}
	for _, r := range writes.Renamed {
		if err := c.w.exec(ctx, "DELETE FROM aliases WHERE alias = ?", r.ID); err != nil {
			return err
		}
		if r.Canonical == "" || r.Canonical == r.ID {
			continue
		}
		if err := c.w.exec(ctx, "INSERT INTO aliases (alias, canonical) VALUES (?, ?)", r.ID, r.Canonical); err != nil {
			return err
		}
	}
	return nil
}

// attribute writes which document says so.
func (c *change) attribute(ctx context.Context, x *graph.Extraction) error {
	d := &x.Document
	if err := c.w.exec(ctx, "INSERT INTO documents (id, fingerprint, origin) VALUES (?, ?, ?)", d.ID, d.Fingerprint, d.Origin); err != nil {
		return err
	}
	for _, n := range graph.Namings(x) {
		variant, _, err := only[int64](ctx, c.w, "SELECT seq FROM variants WHERE id = ? AND body = ?", n.NodeID(), encode(n))
		if err != nil {
			return err
		}
		c.parts.add(d.ID, variant)
	}
	return nil
}
