package neo4j

import (
	"context"
	"crypto/rand"
	"errors"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parleygraph/parley/graph"
)

// What one transaction takes at most. The server holds all of it in memory.
const (
	groupDocuments = 256
	groupReports   = 6000 // statements and meetings
	groupBytes     = 8 << 20
)

// A task is one document to remove or to put.
type task struct {
	document string
	put      *graph.Extraction // nil: remove it
}

// Apply removes and puts documents, several in one transaction.
func (s *Store) Apply(ctx context.Context, batch graph.Batch) ([]graph.Applied, error) {
	if s.options.ReadOnly {
		return nil, s.readOnly()
	}
	var tasks []task
	for _, id := range batch.Remove {
		tasks = append(tasks, task{document: id})
	}
	for i := range batch.Put {
		tasks = append(tasks, task{batch.Put[i].Document.ID, &batch.Put[i]})
	}
	log := &journal{key: rand.Text(), at: s.options.Clock}
	var report []graph.Applied
	for group := range groups(tasks) {
		applied, err := s.applyGroup(ctx, group, batch.Replace, log)
		report = append(report, applied...)
		if err != nil {
			return report, s.fault(ctx, "load into", err)
		}
	}
	return report, nil
}

func (s *Store) readOnly() error {
	return graph.Errorf(graph.Denied, "the store %s was opened read-only: open it for writing", s.place())
}

// groups yields the tasks in order, as many at a time as one transaction takes, and no document twice at a time.
func groups(tasks []task) func(yield func([]task) bool) {
	return func(yield func([]task) bool) {
		for len(tasks) > 0 {
			n, reports, bytes, seen := 0, 0, 0, map[string]bool{}
			for n < len(tasks) && n < groupDocuments && !seen[tasks[n].document] && reports < groupReports && bytes < groupBytes {
				seen[tasks[n].document] = true
				if x := tasks[n].put; x != nil {
					reports += len(x.Statements) + len(x.Meetings)
					bytes += 2 * len(x.Document.Text) // its quotes and words are about as long again
				}
				n++
			}
			if !yield(tasks[:n]) {
				return
			}
			tasks = tasks[n:]
		}
	}
}

// applyGroup does tasks in one transaction. Where a node of another document stands in the way, it does them one by one, so that only the one
// concerned is refused.
func (s *Store) applyGroup(ctx context.Context, group []task, replace bool, log *journal) ([]graph.Applied, error) {
	applied, err := s.applyOnce(ctx, group, replace, log)
	switch {
	case !isConflict(err):
		return applied, err
	case len(group) == 1:
		log.pending = []graph.Applied{{Document: group[0].document, Outcome: graph.Refused, Err: graph.Errorf(graph.Conflict,
			"document %q: another document holds a statement or meeting of the same id: %w", group[0].document, err)}}
		return s.applyOnce(ctx, nil, replace, log)
	}
	applied = nil
	for i := range group {
		one, err := s.applyGroup(ctx, group[i:i+1], replace, log)
		applied = append(applied, one...)
		if err != nil {
			return applied, err
		}
	}
	return applied, nil
}

// applyOnce does tasks in one transaction and returns what it did once that stands. Where the connection is lost while the server commits, the journal
// tells whether it did.
func (s *Store) applyOnce(ctx context.Context, group []task, replace bool, log *journal) ([]graph.Applied, error) {
	const tries = 3
	for try := 1; ; try++ {
		var applied []graph.Applied
		finished := false
		err := s.change(ctx, documentsOf(group), func(ctx context.Context, c *change) (err error) {
			finished = false
			if applied, err = c.apply(ctx, group, replace, log); err == nil {
				finished = true
			}
			return err
		})
		if err == nil {
			log.written(applied)
			return applied, nil
		}
		if lost := (*neo4j.ConnectivityError)(nil); !finished || try == tries || !errors.As(err, &lost) {
			return nil, err
		}
	}
}

// apply does tasks in the change's transaction.
func (c *change) apply(ctx context.Context, group []task, replace bool, log *journal) ([]graph.Applied, error) {
	if done, err := log.done(ctx, c.tx); err != nil || done != nil {
		return done, err
	}
	applied, edit, err := c.decide(ctx, group, replace)
	if err != nil {
		return nil, err
	}
	applied = append(slices.Clone(log.pending), applied...)
	if len(edit.Erase) > 0 || len(edit.Put) > 0 {
		if err := c.carry(ctx, edit, false); err != nil {
			return nil, err
		}
	}
	c.mark.begin(ctx) // while the journal is written
	return applied, log.write(ctx, c.tx, c.writes, applied)
}

// decide tells what becomes of each task, and the edit that makes it so.
func (c *change) decide(ctx context.Context, group []task, replace bool) ([]graph.Applied, graph.Edit, error) {
	var edit graph.Edit
	var erase []string
	applied := make([]graph.Applied, len(group))
	for i, t := range group {
		there := c.stored[t.document]
		applied[i] = graph.Applied{Document: t.document, Outcome: graph.Removed}
		switch {
		case t.put != nil:
			applied[i].Outcome, applied[i].Err = graph.Putting(t.put, there, replace)
		case there == nil:
			applied[i].Outcome, applied[i].Err = graph.Refused, graph.Unknown(t.document)
		}
		switch applied[i].Outcome {
		case graph.Added:
			edit.Put = append(edit.Put, c.known.Judged(t.put))
		case graph.Replaced:
			edit.Put, erase = append(edit.Put, c.known.Judged(t.put)), append(erase, t.document)
		case graph.Removed:
			erase = append(erase, t.document)
		}
	}
	var err error
	edit.Erase, err = said(ctx, c.tx, erase)
	return applied, edit, err
}

// documentsOf returns the ids of the tasks' documents.
func documentsOf(group []task) []string {
	ids := make([]string, len(group))
	for i, t := range group {
		ids[i] = t.document
	}
	return ids
}

// text returns a column's text, "" for null.
func text(column any) string {
	value, _ := column.(string)
	return value
}
