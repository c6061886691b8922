package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// deriveActors works out which names are one actor, and rebuilds the touched actors and what hangs on those whose canonical name is
// another now.
func (c *change) deriveActors(ctx context.Context) error {
	rename := c.judged
	for _, id := range sorted(c.actors) {
		again, err := c.names.reword(ctx, c.w, id, c.counts[id])
		if err != nil {
			return err
		}
		rename = rename || again
		delete(c.counts, id)
	}
	for id, more := range c.counts {
		if more != 0 {
			rename = c.names.recount(id, more) || rename
		}
	}
	var rewired []string
	if rename {
		var err error
		if rewired, err = c.rename(ctx); err != nil {
			return err
		}
	}
	for _, id := range sorted(c.actors) {
		c.actors[c.names.canon.Of(id)] = true
	}
	for _, id := range sorted(c.actors) {
		if err := c.deriveActor(ctx, id); err != nil {
			return err
		}
	}
	for _, id := range rewired {
		if err := c.rewire(ctx, id); err != nil {
			return err
		}
	}
	return c.flush(ctx)
}

// rename decides anew which names are one actor, writes SAME_AS, and returns the ids of the statements and meetings that name an actor whose
// canonical name is another now.
func (c *change) rename(ctx context.Context) ([]string, error) {
	before, changed := c.names.rename()
	nodes := map[string]bool{}
	for _, id := range changed {
		c.actors[id], c.actors[before.Of(id)] = true, true
		if err := c.realias(ctx, id); err != nil {
			return nil, err
		}
		if err := c.dependents(ctx, before.Of(id), nodes); err != nil {
			return nil, err
		}
	}
	return sorted(nodes), nil
}

// realias writes what an id is another name of.
func (c *change) realias(ctx context.Context, id string) error {
	if err := c.run(ctx, id, "DELETE FROM aliases WHERE alias = ?", "DELETE FROM edges WHERE src = ? AND kind = 'SAME_AS'"); err != nil {
		return err
	}
	canonical := c.names.canon.Of(id)
	if canonical == id {
		return nil
	}
	c.edge(graph.Edge{Kind: graph.SameAs, From: id, To: canonical})
	return c.w.exec(ctx, "INSERT INTO aliases (alias, canonical) VALUES (?, ?)", id, canonical)
}

// dependents notes what names an actor by its canonical id: statements and meetings in nodes, actors among those touched.
func (c *change) dependents(ctx context.Context, canonical string, nodes map[string]bool) error {
	found, err := collect(ctx, c.w, `
		SELECT n.kind, n.id FROM facets f JOIN nodes n ON n.seq = f.node WHERE f.field IN ('actor', 'party') AND f.value = ?1
		UNION SELECT 'Party', src FROM edges WHERE dst = ?1 AND kind = 'MEMBER_OF'`, two, canonical)
	for _, n := range found {
		if kind := graph.Kind(n[0]); kind == graph.KindStatement || kind == graph.KindMeeting {
			nodes[n[1]] = true
		} else {
			c.actors[n[1]] = true
		}
	}
	return err
}

// rewire writes the facets, edges, stance rows and pairs of a stored statement or meeting anew.
func (c *change) rewire(ctx context.Context, id string) error {
	n, seq, err := c.load(ctx, id)
	if err != nil || n == nil {
		return err
	}
	if err := c.unlink(ctx, single(graph.FacetsOf(n, nil), graph.FieldDocument), id); err != nil {
		return err
	}
	if err := c.w.exec(ctx, "DELETE FROM facets WHERE node = ?", seq); err != nil {
		return err
	}
	c.facet(seq, graph.FacetsOf(n, c.names.canon))
	switch n := n.(type) {
	case *graph.Statement:
		c.linkStatement(n)
	case *graph.Meeting:
		c.linkMeeting(n)
	}
	return nil
}

// load reads a stored node, nil where there is none.
func (c *change) load(ctx context.Context, id string) (graph.Node, int64, error) {
	var seq int64
	nodes, err := collect(ctx, c.w, "SELECT seq, kind, body FROM nodes WHERE id = ?", func(rows *sql.Rows) (graph.Node, error) {
		var kind, body string
		if err := rows.Scan(&seq, &kind, &body); err != nil {
			return nil, err
		}
		return decode(graph.Kind(kind), body)
	}, id)
	if err != nil || len(nodes) == 0 {
		return nil, 0, err
	}
	return nodes[0], seq, nil
}

// deriveActor writes an actor's node and the edges that lead from it, as all of its names give them.
func (c *change) deriveActor(ctx context.Context, id string) error {
	if err := c.w.exec(ctx, "DELETE FROM edges WHERE src = ? AND kind IN ('MEMBER_OF', 'REPRESENTS')", id); err != nil {
		return err
	}
	canonical := c.names.canon.Of(id) == id
	class := []string{id}
	if canonical {
		class = c.names.class(id)
	}
	n, err := c.actor(ctx, class)
	if err != nil {
		return err
	}
	if n == nil || !canonical {
		return c.replace(ctx, id, n, false)
	}
	switch n := n.(type) {
	case *graph.Party:
		for _, m := range n.MemberOf {
			c.edge(graph.Edge{Kind: graph.MemberOf, From: id, To: m.Bloc, First: m.Since, Last: m.Until})
		}
	case *graph.Envoy:
		if err := c.represent(ctx, id, class); err != nil {
			return err
		}
	}
	return c.replace(ctx, id, n, true)
}

// represent gathers an envoy's REPRESENTS edges; what they rest on is put together when they are read.
func (c *change) represent(ctx context.Context, id string, class []string) error {
	parties, err := collect(ctx, c.w, "SELECT DISTINCT party FROM posts WHERE party <> '' AND envoy IN (SELECT value FROM json_each(?))", value[string], encode(class))
	for _, party := range parties {
		c.edge(graph.Edge{Kind: graph.Represents, From: id, To: party})
	}
	return err
}

