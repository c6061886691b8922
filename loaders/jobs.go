package loaders

import (
	"context"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/coding"
	"github.com/parleygraph/parley/loaders/faults"
	"github.com/parleygraph/parley/loaders/formats"
)

// A job is one source on its way from the walk to the caller. Several are read at a time; they are handed on in the order of the walk.
type job struct {
	source source
	items  chan item
	folder *folder // in which it lies, if it lies in one
	ends   bool    // no source: the folder ends here
}

// An item is what a source yields: a document, a fault, or something to tell of it.
type item struct {
	document graph.Document
	err      error
	note     string
	skipped  bool
	coded    *coding.Row
}

// A folder is one that is walked, with how many of its files were read or found unreadable.
type folder struct {
	root string
	read int
}

// run walks the sources in a goroutine, reads them in others, and yields what they hold in order.
func (r *reader) run(ctx context.Context, yield func(graph.Document, error) bool, walk func(context.Context)) {
	inner, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		defer close(r.jobs)
		walk(inner)
	}()
	for j := range r.jobs {
		if !r.take(ctx, j, yield) {
			return
		}
	}
	if ctx.Err() != nil {
		yield(graph.Document{}, ctx.Err())
	}
}

// take hands on what a job yields and tells whether to go on.
func (r *reader) take(ctx context.Context, j *job, yield func(graph.Document, error) bool) bool {
	if j.ends {
		return j.folder.read > 0 || yield(graph.Document{}, faults.Of(j.folder.root, faults.Invalid("nothing to load in it: it holds no documents in files that end in %s", formats.KnownExtensions())))
	}
	skipped := false
	for it := range j.items {
		if ctx.Err() != nil {
			break
		}
		skipped = skipped || it.skipped
		if !r.hand(j.source.path, it, yield) {
			return false
		}
	}
	if j.folder != nil && !skipped {
		j.folder.read++
	}
	if ctx.Err() != nil {
		yield(graph.Document{}, ctx.Err())
		return false
	}
	return true
}

// hand passes one item to whom it concerns.
func (r *reader) hand(path string, it item, yield func(graph.Document, error) bool) bool {
	switch {
	case it.skipped:
		if r.options.Skipped != nil {
			r.options.Skipped(path)
		}
	case it.note != "":
		if r.options.Noted != nil {
			r.options.Noted(path, it.note)
		}
	case it.coded != nil:
		r.options.Coded(*it.coded)
	case it.err != nil:
		return yield(graph.Document{}, it.err)
	default:
		return yield(it.document, nil)
	}
	return true
}

// read starts reading one source as soon as a worker is free, and tells whether to go on.
func (r *reader) read(ctx context.Context, s source) bool {
	return r.start(ctx, &job{source: s, folder: s.folder}, func(ctx context.Context, give func(item) bool) { r.parse(ctx, s, give) })
}

// fail hands on a fault as if a source had it.
func (r *reader) fail(ctx context.Context, path string, in *folder, err error) bool {
	return r.one(ctx, path, in, item{err: faults.Of(path, err)})
}

// skip leaves out a file that lies in a folder.
func (r *reader) skip(ctx context.Context, path string, in *folder) bool {
	return r.one(ctx, path, in, item{skipped: true})
}

func (r *reader) one(ctx context.Context, path string, in *folder, it item) bool {
	return r.start(ctx, &job{source: source{path: path}, folder: in}, func(_ context.Context, give func(item) bool) { give(it) })
}

// start runs work in a goroutine of its own that a slot bounds. It waits for the slot and for a place in the order.
func (r *reader) start(ctx context.Context, j *job, work func(ctx context.Context, give func(item) bool)) bool {
	j.items = make(chan item, 1)
	select {
	case r.slots <- struct{}{}:
	case <-ctx.Done():
		return false
	}
	go func() {
		defer func() { <-r.slots; close(j.items) }()
		work(ctx, func(it item) bool {
			select {
			case j.items <- it:
				return true
			case <-ctx.Done():
				return false
			}
		})
	}()
	return r.queue(ctx, j)
}

func (r *reader) queue(ctx context.Context, j *job) bool {
	select {
	case r.jobs <- j:
		return true
	case <-ctx.Done():
		return false
	}
}
