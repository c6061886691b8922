package sqlite

import (
	"context"
	"database/sql"
	"time"

	"github.com/parleygraph/parley/graph"
)

// A journal writes one entry for a batch, with the transaction that writes its documents.
type journal struct {
	at      func() time.Time
	load    int64 // the entry, 0 before it is there
	ordinal int
}

// write notes what became of documents.
func (j *journal) write(ctx context.Context, w *writer, report []graph.Applied) error {
	if j.load == 0 {
		at := j.at().UTC().Format(time.RFC3339Nano)
		load, _, err := only[int64](ctx, w, "INSERT INTO loads (at) VALUES (?) RETURNING seq", at)
		if err != nil {
			return err
		}
		j.load = load
	}
	rows := heap{into: "INSERT OR FAIL INTO loaded (load, ordinal, document, outcome) VALUES ", columns: 4}
	for _, applied := range report {
		rows.add(j.load, j.ordinal, applied.Document, string(applied.Outcome))
		j.ordinal++
	}
	return rows.flush(ctx, w)
}

// Loads returns the journal's last n entries, newest first.
func (s *Store) Loads(ctx context.Context, n int) ([]graph.Load, error) {
	var loads []graph.Load
	last := int64(0)
	err := s.view(ctx, func(q querier) error {
		_, err := collect(ctx, q, `
			SELECT l.seq, l.at, d.document, d.outcome FROM (SELECT seq, at FROM loads ORDER BY seq DESC LIMIT ?) l
			JOIN loaded d ON d.load = l.seq ORDER BY l.seq DESC, d.ordinal`,
			func(rows *sql.Rows) (struct{}, error) {
				var seq int64
				var at, document, outcome string
				if err := rows.Scan(&seq, &at, &document, &outcome); err != nil {
					return struct{}{}, err
				}
				if seq != last {
					loads, last = append(loads, graph.Load{At: at, Documents: map[graph.Outcome][]string{}}), seq
				}
				documents := loads[len(loads)-1].Documents
				documents[graph.Outcome(outcome)] = append(documents[graph.Outcome(outcome)], document)
				return struct{}{}, nil
			}, max(n, 0))
		return err
	})
	return loads, s.fault("read", err)
}
