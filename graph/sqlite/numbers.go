package sqlite

import (
	"context"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// kinds holds the kinds of nodes at the numbers that stand for them, which are their order in search too.
var kinds = graph.Kinds()

func kindNumber(kind graph.Kind) int { return slices.Index(kinds, kind) }

// kindAt returns the kind of a number, "" for one that stands for none.
func kindAt(number int) graph.Kind {
	if number < 0 || number >= len(kinds) {
		return ""
	}
	return kinds[number]
}

// edgeKinds holds the kinds of edges at the numbers that stand for them, in their order, which numbers have to keep: one that is added moves those behind it, and
// the store's version with them.
var edgeKinds = []graph.EdgeKind{
	graph.About, graph.Attended, graph.CopyOf, graph.DemandsTerm, graph.Echoes, graph.In, graph.MadeBy, graph.MemberOf, graph.MetWith, graph.OnBehalfOf, graph.OnIssue,
	graph.OppositeOf, graph.PartOf, graph.ProposesTerm, graph.RejectsTerm, graph.Represents, graph.Revises, graph.SameAs, graph.SupportsTerm,
}

func edgeNumber(kind graph.EdgeKind) int { return slices.Index(edgeKinds, kind) }

// edgeKindAt returns the kind of a number, "" for one that stands for none.
func edgeKindAt(number int) graph.EdgeKind {
	if number < 0 || number >= len(edgeKinds) {
		return ""
	}
	return edgeKinds[number]
}

// facetFields holds the fields that stand among the facets, or with whom nodes involve, at the numbers that stand for them. It may only grow at its end.
var facetFields = []graph.Field{graph.FieldFoldedName, graph.FieldPublisher, graph.FieldDigest, graph.FieldType, graph.FieldActor, graph.FieldParty, graph.FieldStatus, graph.FieldPlace, graph.FieldAuthor}

// facetNumber returns the number of a field and whether it has one.
func facetNumber(field graph.Field) (int, bool) {
	number := slices.Index(facetFields, field)
	return number, number >= 0
}

// involves tells whether the values of a field, other than a statement's, are nodes and stand with whom nodes involve.
func involves(field graph.Field) bool { return field == graph.FieldActor || field == graph.FieldParty }

// numbers knows the numbers of the nodes that documents share, and of labels, once they have been asked for.
type numbers struct {
	nodes, labels map[string]int64
}

func newNumbers() numbers { return numbers{map[string]int64{}, map[string]int64{}} }

// node returns the number of the node with an id, 0 where there is none.
func (c *change) node(ctx context.Context, id string) (int64, error) {
	if id == "" {
		return 0, nil
	}
	if seq := c.fresh[id]; seq != 0 {
		return seq, nil
	}
	if seq := c.names.nodes[id]; seq != 0 {
		return seq, nil
	}
	seq, found, err := only[int64](ctx, c.w, "SELECT seq FROM nodes WHERE id = ?", id)
	if kind := graph.KindOf(id); found && kind != graph.KindStatement && kind != graph.KindMeeting && kind != graph.KindDocument {
		c.names.nodes[id] = seq
	}
	return seq, err
}

// number gives a new node its number.
func (c *change) number(id string) int64 {
	c.seq++
	c.fresh[id] = c.seq
	return c.seq
}

// label returns the number of a text that nodes share, and writes the text where it is new.
func (c *change) label(ctx context.Context, text string) (int64, error) {
	if text == "" {
		return 0, nil
	}
	if seq := c.names.labels[text]; seq != 0 {
		return seq, nil
	}
	seq, found, err := only[int64](ctx, c.w, "SELECT seq FROM labels WHERE text = ?", text)
	if err == nil && !found {
		seq, _, err = only[int64](ctx, c.w, "INSERT INTO labels (text) VALUES (?) RETURNING seq", text)
	}
	c.names.labels[text] = seq
	return seq, err
}
