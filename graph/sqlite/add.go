package sqlite

import (
	"context"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// add gathers the rows of what comes, once what they take the place of is deleted.
func (c *change) add(ctx context.Context, writes *graph.Writes) error {
	for _, n := range writes.Nodes {
		switch n.(type) {
		case *graph.Party, *graph.Envoy, *graph.Issue, *graph.Term:
			if err := c.drop(ctx, n.NodeID()); err != nil {
				return err
			}
		}
		c.node(n, c.canon.Of(n.NodeID()) == n.NodeID())
	}
	for _, r := range writes.Renamed {
		if r.Canonical != "" && r.Canonical != r.ID {
			c.edge(graph.Edge{Kind: graph.SameAs, From: r.ID, To: r.Canonical})
		}
	}
	for _, p := range writes.Posts {
		if err := c.post(ctx, p); err != nil {
			return err
		}
	}
	for _, row := range writes.Stances {
		c.stances.add(row.Holder, row.Term, string(row.Day), row.Statement, string(row.Stance), marks(row), row.Issue, row.Collection, row.Document, string(row.Directness))
	}
	for _, p := range writes.Pairs {
		actors := p.Ends()[0]
		c.pairs.add(p.A.Party, p.B.Party, actors[0], actors[1], p.Meeting, encode(p))
	}
	return c.link(ctx, writes)
}

// link gathers the edges that come.
func (c *change) link(ctx context.Context, writes *graph.Writes) error {
	for _, e := range writes.Link {
		c.edge(e)
	}
	for _, e := range writes.RoleEdges { // what they rest on is put together when they are read
		c.edge(graph.Edge{Kind: e.Kind, From: e.From, To: e.To})
	}
	again := writes.MetWith
	for _, e := range writes.TermEdges {
		again = append(again, e.Edge)
	}
	for _, e := range again {
		if err := c.cut(ctx, e.Kind, e.From, e.To); err != nil {
			return err
		}
		c.edge(e)
	}
	return nil
}

// post writes what a document says of an envoy.
func (c *change) post(ctx context.Context, p graph.Post) error {
	return c.w.exec(ctx, "INSERT INTO posts (envoy, document, party, edge, roles) VALUES (?, ?, ?, ?, ?)",
		p.Envoy, p.Document, p.Party, encode(graph.Edge{Kind: graph.Represents, From: p.Envoy, To: p.Party, First: p.Day}), encode(p.Roles))
}

// node gathers the rows of one node.
func (c *change) node(n graph.Node, canonical bool) {
	c.seq++
	facets := graph.FacetsOf(n, c.canon)
	c.nodes.add(c.seq, n.NodeID(), string(n.NodeKind()), canonical, single(facets, graph.FieldName), single(facets, graph.FieldDay),
		single(facets, graph.FieldCollection), single(facets, graph.FieldDocument), graph.HitKey(n), encode(n))
	c.facet(c.seq, facets)
	if canonical {
		c.words.add(c.seq, strings.Join(graph.SearchWords(graph.SearchText(n)), " "))
	}
}

// facet gathers a node's facets, but for those that are columns of its own.
func (c *change) facet(seq int64, facets graph.Facets) {
	for field, values := range facets {
		if columnOf(field) != "" {
			continue
		}
		for _, value := range values {
			c.facets.add(string(field), value, seq)
		}
	}
}

// refacet writes the facets of a stored node anew.
func (c *change) refacet(ctx context.Context, n graph.Node) error {
	seq, _, err := only[int64](ctx, c.w, "SELECT seq FROM nodes WHERE id = ?", n.NodeID())
	if err != nil {
		return err
	}
	c.facet(seq, graph.FacetsOf(n, c.canon))
	return c.w.exec(ctx, "DELETE FROM facets WHERE node = ?", seq)
}

// columnOf returns the column of nodes that holds a field which has one value at most, or "".
func columnOf(field graph.Field) string {
	switch field {
	case graph.FieldID:
		return "n.id"
	case graph.FieldName:
		return "n.name"
	case graph.FieldDay:
		return "n.day"
	case graph.FieldCollection:
		return "n.collection"
	case graph.FieldDocument:
		return "n.document"
	default:
		return ""
	}
}

func single(facets graph.Facets, field graph.Field) string {
	if values := facets[field]; len(values) > 0 {
		return values[0]
	}
	return ""
}

// drop deletes a node with its facets and words.
func (c *change) drop(ctx context.Context, id string) error {
	seq, found, err := only[int64](ctx, c.w, "SELECT seq FROM nodes WHERE id = ?", id)
	if err != nil || !found {
		return err
	}
	return c.run(ctx, seq, "DELETE FROM facets WHERE node = ?", "DELETE FROM words WHERE rowid = ?", "DELETE FROM nodes WHERE seq = ?")
}

// edge gathers an edge. A symmetric one stands from both ends.
func (c *change) edge(e graph.Edge) {
	from, to := e.From, e.To
	e.From, e.To = "", ""
	body := encode(e)
	if body == encode(graph.Edge{Kind: e.Kind}) {
		body = ""
	}
	first := ""
	if e.Kind == graph.MemberOf {
		first = string(e.First)
	}
	c.edges.add(from, string(e.Kind), to, first, body)
	if e.Kind.Symmetric() {
		c.edges.add(to, string(e.Kind), from, first, body)
	}
}
