package loaders

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"sync/atomic"

	"github.com/parleygraph/parley/graph"
)

// parse reads one source and gives what it holds.
func (r *reader) parse(ctx context.Context, s source, give func(item) bool) {
	if ctx.Err() != nil {
		return
	}
	file, err := s.open(ctx)
	if err != nil {
		give(item{err: fileError(s.path, unreadable(err))})
		return
	}
	defer file.Close() // only read: closing has nothing to report
	counted := &counter{Reader: file}
	defer func() {
		if r.options.Progress != nil {
			r.options.Progress(counted.n.Load())
		}
	}()
	opened, f, err := r.choose(s, counted)
	if err != nil {
		give(s.fault(err, errors.Is(err, graph.Unsupported)))
		return
	}
	in := &input{Reader: opened, Options: &r.options, name: s.name, media: s.media}
	if random, ok := file.(io.ReaderAt); ok && f.name == "zip" && s.size > 0 {
		in.Reader = io.NewSectionReader(random, 0, s.size)
	}
	for rec, err := range f.run(ctx, in) {
		if ctx.Err() != nil || !give(r.item(s, in, rec, err)) || !in.tell(give) {
			return
		}
	}
	in.tell(give)
}

// note keeps something about the input that a person should know.
func (in *input) note(format string, args ...any) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.notes = append(in.notes, fmt.Sprintf(format, args...))
}

// tell gives what was noted so far.
func (in *input) tell(give func(item) bool) bool {
	in.mu.Lock()
	notes := in.notes
	in.notes = nil
	in.mu.Unlock()
	for _, note := range notes {
		if !give(item{note: note}) {
			return false
		}
	}
	return true
}

// counter counts the bytes that are read.
type counter struct {
	io.Reader
	n atomic.Int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n.Add(int64(n))
	return n, err
}

// item returns what a record or its fault comes to.
func (r *reader) item(s source, in *input, rec record, err error) item {
	if err != nil {
		return s.fault(err, isAnnotation(err))
	}
	if rec.coded != nil && r.options.Coded == nil {
		return s.fault(invalid("it holds statements that somebody coded by hand, and no documents: `parley load` and `parley eval` read it"), true)
	}
	if rec.coded != nil {
		rec.coded.Path, rec.coded.Line = s.path, rec.line
		return item{coded: rec.coded}
	}
	document, note, err := s.document(rec, &r.options)
	if note != "" {
		in.note("%s%s", rec.place(), note)
	}
	if err != nil {
		return item{err: fileError(s.path, err)}
	}
	return item{document: document}
}

// place says where in its source a record stands, to begin a note with.
func (rec *record) place() string {
	switch {
	case rec.line > 0:
		return fmt.Sprintf("line %d: ", rec.line)
	case rec.entry != "":
		return rec.entry + " in it: "
	}
	return ""
}

// fault returns an error as an item. What is no document at all is left out where it only lies in a folder.
func (s source) fault(err error, none bool) item {
	if none && s.folder != nil {
		return item{skipped: true}
	}
	return item{err: fileError(s.path, err)}
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
