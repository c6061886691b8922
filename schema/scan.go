package schema

import (
	"cmp"
	"context"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// scan bounds how many rows a list under many parents reads, a page at a time.
const (
	scanPage = 2000
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
		ids := idsOf(parents)
		slices.Sort(ids)
		ids = slices.Compact(ids)
		query.Filter = graph.All(graph.Where(field, ids...), query.Filter)
		s := &scan{paging: p, field: field, found: map[string]*connection{}}
		for _, id := range ids {
			s.found[id] = &connection{}
		}
		switch {
		case p.none():
		case len(ids) == 1:
			s.found[ids[0]], err = c.reader.list(ctx, query, p)
		default:
			err = s.read(ctx, c.reader, query)
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
	found map[string]*connection
}

func (s *scan) read(ctx context.Context, r *reader, query graph.ListQuery) error {
	query.First, query.Count = scanPage, false
	if s.count {
		query.After = "" // a count is of the whole list, whatever the page
	}
	for read := 0; read < scanMost; read += scanPage {
		rows, err := r.store.List(ctx, query)
		if err != nil {
			return err
		}
		canon, err := r.canon(ctx, rows.Nodes)
		if err != nil {
			return err
		}
		for i, n := range rows.Nodes {
			s.take(edge{cursor: rows.Cursors[i], node: n}, graph.FacetsOf(n, canon)[s.field], query)
		}
		if !rows.More || s.full() {
			s.finish()
			return nil
		}
		query.After = rows.Cursors[len(rows.Cursors)-1]
	}
	return refuse(TooComplex, "the lists under these parents hold more than %d rows together: ask for fewer parents, a narrower filter, or no totalCount", scanMost)
}

// take adds a row to the pages of its parents.
func (s *scan) take(e edge, parents []string, query graph.ListQuery) {
	for _, id := range parents {
		c := s.found[id]
		if c == nil {
			continue
		}
		c.total++
		switch {
		case s.count && !behind(e, s.cursor, query):
		case len(c.edges) < s.limit:
			c.edges = append(c.edges, e)
		default:
			c.next = true
		}
	}
}

// behind tells whether a row stands behind a cursor in the order of a query.
func behind(e edge, cursor graph.Cursor, query graph.ListQuery) bool {
	if cursor == "" {
		return true
	}
	key, id, _ := e.cursor.Key() // the store made it
	after, afterID, _ := cursor.Key()
	order := cmp.Or(cmp.Compare(key, after), cmp.Compare(id, afterID))
	return order != 0 && (order > 0) != query.Reverse
}

// full tells whether no further row can change any page.
func (s *scan) full() bool {
	for _, c := range s.found {
		if s.count || !c.next {
			return false
		}
	}
	return true
}

func (s *scan) finish() {
	for id, c := range s.found {
		s.found[id] = s.over(c.edges, c.next, c.total)
	}
}
