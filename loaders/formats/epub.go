package formats

import (
	"context"
	"encoding/xml"
	"iter"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"

	"github.com/parleygraph/parley/loaders/faults"
	"github.com/parleygraph/parley/loaders/masthead"
)

// readEPUB reads a book as one document: its chapters in the order of reading.
func readEPUB(ctx context.Context, in *Input) iter.Seq2[Record, error] {
	return packed(ctx, in, "epub", (*Input).epub)
}

func (in *Input) epub(ctx context.Context, a *archive) (Record, error) {
	book, err := a.book(ctx)
	if err != nil {
		return Record{}, err
	}
	p := &prose{limit: int(in.Limit)}
	for _, name := range book.chapters {
		raw, err := a.read(name)
		if err != nil {
			return Record{}, err
		}
		text, err := in.pageText(raw)
		if err != nil || ctx.Err() != nil {
			return Record{}, err
		}
		root, err := html.Parse(strings.NewReader(text))
		if err != nil {
			return Record{}, faults.Invalid("the chapter %s can't be read: %w", name, err)
		}
		w := walker{prose: p}
		w.walk(root, 0)
		w.flush()
	}
	text := p.text()
	return Record{Text: titled(book.given.Title, text), Given: book.given, From: FromMetadata}, checkText(text)
}

// A book is what the package of an EPUB file says of it.
type book struct {
	given    Metadata
	chapters []string // files in the archive
}

// book reads the package that the container names.
func (a *archive) book(ctx context.Context) (book, error) {
	var found book
	container, err := a.read("META-INF/container.xml")
	if err != nil {
		return found, err
	}
	root := ""
	err = eachToken(ctx, container, func(token xml.Token, _ int) error {
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "rootfile" && root == "" {
			root = attribute(e, "full-path")
		}
		return nil
	})
	if err != nil {
		return found, err
	}
	raw, err := a.read(root)
	if err == nil && raw == nil {
		err = faults.Invalid("it lacks its package: it is damaged")
	}
	if err != nil {
		return found, err
	}
	found.chapters, err = spine(ctx, raw, path.Dir(root))
	words := plainXML(ctx, raw, "title", "publisher", "date", "creator")
	found.given = Metadata{
		Title: first(words["title"]), Publisher: first(words["publisher"]), Published: pageDay(first(words["date"])), Authors: masthead.Authors(words["creator"]...),
	}
	return found, err
}

// spine returns the files of a package in the order of reading.
func spine(ctx context.Context, raw []byte, folder string) ([]string, error) {
	files := map[string]string{}
	var order []string
	err := eachToken(ctx, raw, func(token xml.Token, _ int) error {
		e, ok := token.(xml.StartElement)
		if !ok {
			return nil
		}
		switch e.Name.Local {
		case "item":
			if name, err := url.PathUnescape(attribute(e, "href")); err == nil && attribute(e, "properties") != "nav" {
				files[attribute(e, "id")] = path.Join(folder, name)
			}
		case "itemref":
			if name := files[attribute(e, "idref")]; name != "" && len(order) < mostEntries {
				order = append(order, name)
			}
		}
		return nil
	})
	return order, err
}
