package sqlite

import (
	"context"
	"errors"

	"github.com/parleygraph/parley/graph"

	lib "modernc.org/sqlite/lib"
)

// Apply removes and puts documents, one transaction each.
func (s *Store) Apply(ctx context.Context, batch graph.Batch) ([]graph.Applied, error) {
	if s.writer == nil {
		return nil, readOnly(s.path)
	}
	log := &journal{at: s.options.Clock}
	var report []graph.Applied
	for _, id := range batch.Remove {
		applied, err := s.remove(ctx, id, log)
		if err != nil {
			return report, s.fault("remove document "+id+" from", err)
		}
		report = append(report, applied)
	}
	for i := range batch.Put {
		applied, err := s.put(ctx, &batch.Put[i], batch.Replace, log)
		if err != nil {
			return report, s.fault("put document "+batch.Put[i].Document.ID+" into", err)
		}
		report = append(report, applied)
	}
	if len(log.pending) == 0 {
		return report, nil
	}
	return report, s.fault("note a load in", s.writer.transact(ctx, func(ctx context.Context) error { return log.write(ctx, s.writer) }))
}

func readOnly(path string) error {
	return graph.Errorf(graph.Denied, "the store %s was opened read-only: open it for writing", path)
}

func (s *Store) remove(ctx context.Context, id string, log *journal) (graph.Applied, error) {
	applied := graph.Applied{Document: id, Outcome: graph.Removed}
	err := s.change(ctx, func(ctx context.Context, c *change) error {
		stored, err := c.stored(ctx, id)
		if err != nil {
			return err
		}
		if stored == nil {
			return graph.Unknown(id)
		}
		if err := c.edit(ctx, id, nil); err != nil {
			return err
		}
		return log.note(ctx, s.writer, applied)
	})
	return s.settle(applied, err, log)
}

// settle turns an error that concerns the document alone into its outcome.
func (s *Store) settle(applied graph.Applied, err error, log *journal) (graph.Applied, error) {
	switch {
	case err == nil:
	case errors.Is(err, errUnchanged):
		applied.Outcome = graph.Unchanged
		log.pending = append(log.pending, applied)
	case errors.Is(err, graph.NotFound), errors.Is(err, graph.Conflict), errors.Is(err, graph.Invalid):
		applied.Outcome, applied.Err = graph.Refused, err
		log.pending = append(log.pending, applied)
	default:
		return applied, err
	}
	return applied, nil
}

// errUnchanged ends a transaction that has nothing to write.
var errUnchanged = errors.New("the document is stored already")

func (s *Store) put(ctx context.Context, x *graph.Extraction, replace bool, log *journal) (graph.Applied, error) {
	applied := graph.Applied{Document: x.Document.ID}
	if err := ctx.Err(); err != nil {
		return applied, err
	}
	err := s.change(ctx, func(ctx context.Context, c *change) error {
		stored, err := c.stored(ctx, x.Document.ID)
		if err != nil {
			return err
		}
		if applied.Outcome, err = graph.Putting(x, stored, replace); err != nil {
			return err
		}
		erase := ""
		switch applied.Outcome {
		case graph.Unchanged:
			return errUnchanged
		case graph.Replaced:
			erase = x.Document.ID
		}
		if err := c.edit(ctx, erase, x); err != nil {
			return taken(x.Document.ID, err)
		}
		return log.note(ctx, s.writer, applied)
	})
	return s.settle(applied, err, log)
}

// taken turns the clash of two nodes' ids into a Conflict.
func taken(document string, err error) error {
	if resultCode(err) != lib.SQLITE_CONSTRAINT {
		return err
	}
	return graph.Errorf(graph.Conflict, "document %q: another document holds a statement or meeting of the same id: %w", document, err)
}
