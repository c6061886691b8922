package sqlite

import (
	"context"
	"database/sql"

	"github.com/parleygraph/parley/graph"
)

// facts answers the questions of a plan in the writer's transaction.
type facts struct {
	w     *writer
	names *names
}

var _ graph.Facts = facts{}

// Wordings returns what documents say of issues and terms.
func (f facts) Wordings(ctx context.Context, ids []string) ([]graph.Wording, error) {
	return collect(ctx, f.w, `
		SELECT n.id, n.kind, v.body, v.documents FROM json_each(?) j CROSS JOIN nodes n ON n.id = j.value CROSS JOIN variants v ON v.node = n.seq`,
		scanWording, asJSON(ids))
}

// Reports looks for the canonical ids: by them statements and meetings are kept, meetings with whom they involve.
func (f facts) Reports(ctx context.Context, _, canonical []string) ([]graph.Node, error) {
	actor, _ := facetNumber(graph.FieldActor)
	party, _ := facetNumber(graph.FieldParty)
	return collect(ctx, f.w, `
		SELECT n.id, n.kind, n.body FROM nodes n WHERE n.seq IN (
			SELECT h.statement FROM json_each(?1) j CROSS JOIN nodes c ON c.id = j.value CROSS JOIN holdings h ON h.holder = c.seq
			UNION SELECT s.seq FROM json_each(?1) j CROSS JOIN nodes c ON c.id = j.value CROSS JOIN nodes s ON s.term = c.seq WHERE s.term <> 0
			UNION SELECT x.node FROM json_each(?1) j CROSS JOIN nodes c ON c.id = j.value CROSS JOIN involved x ON x.field IN (?2, ?3) AND x.actor = c.seq)
		AND n.document <> 0`, scanBare, asJSON(canonical), actor, party)
}

// postEnds joins what a post p is between: its document d and its party r.
const postEnds = "CROSS JOIN nodes d ON d.seq = p.document LEFT JOIN nodes r ON r.seq = p.party"

func (f facts) Posts(ctx context.Context, names []string) ([]graph.Post, error) {
	const found = "SELECT c.id, d.id, d.day, r.id, p.roles FROM json_each(?1) j CROSS JOIN nodes c ON c.id = j.value CROSS JOIN posts p ON p.envoy = c.seq " + postEnds
	const at = " UNION ALL SELECT c.id, d.id, d.day, r.id, p.roles FROM json_each(?1) j CROSS JOIN nodes a ON a.id = j.value CROSS JOIN posts p ON p.party = a.seq CROSS JOIN nodes c ON c.seq = p.envoy " + postEnds
	return readPosts(ctx, f.w, found+at, asJSON(names))
}

// readPosts reads rows of an envoy, a document, its day, a party and roles.
func readPosts(ctx context.Context, q querier, query string, args ...any) ([]graph.Post, error) {
	return collect(ctx, q, query, func(rows *sql.Rows) (p graph.Post, err error) {
		var party sql.NullString
		var roles string
		if err = rows.Scan(&p.Envoy, &p.Document, &p.Day, &party, &roles); err != nil {
			return p, err
		}
		p.Party = party.String
		return p, unpack(rolesFields, roles, &p.Roles)
	}, args...)
}

// RoleEdges returns edges of which nothing is kept but their ends: what they rest on is put together when they are read.
func (f facts) RoleEdges(context.Context, [][2]string) ([]graph.RoleEdge, error) { return nil, nil }

// asEnds returns holdings as pairs of ids for json_each.
func asEnds(holdings []graph.Holding) string {
	ends := make([][2]string, len(holdings))
	for i, h := range holdings {
		ends[i] = [2]string{h.Holder, h.Term}
	}
	return asJSON(ends)
}

// eachEnds reads pairs of ids; the nodes are a and b.
const eachEnds = "json_each(?1) j CROSS JOIN nodes a ON a.id = j.value ->> 0 CROSS JOIN nodes b ON b.id = j.value ->> 1 "

// holdingsOf reads the statements n of holdings h between pairs of ids.
const holdingsOf = eachEnds + "CROSS JOIN holdings h ON h.holder = a.seq AND h.term = b.seq CROSS JOIN nodes n ON n.seq = h.statement"

