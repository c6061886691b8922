package neo4j

import (
	"context"
	"time"

	"github.com/parleygraph/parley/graph"
)

// A journal writes one entry for a batch, a part of it in each of its transactions.
type journal struct {
	key     string // tells this batch's entry from all others
	at      func() time.Time
	parts   int             // how many transactions stand
	pending []graph.Applied // refused, and not yet written
	tried   []graph.Applied // what the transaction under way writes
}

const (
	readParts cypher = "MATCH (l:ParleyLoad {key: $key}) RETURN l.parts"
	newLoad   cypher = kept + "CREATE (:ParleyLoad {ordinal: $ordinal, key: $key, at: $at, parts: $parts, documents: $documents, outcomes: $outcomes})"
	noteLoad  cypher = kept + "MATCH (l:ParleyLoad {key: $key}) SET l.parts = $parts, l.documents = l.documents + $documents, l.outcomes = l.outcomes + $outcomes"
	readLoads cypher = "MATCH (l:ParleyLoad) WHERE l.ordinal > 0 RETURN l.at, l.documents, l.outcomes ORDER BY l.ordinal DESC LIMIT $n"
)

// done returns what the transaction under way was to write where an earlier try of it stands already, though its connection was lost.
func (j *journal) done(ctx context.Context, tx transaction) ([]graph.Applied, error) {
	if j.tried == nil {
		return nil, nil
	}
	parts, found, err := only[int64](ctx, tx, readParts, params{"key": j.key})
	if err != nil || !found || int(parts) <= j.parts {
		return nil, err
	}
	return j.tried, nil
}

// write notes what a transaction does. Entries go by the turn in which their first part was written.
func (j *journal) write(ctx context.Context, tx transaction, turn int64, applied []graph.Applied) error {
	j.tried = applied
	if len(applied) == 0 {
		return nil
	}
	documents, outcomes := make([]string, len(applied)), make([]string, len(applied))
	for i, a := range applied {
		documents[i], outcomes[i] = a.Document, string(a.Outcome)
	}
	entry := params{"key": j.key, "parts": j.parts + 1, "documents": documents, "outcomes": outcomes}
	if j.parts > 0 {
		return tx.run(ctx, noteLoad, entry)
	}
	entry["ordinal"], entry["at"] = turn, j.at().UTC().Format(time.RFC3339Nano)
	return tx.run(ctx, newLoad, entry)
}

// written notes that a transaction stands.
func (j *journal) written(applied []graph.Applied) {
	if len(applied) > 0 {
		j.parts++
	}
	j.pending, j.tried = nil, nil
}

// Loads returns the journal's last n entries, newest first.
func (s *Store) Loads(ctx context.Context, n int) (loads []graph.Load, err error) {
	err = s.view(ctx, func(ctx context.Context, tx transaction) error {
		loads, err = collect(ctx, tx, readLoads, params{"n": max(n, 0)}, func(row []any) (graph.Load, error) {
			load := graph.Load{At: text(row[0]), Documents: map[graph.Outcome][]string{}}
			outcomes := props{"outcomes": row[2]}.list("outcomes")
			for i, document := range (props{"documents": row[1]}).list("documents") {
				load.Documents[graph.Outcome(outcomes[i])] = append(load.Documents[graph.Outcome(outcomes[i])], document)
			}
			return load, nil
		})
		return err
	})
	return loads, s.fault(ctx, "read", err)
}
