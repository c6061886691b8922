package formats

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/plain"
)

// HeadBytes is how much of an input its type is told by.
const HeadBytes = 4 << 10

// Detect tells the format of a file by how it begins and, where that is plain text, by its name.
func Detect(name string, head []byte) (*Format, error) {
	if kind := signature(head); kind != "" {
		return Named(kind)
	}
	if bytes.HasPrefix(head, []byte("SQLite format 3\x00")) {
		return nil, graph.Errorf(graph.Unsupported, "it is a database: of Discourse Network Analyzer, export the statements as an event list (CSV) and load that; of parley, name it with --db")
	}
	named := ByExtension(name)
	if named != nil && !textFormat(named) {
		return misnamed(named, head)
	}
	if kind := markup(head); kind != "" {
		return Named(kind)
	}
	if named != nil {
		return named, nil
	}
	extension := path.Ext(name)
	if isEmail(head) && !plain.IsBinary(plain.Whole(head)) {
		return Named("email")
	}
	if extension != "" {
		return nil, unknownType(extension, head)
	}
	return Named(sniff(head))
}

// signature tells the formats that begin with bytes of their own.
func signature(head []byte) string {
	switch {
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")) && !bytes.HasPrefix(bytes.TrimSpace(head), []byte("<")):
		return "pdf"
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return "zip" // which tells the kinds of it apart
	}
	return ""
}

// Shows tells whether a file shows by its first bytes that it is of a format other than plain text.
func Shows(head []byte) bool { return signature(head) != "" || markup(head) != "" || isEmail(head) }

// textFormat tells whether files of a format are text that people write by hand, which only a name tells apart.
func textFormat(f *Format) bool {
	return slices.Contains([]string{"csv", "email", "jsonl", "markdown", "text"}, f.Name)
}

// misnamed returns the format of a file whose content is not what its name promises: that of its content, if it has one.
func misnamed(named *Format, head []byte) (*Format, error) {
	if kind := markup(head); kind != "" {
		return Named(kind)
	}
	switch {
	case len(bytes.TrimSpace(head)) == 0 || named.Name == "html":
		return named, nil
	case plain.IsBinary(plain.Whole(head)):
		return nil, graph.Errorf(graph.Invalid, "its name says %s, and it is %s: it is damaged, or misnamed", named.Name, plain.KindOf(head))
	case named.Name == "feed":
		return named, nil
	}
	return Named(sniff(head)) // text that somebody called .pdf
}

var (
	comments = regexp.MustCompile(`(?s)^\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s+(?:rss|feed)[^>]*>)`)
	page     = regexp.MustCompile(`(?is)^\s*(?:<!DOCTYPE\s+html\b|<(?:html|head|body|title|meta)\b)`)
	feed     = regexp.MustCompile(`(?is)^\s*<(?:rss|(?:\w+:)?feed|rdf:rdf)\b`)
)

// markup tells pages and feeds by their first tag.
func markup(head []byte) string {
	head = bytes.TrimPrefix(head, []byte(plain.MarkUTF8))
	if text, err := plain.Decode(plain.Whole(head)); err == nil {
		head = []byte(text)
	}
	for {
		inner := comments.Find(head)
		if inner == nil {
			break
		}
		head = head[len(inner):]
	}
	switch {
	case page.Match(head):
		return "html"
	case feed.Match(head):
		return "feed"
	}
	return ""
}

var mailHeader = regexp.MustCompile(`(?i)^(?:from|to|cc|date|subject|received|return-path|delivered-to|message-id|mime-version|content-type|reply-to|dkim-signature|x-[\w-]+):`)

// isEmail tells whether a text begins as a stored message does: with header lines, among them one that no press release has.
func isEmail(head []byte) bool {
	headers, technical := 0, false
	for line := range strings.Lines(string(head)) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case line == "":
			return headers >= 3 && technical
		case line[0] == ' ' || line[0] == '\t':
			continue
		case !mailHeader.MatchString(line):
			return false
		}
		headers++
		key, _, _ := strings.Cut(strings.ToLower(line), ":")
		technical = technical || slices.Contains([]string{"message-id", "mime-version", "received", "return-path"}, key)
	}
	return headers >= 3 && technical
}

// unknownType refuses a file by its extension, and says what it is where that can be told.
func unknownType(extension string, head []byte) error {
	if plain.IsBinary(head) {
		return graph.Errorf(graph.Unsupported, "it is %s, which is not read: convert it to one of %s", plain.KindOf(head), KnownExtensions())
	}
	return graph.Errorf(graph.Unsupported, "files that end in %s are not read by name: give --type (%s), or rename it to one of %s",
		extension, strings.Join(Names(), ", "), KnownExtensions())
}

// sniff guesses the format of plain text by its first bytes.
func sniff(head []byte) string {
	head = bytes.TrimPrefix(head, []byte(plain.MarkUTF8))
	switch {
	case bytes.HasPrefix(bytes.TrimSpace(head), []byte(`{"`)):
		return "jsonl"
	case bytes.HasPrefix(head, []byte("---\n")), bytes.HasPrefix(head, []byte("---\r\n")), bytes.HasPrefix(head, []byte("# ")):
		return "markdown"
	}
	return "text"
}
