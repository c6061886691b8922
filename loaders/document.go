package loaders

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/parleygraph/parley/graph"
)

// document joins what a record says of itself with what its text and its source show.
func (s source) document(rec record, collection string) (graph.Document, error) {
	found := readHeader(rec.text)
	d := graph.Document{
		Collection: cmp.Or(collection, rec.given.collection, s.collection),
		Path:       s.path,
		URL:        rec.given.url,
		Publisher:  oneLine(cmp.Or(rec.given.publisher, found.publisher)),
		Language:   rec.given.language,
		SHA256:     graph.Digest(rec.text),
		Text:       rec.text,
	}
	d.Title, d.TitleFrom = either(rec.given.title, rec.from, found.title, found.titleFrom)
	d.Title = oneLine(d.Title)
	day, err := parsePublished(rec.given.published)
	if err != nil {
		return d, s.at(rec, err)
	}
	published, from := either(string(day), rec.from, string(found.day), found.dayFrom)
	d.PublishedAt, d.PublishedFrom = graph.Day(published), from
	if d.Language == "" {
		d.Language = languageOf(rec.text)
	}
	d.ID, d.Origin = s.identify(rec, &d), s.origin(rec)
	if strings.IndexFunc(d.ID, unicode.IsControl) >= 0 {
		return d, s.at(rec, invalid("its id %q holds a control character: give another", d.ID))
	}
	return d, nil
}

// either returns the first value with where it comes from, else the second.
func either(value, from, otherwise, otherwiseFrom string) (string, string) {
	if value != "" {
		return value, from
	}
	return otherwise, otherwiseFrom
}

// oneLine joins the words of text by single spaces.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// identify returns the given id, else the URL without fragment, else the collection and the relative path, of a corpus with the line.
// Standard input has no path; there the text's digest tells documents apart.
func (s source) identify(rec record, d *graph.Document) string {
	url, _, _ := strings.Cut(rec.given.url, "#")
	if id := cmp.Or(rec.given.id, url); id != "" {
		return id
	}
	name := plainName(s.name)
	switch {
	case name == "":
		name = d.SHA256[:16]
	case rec.line > 0:
		name = fmt.Sprintf("%s:%d", name, rec.line)
	}
	if d.Collection == "" {
		return name
	}
	return d.Collection + "/" + name
}

// origin returns the cleaned path, of a corpus with the document's id or line.
func (s source) origin(rec record) string {
	path := filepath.ToSlash(filepath.Clean(s.path))
	switch {
	case rec.line > 0 && rec.given.id != "":
		return path + "#" + rec.given.id
	case rec.line > 0:
		return fmt.Sprintf("%s:%d", path, rec.line)
	}
	return path
}

// at places an error on the record's line, where it has one.
func (s source) at(rec record, err error) error {
	if rec.line > 0 {
		return atLine(rec.line, err)
	}
	return err
}
