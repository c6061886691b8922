package sqlite

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// A change is one write transaction: what it has touched, and the rows it is about to write. What is derived is rebuilt at its end, for
// what was touched alone.
type change struct {
	w     *writer
	names *names
	seq   int64 // the last node's

	judged bool // judgements are others now

	counts map[string]int  // by how many documents more an actor's name is given
	actors map[string]bool // ids of actors that documents name otherwise now
	shared map[string]bool // ids of issues and terms that documents name otherwise now
	cells  map[cell]bool
	ends   map[[2]string]bool // of face-to-face pairs

	parts, nodes, facets, words, edges, stances, pairs heap
}

// A cell is a holder with a term.
type cell struct{ holder, term string }

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
		counts: map[string]int{}, actors: map[string]bool{}, shared: map[string]bool{}, cells: map[cell]bool{}, ends: map[[2]string]bool{},
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

// own takes the names out of the writer, since the transaction is about to change them; derive gives them back.
func (c *change) own() { c.w.names = nil }

// A record is what a stored document was loaded from.
type record struct{ fingerprint, origin string }

func (c *change) stored(ctx context.Context, id string) (record, bool, error) {
	found, err := collect(ctx, c.w, "SELECT fingerprint, origin FROM documents WHERE id = ?", two, id)
	if err != nil || len(found) == 0 {
		return record{}, false, err
	}
	return record{found[0][0], found[0][1]}, true, nil
}

// isActor tells whether an id that documents name is an actor's, rather than an issue's or term's.
func isActor(kind string) bool {
	return graph.Kind(kind) == graph.KindParty || graph.Kind(kind) == graph.KindEnvoy
}

// reworded notes an actor, issue or term that documents name otherwise now.
func (c *change) reworded(kind, id string) {
	if isActor(kind) {
		c.actors[id] = true
	} else {
		c.shared[id] = true
	}
}

// erase takes a document and all that it gave out of the graph.
func (c *change) erase(ctx context.Context, document string) error {
	c.own()
	if err := c.eraseParts(ctx, document); err != nil {
		return err
	}
	ids, err := collect(ctx, c.w, "SELECT id FROM nodes WHERE document <> '' AND document = ?", value[string], document)
	if err != nil {
		return err
	}
	for _, id := range append(ids, document) {
		if err := c.unlink(ctx, document, id); err != nil {
			return err
		}
		if err := c.drop(ctx, id); err != nil {
			return err
		}
	}
	return c.run(ctx, document, "DELETE FROM posts WHERE document = ?", "DELETE FROM documents WHERE id = ?")
}

