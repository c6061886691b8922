// Package loaders turns files, folders, streams and addresses into documents with canonical text.
//
//	for document, err := range loaders.Read(ctx, []string{"talks/", "extra.jsonl"}, loaders.Options{}) {
//		var bad *loaders.FileError
//		if errors.As(err, &bad) {
//			continue // one bad file or line; the others follow
//		}
//		...
//	}
//
// A format is one file of package formats and one row in its table; package masthead reads what the top of a text says of it, web reads addresses.
package loaders

import (
	"context"
	"io"
	"iter"
	"time"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/coding"
	"github.com/parleygraph/parley/loaders/faults"
	"github.com/parleygraph/parley/loaders/formats"
	"github.com/parleygraph/parley/loaders/plain"
	"github.com/parleygraph/parley/loaders/web"
)

// DefaultLimit is the size in bytes over which a file, or a line of a corpus, is refused: 16 MiB.
const DefaultLimit = 16 << 20

// Options say how Read reads. The zero value reads every format it knows, by content and file name, but those that need Child or Fetch.
type Options struct {
	// Collection holds every document read. Where empty, a document's own collection counts, then the base name of the folder it was
	// loaded from (of a single file: the folder that holds it), then "stdin".
	Collection string

	// Limit is the size in bytes over which a file, or a line of a corpus, is refused; 0 means DefaultLimit.
	Limit int64

	// Stdin is what the path "-" reads.
	Stdin io.Reader

	// Format reads everything, files of a folder too, as one of Formats. Where empty, the content decides, and among kinds of plain text
	// the extension.
	Format string

	// Title, Publisher and Date hold for every document read, over what it says itself.
	Title, Publisher string
	Date             graph.Day

	// Encoding is the name of the character encoding of plain text, of tables and of pages ("macintosh", "iso-8859-2"). Where empty it is told
	// by the bytes; Noted says where that was a guess.
	Encoding string

	// Columns says which column of a CSV file holds what: "text" to "body". Where empty, columns are known by their usual names.
	Columns map[string]string

	// Since leaves out the entries of feeds and of sitemaps that are older.
	Since graph.Day

	// Follow follows links that lead out of a folder. Else they are passed to Skipped.
	Follow bool

	// Workers is how many files are read at a time; 0 means one. Documents come in the same order however many.
	Workers int

	// Timeout is how long reading one document may take; 0 means as long as it takes.
	Timeout time.Duration

	// Child is the command that runs ServeChild. PDF files and large pages are read by it, so that a bad one can't take this process with it. Where empty they are
	// refused.
	Child []string

	// Fetch reads paths that begin with http:// or https://. Where nil they are refused.
	Fetch *Fetch

	// Only, where set, leaves out the files of folders that it does not take.
	Only func(path string) bool

	// Skipped, where set, is told of each file of a folder that no format reads, that a link outside the folder stands for, or that holds annotations of documents:
	// JSON lines with "doc" and "type". Hidden files are not mentioned.
	Skipped func(path string)

	// Noted, where set, is told what a person should know of a file that was read: its encoding is a guess, a part of it was left out.
	Noted func(path, note string)

	// Coded, where set, is given what people coded by hand, row by row. Where nil, a table of it is an error.
	Coded func(coding.Row)

	// Progress, where set, is told of the bytes of each source when it has been read. It may be called from several goroutines.
	Progress func(bytes int64)
}

// A FileError says why one file, or one line of it, yields no document. Reading goes on behind it.
type FileError = faults.FileError

// A Fetch says how addresses are read. The zero value reads public pages politely.
type Fetch = web.Fetch

// Read yields the documents of the paths in the order given: a file, a folder walked in lexical order with hidden files left out, "-"
// for Options.Stdin, or an address. Links to files are followed within a folder, links to folders inside a folder are not.
//
// What can't be read yields a *FileError and reading goes on, so that one bad file, or one bad line of a corpus, never hides the others.
// A file of no known type, or of annotations, is an error where it is named, and passed to Options.Skipped where it only lies in a folder. Any other error
// ends the sequence: wrong options or no paths (Invalid), or the context's own.
//
// Of each document id, origin, collection, text, digest and what metadata can be found are filled; the fingerprint is left to whoever
// extracts. Nothing depends on the clock, on file times or on the working directory, except that a path is kept as given.
func Read(ctx context.Context, paths []string, options Options) iter.Seq2[graph.Document, error] {
	return func(yield func(graph.Document, error) bool) {
		r, err := newReader(options)
		if err == nil && len(paths) == 0 {
			err = graph.Errorf(graph.Invalid, "nothing to load: name a file, a folder, an address, or - for standard input")
		}
		if err != nil {
			yield(graph.Document{}, err)
			return
		}
		r.run(ctx, yield, func(ctx context.Context) {
			for _, path := range paths {
				if !r.path(ctx, path) {
					return
				}
			}
		})
	}
}

// Parse yields the documents of content as Read does those of a file at path, which need not exist: a slash-separated path whose last
// element is the file's name, and the one before it the default collection. It serves embedded and uploaded documents.
func Parse(ctx context.Context, path string, content []byte, options Options) iter.Seq2[graph.Document, error] {
	return func(yield func(graph.Document, error) bool) {
		r, err := newReader(options)
		if err != nil {
			yield(graph.Document{}, err)
			return
		}
		r.run(ctx, yield, func(ctx context.Context) { r.read(ctx, embedded(path, content)) })
	}
}

// Formats returns the names that Options.Format takes, sorted.
func Formats() []string { return formats.Names() }

// ServeChild reads one document of in and answers on out. It is what the command of Options.Child runs: with little memory, and for that document only.
func ServeChild(ctx context.Context, in io.Reader, out io.Writer) error {
	return formats.ServeChild(ctx, in, out)
}

// reader carries what one Read needs.
type reader struct {
	options Options
	limits  formats.Limits
	format  *formats.Format // nil: each source's own
	jobs    chan *job       // in the order of the sources
	slots   chan struct{}
}

func newReader(options Options) (*reader, error) {
	options.Workers = max(1, options.Workers)
	r := &reader{options: options, jobs: make(chan *job, options.Workers), slots: make(chan struct{}, options.Workers)}
	if options.Limit < 0 {
		return nil, graph.Errorf(graph.Invalid, "limit %d is below zero: give a size in bytes", options.Limit)
	}
	if options.Limit == 0 {
		r.options.Limit = DefaultLimit
	}
	r.limits = formats.Limits{Limit: r.options.Limit, Encoding: options.Encoding, Columns: options.Columns, Since: options.Since, Timeout: options.Timeout, Child: options.Child}
	if err := plain.CheckEncoding(options.Encoding); err != nil {
		return nil, err
	}
	if err := formats.CheckColumns(options.Columns); err != nil {
		return nil, err
	}
	if options.Format == "" {
		return r, nil
	}
	var err error
	r.format, err = formats.Named(options.Format)
	return r, err
}
