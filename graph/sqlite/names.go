package sqlite

import (
	"context"
	"database/sql"

	"github.com/parleygraph/parley/graph"
)

// names is what the writer knows of the actors and terms of the stored documents.
type names struct {
	*graph.Names
	writes int64 // the state that this describes
}

// loadNames returns the writer's names as the transaction sees them, from memory where nothing else has written since.
func (w *writer) loadNames(ctx context.Context) (*names, error) {
	writes, _, err := only[int64](ctx, w, "SELECT writes FROM state")
	if err != nil || w.names != nil && w.names.writes == writes {
		return w.names, err
	}
	said, err := collect(ctx, w, `
		SELECT v.kind, v.body, count(*) FROM variants v JOIN parts p ON p.variant = v.seq WHERE v.kind IN ('Party', 'Envoy', 'Demand') GROUP BY v.seq`, scanWording)
	if err != nil {
		return nil, err
	}
	judgements, err := readJudgements(ctx, w)
	if err != nil {
		return nil, err
	}
	canon, err := readCanon(ctx, w, condition{text: "TRUE"})
	if err != nil {
		return nil, err
	}
	opposites, err := collect(ctx, w, "SELECT id, body ->> 'oppositeOf' FROM nodes WHERE kind IN ('Demand', 'Proposal') AND canonical AND body ->> 'oppositeOf' <> ''", two)
	if err != nil {
		return nil, err
	}
	w.names = &names{graph.NewNames(said, judgements, canon, pairs(opposites)), writes}
	return w.names, nil
}

// scanWording reads a row of a wording's kind, body and number of documents.
func scanWording(rows *sql.Rows) (wording graph.Wording, err error) {
	var kind, body string
	if err = rows.Scan(&kind, &body, &wording.Documents); err == nil {
		wording.Node, err = graph.ParseNode(graph.Kind(kind), body)
	}
	return wording, err
}

// readCanon returns what the names that a condition takes are other names of.
func readCanon(ctx context.Context, q querier, where condition) (graph.Canon, error) {
	aliases, err := collect(ctx, q, "SELECT alias, canonical FROM aliases WHERE "+where.text, two, where.args...)
	return pairs(aliases), err
}

// pairs returns what ids lead to.
func pairs(rows [][2]string) graph.Canon {
	canon := graph.Canon{}
	for _, r := range rows {
		canon[r[0]] = r[1]
	}
	return canon
}
