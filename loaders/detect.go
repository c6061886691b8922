package loaders

import (
	"bytes"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// headBytes is how much of an input its type is told by.
const headBytes = 4 << 10

// detect tells the format of a file by how it begins and, where that is plain text, by its name.
func detect(name string, head []byte) (*format, error) {
	if kind := signature(head); kind != "" {
		return formatNamed(kind)
	}
	if bytes.HasPrefix(head, []byte("SQLite format 3\x00")) {
		return nil, graph.Errorf(graph.Unsupported, "it is a database: of Discourse Network Analyzer, export the statements as an event list (CSV) and load that; of parley, name it with --db")
	}
	named := formatOf(name)
	if named != nil && !textFormat(named) {
		return misnamed(named, head)
	}
	if kind := markup(head); kind != "" {
		return formatNamed(kind)
	}
	if named != nil {
		return named, nil
	}
	extension := path.Ext(name)
	if isEmail(head) && !isBinary(whole(head)) {
		return formatNamed("email")
	}
	if extension != "" {
		return nil, unknownType(extension, head)
	}
	return formatNamed(sniff(head))
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

// shows tells whether a file shows by its first bytes that it is of a format other than plain text.
func shows(head []byte) bool { return signature(head) != "" || markup(head) != "" || isEmail(head) }

// textFormat tells whether files of a format are text that people write by hand, which only a name tells apart.
func textFormat(f *format) bool {
	return slices.Contains([]string{"csv", "email", "jsonl", "markdown", "text"}, f.name)
}

// misnamed returns the format of a file whose content is not what its name promises: that of its content, if it has one.
func misnamed(named *format, head []byte) (*format, error) {
	if kind := markup(head); kind != "" {
		return formatNamed(kind)
	}
	switch {
	case len(bytes.TrimSpace(head)) == 0 || named.name == "html":
		return named, nil
	case isBinary(whole(head)):
		return nil, graph.Errorf(graph.Invalid, "its name says %s, and it is %s: it is damaged, or misnamed", named.name, kindOf(head))
	case named.name == "feed":
		return named, nil
	}
	return formatNamed(sniff(head)) // text that somebody called .pdf
}

var (
	comments = regexp.MustCompile(`(?s)^\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s+(?:rss|feed)[^>]*>)`)
	page     = regexp.MustCompile(`(?is)^\s*(?:<!DOCTYPE\s+html\b|<(?:html|head|body|title|meta)\b)`)
	feed     = regexp.MustCompile(`(?is)^\s*<(?:rss|(?:\w+:)?feed|rdf:rdf)\b`)
)

// markup tells pages and feeds by their first tag.
func markup(head []byte) string {
	head = bytes.TrimPrefix(head, []byte(markUTF8))
	if text, err := toUTF8(whole(head)); err == nil {
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
	if isBinary(head) {
		return graph.Errorf(graph.Unsupported, "it is %s, which is not read: convert it to one of %s", kindOf(head), knownExtensions())
	}
	return graph.Errorf(graph.Unsupported, "files that end in %s are not read by name: give --type (%s), or rename it to one of %s",
		extension, strings.Join(formatNames(), ", "), knownExtensions())
}

// sniff guesses the format of plain text by its first bytes.
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
