package sqlite

import (
	"context"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// explain fills edges with what they rest on, which is kept elsewhere.
func explain(ctx context.Context, q querier, pages []graph.EdgePage) error {
	edges := map[graph.EdgeKind][]*graph.Edge{}
	for i := range pages {
		for k := range pages[i].Edges {
			e := &pages[i].Edges[k]
			edges[e.Kind] = append(edges[e.Kind], e)
		}
	}
	if err := represented(ctx, q, edges[graph.Represents]); err != nil {
		return err
	}
	return held(ctx, q, slices.Concat(edges[graph.DemandsTerm], edges[graph.ProposesTerm], edges[graph.SupportsTerm], edges[graph.RejectsTerm]))
}

// represented fills REPRESENTS edges from what each document says of their envoys.
func represented(ctx context.Context, q querier, edges []*graph.Edge) error {
	if len(edges) == 0 {
		return nil
	}
	byEnds := map[[2]string][]*graph.Edge{}
	var envoys []string
	for _, e := range edges {
		ends := [2]string{e.From, e.To}
		byEnds[ends], envoys = append(byEnds[ends], e), append(envoys, e.From)
	}
	slices.Sort(envoys)
	const found = "SELECT c.id, d.id, d.day, s.id, p.roles FROM json_each(?1) j CROSS JOIN nodes c ON c.id = j.value CROSS JOIN "
	const party = " CROSS JOIN nodes d ON d.seq = p.document CROSS JOIN nodes r ON r.seq = p.party CROSS JOIN nodes s ON s.seq = coalesce(r.same, r.seq)"
	posts, err := readPosts(ctx, q, found+"posts p ON p.envoy = c.seq"+party+" UNION ALL "+found+"nodes m ON m.same = c.seq CROSS JOIN posts p ON p.envoy = m.seq"+party,
		asJSON(slices.Compact(envoys)))
	for _, role := range graph.RoleEdges(posts, nil) {
		for _, e := range byEnds[[2]string{role.From, role.To}] {
			*e = role.Edge
		}
	}
	return err
}

// held fills edges to terms with the statements behind them.
func held(ctx context.Context, q querier, edges []*graph.Edge) error {
	if len(edges) == 0 {
		return nil
	}
	ends := map[graph.Holding]bool{}
	var holdings []graph.Holding
	for _, e := range edges {
		at := graph.Holding{Holder: e.From, Term: e.To}
		if !ends[at] {
			ends[at] = true
			holdings = append(holdings, at)
		}
	}
	rows, err := readStances(ctx, q, holdingsOf, condition{}, asEnds(holdings))
	if err != nil {
		return err
	}
	type key struct {
		kind     graph.EdgeKind
		from, to string
	}
	evidence := map[key][]string{}
	for _, e := range graph.TermEdges(rows) {
		evidence[key{e.Kind, e.From, e.To}] = e.Evidence
	}
	for _, e := range edges {
		e.Evidence = evidence[key{e.Kind, e.From, e.To}]
	}
	return nil
}
