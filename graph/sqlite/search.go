package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// Search returns a page of the nodes whose text holds every word of the query; a query without words finds nothing.
func (s *Store) Search(ctx context.Context, query graph.SearchQuery) (graph.HitPage, error) {
	words := graph.SearchWords(query.Text)
	if err := query.Validate(); err != nil || len(words) == 0 {
		return graph.HitPage{}, err
	}
	where := searched(query, words)
	var page graph.HitPage
	err := s.view(ctx, func(q querier) (err error) {
		if query.Count {
			page.Total, _, err = only[int](ctx, q, "SELECT count(*) FROM words JOIN nodes n ON n.seq = words.rowid WHERE "+where.text, where.args...)
			if err != nil {
				return err
			}
		}
		if query.First == 0 {
			return nil
		}
		return hits(ctx, q, query, where, words, &page)
	})
	return page, s.fault("search", err)
}

// searched returns the condition that a query makes beside its cursor.
func searched(query graph.SearchQuery, words []string) condition {
	match := condition{"words MATCH ?", []any{matching(words)}}
	return match.and(among("n.kind", numbersOf(query.Kinds))).and(numbered("n.collection", "labels", "text", query.Collections))
}

// hitDay and hitOrder are how hits sort, see graph.HitKey: by kind, then day, the unknown one last, then id.
const (
	hitDay   = "iif(n.day = '', '0000-00-00', n.day)"
	hitOrder = " ORDER BY n.kind, " + hitDay + " DESC, n.id"
)

// matching is the full-text query of nodes that hold every one of the words.
func matching(words []string) string { return `"` + strings.Join(words, `" "`) + `"` }

// hits reads a page of hits.
func hits(ctx context.Context, q querier, query graph.SearchQuery, where condition, words []string, page *graph.HitPage) error {
	if query.After != "" {
		key, id, err := query.After.Key()
		if err != nil {
			return err
		}
		kind, day := graph.ParseHitKey(key)
		number := kindNumber(kind)
		where = where.and(condition{"(n.kind > ? OR n.kind = ? AND (" + hitDay + " < ? OR " + hitDay + " = ? AND n.id > ?))", []any{number, number, day, day, id}})
	}
	text := "SELECT n.id, n.kind, n.body FROM nodes n WHERE n.seq IN (SELECT n.seq FROM words JOIN nodes n ON n.seq = words.rowid WHERE " +
		where.text + hitOrder + " LIMIT ?)" + hitOrder
	nodes, err := collect(ctx, q, text, func(rows *sql.Rows) (graph.Node, error) {
		n, err := scanNode(rows)
		if err == nil {
			page.Cursors = append(page.Cursors, graph.NewCursor(graph.HitKey(n), n.NodeID()))
		}
		return n, err
	}, append(where.args, query.First+1)...)
	if err != nil {
		return err
	}
	if len(nodes) > query.First {
		nodes, page.Cursors, page.More = nodes[:query.First], page.Cursors[:query.First], true
	}
	if err := fill(ctx, q, nodes); err != nil {
		return err
	}
	for _, n := range nodes {
		page.Hits = append(page.Hits, graph.Hit{Node: n, Snippet: graph.Snippet(graph.SearchText(n), words)})
	}
	return nil
}
