package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

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
		if err != nil || len(w.from) == 0 {
			return err
		}
		if query.Count {
			if err := w.count(ctx, q, pages); err != nil {
				return err
			}
		}
		if query.First == 0 {
			return nil
		}
		return w.read(ctx, q, query, pages)
	})
	if err != nil {
		return nil, s.fault("read", err)
	}
	return pages, nil
}

// A walk is a compiled edge query. Each of its start nodes stands with its place in the query, its id as given and its canonical id.
type walk struct {
	from  []start
	near  string // the column of the edge x at the start node
	far   string // the one at the other end, the node n
	where condition
}

type start struct {
	Place     int    `json:"place"`
	Given     string `json:"given"`
	Canonical string `json:"canonical"`
}

func newWalk(ctx context.Context, q querier, query graph.EdgeQuery, filter graph.Filter) (*walk, error) {
	w := &walk{near: "x.src", far: "x.dst"}
	if query.Reverse {
		w.near, w.far = w.far, w.near
	}
	var err error
	w.from, err = collect(ctx, q, `
		SELECT j.key, j.value, n.id FROM json_each(?) j LEFT JOIN aliases a ON a.alias = j.value
		JOIN nodes n ON n.id = coalesce(a.canonical, j.value)`,
		func(rows *sql.Rows) (f start, err error) { return f, rows.Scan(&f.Place, &f.Given, &f.Canonical) }, encode(list(query.From)))
	w.where = w.starts().and(among("x.kind", query.Kinds)).and(filtered(filter))
	return w, err
}

// starts is the condition that an edge x leads from the start f: for SAME_AS from the name as given, else from its canonical actor.
func (w *walk) starts() condition {
	for _, f := range w.from {
		if f.Given != f.Canonical {
			return condition{text: w.near + " IN (f.value ->> 'given', f.value ->> 'canonical') AND " + w.near + " = f.value ->> iif(x.kind = 'SAME_AS', 'given', 'canonical')"}
		}
	}
	return condition{text: w.near + " = f.value ->> 'canonical'"}
}

// count fills the totals of pages.
func (w *walk) count(ctx context.Context, q querier, pages []graph.EdgePage) error {
	text := "SELECT f.value ->> 'place', count(*) FROM json_each(?) f CROSS JOIN edges x JOIN nodes n ON n.id = " + w.far + " WHERE " + w.where.text + " GROUP BY 1"
	_, err := collect(ctx, q, text, func(rows *sql.Rows) (struct{}, error) {
		var place, total int
		err := rows.Scan(&place, &total)
		if err == nil {
			pages[place].Total = total
		}
		return struct{}{}, err
	}, append([]any{encode(w.from)}, w.where.args...)...)
	return err
}

// read fills pages with edges, one more than asked for telling whether others follow.
func (w *walk) read(ctx context.Context, q querier, query graph.EdgeQuery, pages []graph.EdgePage) error {
	where := w.where
	if query.After != "" {
		kind, first, other, err := query.After.EdgeKey()
		if err != nil {
			return err
		}
		where = where.and(condition{"(x.kind, " + w.far + ", x.first) > (?, ?, ?)", []any{string(kind), other, string(first)}})
	}
	text := `SELECT f.value ->> 'place', e.kind, e.src, e.dst, e.body FROM json_each(?) f CROSS JOIN edges e WHERE e.seq IN (
		SELECT x.seq FROM edges x JOIN nodes n ON n.id = ` + w.far + " WHERE " + where.text + " ORDER BY x.kind, " + w.far + ", x.first LIMIT ?)"
	args := append(append([]any{encode(w.from)}, where.args...), query.First+1)
	_, err := collect(ctx, q, text, func(rows *sql.Rows) (struct{}, error) {
		place, e, err := scanEdge(rows)
		if err == nil {
			pages[place].Edges = append(pages[place].Edges, e)
		}
		return struct{}{}, err
	}, args...)
	if err != nil {
		return err
	}
	for i := range pages {
		total := pages[i].Total
		pages[i] = graph.NewEdgePage(pages[i].Edges, query)
		pages[i].Total = total
	}
	return represented(ctx, q, pages)
}

func scanEdge(rows *sql.Rows) (place int, e graph.Edge, err error) {
	var kind graph.EdgeKind
	var from, to, body string
	if err = rows.Scan(&place, &kind, &from, &to, &body); err != nil {
		return 0, e, err
	}
	if body != "" {
		if err = json.Unmarshal([]byte(body), &e); err != nil {
			return 0, e, fmt.Errorf("a stored %s edge can't be read: %w", kind, err)
		}
	}
	e.Kind, e.From, e.To = kind, from, to
	return place, e, nil
}

// represented fills REPRESENTS edges from what each document says of their envoys.
func represented(ctx context.Context, q querier, pages []graph.EdgePage) error {
	edges := map[[2]string][]*graph.Edge{}
	var envoys []string
	for i := range pages {
		for k := range pages[i].Edges {
			if e := &pages[i].Edges[k]; e.Kind == graph.Represents {
				ends := [2]string{e.From, e.To}
				edges[ends], envoys = append(edges[ends], e), append(envoys, e.From)
			}
		}
	}
	if len(envoys) == 0 {
		return nil
	}
	posts, err := collect(ctx, q, `
		SELECT coalesce(a.canonical, p.envoy), p.document, coalesce(b.canonical, p.party), p.edge, p.roles FROM posts p
		LEFT JOIN aliases a ON a.alias = p.envoy LEFT JOIN aliases b ON b.alias = p.party
		WHERE p.party <> '' AND p.envoy IN (SELECT value FROM json_each(?1)
			UNION SELECT alias FROM aliases WHERE canonical IN (SELECT value FROM json_each(?1)))`, scanPost, encode(envoys))
	for _, role := range graph.RoleEdges(posts, nil) {
		for _, e := range edges[[2]string{role.From, role.To}] {
			*e = role.Edge
		}
	}
	return err
}
