package sqlite

import (
	"context"

	"github.com/parleygraph/parley/graph"

	lib "modernc.org/sqlite/lib"
)

// Apply removes and puts documents: all in one transaction, or each in one of its own where two of them clash.
func (s *Store) Apply(ctx context.Context, batch graph.Batch) ([]graph.Applied, error) {
	if s.options.ReadOnly {
		return nil, readOnly(s.path)
	}
	log := &journal{at: s.options.Clock}
	report, err := s.take(ctx, &batch, log)
	if isClash(err) {
		report, err = s.takeEach(ctx, &batch, log)
	}
	return report, s.fault("write documents into", err)
}

func readOnly(path string) error {
	return graph.Errorf(graph.Denied, "the store %s was opened read-only: open it for writing", path)
}

// isClash tells whether two nodes of one id kept a transaction from being written.
func isClash(err error) bool { return resultCode(err) == lib.SQLITE_CONSTRAINT }

// take takes a batch in one transaction.
func (s *Store) take(ctx context.Context, batch *graph.Batch, log *journal) (report []graph.Applied, err error) {
	if len(batch.Remove)+len(batch.Put) == 0 {
		return nil, nil
	}
	before := *log
	err = s.write(ctx, func(whole context.Context) error {
		stored, err := s.writer.stored(whole, batch.Named())
		if err != nil {
			return err
		}
		change := batch.Settle(stored)
		report = change.Report
		if len(change.Erase)+len(change.Put) > 0 {
			if err := s.writer.write(whole, ctx, change); err != nil {
				return err
			}
		}
		return log.write(whole, s.writer, report)
	})
	if err != nil {
		*log = before
		return nil, err
	}
	return report, nil
}

// write carries out what a batch comes to. A context that ends before the first row is written stops it.
func (w *writer) write(whole, ctx context.Context, change graph.Settlement) error {
	known, err := w.loadNames(whole)
	if err != nil {
		return err
	}
	c := newChange(w, known)
	c.stop = ctx.Err
	return c.edit(whole, change.Erase, change.Put)
}

// takeEach takes a batch document by document. One that clashes with another is refused.
func (s *Store) takeEach(ctx context.Context, batch *graph.Batch, log *journal) ([]graph.Applied, error) {
	var report []graph.Applied
	for _, one := range batch.Each() {
		applied, err := s.take(ctx, &one, log)
		if isClash(err) {
			applied, err = s.refuse(ctx, one.Named()[0], err, log)
		}
		if err != nil {
			return report, err
		}
		report = append(report, applied...)
	}
	return report, nil
}

// refuse notes that a document holds a statement or meeting that another holds.
func (s *Store) refuse(ctx context.Context, document string, clash error, log *journal) ([]graph.Applied, error) {
	err := graph.Errorf(graph.Conflict, "document %q: another document holds a statement or meeting of the same id: %w", document, clash)
	report := []graph.Applied{{Document: document, Outcome: graph.Refused, Err: err}}
	return report, s.write(ctx, func(ctx context.Context) error { return log.write(ctx, s.writer, report) })
}
