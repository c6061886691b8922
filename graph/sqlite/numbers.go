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

// facetFields holds the fields that stand among the facets at the numbers that stand for them. It may only grow at its end.
var facetFields = []graph.Field{graph.FieldFoldedName, graph.FieldPublisher, graph.FieldDigest, graph.FieldType, graph.FieldActor, graph.FieldParty, graph.FieldStatus, graph.FieldPlace, graph.FieldAuthor}

// facetNumber returns the number of a field and whether it stands among the facets.
func facetNumber(field graph.Field) (int, bool) {
	number := slices.Index(facetFields, field)
	return number, number >= 0
}

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
