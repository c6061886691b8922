package neo4j

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// This file answers the questions of a plan, in the transaction that will carry it out.

var _ graph.Facts = (*change)(nil)

// said returns what stored documents say beside most of their own metadata and their text.
func said(ctx context.Context, tx transaction, documents []string) ([]graph.Extraction, error) {
	if len(documents) == 0 {
		return nil, nil
	}
	ids := params{"ids": documents}
	all, err := collect(ctx, tx, readSources, ids, func(row []any) (x graph.Extraction, err error) {
		return x, unmarshal(text(row[0]), &x)
	})
	if err != nil {
		return nil, err
	}
	byID := map[string]*graph.Extraction{}
	for i := range all {
		byID[all[i].Document.ID] = &all[i]
	}
	for _, s := range []shape{statementShape(), meetingShape()} {
		found, err := inBatches(ctx, tx, readReported(s), documents, scanNode)
		if err != nil {
			return nil, err
		}
		for _, n := range found {
			switch n := n.(type) {
			case *graph.Statement:
				byID[n.Document].Statements = append(byID[n.Document].Statements, *n)
			case *graph.Meeting:
				byID[n.Document].Meetings = append(byID[n.Document].Meetings, *n)
			}
		}
	}
	return all, nil
}

// source returns the text that said reads.
func source(x *graph.Extraction) string {
	bare := graph.Extraction{Document: graph.Document{ID: x.Document.ID, PublishedAt: x.Document.PublishedAt}, Parties: x.Parties, Envoys: x.Envoys, Issues: x.Issues, Terms: x.Terms}
	return marshal(bare)
}

// marshal returns a value as JSON. What this package marshals always can be.
func marshal(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("neo4j: encode %T: %v", v, err))
	}
	return string(text)
}

func unmarshal(text string, into any) error {
	if err := json.Unmarshal([]byte(text), into); err != nil {
		return fmt.Errorf("a stored %T can't be read: %w", into, err)
	}
	return nil
}

// scanNode reads a row of a node's properties and, for terms, whether it is a proposal.
func scanNode(row []any) (graph.Node, error) {
	p, _ := row[0].(map[string]any)
	proposal := false
	if len(row) > 1 {
		proposal, _ = row[1].(bool)
	}
	return decode(p, proposal)
}

// scanWording reads a row of a wording's body and number of documents.
func scanWording(row []any) (graph.Wording, error) {
	n, err := parseNode(text(row[0]))
	documents, _ := row[1].(int64)
	return graph.Wording{Node: n, Documents: int(documents)}, err
}

// parseNode reads the JSON of an actor, issue or term.
func parseNode(body string) (graph.Node, error) {
	var head struct{ ID string }
	if err := unmarshal(body, &head); err != nil {
		return nil, err
	}
	return graph.ParseNode(graph.KindOf(head.ID), body)
}

