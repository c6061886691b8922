package loaders

import (
	"bufio"
	"bytes"
	"io"
	"iter"
	"path"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// A format reads bytes as records. Its errors concern one record or the rest of the input; it never panics.
type format struct {
	name       string
	extensions []string // lower case, the usual one first
	read       func(in io.Reader, limit int64) iter.Seq2[record, error]
}

// record is one document as its format gives it.
type record struct {
	text  string // canonical
	line  int    // of a corpus: where it stands, counted from 1
	given metadata
	from  string // what gave the metadata
}

// metadata is what a document says of itself, as written.
type metadata struct {
	id, url, title, publisher, published, collection, language string
}

// formats is the table of all formats. Adding one is a row here and a file beside this one.
func formats() []format {
	return []format{
		{"jsonl", []string{".jsonl", ".ndjson"}, readJSONL},
		{"markdown", []string{".md", ".markdown"}, readMarkdown},
		{"text", []string{".txt", ".text"}, readText},
	}
}

// Formats returns the names that Options.Format takes, sorted.
func Formats() []string {
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
		return nil, graph.Errorf(graph.Invalid, "unknown format %q: choose one of %s", name, strings.Join(Formats(), ", "))
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

// choose returns the format of a source and the input with nothing consumed.
func (r *reader) choose(s source, in io.Reader) (io.Reader, *format, error) {
	if r.format != nil {
		return in, r.format, nil
	}
	if f := formatOf(s.name); f != nil {
		return in, f, nil
	}
	buffered := bufio.NewReader(in)
	head, _ := buffered.Peek(512) // a read error shows again when the format reads
	if extension := path.Ext(s.name); extension != "" {
		return nil, nil, unknownType(extension, head)
	}
	f, err := formatNamed(sniff(head))
	return buffered, f, err
}

// unknownType refuses a file by its extension, and says what it is where that can be told.
func unknownType(extension string, head []byte) error {
	if isBinary(head) {
		return graph.Errorf(graph.Unsupported, "it is %s, not text: convert it to one of %s", kindOf(head), knownExtensions())
	}
	return graph.Errorf(graph.Unsupported, "files that end in %s are not read by name: give the format (%s), or rename it to one of %s",
		extension, strings.Join(Formats(), ", "), knownExtensions())
}

// sniff guesses the format of a stream by its first bytes.
func sniff(head []byte) string {
	head = bytes.TrimPrefix(head, []byte(markUTF8))
	switch {
	case bytes.HasPrefix(bytes.TrimSpace(head), []byte(`{"`)):
		return "jsonl"
	case bytes.HasPrefix(head, []byte("---\n")), bytes.HasPrefix(head, []byte("---\r\n")), bytes.HasPrefix(head, []byte("# ")):
		return "markdown"
	}
	return "text"
}

func knownExtensions() string {
	var extensions []string
	for _, f := range formats() {
		extensions = append(extensions, f.extensions...)
	}
	return strings.Join(extensions, ", ")
}
