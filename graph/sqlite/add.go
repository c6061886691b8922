package sqlite

import (
	"context"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// add gathers the rows of what comes, and writes those that take the place of others.
func (c *change) add(ctx context.Context, writes *graph.Writes) error {
	for _, n := range writes.Nodes {
		if err := c.addNode(ctx, n); err != nil {
			return err
		}
	}
	for _, n := range writes.Rewired {
		if err := c.rewire(ctx, n); err != nil {
			return err
		}
	}
	for _, p := range writes.Posts {
		if err := c.post(ctx, p); err != nil {
			return err
		}
	}
	for i := range writes.Pairs {
		if err := c.pair(ctx, &writes.Pairs[i]); err != nil {
			return err
		}
	}
	return nil
}

// addNode gathers the rows of one node; a shared node's takes the place of the one that is there.
func (c *change) addNode(ctx context.Context, n graph.Node) error {
	r, err := c.row(ctx, n)
	if err != nil {
		return err
	}
	body := encode(n)
	seq, fresh := c.fresh[n.NodeID()], true
	if seq == 0 {
		if seq, err = c.node(ctx, n.NodeID()); err != nil {
			return err
		}
		fresh = false
	}
	if fresh {
		c.nodes.add(seq, n.NodeID(), r.kind, r.same, r.name, r.day, r.collection, r.document, r.actor, r.term, r.issue, r.stance, r.modality, r.directness, r.capacity, r.rule, r.marks, body)
	} else {
		err := c.w.exec(ctx, "UPDATE nodes SET kind = ?, same = ?, name = ?, issue = ?, body = ? WHERE seq = ?", r.kind, r.same, r.name, r.issue, body, seq)
		if err != nil {
			return err
		}
		if err := c.run(ctx, seq, "DELETE FROM facets WHERE node = ?", "DELETE FROM involved WHERE node = ?", "DELETE FROM words WHERE rowid = ?"); err != nil {
			return err
		}
	}
	if r.same == nil {
		c.words.add(seq, strings.Join(graph.SearchWords(graph.SearchText(n)), " "))
	}
	return c.sort(ctx, seq, n)
}

// rewire writes the actors and terms of a stored statement or meeting anew.
func (c *change) rewire(ctx context.Context, n graph.Node) error {
	r, err := c.row(ctx, n)
	if err != nil {
		return err
	}
	seq, err := c.node(ctx, n.NodeID())
	if err != nil {
		return err
	}
	if err := c.w.exec(ctx, "UPDATE nodes SET actor = ?, term = ? WHERE seq = ?", r.actor, r.term, seq); err != nil {
		return err
	}
	return c.sort(ctx, seq, n)
}

// sort gathers what a node can be found by beside its columns: a statement's holdings, the facets of others and whom they involve.
func (c *change) sort(ctx context.Context, seq int64, n graph.Node) error {
	if s, ok := n.(*graph.Statement); ok {
		return c.hold(ctx, seq, s)
	}
	for field, values := range graph.FacetsOf(n, c.canon) {
		number, kept := facetNumber(field)
		if !kept {
			continue
		}
		if involves(field) {
			if err := c.involve(ctx, number, values, seq); err != nil {
				return err
			}
			continue
		}
		for _, value := range values {
			c.facets.add(number, value, seq)
		}
	}
	return nil
}

// involve gathers the actors of a field of a node.
func (c *change) involve(ctx context.Context, field int, actors []string, seq int64) error {
	for _, id := range actors {
		actor, err := c.node(ctx, id)
		if err != nil {
			return err
		}
		c.involved.add(field, actor, seq)
	}
	return nil
}

// The marks of a holding.
const (
	markParty = 1 << iota // the holder is a party whose stance it is
	markVoice
)

// A holding is a row of holdings.
type holding struct {
	holder, term, statement int64
	marks                   int
}

// hold gathers whose stance a statement is.
func (c *change) hold(ctx context.Context, seq int64, s *graph.Statement) error {
	term, err := c.node(ctx, c.canon.Of(s.Term))
	if err != nil {
		return err
	}
	marks := map[int64]int{}
	for _, holder := range s.Holders() {
		node, err := c.node(ctx, c.canon.Of(holder))
		if err != nil {
			return err
		}
		if _, met := marks[node]; !met && s.Capacity == graph.BelongsTo && holder != s.Actor {
			marks[node] = markVoice
		} else if !met {
			marks[node] = 0
		}
	}
	for _, party := range s.Parties() {
		node, err := c.node(ctx, c.canon.Of(party))
		if err != nil {
			return err
		}
		marks[node] |= markParty
	}
	for node, marks := range marks {
		c.held = append(c.held, holding{node, term, seq, marks})
	}
	return nil
}

// post gathers what a document says of an envoy.
func (c *change) post(ctx context.Context, p graph.Post) error {
	envoy, party, err := c.ends(ctx, p.Envoy, p.Party)
	if err != nil {
		return err
	}
	c.posts.add(envoy, c.fresh[p.Document], party, pack(rolesFields, &p.Roles))
	return nil
}

func (c *change) pair(ctx context.Context, p *graph.FacePair) error {
	actors := p.Ends()[0]
	refs := make([]int64, 5)
	for i, id := range []string{p.Meeting, p.A.Party, p.B.Party, actors[0], actors[1]} {
		var err error
		if refs[i], err = c.node(ctx, id); err != nil {
			return err
		}
	}
	c.pairs.add(refs[0], refs[1], refs[2], refs[3], refs[4], pack(pairFields, p))
	return nil
}

// link gathers the edges that come.
func (c *change) link(ctx context.Context, writes *graph.Writes) error {
	for _, e := range writes.Link {
		if columnOfKind(e.Kind) != "" {
			continue
		}
		if err := c.edge(ctx, &graph.TermEdge{Edge: e}); err != nil {
			return err
		}
	}
	for _, e := range writes.RoleEdges { // what they rest on is put together when they are read
		if err := c.edge(ctx, &graph.TermEdge{Edge: graph.Edge{Kind: e.Kind, From: e.From, To: e.To}}); err != nil {
			return err
		}
	}
	for _, e := range writes.MetWith {
		if err := c.edge(ctx, &graph.TermEdge{Edge: e}); err != nil {
			return err
		}
	}
	for _, e := range writes.TermEdges { // as are the statements behind these
		e.Evidence = nil
		if err := c.edge(ctx, &e); err != nil {
			return err
		}
	}
	return nil
}

// edge gathers an edge, which takes the place of one that is there. A symmetric one stands from both ends.
func (c *change) edge(ctx context.Context, e *graph.TermEdge) error {
	src, dst, err := c.ends(ctx, e.From, e.To)
	if err != nil {
		return err
	}
	first := ""
	if e.Kind == graph.MemberOf {
		first = string(e.First)
	}
	body := pack(edgeFields, e)
	c.edges.add(src, edgeNumber(e.Kind), dst, first, body)
	if e.Kind.Symmetric() {
		c.edges.add(dst, edgeNumber(e.Kind), src, first, body)
	}
	return nil
}
