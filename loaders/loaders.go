// Package loaders turns files, folders and streams into documents with canonical text.
//
//	for document, err := range loaders.Read(ctx, []string{"talks/", "extra.jsonl"}, loaders.Options{}) {
//		var bad *loaders.FileError
//		if errors.As(err, &bad) {
//			continue // one bad file or line; the others follow
//		}
//		...
//	}
//
// A format is one file here and one row in the table of formats.go.
package loaders

import (
	"context"
	"io"
	"iter"

	"github.com/parleygraph/parley/graph"
)

// DefaultLimit is the size in bytes over which a file, or a line of a corpus, is refused: 16 MiB.
const DefaultLimit = 16 << 20

// Options say how Read reads. The zero value reads every format it knows, by file name.
type Options struct {
	// Collection holds every document read. Where empty, a document's own collection counts, then the base name of the folder it was
	// loaded from (of a single file: the folder that holds it), then "stdin".
	Collection string

	// Limit is the size in bytes over which a file, or a line of a corpus, is refused; 0 means DefaultLimit.
	Limit int64

	// Stdin is what the path "-" reads.
	Stdin io.Reader

	// Format reads everything, files of a folder too, as one of Formats. Where empty, the extension decides; for a file named without
	// one, and for Stdin, the content does.
	Format string

	// Skipped, where set, is told of each file of a folder that no format reads, or that holds annotations of documents: JSON lines with
	// "doc" and "type". Hidden files are not mentioned.
	Skipped func(path string)
}

// Read yields the documents of the paths in the order given: a file, a folder walked in lexical order with hidden files left out, or "-"
// for Options.Stdin. Links to files are followed, links to folders inside a folder are not.
//
// What can't be read yields a *FileError and reading goes on, so that one bad file, or one bad line of a corpus, never hides the others.
// A file of no known type, or of annotations, is an error where it is named, and passed to Options.Skipped where it only lies in a folder. Any other error
// ends the sequence: wrong options or no paths (Invalid), or the context's own.
//
// Of each document id, origin, collection, text, digest and what metadata can be found are filled; the fingerprint is left to whoever
// extracts. Nothing depends on the clock, on file times or on the working directory, except that a path is kept as given.
func Read(ctx context.Context, paths []string, options Options) iter.Seq2[graph.Document, error] {
	return func(yield func(graph.Document, error) bool) {
		r, err := newReader(options, yield)
		if err == nil && len(paths) == 0 {
			err = graph.Errorf(graph.Invalid, "nothing to load: name a file, a folder, or - for standard input")
		}
		if err != nil {
			yield(graph.Document{}, err)
			return
		}
		for _, path := range paths {
			if !r.path(ctx, path) {
				return
			}
		}
	}
}

// Parse yields the documents of content as Read does those of a file at path, which need not exist: a slash-separated path whose last
// element is the file's name, and the one before it the default collection. It serves embedded and uploaded documents.
func Parse(ctx context.Context, path string, content []byte, options Options) iter.Seq2[graph.Document, error] {
	return func(yield func(graph.Document, error) bool) {
		r, err := newReader(options, yield)
		if err != nil {
			yield(graph.Document{}, err)
			return
		}
		r.read(ctx, embedded(path, content))
	}
}

// reader carries what one Read needs. Its methods answer whether to go on.
type reader struct {
	options Options
	format  *format // nil: each source's own
	yield   func(graph.Document, error) bool
	left    int // files of folders that were left out
}

func newReader(options Options, yield func(graph.Document, error) bool) (*reader, error) {
	r := &reader{options: options, yield: yield}
	if options.Limit < 0 {
		return nil, graph.Errorf(graph.Invalid, "limit %d is below zero: give a size in bytes", options.Limit)
	}
	if options.Limit == 0 {
		r.options.Limit = DefaultLimit
	}
	if options.Format == "" {
		return r, nil
	}
	var err error
	r.format, err = formatNamed(options.Format)
	return r, err
}

// read yields the documents and faults of one source.
func (r *reader) read(ctx context.Context, s source) bool {
	if ctx.Err() != nil {
		r.yield(graph.Document{}, ctx.Err())
		return false
	}
	file, err := s.open()
	if err != nil {
		return r.fail(s.path, unreadable(err))
	}
	defer file.Close() // only read: closing has nothing to report
	in, f, err := r.choose(s, file)
	if err != nil {
		return r.fail(s.path, err)
	}
	for rec, err := range f.read(in, r.options.Limit) {
		if ctx.Err() != nil {
			r.yield(graph.Document{}, ctx.Err())
			return false
		}
		if !r.emit(s, rec, err) {
			return false
		}
	}
	return true
}

func (r *reader) emit(s source, rec record, err error) bool {
	if err != nil && s.lies && isAnnotation(err) {
		r.skip(s.path)
		return true
	}
	if err != nil {
		return r.fail(s.path, err)
	}
	document, err := s.document(rec, r.options.Collection)
	if err != nil {
		return r.fail(s.path, err)
	}
	return r.yield(document, nil)
}

// skip leaves out a file that lies in a folder.
func (r *reader) skip(path string) {
	r.left++
	if r.options.Skipped != nil {
		r.options.Skipped(path)
	}
}

func (r *reader) fail(path string, err error) bool {
	return r.yield(graph.Document{}, fileError(path, err))
}
