package sqlite

import (
	"context"

	"github.com/parleygraph/parley/graph"
)

// A row holds the columns of a node; see schema.sql.
type row struct {
	kind                                         int
	same                                         any // nil or a number
	name, day                                    string
	collection                                   int64
	document                                     int64
	actor, term, issue                           int64
	stance, modality, directness, capacity, rule int64
	marks                                        int
}

// The marks of a statement.
const (
	markCounts = 1 << iota
	markConditional
	markReported
)

// A filler fills columns until an error.
type filler struct {
	ctx context.Context
	c   *change
	err error
}

func (f *filler) node(to *int64, id string) {
	if f.err == nil {
		*to, f.err = f.c.node(f.ctx, f.c.canon.Of(id))
	}
}

func (f *filler) label(to *int64, text string) {
	if f.err == nil {
		*to, f.err = f.c.label(f.ctx, text)
	}
}

// row returns the columns of a node.
func (c *change) row(ctx context.Context, n graph.Node) (*row, error) {
	f := &filler{ctx: ctx, c: c}
	r := &row{kind: kindNumber(n.NodeKind())}
	switch n := n.(type) {
	case *graph.Document:
		r.name, r.day = n.Title, string(n.PublishedAt)
		f.label(&r.collection, n.Collection)
	case *graph.Party:
		r.name = n.Name
	case *graph.Envoy:
		r.name = n.Name
	case *graph.Issue:
		r.name = n.Name
	case *graph.Term:
		r.name = n.Label
		f.node(&r.issue, n.Issue)
	case *graph.Statement:
		f.statement(r, n)
	case *graph.Meeting:
		r.day = string(n.Day)
		f.label(&r.collection, n.Collection)
		f.node(&r.document, n.Document)
		f.label(&r.rule, n.Rule)
	}
	if canonical := c.canon.Of(n.NodeID()); canonical != n.NodeID() {
		var same int64
		f.node(&same, canonical)
		r.same = same
	}
	return r, f.err
}

func (f *filler) statement(r *row, s *graph.Statement) {
	r.day = string(s.Day)
	f.label(&r.collection, s.Collection)
	f.node(&r.document, s.Document)
	f.node(&r.actor, s.Actor)
	f.node(&r.term, s.Term)
	f.node(&r.issue, s.Issue)
	f.label(&r.stance, string(s.Stance))
	f.label(&r.modality, string(s.Modality))
	f.label(&r.directness, string(s.Directness))
	f.label(&r.capacity, string(s.Capacity))
	f.label(&r.rule, s.Rule)
	for mark, set := range map[int]bool{markCounts: s.Counts(), markConditional: len(s.Conditions) > 0, markReported: s.SaidBy != nil} {
		if set {
			r.marks |= mark
		}
	}
}
