package loaders

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/faults"
	"github.com/parleygraph/parley/loaders/formats"
	"github.com/parleygraph/parley/loaders/masthead"
	"github.com/parleygraph/parley/loaders/plain"
)

// document joins what the user and a record say of it with what its text and its source show. A day of publication that is none is noted.
func (s source) document(rec formats.Record, options *Options) (d graph.Document, note string, err error) {
	d = graph.Document{
		Collection: cmp.Or(options.Collection, rec.Given.Collection, s.collection),
		Path:       s.path,
		URL:        cmp.Or(address(&rec, s.url), s.url),
		Language:   rec.Given.Language,
		SHA256:     graph.Digest(rec.Text),
		Pages:      rec.Pages,
		Text:       rec.Text,
	}
	if rec.Entry != "" {
		d.Path = s.path + "/" + rec.Entry
	}
	found := masthead.Read(rec.Text, options.Date)
	d.Publisher = plain.OneLine(cmp.Or(options.Publisher, rec.Given.Publisher, found.Publisher))
	if d.Authors = rec.Given.Authors; len(d.Authors) == 0 {
		d.Authors = found.Authors
	}
	d.Title, d.TitleFrom = either(rec.Given.Title, rec.From, found.Title, found.TitleFrom)
	d.Title, d.TitleFrom = either(options.Title, masthead.FromGiven, d.Title, d.TitleFrom)
	d.Title = plain.OneLine(d.Title)
	note = published(&d, rec, options, found)
	if d.Language == "" {
		d.Language = masthead.Language(rec.Text)
	}
	d.ID, d.Origin = s.identify(rec, &d), s.origin(rec)
	if strings.IndexFunc(d.ID, unicode.IsControl) >= 0 {
		return d, note, s.at(rec, faults.Invalid("its id %q holds a control character: give another", d.ID))
	}
	return d, note, nil
}

// address returns the address that a record gives itself: a page's own word is weighed against where it was fetched from.
func address(rec *formats.Record, fetched string) string {
	if rec.From == formats.FromMetadata && rec.Given.URL != "" && rec.Entry == "" && fetched != "" {
		return canonicalFor(rec.Given.URL, fetched)
	}
	return rec.Given.URL
}

// published sets when a document was published: the day that the user gives, else that which the document says of itself, else that of its text. It returns
// what is to be said of a day that can't be read.
func published(d *graph.Document, rec formats.Record, options *Options, found masthead.Head) (note string) {
	day, in, err := masthead.Published(rec.Given.Published)
	if err != nil {
		note = err.Error()
	}
	switch {
	case options.Date != "":
		d.PublishedAt, d.PublishedFrom, d.PublishedSure = options.Date, masthead.FromGiven, masthead.SureHigh
	case day != "":
		d.PublishedAt, d.PublishedFrom, d.PublishedSure = day, rec.From, masthead.SureHigh
	case found.Day != "":
		d.PublishedAt, d.PublishedFrom, d.PublishedSure = found.Day, found.DayFrom, found.Sure
	case found.Within(in) != "":
		d.PublishedAt, d.PublishedFrom, d.PublishedSure = found.Within(in), masthead.FromDateline, masthead.SureMedium
	case in != "":
		d.PublishedIn, d.PublishedSure = in, masthead.SureHigh
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
func (s source) identify(rec formats.Record, d *graph.Document) string {
	url, _, _ := strings.Cut(d.URL, "#")
	if id := cmp.Or(rec.Given.ID, url); id != "" {
		return id
	}
	name := formats.PlainName(s.name)
	if name != "" && rec.Entry != "" {
		name += "/" + rec.Entry
	}
	switch {
	case name == "":
		name = d.SHA256[:16]
	case rec.Line > 0:
		name = fmt.Sprintf("%s:%d", name, rec.Line)
	}
	if d.Collection == "" {
		return name
	}
	return d.Collection + "/" + name
}

// origin returns the address, or the cleaned path, of a corpus with the document's id or line.
func (s source) origin(rec formats.Record) string {
	if s.url != "" {
		return s.url
	}
	path := filepath.ToSlash(filepath.Clean(s.path))
	if rec.Entry != "" {
		path += "/" + rec.Entry
	}
	switch {
	case rec.Line > 0 && rec.Given.ID != "":
		return path + "#" + rec.Given.ID
	case rec.Line > 0:
		return fmt.Sprintf("%s:%d", path, rec.Line)
	}
	return path
}

// at places an error on the record's line, where it has one.
func (s source) at(rec formats.Record, err error) error {
	if rec.Line > 0 {
		return faults.AtLine(rec.Line, err)
	}
	return err
}
