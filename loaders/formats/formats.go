// Package formats reads files as records: one file of this package for each format, and one row for it in the table below.
//
//	format, err := formats.Detect(name, head)
//	for record, err := range format.Run(ctx, &formats.Input{Reader: file, Limits: limits, Name: name}) { ... }
//
// PDF files and large pages are read by a child process (Limits.Child, ServeChild), so that a bad one can't take this process with it.
package formats

import (
	"context"
	"io"
	"iter"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/coding"
)

// A Format reads bytes as records. Its errors concern one record or the rest of the input; it never panics.
type Format struct {
	Name       string
	extensions []string // lower case, the usual one first
	read       reading
	whole      bool // a source is one document: the time limit of a document holds for it
	apart      int  // read in a child process from so many bytes on; 0: never
}

// A reading reads an input record by record.
type reading func(ctx context.Context, in *Input) iter.Seq2[Record, error]

// Limits say how inputs are read.
type Limits struct {
	Limit    int64             // bytes over which an input is refused
	Encoding string            // of text, tables and pages; empty: told by the bytes
	Columns  map[string]string // of a table: which holds what; nil: known by their usual names
	Since    graph.Day         // entries of feeds that are older are left out
	Timeout  time.Duration     // of one document; 0: none
	Child    []string          // the command that runs ServeChild; empty: formats that need it are refused
}

// An Input is the bytes of one source with what is known of them.
type Input struct {
	io.Reader
	*Limits
	Name  string // of the file, empty for a stream
	Media string // the type that a server gives it
	depth int    // how many archives hold it

	mu    sync.Mutex
	notes []string // what a person should know of it; a parser that is left to itself may still write them
}

// Record is one document as its format gives it.
type Record struct {
	Text  string // canonical
	Line  int    // of a corpus: where it stands, counted from 1
	Entry string // of an archive: the file's name in it
	Pages []int  // where each page begins in text, where the format has pages
	Given Metadata
	From  string      // what gave the metadata
	Coded *coding.Row // what somebody coded by hand, instead of a document
}

// Metadata is what a document says of itself, as written.
type Metadata struct {
	ID, URL, Title, Publisher, Published, Collection, Language string
	Authors                                                    []string
}

// From this size on a page is read in a child process: its parsers need many times its size in memory.
const largePage = 1 << 20

// known returns all formats. Adding one is a row here and a file beside this one.
func known() []Format {
	return []Format{
		{Name: "csv", extensions: []string{".csv", ".tsv"}, read: readCSV},
		{Name: "docx", extensions: []string{".docx"}, read: readDOCX, whole: true},
		{Name: "email", extensions: []string{".eml"}, read: readEmail, whole: true},
		{Name: "epub", extensions: []string{".epub"}, read: readEPUB, whole: true},
		{Name: "feed", extensions: []string{".rss", ".atom", ".xml"}, read: readFeed},
		{Name: "html", extensions: []string{".html", ".htm", ".xhtml"}, read: readHTML, whole: true, apart: largePage},
		{Name: "jsonl", extensions: []string{".jsonl", ".ndjson"}, read: readJSONL},
		{Name: "markdown", extensions: []string{".md", ".markdown"}, read: readMarkdown, whole: true},
		{Name: "odt", extensions: []string{".odt"}, read: readODT, whole: true},
		{Name: "pdf", extensions: []string{".pdf"}, read: readPDF, whole: true, apart: 1},
		{Name: "text", extensions: []string{".txt", ".text"}, read: readText, whole: true},
		{Name: "zip", extensions: []string{".zip"}, read: readZip},
	}
}

// Names returns the names of all formats, sorted.
func Names() []string {
	var names []string
	for _, f := range known() {
		names = append(names, f.Name)
	}
	return names
}

// Named returns the format of a name. The error is graph.Invalid.
func Named(name string) (*Format, error) {
	all := known()
	i := slices.IndexFunc(all, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return nil, graph.Errorf(graph.Invalid, "unknown format %q: choose one of %s", name, strings.Join(Names(), ", "))
	}
	return &all[i], nil
}

// ByExtension returns the format that a file's extension names, or nil.
func ByExtension(name string) *Format {
	extension := strings.ToLower(path.Ext(name))
	all := known()
	i := slices.IndexFunc(all, func(f Format) bool { return slices.Contains(f.extensions, extension) })
	if i < 0 {
		return nil
	}
	return &all[i]
}

// KnownExtensions returns the extensions of all formats, for a person to read.
func KnownExtensions() string {
	var extensions []string
	for _, f := range known() {
		extensions = append(extensions, f.extensions...)
	}
	return strings.Join(extensions, ", ")
}