// eraseParts takes away what a document says of actors, issues and terms.
func (c *change) eraseParts(ctx context.Context, id string) error {
	named, err := collect(ctx, c.w, "SELECT v.kind, v.id FROM parts p JOIN variants v ON v.seq = p.variant WHERE p.document = ?", two, id)
	if err != nil {
		return err
	}
	for _, n := range named {
		if isActor(n[0]) {
			c.counts[n[1]]--
		}
	}
	gone, err := collect(ctx, c.w, `
		DELETE FROM variants WHERE seq IN (SELECT variant FROM parts WHERE document = ?1)
		AND NOT EXISTS (SELECT 1 FROM parts o WHERE o.variant = seq AND o.document <> ?1) RETURNING kind, id`, two, id)
	if err != nil {
		return err
	}
	for _, n := range gone {
		c.reworded(n[0], n[1])
	}
	return c.w.exec(ctx, "DELETE FROM parts WHERE document = ?", id)
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

// unlink deletes the rows that a statement or meeting of a document gave, and notes what rests on them.
func (c *change) unlink(ctx context.Context, document, id string) error {
	switch {
	case strings.HasPrefix(id, "statement:"):
		cells, err := collect(ctx, c.w, "DELETE FROM stances WHERE document = ? AND statement = ? RETURNING holder, term", two, document, id)
		if err != nil {
			return err
		}
		for _, found := range cells {
			c.cells[cell{found[0], found[1]}] = true
		}
	case strings.HasPrefix(id, "meeting:"):
		if err := c.unpair(ctx, id); err != nil {
			return err
		}
		if err := c.w.exec(ctx, "DELETE FROM edges WHERE dst = ? AND kind = 'ATTENDED'", id); err != nil {
			return err
		}
	}
	return c.w.exec(ctx, "DELETE FROM edges WHERE src = ?", id)
}

func (c *change) unpair(ctx context.Context, meeting string) error {
	bodies, err := collect(ctx, c.w, "SELECT body FROM pairs WHERE meeting = ?", value[string], meeting)
	if err != nil {
		return err
	}
	pairs, err := decoded[graph.FacePair](bodies)
	if err != nil {
		return err
	}
	for _, p := range pairs {
		c.touchPair(p)
	}
	return c.w.exec(ctx, "DELETE FROM pairs WHERE meeting = ?", meeting)
}

func (c *change) touchPair(p graph.FacePair) {
	for _, ends := range p.Ends() {
		c.ends[ends] = true
	}
}

// insert writes what a document says of actors, issues and terms.
func (c *change) insert(ctx context.Context, x *graph.Extraction) error {
	c.own()
	d := &x.Document
	if err := c.w.exec(ctx, "INSERT INTO documents (id, fingerprint, origin) VALUES (?, ?, ?)", d.ID, d.Fingerprint, d.Origin); err != nil {
		return err
	}
	for _, p := range x.Parties {
		if err := c.part(ctx, d.ID, graph.KindParty, p.ID, "", encode(p)); err != nil {
			return err
		}
	}
	for _, i := range x.Issues {
		if err := c.part(ctx, d.ID, graph.KindIssue, i.ID, "", encode(i)); err != nil {
			return err
		}
	}
	for _, t := range x.Terms {
		if err := c.part(ctx, d.ID, graph.KindDemand, t.ID, t.OppositeOf, encode(t)); err != nil {
			return err
		}
	}
	return c.insertEnvoys(ctx, x)
}

// insertEnvoys keeps an envoy's roles apart from its name: each document gives others.
func (c *change) insertEnvoys(ctx context.Context, x *graph.Extraction) error {
	posts := map[string]graph.Edge{}
	for _, e := range graph.StoredEdges(&graph.Extraction{Document: x.Document, Envoys: x.Envoys}) {
		posts[e.From] = e
	}
	for _, e := range x.Envoys {
		roles := encode(e.Roles)
		e.Roles, e.Names = nil, nil
		if err := c.part(ctx, x.Document.ID, graph.KindEnvoy, e.ID, "", encode(e)); err != nil {
			return err
		}
		err := c.w.exec(ctx, "INSERT INTO posts (envoy, document, party, edge, roles) VALUES (?, ?, ?, ?, ?)", e.ID, x.Document.ID, e.Party, encode(posts[e.ID]), roles)
		if err != nil {
			return err
		}
	}
	return nil
}

// part notes what a document says of an actor, issue or term.
func (c *change) part(ctx context.Context, document string, kind graph.Kind, id, opposite, body string) error {
	if isActor(string(kind)) {
		c.counts[id]++
	}
	variant, found, err := only[int64](ctx, c.w, "SELECT seq FROM variants WHERE id = ? AND body = ?", id, body)
	if err == nil && !found {
		c.reworded(string(kind), id)
		variant, _, err = only[int64](ctx, c.w, "INSERT INTO variants (id, kind, opposite, body) VALUES (?, ?, ?, ?) RETURNING seq", id, string(kind), opposite, body)
	}
	if err != nil {
		return err
	}
	c.parts.add(document, variant)
	return nil
}

// derive rebuilds what rests on all that was touched, writes the statements and meetings of x, and ends the change.
func (c *change) derive(ctx context.Context, x *graph.Extraction) error {
	var err error
	if c.seq, _, err = only[int64](ctx, c.w, "SELECT coalesce(max(seq), 0) FROM nodes"); err != nil {
		return err
	}
	if err := c.deriveActors(ctx); err != nil {
		return err
	}
	if x != nil {
		c.write(x)
	}
	for _, id := range sorted(c.shared) {
		if err := c.deriveShared(ctx, id); err != nil {
			return err
		}
	}
	if err := c.flush(ctx); err != nil {
		return err
	}
	if err := c.deriveStances(ctx); err != nil {
		return err
	}
	if err := c.deriveMeetings(ctx); err != nil {
		return err
	}
	if err := c.flush(ctx); err != nil {
		return err
	}
	c.names.writes++
	c.w.names = c.names
	return c.w.exec(ctx, "UPDATE state SET writes = ?", c.names.writes)
}

func sorted(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }
