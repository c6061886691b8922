package neo4j

import (
	"context"

	"github.com/parleygraph/parley/graph"
)

// A change is one transaction that may change the graph. Others wait for their turn meanwhile.
type change struct {
	s      *Store
	tx     transaction
	mark   *mark
	writes int64                    // the state that the change leaves
	stored map[string]*graph.Stored // what the documents that it is about were loaded from, as far as they are stored
	known  *known
}

// change runs work on documents when it is this writer's turn. Work may run several times, and stands where no error comes back.
func (s *Store) change(ctx context.Context, documents []string, work func(context.Context, *change) error) error {
	select {
	case s.gate <- struct{}{}:
		defer func() { <-s.gate }()
	case <-ctx.Done():
		return ctx.Err()
	}
	remembered := s.known
	s.known = nil // until the transaction stands, it may describe what never will be
	var c *change
	err := s.transactGated(ctx, func(ctx context.Context, tx transaction, m *mark) (err error) {
		c = &change{s: s, tx: tx, mark: m, known: remembered}
		remembered = nil
		if err := c.takeTurn(ctx, documents); err != nil {
			return err
		}
		if err := c.know(ctx); err != nil {
			return err
		}
		return work(ctx, c)
	})
	if err == nil {
		c.known.writes = c.writes
		s.known = c.known
	}
	return err
}

// takeTurn waits for the turn, and reads what the documents were loaded from.
func (c *change) takeTurn(ctx context.Context, documents []string) error {
	c.stored = map[string]*graph.Stored{}
	_, err := collect(ctx, c.tx, takeTurn, params{"id": storeID, "documents": documents}, func(row []any) (struct{}, error) {
		c.writes = value0[int64](row)
		stored, _ := row[1].([]any)
		for _, one := range stored {
			d, _ := one.([]any)
			c.stored[text(d[0])] = &graph.Stored{Fingerprint: text(d[1]), Origin: text(d[2])}
		}
		return struct{}{}, nil
	})
	return err
}

// know reads the names anew where somebody else has written since. The first to write finds nothing.
func (c *change) know(ctx context.Context) error {
	if c.known != nil && c.known.writes == c.writes-1 {
		return nil
	}
	if c.writes == 1 {
		c.known = newKnown(graph.NewNames(nil, nil, nil, nil, graph.NewCopies()), true)
		return nil
	}
	said, err := collect(ctx, c.tx, readSaid, nil, scanWording)
	if err != nil {
		return err
	}
	judgements, err := collect(ctx, c.tx, readJudgements, nil, scanJudgement)
	if err != nil {
		return err
	}
	canon, opposites := graph.Canon{}, graph.Canon{}
	if err := readNames(ctx, c.tx, map[cypher]graph.Canon{readCanon: canon, readTermCanon: canon, readOpposites: opposites}); err != nil {
		return err
	}
	copies := graph.NewCopies()
	_, err = collect(ctx, c.tx, readSketches, nil, func(row []any) (struct{}, error) {
		copies.Put(text(row[0]), graph.Day(text(row[1])), graph.ParseSketch(text(row[2])))
		return struct{}{}, nil
	})
	if err != nil {
		return err
	}
	c.known = newKnown(graph.NewNames(said, judgements, canon, opposites, copies), false)
	return nil
}

// carry plans an edit and writes it. What rests on nothing else is built and written while it is planned.
func (c *change) carry(ctx context.Context, edit graph.Edit, judged bool) error {
	rows := build(edit.Put)
	defer rows.wait()
	w := &writing{tx: c.tx, queries: c.s.queries, canon: c.known.Names, rows: rows}
	put := make(chan error, 1)
	go func() { put <- w.putDocuments(ctx, edit) }()
	writes, err := graph.Plan(ctx, c, c.known.Names, edit, judged)
	if failed := <-put; failed != nil {
		return failed
	}
	if err != nil {
		return err
	}
	w.clear(writes)
	w.addNodes(writes)
	w.addEdges(writes)
	if err := w.flush(ctx, c.mark); err != nil {
		return err
	}
	c.known.learn(writes)
	return nil
}