func (f facts) StanceRows(ctx context.Context, holdings []graph.Holding) ([]graph.StanceRow, error) {
	return readStances(ctx, f.w, holdingsOf, condition{}, asEnds(holdings))
}

// TermEdges returns the edges without their evidence.
func (f facts) TermEdges(ctx context.Context, holdings []graph.Holding) ([]graph.TermEdge, error) {
	return f.names.held.Recall(holdings, func(missing []graph.Holding) ([]graph.TermEdge, error) { return f.termEdges(ctx, missing) })
}

func (f facts) termEdges(ctx context.Context, holdings []graph.Holding) ([]graph.TermEdge, error) {
	kinds := among("e.kind", []int{edgeNumber(graph.DemandsTerm), edgeNumber(graph.ProposesTerm), edgeNumber(graph.SupportsTerm), edgeNumber(graph.RejectsTerm)})
	return collect(ctx, f.w, "SELECT a.id, e.kind, b.id, e.body FROM "+eachEnds+"CROSS JOIN edges e ON e.src = a.seq AND e.dst = b.seq AND "+kinds.text,
		func(rows *sql.Rows) (e graph.TermEdge, err error) {
			var kind int
			var body string
			if err = rows.Scan(&e.From, &kind, &e.To, &body); err != nil {
				return e, err
			}
			e.Kind = edgeKindAt(kind)
			return e, unpack(edgeFields, body, &e)
		}, append([]any{asEnds(holdings)}, kinds.args...)...)
}

func (f facts) Pairs(ctx context.Context, ends [][2]string) ([]graph.FacePair, error) {
	return f.names.faced.Recall(ends, func(missing [][2]string) ([]graph.FacePair, error) { return f.pairs(ctx, missing) })
}

func (f facts) pairs(ctx context.Context, ends [][2]string) ([]graph.FacePair, error) {
	const found = "SELECT p.body FROM " + eachEnds + "CROSS JOIN pairs p ON "
	return collect(ctx, f.w, found+"p.a_party = a.seq AND p.b_party = b.seq UNION "+found+"p.a_actor = a.seq AND p.b_actor = b.seq",
		func(rows *sql.Rows) (p graph.FacePair, err error) {
			var body string
			if err = rows.Scan(&body); err != nil {
				return p, err
			}
			return p, unpack(pairFields, body, &p)
		}, asJSON(ends))
}

// said returns what a stored document says beside its own metadata and text.
func said(ctx context.Context, q querier, document string) (graph.Extraction, error) {
	x := graph.Extraction{Document: graph.Document{ID: document}}
	const here = " FROM nodes d CROSS JOIN "
	posts, err := readPosts(ctx, q, "SELECT e.id, d.id, d.day, r.id, p.roles"+here+"posts p ON p.document = d.seq CROSS JOIN nodes e ON e.seq = p.envoy LEFT JOIN nodes r ON r.seq = p.party WHERE d.id = ?", document)
	if err != nil {
		return x, err
	}
	gives, _, err := only[string](ctx, q, "SELECT g.gives"+here+"documents g ON g.node = d.seq WHERE d.id = ?", document)
	if err != nil || gives == "" {
		return x, err
	}
	var variants []int
	if err := unpack(variantsFields, gives, &variants); err != nil {
		return x, err
	}
	shared, err := collect(ctx, q, "SELECT n.id, n.kind, v.body FROM json_each(?) j CROSS JOIN variants v ON v.seq = j.value CROSS JOIN nodes n ON n.seq = v.node", scanBare, asJSON(variants))
	if err != nil {
		return x, err
	}
	reports, err := collect(ctx, q, "SELECT n.id, n.kind, n.body"+here+"nodes n ON n.document = d.seq WHERE n.document <> 0 AND d.id = ?", scanBare, document)
	gather(&x, append(shared, reports...), posts)
	return x, err
}

// gather puts nodes and posts into the lists of an extraction.
func gather(x *graph.Extraction, nodes []graph.Node, posts []graph.Post) {
	roles := map[string][]graph.Role{}
	for _, p := range posts {
		roles[p.Envoy] = p.Roles
	}
	for _, n := range nodes {
		switch n := n.(type) {
		case *graph.Document:
			x.Document = *n
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
}
