package sqlite

import (
	"cmp"
	"context"
	"database/sql"

	"github.com/parleygraph/parley/graph"
)

// Nodes returns the node of each id, in the order of ids.
func (s *Store) Nodes(ctx context.Context, ids []string) ([]graph.Node, error) {
	nodes := make([]graph.Node, len(ids))
	err := s.view(ctx, func(q querier) error {
		found, err := collect(ctx, q, `
			SELECT j.key, n.kind, n.body FROM json_each(?) j LEFT JOIN aliases a ON a.alias = j.value
			JOIN nodes n ON n.id = coalesce(a.canonical, j.value)`,
			func(rows *sql.Rows) (graph.Node, error) {
				var place int
				n, err := scanNode(rows, &place)
				if err == nil {
					nodes[place] = n
				}
				return n, err
			}, encode(list(ids)))
		if err != nil {
			return err
		}
		return fill(ctx, q, found)
	})
	return nodes, s.fault("read", err)
}

// list returns values so that they encode as a list, also where there are none.
func list(values []string) []string {
	if values == nil {
		return []string{}
	}
	return values
}

// scanNode reads a row that ends with a node's kind and body.
func scanNode(rows *sql.Rows, before ...any) (graph.Node, error) {
	var kind, body string
	if err := rows.Scan(append(before, &kind, &body)...); err != nil {
		return nil, err
	}
	return graph.ParseNode(graph.Kind(kind), body)
}

// fill puts the roles into envoys, which are kept apart from them.
func fill(ctx context.Context, q querier, nodes []graph.Node) error {
	return graph.FillRoles(nodes, func(envoys []string) ([]graph.Post, error) {
		return collect(ctx, q, `
			SELECT envoy, document, party, edge, roles FROM posts WHERE roles <> 'null' AND envoy IN (SELECT value FROM json_each(?1))
			UNION ALL SELECT a.canonical, p.document, p.party, p.edge, p.roles FROM aliases a JOIN posts p ON p.envoy = a.alias
			WHERE p.roles <> 'null' AND a.canonical IN (SELECT value FROM json_each(?1))`, scanPost, encode(envoys))
	})
}

// List returns a page of the nodes of some kinds that pass a filter.
func (s *Store) List(ctx context.Context, query graph.ListQuery) (graph.Page, error) {
	if err := query.Validate(); err != nil {
		return graph.Page{}, err
	}
	where := listed(query)
	var page graph.Page
	err := s.view(ctx, func(q querier) error {
		filter, err := canonical(ctx, q, query.Filter, query.AllNames)
		if err != nil {
			return err
		}
		where = where.and(filtered(filter))
		if query.Count {
			if page.Total, _, err = only[int](ctx, q, "SELECT count(*) FROM nodes n WHERE "+where.text, where.args...); err != nil {
				return err
			}
		}
		if query.First == 0 {
			return nil
		}
		return readPage(ctx, q, query, where, &page)
	})
	return page, s.fault("read", err)
}

// listed returns the condition on the node n that a query makes beside filter and cursor.
func listed(query graph.ListQuery) condition {
	where := among("n.kind", graph.KindsOr(query.Kinds))
	if !query.AllNames {
		where = where.and(condition{text: "n.canonical"})
	}
	return where
}

// sortColumn returns the column of nodes by which a valid query sorts.
func sortColumn(field graph.Field) string { return columnOf(cmp.Or(field, graph.FieldID)) }

// canonical returns the filter with the ids of actors that it compares made canonical; literal ids of nodes stay.
func canonical(ctx context.Context, q querier, f graph.Filter, literal bool) (graph.Filter, error) {
	ids := f.Actors()
	if len(ids) == 0 {
		return f, nil
	}
	canon, err := readCanon(ctx, q, among("alias", ids))
	fields := []graph.Field{graph.FieldActor, graph.FieldParty, graph.FieldTerm}
	if !literal {
		fields = append(fields, graph.FieldID)
	}
	return f.Canonical(canon, fields...), err
}

// readPage reads a page of nodes.
func readPage(ctx context.Context, q querier, query graph.ListQuery, where condition, page *graph.Page) error {
	column := sortColumn(query.Sort)
	beyond, order := " > (?, ?)", ""
	if query.Reverse {
		beyond, order = " < (?, ?)", " DESC"
	}
	if query.After != "" {
		key, id, err := query.After.Key()
		if err != nil {
			return err
		}
		where = where.and(condition{"(" + column + ", n.id)" + beyond, []any{key, id}})
	}
	sorted := " ORDER BY " + column + order + ", n.id" + order
	text := "SELECT " + column + ", n.kind, n.body FROM nodes n WHERE n.seq IN (SELECT n.seq FROM nodes n WHERE " + where.text + sorted + " LIMIT ?)" + sorted
	var err error
	page.Nodes, err = collect(ctx, q, text, func(rows *sql.Rows) (graph.Node, error) {
		var key string
		n, err := scanNode(rows, &key)
		if err == nil {
			page.Cursors = append(page.Cursors, graph.NewCursor(key, n.NodeID()))
		}
		return n, err
	}, append(where.args, query.First+1)...)
	if err != nil {
		return err
	}
	if len(page.Nodes) > query.First {
		page.Nodes, page.Cursors, page.More = page.Nodes[:query.First], page.Cursors[:query.First], true
	}
	return fill(ctx, q, page.Nodes)
}