// actor returns the actor of a class of names, nil where no document names it any more. An envoy is without roles.
func (c *change) actor(ctx context.Context, class []string) (graph.Node, error) {
	var parties []graph.Party
	var envoys []graph.Envoy
	for _, id := range class {
		n, err := readVariants(ctx, c.w, id)
		if err != nil {
			return nil, err
		}
		switch n := n.(type) {
		case *graph.Party:
			parties = append(parties, *n)
		case *graph.Envoy:
			envoys = append(envoys, *n)
		}
	}
	switch {
	case len(parties) > 0:
		p := graph.CanonicalParty(parties)
		return &p, nil
	case len(envoys) > 0:
		e := graph.MergeEnvoys(envoys)
		return &e, nil
	default:
		return nil, nil
	}
}

// replace writes a node in the place of the one with its id, or deletes that where n is nil. An equal one stays.
func (c *change) replace(ctx context.Context, id string, n graph.Node, canonical bool) error {
	if n == nil {
		return c.drop(ctx, id)
	}
	type stored struct {
		canonical bool
		body      string
		party     string
	}
	old, err := collect(ctx, c.w, `
		SELECT canonical, body, coalesce((SELECT value FROM facets WHERE node = seq AND field = 'party'), '') FROM nodes WHERE id = ?`,
		func(rows *sql.Rows) (o stored, err error) { return o, rows.Scan(&o.canonical, &o.body, &o.party) }, id)
	if err != nil {
		return err
	}
	party := ""
	if e, ok := n.(*graph.Envoy); ok {
		party = c.names.canon.Of(e.Party)
	}
	if len(old) > 0 && old[0] == (stored{canonical, encode(n), party}) {
		return nil
	}
	if err := c.drop(ctx, id); err != nil {
		return err
	}
	c.node(n, canonical)
	return nil
}

// deriveShared writes an issue or a term as all documents give it, with the edges that lead from it.
func (c *change) deriveShared(ctx context.Context, id string) error {
	n, err := readVariants(ctx, c.w, id)
	if err != nil {
		return err
	}
	if err := c.replace(ctx, id, n, true); err != nil {
		return err
	}
	if _, issue := n.(*graph.Issue); issue {
		return nil
	}
	if err := c.run(ctx, id, "DELETE FROM edges WHERE src = ?", "DELETE FROM edges WHERE dst = ? AND kind = 'OPPOSITE_OF'"); err != nil {
		return err
	}
	bodies, err := collect(ctx, c.w, "SELECT body FROM variants WHERE id = ?1 UNION SELECT body FROM variants WHERE opposite <> '' AND opposite = ?1 ORDER BY body", value[string], id)
	if err != nil {
		return err
	}
	terms, err := decoded[graph.Term](bodies)
	if err != nil {
		return err
	}
	for i := range terms {
		if terms[i].ID != id {
			terms[i] = graph.Term{ID: terms[i].ID, OppositeOf: id}
		}
	}
	c.link(&graph.Extraction{Terms: terms})
	return nil
}

// deriveStances rebuilds the edges from actors to terms for the touched cells.
func (c *change) deriveStances(ctx context.Context) error {
	byCell := func(a, b cell) int { return cmp.Or(cmp.Compare(a.holder, b.holder), cmp.Compare(a.term, b.term)) }
	for _, touched := range slices.SortedFunc(maps.Keys(c.cells), byCell) {
		err := c.w.exec(ctx, "DELETE FROM edges WHERE src = ? AND dst = ? AND kind IN ('DEMANDS', 'PROPOSES', 'SUPPORTS', 'REJECTS')", touched.holder, touched.term)
		if err != nil {
			return err
		}
		rows, err := collect(ctx, c.w, selectStances+" WHERE holder = ? AND term = ?", scanStance, touched.holder, touched.term)
		if err != nil {
			return err
		}
		for _, e := range graph.TermEdges(rows) {
			c.edge(e)
		}
	}
	return nil
}

// deriveMeetings rebuilds the MET_WITH edges between the touched ends, from all pairs that are joined with them.
func (c *change) deriveMeetings(ctx context.Context) error {
	var pairs []graph.FacePair
	queue := slices.Collect(maps.Keys(c.ends))
	for len(queue) > 0 {
		ends := queue[0]
		queue = queue[1:]
		bodies, err := collect(ctx, c.w, `
			SELECT body FROM pairs WHERE a_party = ?1 AND b_party = ?2 UNION SELECT body FROM pairs WHERE a_actor = ?1 AND b_actor = ?2`,
			value[string], ends[0], ends[1])
		if err != nil {
			return err
		}
		found, err := decoded[graph.FacePair](bodies)
		if err != nil {
			return err
		}
		for _, p := range found {
			for _, next := range p.Ends() {
				if !c.ends[next] {
					c.ends[next] = true
					queue = append(queue, next)
				}
			}
		}
		pairs = append(pairs, found...)
	}
	return c.meet(ctx, pairs)
}

// meet writes the MET_WITH edges between the touched ends.
func (c *change) meet(ctx context.Context, pairs []graph.FacePair) error {
	for ends := range c.ends {
		err := c.w.exec(ctx, "DELETE FROM edges WHERE kind = 'MET_WITH' AND (src = ?1 AND dst = ?2 OR src = ?2 AND dst = ?1)", ends[0], ends[1])
		if err != nil {
			return err
		}
	}
	slices.SortFunc(pairs, graph.ComparePairs)
	for _, e := range graph.MetWithEdges(slices.Compact(pairs)) {
		c.edge(e)
	}
	return nil
}
