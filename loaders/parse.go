package loaders

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"sync/atomic"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/faults"
	"github.com/parleygraph/parley/loaders/formats"
)

// parse reads one source and gives what it holds.
func (r *reader) parse(ctx context.Context, s source, give func(item) bool) {
	if ctx.Err() != nil {
		return
	}
	file, err := s.open(ctx)
	if err != nil {
		give(item{err: faults.Of(s.path, faults.Unreadable(err))})
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
	in := &formats.Input{Reader: opened, Limits: &r.limits, Name: s.name, Media: s.media}
	if random, ok := file.(io.ReaderAt); ok && f.Name == "zip" && s.size > 0 {
		in.Reader = io.NewSectionReader(random, 0, s.size)
	}
	for rec, err := range f.Run(ctx, in) {
		if ctx.Err() != nil || !give(r.item(s, in, rec, err)) || !tell(in, give) {
			return
		}
	}
	tell(in, give)
}

// tell gives what was noted of an input so far.
func tell(in *formats.Input, give func(item) bool) bool {
	for _, note := range in.Told() {
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
func (r *reader) item(s source, in *formats.Input, rec formats.Record, err error) item {
	if err != nil {
		return s.fault(err, formats.IsAnnotation(err))
	}
	if rec.Coded != nil && r.options.Coded == nil {
		return s.fault(faults.Invalid("it holds statements that somebody coded by hand, and no documents: `parley load` and `parley eval` read it"), true)
	}
	if rec.Coded != nil {
		rec.Coded.Path, rec.Coded.Line = s.path, rec.Line
		return item{coded: rec.Coded}
	}
	document, note, err := s.document(rec, &r.options)
	if note != "" {
		in.Note("%s%s", place(&rec), note)
	}
	if err != nil {
		return item{err: faults.Of(s.path, err)}
	}
	return item{document: document}
}

// place says where in its source a record stands, to begin a note with.
func place(rec *formats.Record) string {
	switch {
	case rec.Line > 0:
		return fmt.Sprintf("line %d: ", rec.Line)
	case rec.Entry != "":
		return rec.Entry + " in it: "
	}
	return ""
}

// fault returns an error as an item. What is no document at all is left out where it only lies in a folder.
func (s source) fault(err error, none bool) item {
	if none && s.folder != nil {
		return item{skipped: true}
	}
	return item{err: faults.Of(s.path, err)}
}

// choose returns the format of a source and the input with nothing consumed. The content decides; a name tells only kinds of plain text apart.
func (r *reader) choose(s source, in io.Reader) (io.Reader, *formats.Format, error) {
	if r.format != nil {
		return in, r.format, nil
	}
	buffered, peeked := in.(peeker)
	if !peeked {
		buffered = bufio.NewReaderSize(in, formats.HeadBytes)
	}
	head, _ := buffered.Peek(formats.HeadBytes) // a read error shows again when the format reads
	f, err := formats.Detect(s.name, head)
	return buffered, f, err
}

type peeker interface {
	io.Reader
	Peek(n int) ([]byte, error)
}
