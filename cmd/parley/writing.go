package main

import (
	"cmp"
	"context"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// A written is what became of a batch.
type written struct {
	applied []graph.Applied
	paths   map[string]string
	err     error
}

// write hands what waits to the store, a batch at a time at the load's pace; with all set, also what makes no whole batch.
func (l *loading) write(ctx context.Context, all bool) error {
	for len(l.waiting) > 0 {
		n := l.pace.Cut(l.waiting)
		if n == 0 && !all {
			return nil
		}
		if err := l.settle(); err != nil {
			return err
		}
		n = cmp.Or(n, len(l.waiting))
		l.begin(ctx, l.waiting[:n])
		l.waiting = slices.Clone(l.waiting[n:])
	}
	return nil
}

// begin begins to write a batch.
func (l *loading) begin(ctx context.Context, batch []graph.Extraction) {
	l.pace.Took(len(batch))
	done := make(chan written, 1)
	l.writing = done
	go func() {
		applied, err := l.store.Apply(ctx, graph.Batch{Put: batch, Replace: l.replace})
		done <- written{applied, pathsOf(batch), err}
	}()
}

// settle waits for the batch that is being written and counts it. Where it could not be written, what waits can't be either.
func (l *loading) settle() error {
	if l.writing == nil {
		return nil
	}
	done := <-l.writing
	l.writing = nil
	l.count(done.applied, done.paths)
	if done.err != nil {
		l.waiting = nil
	}
	return done.err
}

// finish writes what still waits, and waits until all is written.
func (l *loading) finish(ctx context.Context) error {
	err := l.write(ctx, true)
	return cmp.Or(err, l.settle())
}
