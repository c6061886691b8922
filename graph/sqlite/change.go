package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// A change is one write transaction: it asks the writer what a plan needs to know, and carries the plan out.
type change struct {
	w        *writer
	names    *names
	canon    graph.Canonical   // once planned
	seq      int64             // the last node's number
	before   int64             // and that before the edit
	fresh    map[string]int64  // numbers of the nodes that are new
	variants map[variant]int64 // those written
	said     int64             // the last variant's number
	held     []holding
	stop     func() error // tells whether to stop before the first row is written; nil: never

	*heaps
}

// heaps gather the rows of each table. A writer keeps them from one change to the next, for the room that they have taken.
type heaps struct {
	nodes, documents, texts, wordings, posts, facets, involved, words, edges, holdings, pairs heap
}

// A variant is what a document says of a node.
type variant struct {
	node int64
	body string
}

func newChange(w *writer, known *names) *change {
	if w.heaps == nil {
		w.heaps = newHeaps()
	}
	for _, h := range w.heaps.all() { // a change that failed can have left some
		h.empty()
	}
	return &change{w: w, names: known, heaps: w.heaps}
}

// newHeaps returns empty heaps. A statement that fails ends the transaction, so that it need not undo its own rows first: "OR FAIL" saves SQLite copies of all pages that it is about to
// change, and the table of words, which would put its rows into pages before each such statement, does so once.
func newHeaps() *heaps {
	return &heaps{
		nodes: heap{into: "INSERT OR FAIL INTO nodes (seq, id, kind, same, name, day, collection, document, actor, term, issue, stance, modality, directness, capacity, rule, marks, body) VALUES ",
			columns: 18},
		documents: heap{into: "INSERT OR FAIL INTO documents (node, fingerprint, origin, gives, sketch) VALUES ", columns: 5},
		texts:     heap{into: "INSERT OR FAIL INTO texts (node, text) VALUES ", columns: 2},
		wordings:  heap{into: "INSERT OR FAIL INTO variants (seq, node, documents, body) VALUES ", columns: 4},
		posts:     heap{into: "INSERT OR FAIL INTO posts (envoy, document, party, roles) VALUES ", columns: 4},
		facets:    heap{into: "INSERT OR FAIL INTO facets (field, value, node) VALUES ", columns: 3},
		involved:  heap{into: "INSERT OR FAIL INTO involved (field, actor, node) VALUES ", columns: 3},
		words:     heap{into: "INSERT OR FAIL INTO words (rowid, text) VALUES ", columns: 2, single: true},
		edges:     heap{into: "INSERT INTO edges (src, kind, dst, first, body) VALUES ", columns: 5, ends: " ON CONFLICT DO UPDATE SET body = excluded.body"},
		holdings:  heap{into: "INSERT OR FAIL INTO holdings (holder, term, statement, marks) VALUES ", columns: 4},
		pairs:     heap{into: "INSERT OR IGNORE INTO pairs (meeting, a_party, b_party, a_actor, b_actor, body) VALUES ", columns: 6},
	}
}

// all returns the heaps in the order in which they are written.
func (h *heaps) all() []*heap {
	return []*heap{&h.nodes, &h.documents, &h.texts, &h.wordings, &h.posts, &h.facets, &h.involved, &h.edges, &h.holdings, &h.pairs, &h.words}
}

// flush writes the gathered rows. Holdings come in their order: neighbours go into one page one after the other.
func (c *change) flush(ctx context.Context) error {
	slices.SortFunc(c.held, func(a, b holding) int {
		return cmp.Or(cmp.Compare(a.holder, b.holder), cmp.Compare(a.term, b.term), cmp.Compare(a.statement, b.statement))
	})
	for _, h := range c.held {
		c.holdings.add(h.holder, h.term, h.statement, h.marks)
	}
	for _, h := range c.all() {
		if err := h.flush(ctx, c.w); err != nil {
			return err
		}
	}
	return nil
}

// stored returns what documents of these ids are loaded from.
func (w *writer) stored(ctx context.Context, ids []string) (map[string]graph.Stored, error) {
	stored := map[string]graph.Stored{}
	_, err := collect(ctx, w, "SELECT n.id, d.fingerprint, d.origin FROM json_each(?) j CROSS JOIN nodes n ON n.id = j.value CROSS JOIN documents d ON d.node = n.seq",
		func(rows *sql.Rows) (struct{}, error) {
			var id string
			var one graph.Stored
			err := rows.Scan(&id, &one.Fingerprint, &one.Origin)
			stored[id] = one
			return struct{}{}, err
		}, asJSON(ids))
	return stored, err
}

