package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"github.com/parleygraph/parley/graph"
)

// facts answers the questions of a plan in the writer's transaction.
type facts struct{ w *writer }

var _ graph.Facts = facts{}

// said returns what a stored document says beside its own metadata and text.
func said(ctx context.Context, q querier, document string) (graph.Extraction, error) {
	x := graph.Extraction{Document: graph.Document{ID: document}}
	roles := map[string][]graph.Role{}
	posts, err := collect(ctx, q, "SELECT envoy, document, party, edge, roles FROM posts WHERE document = ?", scanPost, document)
	if err != nil {
		return x, err
	}
	for _, p := range posts {
		roles[p.Envoy] = p.Roles
	}
	nodes, err := collect(ctx, q, `
		SELECT v.kind, v.body FROM parts p JOIN variants v ON v.seq = p.variant WHERE p.document = ?1
		UNION ALL SELECT kind, body FROM nodes WHERE document <> '' AND document = ?1`, scanBare, document)
	for _, n := range nodes {
		switch n := n.(type) {
		case *graph.Party:
			x.Parties = append(x.Parties, *n)
		case *graph.Envoy:
			n.Roles = roles[n.ID]
			x.Envoys = append(x.Envoys, *n)
		case *graph.Issue:
			x.Issues = append(x.Issues, *n)
		case *graph.Term:
			x.Terms = append(x.Terms, *n)
		case *graph.Statement:
			x.Statements = append(x.Statements, *n)
		case *graph.Meeting:
			x.Meetings = append(x.Meetings, *n)
		}
	}
	return x, err
}

func scanBare(rows *sql.Rows) (graph.Node, error) { return scanNode(rows) }

// Wordings counts two documents where more say so: it is enough to tell whether one that goes was the last.
func (f facts) Wordings(ctx context.Context, ids []string) ([]graph.Wording, error) {
	return collect(ctx, f.w, `
		SELECT v.kind, v.body, (SELECT count(*) FROM (SELECT 1 FROM parts p WHERE p.variant = v.seq LIMIT 2))
		FROM json_each(?) j JOIN variants v ON v.id = j.value`, scanWording, encode(ids))
}

func (f facts) Reports(ctx context.Context, _, canonical []string) ([]graph.Node, error) {
	return collect(ctx, f.w, `
		SELECT n.kind, n.body FROM nodes n WHERE n.kind IN ('Statement', 'Meeting') AND n.seq IN (
			SELECT f.node FROM json_each(?) j JOIN facets f ON f.field IN ('actor', 'party', 'term') AND f.value = j.value)`, scanBare, encode(canonical))
}

func (f facts) Posts(ctx context.Context, names []string) ([]graph.Post, error) {
	return collect(ctx, f.w, `
		SELECT envoy, document, party, edge, roles FROM posts WHERE envoy IN (SELECT value FROM json_each(?1)) OR party IN (SELECT value FROM json_each(?1))`,
		scanPost, encode(names))
}

// scanPost reads a row of posts. The day stands in the edge.
func scanPost(rows *sql.Rows) (p graph.Post, err error) {
	var edge, roles string
	if err = rows.Scan(&p.Envoy, &p.Document, &p.Party, &edge, &roles); err != nil {
		return p, err
	}
	var e graph.Edge
	if err = json.Unmarshal([]byte(edge), &e); err == nil {
		err = json.Unmarshal([]byte(roles), &p.Roles)
	}
	if err != nil {
		return p, fmt.Errorf("what document %s says of %s can't be read: %w", p.Document, p.Envoy, err)
	}
	p.Day = e.First
	return p, nil
}

// RoleEdges returns edges of which nothing is kept but their ends: what they rest on is put together when they are read.
func (f facts) RoleEdges(context.Context, [][2]string) ([]graph.RoleEdge, error) { return nil, nil }

// StanceRows takes the holdings one by one: SQLite walks an index for each.
func (f facts) StanceRows(ctx context.Context, holdings []graph.Holding) (rows []graph.StanceRow, err error) {
	for _, h := range holdings {
		found, err := collect(ctx, f.w, selectStances+" WHERE holder = ? AND term = ?", scanStance, h.Holder, h.Term)
		if err != nil {
			return nil, err
		}
		rows = append(rows, found...)
	}
	return rows, nil
}

// TermEdges derives the edges anew: they are kept with their evidence, which is longer than the rows.
func (f facts) TermEdges(ctx context.Context, holdings []graph.Holding) ([]graph.TermEdge, error) {
	rows, err := f.StanceRows(ctx, holdings)
	return graph.TermEdges(rows), err
}

func (f facts) Pairs(ctx context.Context, ends [][2]string) (pairs []graph.FacePair, err error) {
	for _, e := range ends {
		bodies, err := collect(ctx, f.w, `
			SELECT body FROM pairs WHERE a_party = ?1 AND b_party = ?2 UNION SELECT body FROM pairs WHERE a_actor = ?1 AND b_actor = ?2`,
			value[string], e[0], e[1])
		if err != nil {
			return nil, err
		}
		found, err := decoded[graph.FacePair](bodies)
		if err != nil {
			return nil, err
		}
		pairs = append(pairs, found...)
	}
	return pairs, nil
}
