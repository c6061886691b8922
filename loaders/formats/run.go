package formats

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/parleygraph/parley/loaders/faults"
)

// Note keeps something about the input that a person should know.
func (in *Input) Note(format string, args ...any) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.notes = append(in.notes, fmt.Sprintf(format, args...))
}

// Told returns what was noted since it was asked last.
func (in *Input) Told() []string {
	in.mu.Lock()
	defer in.mu.Unlock()
	notes := in.notes
	in.notes = nil
	return notes
}

// Run reads an input by the format, within the time that one document may take.
func (f *Format) Run(ctx context.Context, in *Input) iter.Seq2[Record, error] {
	if !f.whole {
		return f.read(ctx, in)
	}
	return func(yield func(Record, error) bool) {
		if in.Timeout > 0 {
			limited, stop := context.WithTimeoutCause(ctx, in.Timeout, errSlow)
			defer stop()
			ctx = limited
		}
		yield(f.document(ctx, in))
	}
}

// errSlow is the cause of a context that ends because a document takes too long.
var errSlow = errors.New("too slow")

// document reads an input as one record. A parser that does not end in time is left to itself.
func (f *Format) document(ctx context.Context, in *Input) (Record, error) {
	if ctx.Err() != nil {
		return Record{}, in.late(ctx)
	}
	if f.apart > 0 {
		return f.besides(ctx, in)
	}
	return f.alone(ctx, in)
}

// alone reads an input in this process.
func (f *Format) alone(ctx context.Context, in *Input) (Record, error) {
	type result struct {
		rec Record
		err error
	}
	done := make(chan result, 1)
	go func() {
		defer func() {
			if fault := recover(); fault != nil {
				done <- result{err: faults.Invalid("it can't be read as %s: it is damaged (%v)", f.Name, fault)}
			}
		}()
		for rec, err := range f.read(ctx, in) {
			done <- result{rec, err}
			return
		}
		done <- result{err: faults.Invalid("it is empty")}
	}()
	select {
	case got := <-done:
		return got.rec, got.err
	case <-ctx.Done():
		return Record{}, in.late(ctx)
	}
}

// late words the end of a context.
func (in *Input) late(ctx context.Context) error {
	if errors.Is(context.Cause(ctx), errSlow) {
		return faults.Invalid("reading it took longer than %s: it may be made to do so; --timeout gives it more", in.Timeout)
	}
	return ctx.Err()
}