// edit takes documents out and puts others in, as judged. None may be in a list twice; one that is in both is replaced.
func (c *change) edit(ctx context.Context, erase []string, put []*graph.Extraction) error {
	var edit graph.Edit
	for _, x := range put {
		edit.Put = append(edit.Put, c.names.Judged(x))
	}
	for _, id := range erase {
		x, err := said(ctx, c.w, id)
		if err != nil {
			return err
		}
		edit.Erase = append(edit.Erase, x)
	}
	return c.carry(ctx, edit, false)
}

// carry plans an edit and writes it. Planning changes the names, so the writer knows none until the transaction is committed.
func (c *change) carry(ctx context.Context, edit graph.Edit, judged bool) error {
	c.w.names = nil
	writes, err := graph.Plan(ctx, facts{c.w, c.names}, c.names.Names, edit, judged)
	if err != nil {
		return err
	}
	if c.stop != nil && c.stop() != nil {
		return c.stop()
	}
	c.canon, c.fresh, c.variants = c.names, map[string]int64{}, map[variant]int64{}
	if c.seq, _, err = only[int64](ctx, c.w, "SELECT seq FROM state"); err != nil {
		return err
	}
	c.before = c.seq
	if c.said, _, err = only[int64](ctx, c.w, "SELECT coalesce(max(seq), 0) FROM variants"); err != nil {
		return err
	}
	steps := []func(context.Context, *graph.Writes) error{c.clear, c.give, c.word, c.add, c.link}
	for _, step := range steps {
		if err := step(ctx, writes); err != nil {
			return err
		}
	}
	for _, x := range edit.Put {
		if err := c.attribute(ctx, x, writes.Sketches[x.Document.ID]); err != nil {
			return err
		}
	}
	if err := c.flush(ctx); err != nil {
		return err
	}
	c.names.learn(writes)
	c.names.writes++
	c.w.planned = c.names
	return c.w.exec(ctx, "UPDATE state SET writes = ?, seq = ?", c.names.writes, c.seq)
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

// give gives the nodes that are new their numbers.
func (c *change) give(ctx context.Context, writes *graph.Writes) error {
	for _, n := range writes.Nodes {
		seq := int64(0)
		if isShared(n) && !writes.Fresh[n.NodeID()] {
			var err error
			if seq, err = c.node(ctx, n.NodeID()); err != nil {
				return err
			}
		}
		if seq == 0 {
			c.number(n.NodeID())
		}
	}
	return nil
}

// isShared tells whether several documents can name a node.
func isShared(n graph.Node) bool {
	switch n.(type) {
	case *graph.Party, *graph.Envoy, *graph.Issue, *graph.Term:
		return true
	}
	return false
}

// word writes what documents say of actors, issues and terms now, and gathers what none has said before.
func (c *change) word(ctx context.Context, writes *graph.Writes) error {
	for _, w := range writes.Wordings {
		node, err := c.node(ctx, w.Node.NodeID())
		if err != nil {
			return err
		}
		if node == 0 { // it goes, and all that is said of it
			continue
		}
		body := string(encode(w.Node))
		seq, err := c.variant(ctx, node, body)
		switch {
		case err != nil:
		case w.Documents == 0:
			err = c.w.exec(ctx, "DELETE FROM variants WHERE seq = ?", seq)
		case seq != 0:
			err = c.w.exec(ctx, "UPDATE variants SET documents = ? WHERE seq = ?", w.Documents, seq)
		default:
			c.said++
			seq = c.said
			c.wordings.add(seq, node, w.Documents, []byte(body))
		}
		if err != nil {
			return err
		}
		c.variants[variant{node, body}] = seq
	}
	return nil
}

// variant returns the number of a variant, 0 where there is none.
func (c *change) variant(ctx context.Context, node int64, body string) (int64, error) {
	if seq := c.variants[variant{node, body}]; seq != 0 {
		return seq, nil
	}
	if node > c.before {
		return 0, nil
	}
	seq, _, err := only[int64](ctx, c.w, "SELECT seq FROM variants WHERE node = ? AND body = ?", node, []byte(body))
	return seq, err
}

// attribute gathers a document's rows beside its node.
func (c *change) attribute(ctx context.Context, x *graph.Extraction, sketch string) error {
	var gives []int
	for _, n := range graph.Namings(x) {
		node, err := c.node(ctx, n.NodeID())
		if err != nil {
			return err
		}
		seq, err := c.variant(ctx, node, string(encode(n)))
		if err != nil {
			return err
		}
		gives = append(gives, int(seq))
	}
	d, seq := &x.Document, c.fresh[x.Document.ID]
	c.documents.add(seq, d.Fingerprint, d.Origin, pack(variantsFields, &gives), sketch)
	c.texts.add(seq, d.Text)
	return nil
}
