package schema

import (
	"context"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// A list under several parents is read in steps of at most scanStep rows, and of scanMost in all.
const (
	scanStep = 2000
	scanMost = 40_000
)

// under returns the resolver of the nodes of a kind whose field holds the parent's id. One parent is a plain list. Under several the list is read
// once for all of them, as the same order and cursors hold under each, until every page is full.
func under(field graph.Field, kinds ...graph.Kind) resolver {
	return batch(func(ctx context.Context, c *call, parents []graph.Node) ([]any, error) {
		query, p, err := listed(ctx, c, kinds)
		if err != nil {
			return nil, err
		}
		s := newScan(p, field, query, idsOf(parents))
		switch open := s.open(); {
		case p.none():
		case len(open) == 1:
			s.found[open[0]], err = c.reader.list(ctx, s.narrowed(open), p)
		default:
			err = s.read(ctx, c.reader)
		}
		answers := make([]any, len(parents))
		for i, parent := range parents {
			answers[i] = s.found[parent.NodeID()]
		}
		return answers, err
	})
}

// A scan sorts the rows of one list under the parents that they belong to.
type scan struct {
	paging
	field graph.Field
	query graph.ListQuery
	found map[string]*connection
}

func newScan(p paging, field graph.Field, query graph.ListQuery, parents []string) *scan {
	s := &scan{p, field, query, map[string]*connection{}}
	for _, id := range parents {
		s.found[id] = &connection{}
	}
	return s
}

// open returns the ids of the parents whose pages further rows can change.
func (s *scan) open() []string {
	var open []string
	for id, c := range s.found {
		if s.count || !c.next {
			open = append(open, id)
		}
	}
	slices.Sort(open)
	return open
}

// narrowed returns the list query for some of the parents.
func (s *scan) narrowed(parents []string) graph.ListQuery {
	query := s.query
	query.Filter = graph.All(graph.Where(s.field, parents...), query.Filter)
	return query
}

// read takes rows until no parent is open. Each step asks for the rows of open parents only, so that busy ones do not hide the quiet ones.
func (s *scan) read(ctx context.Context, r *reader) error {
	s.query.Count = false
	if s.count {
		s.query.After = "" // a count is of the whole list, whatever the page
	}
	for read := 0; read < scanMost; {
		open := s.open()
		query := s.narrowed(open)
		query.First = s.step(len(open))
		rows, err := r.store.List(ctx, query)
		if err != nil {
			return err
		}
		if err := s.take(ctx, r, rows); err != nil {
			return err
		}
		if !rows.More || len(s.open()) == 0 {
			s.finish()
			return nil
		}
		s.query.After = rows.Cursors[len(rows.Cursors)-1]
		read += query.First
	}
	return refuse(TooComplex, "the lists under these parents hold more than %d rows together: ask for fewer parents, a narrower filter, or no totalCount", scanMost)
}

// step returns how many rows to read at once: enough to fill the pages of so many parents if the rows are spread evenly, twice over.
func (s *scan) step(parents int) int {
	if s.count {
		return scanStep
	}
	return min(2*parents*(s.limit+1), scanStep)
}

// take adds rows to the pages of their parents.
func (s *scan) take(ctx context.Context, r *reader, rows graph.Page) error {
	canon, err := r.canon(ctx, rows.Nodes)
	if err != nil {
		return err
	}
	for i, n := range rows.Nodes {
		e := edge{cursor: rows.Cursors[i], node: n}
		for _, id := range graph.FacetsOf(n, canon)[s.field] {
			if c := s.found[id]; c != nil {
				s.add(c, e)
			}
		}
	}
	return nil
}

// add adds a row to a page, if it stands behind the cursor asked for and there is room.
func (s *scan) add(c *connection, e edge) {
	c.total++
	switch {
	case s.count && !s.behind(e):
	case len(c.edges) < s.limit:
		c.edges = append(c.edges, e)
	default:
		c.next = true
	}
}

// behind tells whether a row stands behind the page's cursor in the order of the list.
func (s *scan) behind(e edge) bool {
	if s.cursor == "" {
		return true
	}
	order := compareCursors(e.cursor, s.cursor)
	return order != 0 && (order > 0) != s.query.Reverse
}

func (s *scan) finish() {
	for id, c := range s.found {
		s.found[id] = s.over(c.edges, c.next, c.total)
	}
}
