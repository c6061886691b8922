package sqlite

import (
	"context"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// write gathers the rows of a document with its statements and meetings.
func (c *change) write(x *graph.Extraction) {
	document := x.Document
	c.node(&document, true)
	for i := range x.Statements {
		c.node(&x.Statements[i], true)
		c.linkStatement(&x.Statements[i])
	}
	for i := range x.Meetings {
		c.node(&x.Meetings[i], true)
		c.linkMeeting(&x.Meetings[i])
	}
}

// node gathers the rows of one node.
func (c *change) node(n graph.Node, canonical bool) {
	c.seq++
	facets := graph.FacetsOf(n, c.names.canon)
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

// linkStatement gathers the edges and stance rows of a statement.
func (c *change) linkStatement(s *graph.Statement) {
	c.link(&graph.Extraction{Statements: []graph.Statement{*s}})
	for _, row := range graph.StanceRows(s, c.names.canon) {
		c.cells[cell{row.Holder, row.Term}] = true
		c.stances.add(row.Holder, row.Term, string(row.Day), row.Statement, string(row.Stance), marks(row), row.Issue, row.Collection, row.Document, string(row.Directness))
	}
}

// linkMeeting gathers the edges and face-to-face pairs of a meeting.
func (c *change) linkMeeting(m *graph.Meeting) {
	c.link(&graph.Extraction{Meetings: []graph.Meeting{*m}})
	for _, p := range graph.FacePairs(m, c.names.canon) {
		c.touchPair(p)
		actors := p.Ends()[0]
		c.pairs.add(p.A.Party, p.B.Party, actors[0], actors[1], p.Meeting, encode(p))
	}
}

// link gathers the stored edges of an extraction.
func (c *change) link(x *graph.Extraction) {
	for _, e := range graph.StoredEdges(x) {
		c.edge(e)
	}
}

// edge gathers an edge, its ends made canonical.
func (c *change) edge(e graph.Edge) {
	if e.Kind != graph.SameAs {
		e.From, e.To = c.names.canon.Of(e.From), c.names.canon.Of(e.To)
		if e.From == e.To {
			return
		}
	}
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
