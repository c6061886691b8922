package neo4j

import (
	"context"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// Stances returns what actors hold on terms. The rows of holders are found by index, so that it takes as long as there are rows, however large the graph.
func (s *Store) Stances(ctx context.Context, query graph.StanceQuery) (found []graph.StanceRow, err error) {
	err = s.view(ctx, func(ctx context.Context, tx transaction) error {
		canon, err := canonOf(ctx, tx, slices.Concat(query.Holders, query.Terms))
		if err != nil {
			return err
		}
		where, values := stancesWhere(query, canon)
		found, err = collect(ctx, tx, "MATCH (s:ParleyStance) WHERE "+where+" RETURN "+stanceColumns, values, scanStance)
		return err
	})
	slices.SortFunc(found, graph.CompareStanceRows)
	return found, s.fault(ctx, "read", err)
}

// stancesWhere returns the condition of a query. Holder and term always stand in it: their index has the rows.
func stancesWhere(query graph.StanceQuery, canon graph.Canon) (cypher, params) {
	where, values := cypher("s.holder > ''"), params{}
	if len(query.Holders) > 0 {
		holders := make([]string, len(query.Holders))
		for i, id := range query.Holders {
			holders[i] = canon.Of(id)
		}
		slices.Sort(holders)
		where, values["holders"] = "s.holder IN $holders", slices.Compact(holders)
	}
	among := func(condition cypher, name string, list []string) {
		if len(list) > 0 {
			where, values[name] = where+" AND "+condition, list
		}
	}
	if len(query.Terms) == 0 {
		where += " AND s.term > ''"
	}
	terms := make([]string, len(query.Terms))
	for i, id := range query.Terms {
		terms[i] = canon.Of(id)
	}
	among("s.term IN $terms", "terms", terms)
	among("s.issue IN $issues", "issues", query.Issues)
	among("s.collection IN $collections", "collections", query.Collections)
	among("s.document IN $documents", "documents", query.Documents)
	directness := make([]string, len(query.Directness))
	for i, d := range query.Directness {
		directness[i] = string(d)
	}
	among("s.directness IN $directness", "directness", directness)
	if since := query.Window.Since; since != "" {
		where, values["since"] = where+" AND (s.day IS NULL OR s.day >= $since)", string(since)
	}
	if until := query.Window.Until; until != "" {
		where, values["until"] = where+" AND (s.day IS NULL OR s.day <= $until)", string(until)
	}
	return where, values
}
