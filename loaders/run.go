package loaders

import (
	"context"
	"errors"
	"fmt"
	"iter"
)

// note keeps something about the input that a person should know.
func (in *input) note(format string, args ...any) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.notes = append(in.notes, fmt.Sprintf(format, args...))
}

// told returns what was noted since it was asked last.
func (in *input) told() []string {
	in.mu.Lock()
	defer in.mu.Unlock()
	notes := in.notes
	in.notes = nil
	return notes
}

// run reads an input by the format, within the time that one document may take.
func (f *format) run(ctx context.Context, in *input) iter.Seq2[record, error] {
	if !f.whole {
		return f.read(ctx, in)
	}
	return func(yield func(record, error) bool) {
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
func (f *format) document(ctx context.Context, in *input) (record, error) {
	if ctx.Err() != nil {
		return record{}, in.late(ctx)
	}
	if f.apart > 0 {
		return f.besides(ctx, in)
	}
	return f.alone(ctx, in)
}

// alone reads an input in this process.
func (f *format) alone(ctx context.Context, in *input) (record, error) {
	type result struct {
		rec record
		err error
	}
	done := make(chan result, 1)
	go func() {
		defer func() {
			if fault := recover(); fault != nil {
				done <- result{err: invalid("it can't be read as %s: it is damaged (%v)", f.name, fault)}
			}
		}()
		for rec, err := range f.read(ctx, in) {
			done <- result{rec, err}
			return
		}
		done <- result{err: invalid("it is empty")}
	}()
	select {
	case got := <-done:
		return got.rec, got.err
	case <-ctx.Done():
		return record{}, in.late(ctx)
	}
}

// late words the end of a context.
func (in *input) late(ctx context.Context) error {
	if errors.Is(context.Cause(ctx), errSlow) {
		return invalid("reading it took longer than %s: it may be made to do so; --timeout gives it more", in.Timeout)
	}
	return ctx.Err()
}