// inBatches runs a query for many values, some thousands at a time, and returns what it answers in all.
func inBatches[R, T any](ctx context.Context, tx transaction, query cypher, values []R, scan func(row []any) (T, error)) ([]T, error) {
	var all []T
	for start := 0; start < len(values); start += batchRows {
		found, err := collect(ctx, tx, query, params{"rows": anys(values[start:min(start+batchRows, len(values))])}, scan)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

func anys[T any](values []T) []any {
	all := make([]any, len(values))
	for i, v := range values {
		all[i] = v
	}
	return all
}

// ends returns pairs of ids as rows.
func ends(pairs [][2]string) []map[string]any {
	rows := make([]map[string]any, len(pairs))
	for i, p := range pairs {
		rows[i] = map[string]any{"from": p[0], "to": p[1]}
	}
	return rows
}

func holdingRows(holdings []graph.Holding) []map[string]any {
	rows := make([]map[string]any, len(holdings))
	for i, h := range holdings {
		rows[i] = map[string]any{"from": h.Holder, "to": h.Term}
	}
	return rows
}

func (c *change) Wordings(ctx context.Context, ids []string) ([]graph.Wording, error) {
	return c.known.wordings.Recall(ids, func(missing []string) ([]graph.Wording, error) {
		return inBatches(ctx, c.tx, readWordings, missing, scanWording)
	})
}

func (c *change) Reports(ctx context.Context, names, canonical []string) ([]graph.Node, error) {
	actors, terms := split(names)
	leading, _ := split(canonical)
	var all []graph.Node
	for _, ask := range []struct {
		query cypher
		ids   []string
	}{{readMadeBy, actors}, {readParty, parties(actors)}, {readAbout, terms}, {readLeading, leading}, {readMet, parties(leading)}} {
		found, err := inBatches(ctx, c.tx, ask.query, ask.ids, scanNode)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(all, func(n graph.Node) bool {
		met := seen[n.NodeID()]
		seen[n.NodeID()] = true
		return met
	}), nil
}

// parties returns the actors that are parties.
func parties(actors []string) []string {
	return slices.DeleteFunc(slices.Clone(actors), func(id string) bool { return graph.KindOf(id) != graph.KindParty })
}

func scanPost(row []any) (graph.Post, error) {
	p := graph.Post{Envoy: text(row[0]), Document: text(row[1]), Day: graph.Day(text(row[2])), Party: text(row[3])}
	if roles := text(row[4]); roles != "" {
		return p, unmarshal(roles, &p.Roles)
	}
	return p, nil
}

func (c *change) Posts(ctx context.Context, names []string) ([]graph.Post, error) {
	return inBatches(ctx, c.tx, readPosts, names, scanPost)
}

func (c *change) RoleEdges(ctx context.Context, pairs [][2]string) ([]graph.RoleEdge, error) {
	return c.known.roles.Recall(pairs, func(missing [][2]string) ([]graph.RoleEdge, error) {
		return inBatches(ctx, c.tx, readRoleEdges, ends(missing), scanRoleEdge)
	})
}

// scanRoleEdge reads a row of readRoleEdges.
func scanRoleEdge(row []any) (graph.RoleEdge, error) {
	documents, _ := row[6].(int64)
	return graph.RoleEdge{Edge: graph.Edge{
		Kind: graph.Represents, From: text(row[0]), To: text(row[1]), Role: text(row[2]), First: graph.Day(text(row[4])), Last: graph.Day(text(row[5])), Documents: int(documents),
	}, RoleDay: graph.Day(text(row[3]))}, nil
}

func (c *change) StanceRows(ctx context.Context, holdings []graph.Holding) ([]graph.StanceRow, error) {
	return inBatches(ctx, c.tx, readHoldings, holdingRows(holdings), scanStance)
}

func (c *change) TermEdges(ctx context.Context, holdings []graph.Holding) ([]graph.TermEdge, error) {
	return c.known.terms.Recall(holdings, func(missing []graph.Holding) ([]graph.TermEdge, error) {
		return inBatches(ctx, c.tx, readTermEdges, holdingRows(missing), scanTermEdge)
	})
}

// scanTermEdge reads a row of readTermEdges.
func scanTermEdge(row []any) (graph.TermEdge, error) {
	e := graph.TermEdge{Edge: graph.Edge{Kind: graph.EdgeKind(text(row[0])), From: text(row[1]), To: text(row[2]), First: graph.Day(text(row[5])), Last: graph.Day(text(row[6]))}}
	statements, _ := row[3].(int64)
	documents, _ := row[4].(int64)
	e.Statements, e.Documents = int(statements), int(documents)
	e.Conditional, _ = row[7].(bool)
	e.Reported, _ = row[8].(bool)
	return e, nil
}

func (c *change) Pairs(ctx context.Context, pairs [][2]string) ([]graph.FacePair, error) {
	return c.known.pairs.Recall(pairs, func(missing [][2]string) ([]graph.FacePair, error) {
		return inBatches(ctx, c.tx, readPairs, ends(missing), func(row []any) (p graph.FacePair, err error) {
			return p, unmarshal(text(row[0]), &p)
		})
	})
}

// scanStance reads a row of stanceColumns.
func scanStance(row []any) (graph.StanceRow, error) {
	r := graph.StanceRow{
		Holder: text(row[0]), Term: text(row[1]), Day: graph.Day(text(row[2])), Statement: text(row[3]), Stance: graph.Stance(text(row[4])),
		Issue: text(row[8]), Collection: text(row[9]), Document: text(row[10]), Directness: graph.Directness(text(row[11])),
	}
	r.Conditional, _ = row[5].(bool)
	r.Voice, _ = row[6].(bool)
	r.Reported, _ = row[7].(bool)
	return r, nil
}
