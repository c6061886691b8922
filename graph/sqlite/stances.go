package sqlite

import (
	"context"
	"database/sql"
	"slices"

	"github.com/parleygraph/parley/graph"
)

const selectStances = "SELECT holder, term, day, statement, stance, marks, issue, collection, document, directness FROM stances"

// The marks of a stance row.
const (
	markConditional = 1 << iota
	markVoice
	markReported
)

func marks(row graph.StanceRow) int {
	n := 0
	for mark, set := range map[int]bool{markConditional: row.Conditional, markVoice: row.Voice, markReported: row.Reported} {
		if set {
			n |= mark
		}
	}
	return n
}

// scanStance reads into plain strings, which database/sql fills several times faster than named types.
func scanStance(rows *sql.Rows) (graph.StanceRow, error) {
	var holder, term, day, statement, stance, issue, collection, document, directness string
	var n int64
	err := rows.Scan(&holder, &term, &day, &statement, &stance, &n, &issue, &collection, &document, &directness)
	return graph.StanceRow{
		Holder: holder, Term: term, Day: graph.Day(day), Statement: statement, Stance: graph.Stance(stance),
		Conditional: n&markConditional != 0, Voice: n&markVoice != 0, Reported: n&markReported != 0,
		Issue: issue, Collection: collection, Document: document, Directness: graph.Directness(directness),
	}, err
}

// Stances returns what actors hold on terms.
func (s *Store) Stances(ctx context.Context, query graph.StanceQuery) (found []graph.StanceRow, err error) {
	err = s.view(ctx, func(q querier) error {
		holders, err := canonicalAll(ctx, q, query.Holders)
		if err != nil {
			return err
		}
		terms, err := canonicalAll(ctx, q, query.Terms)
		if err != nil {
			return err
		}
		where := condition{text: "TRUE"}.and(among("holder", holders)).and(among("term", terms)).and(among("issue", query.Issues)).
			and(among("collection", query.Collections)).and(among("document", query.Documents)).and(among("directness", query.Directness)).
			and(within(query.Window))
		found, err = collect(ctx, q, selectStances+" WHERE "+where.text, scanStance, where.args...)
		return err
	})
	slices.SortFunc(found, graph.CompareStanceRows)
	return found, s.fault("read", err)
}

// within is the condition that a row's day lies in the window or is unknown.
func within(w graph.Window) condition {
	var where condition
	if w.Since != "" {
		where = where.and(condition{"(day = '' OR day >= ?)", []any{string(w.Since)}})
	}
	if w.Until != "" {
		where = where.and(condition{"day <= ?", []any{string(w.Until)}})
	}
	return where
}

// canonicalAll returns ids of actors or terms made canonical.
func canonicalAll(ctx context.Context, q querier, ids []string) ([]string, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	canon, err := readCanon(ctx, q, among("alias", ids))
	canonical := make([]string, len(ids))
	for i, id := range ids {
		canonical[i] = canon.Of(id)
	}
	return canonical, err
}
