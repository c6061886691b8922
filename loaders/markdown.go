package loaders

import (
	"context"
	"iter"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// readMarkdown reads one document whose front matter, where there is one, is its metadata. Its text is the file behind the front matter
// with all marks kept; a title that the front matter alone gives is its first line, so that it is read as other titles are.
func readMarkdown(_ context.Context, in *input) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		whole, err := in.text()
		if err != nil {
			yield(record{}, err)
			return
		}
		yield(markdown(whole))
	}
}

func markdown(whole string) (record, error) {
	front, text, err := cutFrontMatter(whole)
	if err != nil {
		return record{}, err
	}
	given, err := parseFrontMatter(front)
	if err != nil {
		return record{}, err
	}
	if strings.TrimSpace(text) == "" && front != "" {
		return record{}, invalid("it holds nothing behind its front matter")
	}
	if text = canonical(text); given.title != "" {
		text = titled(given.title, text)
	}
	return record{text: text, given: given, from: fromFrontMatter}, checkText(text)
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
	return "", "", atLine(1, invalid("its front matter has no end: close it with a line of three dashes"))
}

// parseFrontMatter reads the keys it knows and leaves the others alone. Line 1 of the front matter is line 2 of the file.
func parseFrontMatter(front string) (metadata, error) {
	var given metadata
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(front), &root); err != nil {
		line, reason := yamlFault(err)
		return given, atLine(1+line, invalid("its front matter is no YAML: %s%w", reason, quiet{err}))
	}
	if len(root.Content) == 0 {
		return given, nil
	}
	mapping := root.Content[0]
	if mapping.Kind != yaml.MappingNode {
		return given, atLine(1+mapping.Line, invalid("its front matter is no list of keys and values"))
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if err := given.take(mapping.Content[i], mapping.Content[i+1]); err != nil {
			return given, atLine(1+mapping.Content[i].Line, err)
		}
	}
	return given, nil
}

// take sets the field that a key of the front matter names. Of several keys for one field, the first that has a value counts.
func (m *metadata) take(key, value *yaml.Node) error {
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
		return invalid("%s in its front matter must be one value", key.Value)
	}
	if *field == "" {
		*field = strings.TrimSpace(value.Value)
	}
	return nil
}

// takeAuthors sets the authors: one value, or a list of them.
func (m *metadata) takeAuthors(key, value *yaml.Node) error {
	var written []string
	if value.Kind == yaml.ScalarNode {
		written = []string{value.Value}
	} else if err := value.Decode(&written); err != nil {
		return invalid("%s in its front matter must be a name or a list of names%w", key.Value, quiet{err})
	}
	m.authors = joinNames(m.authors, authorsOf(written...))
	return nil
}

func (m *metadata) field(key string) *string {
	switch key {
	case "id":
		return &m.id
	case "url":
		return &m.url
	case "title":
		return &m.title
	case "publisher", "source":
		return &m.publisher
	case "date", "published", "publishedat":
		return &m.published
	case "collection":
		return &m.collection
	case "language", "lang":
		return &m.language
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
