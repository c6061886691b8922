package sqlite

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"github.com/parleygraph/parley/graph"
)

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
		held := condition{}.and(numbered("holder", "nodes", "id", holders)).and(numbered("term", "nodes", "id", terms))
		where := condition{}.and(numbered("n.issue", "nodes", "id", query.Issues)).and(numbered("n.document", "nodes", "id", query.Documents)).
			and(numbered("n.collection", "labels", "text", query.Collections)).and(numbered("n.directness", "labels", "text", query.Directness)).
			and(within(query.Window))
		if len(query.Documents) > 0 {
			where = where.and(condition{text: "n.document <> 0"})
		}
		found, err = readStances(ctx, q, inOrder(held)+" h CROSS JOIN nodes n ON n.seq = h.statement", where, held.args...)
		return err
	})
	slices.SortFunc(found, graph.CompareStanceRows)
	return found, s.fault("read", err)
}

// inOrder returns the holdings that pass a condition in the order of their statements, so that each page of those is read once: many hundred thousands are no exception.
func inOrder(held condition) string {
	if held.text == "" {
		return "holdings"
	}
	return "(SELECT holder, term, statement, marks FROM holdings WHERE " + held.text + " ORDER BY statement LIMIT -1)"
}

// numbered is the condition that a column holds the number of one of the texts; none take everything.
func numbered[T ~string](column, from, text string, values []T) condition {
	inner := among(text, values)
	if inner.text == "" {
		return inner
	}
	return condition{column + " IN (SELECT seq FROM " + from + " WHERE " + inner.text + ")", inner.args}
}

// within is the condition that a statement's day lies in the window or is unknown.
func within(w graph.Window) condition {
	var where condition
	if w.Since != "" {
		where = where.and(condition{"(n.day = '' OR n.day >= ?)", []any{string(w.Since)}})
	}
	if w.Until != "" {
		where = where.and(condition{"n.day <= ?", []any{string(w.Until)}})
	}
	return where
}

// canonicalAll returns ids of actors or terms made canonical.
func canonicalAll(ctx context.Context, q querier, ids []string) ([]string, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	canon, err := readCanon(ctx, q, among("a.id", ids))
	canonical := make([]string, len(ids))
	for i, id := range ids {
		canonical[i] = canon.Of(id)
	}
	return canonical, err
}

// A stanceRow is a row as it is kept: with the numbers of nodes and labels.
type stanceRow struct {
	holder, term, issue, document, collection, stance, directness int64
	held, marks                                                   int64
	day, statement                                                string
}

// readStances reads the rows of the statements n that a holding h is of and that count.
func readStances(ctx context.Context, q querier, from string, where condition, args ...any) ([]graph.StanceRow, error) {
	where = condition{text: "n.marks & 1 <> 0"}.and(where)
	rows, err := collect(ctx, q, `
		SELECT h.holder, h.term, h.marks, n.marks, n.day, n.id, n.stance, n.directness, n.issue, n.document, n.collection FROM `+from+" WHERE "+where.text,
		func(rows *sql.Rows) (r stanceRow, err error) {
			return r, rows.Scan(&r.holder, &r.term, &r.held, &r.marks, &r.day, &r.statement, &r.stance, &r.directness, &r.issue, &r.document, &r.collection)
		}, append(args, where.args...)...)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	labels, err := readTexts(ctx, q, "SELECT seq, text FROM labels")
	if err != nil {
		return nil, err
	}
	ids, err := idsOf(ctx, q, rows)
	if err != nil {
		return nil, err
	}
	found := make([]graph.StanceRow, len(rows))
	for i, r := range rows {
		found[i] = graph.StanceRow{
			Holder: ids[r.holder], Term: ids[r.term], Day: graph.Day(r.day), Statement: r.statement, Stance: graph.Stance(labels[r.stance]),
			Conditional: r.marks&markConditional != 0, Voice: r.held&markVoice != 0, Reported: r.marks&markReported != 0,
			Issue: ids[r.issue], Collection: labels[r.collection], Document: ids[r.document], Directness: graph.Directness(labels[r.directness]),
		}
	}
	return found, nil
}

// idsOf returns the ids of the nodes that rows name.
func idsOf(ctx context.Context, q querier, rows []stanceRow) (map[int64]string, error) {
	numbers := map[int64]bool{}
	for _, r := range rows {
		for _, n := range [...]int64{r.holder, r.term, r.issue, r.document} {
			numbers[n] = true
		}
	}
	return readTexts(ctx, q, "SELECT n.seq, n.id FROM json_each(?) j CROSS JOIN nodes n ON n.seq = j.value", asJSON(slices.Collect(maps.Keys(numbers))))
}

// readTexts reads rows of a number and a text.
func readTexts(ctx context.Context, q querier, query string, args ...any) (map[int64]string, error) {
	texts := map[int64]string{}
	_, err := collect(ctx, q, query, func(rows *sql.Rows) (struct{}, error) {
		var number int64
		var text string
		err := rows.Scan(&number, &text)
		texts[number] = text
		return struct{}{}, err
	}, args...)
	return texts, err
}
