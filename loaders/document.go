package loaders

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/parleygraph/parley/graph"
)

// document joins what the user and a record say of it with what its text and its source show. A day of publication that is none is noted.
func (s source) document(rec record, options *Options) (d graph.Document, note string, err error) {
	d = graph.Document{
		Collection: cmp.Or(options.Collection, rec.given.collection, s.collection),
		Path:       s.path,
		URL:        cmp.Or(address(&rec, s.url), s.url),
		Language:   rec.given.language,
		SHA256:     graph.Digest(rec.text),
		Pages:      rec.pages,
		Text:       rec.text,
	}
	if rec.entry != "" {
		d.Path = s.path + "/" + rec.entry
	}
	found := readHeader(rec.text, options.Date)
	d.Publisher = oneLine(cmp.Or(options.Publisher, rec.given.publisher, found.publisher))
	if d.Authors = rec.given.authors; len(d.Authors) == 0 {
		d.Authors = found.authors
	}
	d.Title, d.TitleFrom = either(rec.given.title, rec.from, found.title, found.titleFrom)
	d.Title, d.TitleFrom = either(options.Title, fromGiven, d.Title, d.TitleFrom)
	d.Title = oneLine(d.Title)
	note = published(&d, rec, options, found)
	if d.Language == "" {
		d.Language = languageOf(rec.text)
	}
	d.ID, d.Origin = s.identify(rec, &d), s.origin(rec)
	if strings.IndexFunc(d.ID, unicode.IsControl) >= 0 {
		return d, note, s.at(rec, invalid("its id %q holds a control character: give another", d.ID))
	}
	return d, note, nil
}

// address returns the address that a record gives itself: a page's own word is weighed against where it was fetched from.
func address(rec *record, fetched string) string {
	if rec.from == fromMetadata && rec.given.url != "" && rec.entry == "" && fetched != "" {
		return canonicalFor(rec.given.url, fetched)
	}
	return rec.given.url
}

// published sets when a document was published: the day that the user gives, else that which the document says of itself, else that of its text. It returns
// what is to be said of a day that can't be read.
func published(d *graph.Document, rec record, options *Options, found header) (note string) {
	day, in, err := parsePublished(rec.given.published)
	if err != nil {
		note = err.Error()
	}
	switch {
	case options.Date != "":
		d.PublishedAt, d.PublishedFrom, d.PublishedSure = options.Date, fromGiven, sureHigh
	case day != "":
		d.PublishedAt, d.PublishedFrom, d.PublishedSure = day, rec.from, sureHigh
	case found.day != "":
		d.PublishedAt, d.PublishedFrom, d.PublishedSure = found.day, found.dayFrom, found.sure
	case found.within(in) != "":
		d.PublishedAt, d.PublishedFrom, d.PublishedSure = found.within(in), fromDateline, sureMedium
	case in != "":
		d.PublishedIn, d.PublishedSure = in, sureHigh
	}
	return note
}

// either returns the first value with where it comes from, else the second.
func either(value, from, otherwise, otherwiseFrom string) (string, string) {
	if value != "" {
		return value, from
	}
	return otherwise, otherwiseFrom
}

// identify returns the given id, else the URL without fragment, else the collection and the relative path, of an archive with the file in it, of a corpus with the line.
// Standard input has no path; there the text's digest tells documents apart.
func (s source) identify(rec record, d *graph.Document) string {
	url, _, _ := strings.Cut(d.URL, "#")
	if id := cmp.Or(rec.given.id, url); id != "" {
		return id
	}
	name := plainName(s.name)
	if name != "" && rec.entry != "" {
		name += "/" + rec.entry
	}
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

// origin returns the address, or the cleaned path, of a corpus with the document's id or line.
func (s source) origin(rec record) string {
	if s.url != "" {
		return s.url
	}
	path := filepath.ToSlash(filepath.Clean(s.path))
	if rec.entry != "" {
		path += "/" + rec.entry
	}
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
