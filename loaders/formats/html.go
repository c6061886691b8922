package formats

import (
	"bytes"
	"context"
	"iter"
	"strings"

	"github.com/parleygraph/parley/loaders/faults"
	"github.com/parleygraph/parley/loaders/masthead"
	"github.com/parleygraph/parley/loaders/plain"

	readability "github.com/go-shiori/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// FromMetadata is where a page, a book or a message keeps what it says of itself.
const FromMetadata = "metadata"

// readHTML reads a page as one document: its main text, without what the site puts around it, and what it says of itself.
func readHTML(_ context.Context, in *Input) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) { yield(in.page()) }
}

func (in *Input) page() (Record, error) {
	raw, err := in.bytes()
	if err != nil {
		return Record{}, err
	}
	text, err := in.pageText(raw)
	if err != nil {
		return Record{}, err
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return Record{}, faults.Invalid("its HTML can't be read: %w", err)
	}
	given := pageMetadata(root)
	title, body := mainText(root, in.Limit)
	if strings.TrimSpace(body) == "" {
		return Record{}, faults.Invalid("the page holds no text: it may be built by scripts, or ask to log in")
	}
	if given.Title == "" {
		given.Title = title
	}
	return Record{Text: titled(given.Title, body), Given: given, From: FromMetadata}, checkText(body)
}

// pageText decodes a page: by the encoding given, its byte order mark, its own words, else as plain text.
func (in *Input) pageText(raw []byte) (string, error) {
	if in.Encoding == "" && !bytes.HasPrefix(raw, []byte("\xff\xfe")) && !bytes.HasPrefix(raw, []byte("\xfe\xff")) && plain.UTF16Order(raw) == nil {
		if encoding, name, certain := charset.DetermineEncoding(raw[:min(len(raw), HeadBytes)], in.Media); certain && name != "utf-8" {
			if text, err := encoding.NewDecoder().Bytes(raw); err == nil {
				return strings.ReplaceAll(string(text), "\x00", ""), nil
			}
		}
	}
	text, err := in.utf8(raw)
	return strings.ReplaceAll(text, "\x00", ""), err
}

// mostElements is how many elements a page may have for its article to be looked for: a larger one is read as a whole.
const mostElements = 50_000

// mainText returns the title and the prose of the article that a page is about: of the one that it marks as such, else of what reads most like one. A page that holds
// none is read as a whole.
func mainText(root *html.Node, limit int64) (title, text string) {
	if marked := onlyArticle(root); marked != nil {
		text = proseOf(marked, true, limit).text()
	}
	if len(text) < leastArticle {
		parser := readability.NewParser()
		parser.MaxElemsToParse = mostElements
		if found, err := parser.ParseDocument(root, nil); err == nil && found.Node != nil {
			text = proseOf(found.Node, true, limit).text()
		}
	}
	if len(text) < leastArticle {
		if whole := proseOf(root, true, limit).text(); len(whole) > len(text) {
			text = whole
		}
	}
	return pageTitle(root), text
}

// onlyArticle returns the one element of a page that is marked as an article, nil where there is none or several.
func onlyArticle(root *html.Node) *html.Node {
	var found *html.Node
	for n := range root.Descendants() {
		if n.DataAtom != atom.Article {
			continue
		}
		if found != nil {
			return nil
		}
		found = n
	}
	return found
}

// pageTitle returns the title of a page, without the name of the site where a heading shows where it begins.
func pageTitle(root *html.Node) string {
	title := ""
	var headings []string
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Title:
			if title == "" && n.FirstChild != nil {
				title = plain.OneLine(n.FirstChild.Data)
			}
		case atom.H1:
			headings = append(headings, plain.OneLine(strings.TrimLeft(proseOf(n, false, masthead.Reach).text(), "# ")))
		}
	}
	for _, h := range headings {
		if h != "" && strings.HasPrefix(title, h) {
			return h
		}
	}
	return title
}

// leastArticle is how many bytes an article has at least: where less is found, the page is read as a whole.
const leastArticle = 200
