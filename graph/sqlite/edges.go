package sqlite

import (
	"context"
	"database/sql"

	"github.com/parleygraph/parley/graph"
)

// Edges returns, for each node of query.From in its order, a page of its edges.
func (s *Store) Edges(ctx context.Context, query graph.EdgeQuery) ([]graph.EdgePage, error) {
	if err := query.Validate(); err != nil {
		return nil, err
	}
	pages := make([]graph.EdgePage, len(query.From))
	err := s.view(ctx, func(q querier) error {
		filter, err := canonical(ctx, q, query.Filter, false)
		if err != nil {
			return err
		}
		w, err := newWalk(ctx, q, query, filter)
		w.many = s.manyEdges
		if err != nil || len(w.from) == 0 {
			return err
		}
		return w.run(ctx, q, pages)
	})
	if err != nil {
		return nil, s.fault("read", err)
	}
	return pages, nil
}

// A walk is an edge query under way. Each of its start nodes stands with its place in the query, its id, and its number and that of its canonical node.
type walk struct {
	query  graph.EdgeQuery
	filter condition // on the node n at the other end
	from   []start
	args   string // the starts, for json_each
	many   int    // see manyEdges
	after  struct {
		kind  graph.EdgeKind
		first graph.Day
		other string
	}
}

type start struct {
	Place     int   `json:"place"`
	Given     int64 `json:"given"`
	Canonical int64 `json:"canonical"`
	id        string
	canonical string
}

func newWalk(ctx context.Context, q querier, query graph.EdgeQuery, filter graph.Filter) (*walk, error) {
	w := &walk{query: query, filter: sifting{}.filtered(filter)}
	var err error
	if w.after.kind, w.after.first, w.after.other, err = query.After.EdgeKey(); err != nil {
		return w, err
	}
	w.from, err = collect(ctx, q, `
		SELECT j.key, a.seq, a.id, n.seq, n.id FROM json_each(?) j CROSS JOIN nodes a ON a.id = j.value CROSS JOIN nodes n ON n.seq = coalesce(a.same, a.seq)`,
		func(rows *sql.Rows) (f start, err error) {
			return f, rows.Scan(&f.Place, &f.Given, &f.id, &f.Canonical, &f.canonical)
		}, asJSON(query.From))
	w.args = asJSON(w.from)
	return w, err
}

// run counts and reads the edges of each kind.
func (w *walk) run(ctx context.Context, q querier, pages []graph.EdgePage) error {
	starts := map[int]*start{}
	for i := range w.from {
		starts[w.from[i].Place] = &w.from[i]
	}
	for _, t := range w.tracks() {
		if w.query.Count {
			if err := w.count(ctx, q, t, pages); err != nil {
				return err
			}
		}
		if w.query.First == 0 {
			continue
		}
		parts, err := w.split(ctx, q, t)
		if err != nil {
			return err
		}
		for _, part := range parts {
			if err := w.read(ctx, q, part, starts, pages); err != nil {
				return err
			}
		}
	}
	for i := range pages {
		total := pages[i].Total
		pages[i] = graph.NewEdgePage(pages[i].Edges, w.query)
		pages[i].Total = total
	}
	return explain(ctx, q, pages)
}

// count adds a track's edges to the totals of pages.
func (w *walk) count(ctx context.Context, q querier, t track, pages []graph.EdgePage) error {
	where := condition{text: t.near + " = f.value ->> '" + t.start + "'"}.and(t.where).and(w.filter)
	text := "SELECT f.value ->> 'place', count(*) FROM json_each(?) f CROSS JOIN " + t.from + " WHERE " + where.text + " GROUP BY 1"
	_, err := collect(ctx, q, text, func(rows *sql.Rows) (struct{}, error) {
		var place, total int
		err := rows.Scan(&place, &total)
		if err == nil {
			pages[place].Total += total
		}
		return struct{}{}, err
	}, append([]any{w.args}, where.args...)...)
	return err
}

// read adds a track's edges to pages, one more than asked for telling whether others follow.
func (w *walk) read(ctx context.Context, q querier, t track, starts map[int]*start, pages []graph.EdgePage) error {
	if t.starts == "[]" {
		return nil
	}
	where := condition{text: t.near + " = f.value ->> '" + t.start + "'"}.and(t.where).and(w.filter)
	if w.query.After != "" {
		where = where.and(condition{"(" + t.kind + ", n.id, " + t.first + ") > (?, ?, ?)", []any{edgeNumber(w.after.kind), w.after.other, string(w.after.first)}})
	}
	rows := "SELECT " + t.key + " FROM " + t.from + " WHERE " + where.text + " ORDER BY " + t.sorted + "n.id, " + t.first + " LIMIT ?"
	text := "SELECT f.value ->> 'place', " + t.kind + ", n.id, " + t.body + " FROM json_each(?) f CROSS JOIN " + t.from + " WHERE (" + t.key + ") IN (" + rows + ")"
	_, err := collect(ctx, q, text, func(rows *sql.Rows) (struct{}, error) {
		var place, kind int
		var e graph.TermEdge
		var other, body string
		if err := rows.Scan(&place, &kind, &other, &body); err != nil {
			return struct{}{}, err
		}
		e.Kind = edgeKindAt(kind)
		if err := unpack(edgeFields, body, &e); err != nil {
			return struct{}{}, err
		}
		near := starts[place].canonical
		if t.start == "given" {
			near = starts[place].id
		}
		e.From, e.To = near, other
		if w.query.Reverse {
			e.From, e.To = other, near
		}
		pages[place].Edges = append(pages[place].Edges, e.Edge)
		return struct{}{}, nil
	}, append(append([]any{t.starts}, where.args...), w.query.First+1)...)
	return err
}
