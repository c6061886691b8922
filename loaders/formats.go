package loaders

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

// A format reads bytes as records. Its errors concern one record or the rest of the input; it never panics.
type format struct {
	name       string
	extensions []string // lower case, the usual one first
	read       reading
	whole      bool // a source is one document: the time limit of a document holds for it
	apart      int  // read in a child process from so many bytes on; 0: never
}

// A reading reads an input record by record.
type reading func(ctx context.Context, in *input) iter.Seq2[record, error]

// limits say how inputs are read.
type limits struct {
	Limit    int64             // bytes over which an input is refused
	Encoding string            // of text, tables and pages; empty: told by the bytes
	Columns  map[string]string // of a table: which holds what; nil: known by their usual names
	Since    graph.Day         // entries of feeds that are older are left out
	Timeout  time.Duration     // of one document; 0: none
	Child    []string          // the command that runs serveChild; empty: formats that need it are refused
}

// An input is the bytes of one source with what is known of them.
type input struct {
	io.Reader
	*limits
	name  string // of the file, empty for a stream
	media string // the type that a server gives it
	depth int    // how many archives hold it

	mu    sync.Mutex
	notes []string // what a person should know of it; a parser that is left to itself may still write them
}

// record is one document as its format gives it.
type record struct {
	text  string // canonical
	line  int    // of a corpus: where it stands, counted from 1
	entry string // of an archive: the file's name in it
	pages []int  // where each page begins in text, where the format has pages
	given metadata
	from  string      // what gave the metadata
	coded *coding.Row // what somebody coded by hand, instead of a document
}

// metadata is what a document says of itself, as written.
type metadata struct {
	id, url, title, publisher, published, collection, language string
	authors                                                    []string
}

// From this size on a page is read in a child process: its parsers need many times its size in memory.
const largePage = 1 << 20

// formats is the table of all formats. Adding one is a row here and a file beside this one.
func formats() []format {
	return []format{
		{name: "csv", extensions: []string{".csv", ".tsv"}, read: readCSV},
		{name: "docx", extensions: []string{".docx"}, read: readDOCX, whole: true},
		{name: "email", extensions: []string{".eml"}, read: readEmail, whole: true},
		{name: "epub", extensions: []string{".epub"}, read: readEPUB, whole: true},
		{name: "feed", extensions: []string{".rss", ".atom", ".xml"}, read: readFeed},
		{name: "html", extensions: []string{".html", ".htm", ".xhtml"}, read: readHTML, whole: true, apart: largePage},
		{name: "jsonl", extensions: []string{".jsonl", ".ndjson"}, read: readJSONL},
		{name: "markdown", extensions: []string{".md", ".markdown"}, read: readMarkdown, whole: true},
		{name: "odt", extensions: []string{".odt"}, read: readODT, whole: true},
		{name: "pdf", extensions: []string{".pdf"}, read: readPDF, whole: true, apart: 1},
		{name: "text", extensions: []string{".txt", ".text"}, read: readText, whole: true},
		{name: "zip", extensions: []string{".zip"}, read: readZip},
	}
}

// formatNames returns the names of all formats, sorted.
func formatNames() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

func formatNamed(name string) (*format, error) {
	all := formats()
	i := slices.IndexFunc(all, func(f format) bool { return f.name == name })
	if i < 0 {
		return nil, graph.Errorf(graph.Invalid, "unknown format %q: choose one of %s", name, strings.Join(formatNames(), ", "))
	}
	return &all[i], nil
}

// formatOf returns the format that a file's extension names, or nil.
func formatOf(name string) *format {
	extension := strings.ToLower(path.Ext(name))
	all := formats()
	i := slices.IndexFunc(all, func(f format) bool { return slices.Contains(f.extensions, extension) })
	if i < 0 {
		return nil
	}
	return &all[i]
}

func knownExtensions() string {
	var extensions []string
	for _, f := range formats() {
		extensions = append(extensions, f.extensions...)
	}
	return strings.Join(extensions, ", ")
}
