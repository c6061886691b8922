package formats

import (
	"context"
	"iter"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/parleygraph/parley/loaders/faults"
	"github.com/parleygraph/parley/loaders/masthead"
	"github.com/parleygraph/parley/loaders/plain"
)

// readMarkdown reads one document whose front matter, where there is one, is its metadata. Its text is the file behind the front matter
// with all marks kept; a title that the front matter alone gives is its first line, so that it is read as other titles are.
func readMarkdown(_ context.Context, in *Input) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		whole, err := in.text()
		if err != nil {
			yield(Record{}, err)
			return
		}
		yield(markdown(whole))
	}
}

func markdown(whole string) (Record, error) {
	front, text, err := cutFrontMatter(whole)
	if err != nil {
		return Record{}, err
	}
	given, err := parseFrontMatter(front)
	if err != nil {
		return Record{}, err
	}
	if strings.TrimSpace(text) == "" && front != "" {
		return Record{}, faults.Invalid("it holds nothing behind its front matter")
	}
	if text = plain.Canonical(text); given.Title != "" {
		text = titled(given.Title, text)
	}
	return Record{Text: text, Given: given, From: masthead.FromFrontMatter}, checkText(text)
}

// frontKey is how front matter begins; without it, a first line of dashes is a rule across the page.
var frontKey = regexp.MustCompile(`^\s*(?:#[^\n]*\n\s*)*(?:["']?[A-Za-z_][\w -]*["']?:(?:\s|$)|(?:---|\.\.\.)[ \t]*(?:\n|$))`)

// cutFrontMatter returns what stands between a first line of three dashes and the next, and the text behind it.
func cutFrontMatter(whole string) (front, text string, err error) {
	first, rest, _ := strings.Cut(whole, "\n")
	if strings.TrimRight(first, " \t") != "---" || !frontKey.MatchString(rest) {
		return "", whole, nil
	}
	at := 0
	for line := range strings.Lines(rest) {
		if end := strings.TrimRight(line, " \t\n"); end == "---" || end == "..." {
			return rest[:at], rest[at+len(line):], nil
		}
		at += len(line)
	}
	return "", "", faults.AtLine(1, faults.Invalid("its front matter has no end: close it with a line of three dashes"))
}

// parseFrontMatter reads the keys it knows and leaves the others alone. Line 1 of the front matter is line 2 of the file.
func parseFrontMatter(front string) (Metadata, error) {
	var given Metadata
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(front), &root); err != nil {
		line, reason := yamlFault(err)
		return given, faults.AtLine(1+line, faults.Invalid("its front matter is no YAML: %s%w", reason, faults.Quietly(err)))
	}
	if len(root.Content) == 0 {
		return given, nil
	}
	mapping := root.Content[0]
	if mapping.Kind != yaml.MappingNode {
		return given, faults.AtLine(1+mapping.Line, faults.Invalid("its front matter is no list of keys and values"))
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if err := given.take(mapping.Content[i], mapping.Content[i+1]); err != nil {
			return given, faults.AtLine(1+mapping.Content[i].Line, err)
		}
	}
	return given, nil
}

// take sets the field that a key of the front matter names. Of several keys for one field, the first that has a value counts.
func (m *Metadata) take(key, value *yaml.Node) error {
	name := strings.ToLower(key.Value)
	if name == "author" || name == "authors" || name == "byline" {
		return m.takeAuthors(key, value)
	}
	field := m.field(name)
	if value.Kind == yaml.AliasNode {
		value = value.Alias
	}
	if field == nil || value.Tag == "!!null" {
		return nil
	}
	if value.Kind != yaml.ScalarNode {
		return faults.Invalid("%s in its front matter must be one value", key.Value)
	}
	if *field == "" {
		*field = strings.TrimSpace(value.Value)
	}
	return nil
}

// takeAuthors sets the authors: one value, or a list of them.
func (m *Metadata) takeAuthors(key, value *yaml.Node) error {
	var written []string
	if value.Kind == yaml.ScalarNode {
		written = []string{value.Value}
	} else if err := value.Decode(&written); err != nil {
		return faults.Invalid("%s in its front matter must be a name or a list of names%w", key.Value, faults.Quietly(err))
	}
	m.Authors = masthead.JoinAuthors(m.Authors, masthead.Authors(written...))
	return nil
}

func (m *Metadata) field(key string) *string {
	switch key {
	case "id":
		return &m.ID
	case "url":
		return &m.URL
	case "title":
		return &m.Title
	case "publisher", "source":
		return &m.Publisher
	case "date", "published", "publishedat":
		return &m.Published
	case "collection":
		return &m.Collection
	case "language", "lang":
		return &m.Language
	}
	return nil
}

var yamlError = regexp.MustCompile(`(?s)^yaml: (?:line (\d+): )?(.*)$`)

// yamlFault returns the line and the reason that a YAML error words; without a line, 0.
func yamlFault(err error) (line int, reason string) {
	parts := yamlError.FindStringSubmatch(err.Error())
	if parts == nil {
		return 0, err.Error()
	}
	line, _ = strconv.Atoi(parts[1]) // no number: 0, the front matter as a whole
	return line, parts[2]
}
