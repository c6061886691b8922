package loaders

import (
	"bytes"
	"context"
	"encoding/json"
	"iter"
	"net/url"
	"regexp"
	"strings"

	readability "github.com/go-shiori/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"github.com/parleygraph/parley/graph"
)

// fromMetadata is where a page, a book or a message keeps what it says of itself.
const fromMetadata = "metadata"

// readHTML reads a page as one document: its main text, without what the site puts around it, and what it says of itself.
func readHTML(_ context.Context, in *input) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) { yield(in.page()) }
}

func (in *input) page() (record, error) {
	raw, err := in.bytes()
	if err != nil {
		return record{}, err
	}
	text, err := in.pageText(raw)
	if err != nil {
		return record{}, err
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return record{}, invalid("its HTML can't be read: %w", err)
	}
	given := pageMetadata(root)
	title, body := mainText(root, in.Limit)
	if strings.TrimSpace(body) == "" {
		return record{}, invalid("the page holds no text: it may be built by scripts, or ask to log in")
	}
	if given.title == "" {
		given.title = title
	}
	return record{text: titled(given.title, body), given: given, from: fromMetadata}, checkText(body)
}

// pageText decodes a page: by the encoding given, its byte order mark, its own words, else as plain text.
func (in *input) pageText(raw []byte) (string, error) {
	if in.Encoding == "" && !bytes.HasPrefix(raw, []byte("\xff\xfe")) && !bytes.HasPrefix(raw, []byte("\xfe\xff")) && guessUTF16(raw) == nil {
		if encoding, name, certain := charset.DetermineEncoding(raw[:min(len(raw), headBytes)], in.media); certain && name != "utf-8" {
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
				title = oneLine(n.FirstChild.Data)
			}
		case atom.H1:
			headings = append(headings, oneLine(strings.TrimLeft(proseOf(n, false, headerBytes).text(), "# ")))
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

// pageMetadata reads what a page says of itself in its head: its title, site and address, and its day of publication. The
// language that pages name is often that of their template: it is told by the text.
func pageMetadata(root *html.Node) metadata {
	var m metadata
	var first metadata // by JSON-LD, which says it most plainly
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Meta:
			m.meta(strings.ToLower(attr(n, "property")+attr(n, "name")+attr(n, "itemprop")), strings.TrimSpace(attr(n, "content")))
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				set(&m.url, absolute(attr(n, "href")))
			}
		case atom.Script:
			if strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
				first.linked(n.FirstChild.Data)
			}
		case atom.Time:
			if attr(n, "pubdate") != "" || attr(n, "itemprop") == "datePublished" {
				set(&m.published, pageDay(attr(n, "datetime")))
			}
		}
	}
	set(&first.title, m.title)
	set(&first.publisher, m.publisher)
	set(&first.published, m.published)
	first.url = m.url
	return first
}

// meta takes a property of the head of a page.
func (m *metadata) meta(property, content string) {
	switch property {
	case "og:title", "twitter:title", "dc.title", "headline":
		set(&m.title, content)
	case "og:site_name", "dc.publisher", "publisher", "application-name":
		set(&m.publisher, content)
	case "og:url":
		set(&m.url, absolute(content))
	case "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate", "publish-date", "parsely-pub-date", "sailthru.date",
		"citation_publication_date":
		set(&m.published, pageDay(content))
	}
}

// linkedData is an object of JSON-LD, or a list of them.
type linkedData struct {
	Headline      string          `json:"headline"`
	DatePublished string          `json:"datePublished"`
	Publisher     json.RawMessage `json:"publisher"`
	Graph         []linkedData    `json:"@graph"`
}

func (m *metadata) linked(script string) {
	var one linkedData
	var all []linkedData
	switch {
	case json.Unmarshal([]byte(script), &all) == nil:
	case json.Unmarshal([]byte(script), &one) == nil:
		all = append(one.Graph, one)
	}
	for _, d := range all {
		if d.DatePublished == "" && d.Headline == "" {
			continue
		}
		set(&m.title, strings.TrimSpace(html.UnescapeString(d.Headline)))
		set(&m.published, pageDay(d.DatePublished))
		var publisher struct {
			Name string `json:"name"`
		}
		if json.Unmarshal(d.Publisher, &publisher) == nil {
			set(&m.publisher, publisher.Name)
		}
	}
}

// set gives a field its value where it has none.
func set(field *string, value string) {
	if *field == "" {
		*field = strings.TrimSpace(value)
	}
}

// instant is an ISO date with whatever stands behind it: the day is that of its place, not of Greenwich, as a dateline's is.
var instant = regexp.MustCompile(`^(\d{4}-\d\d(?:-\d\d)?)(?:$|[T ]\d)`)

// pageDay returns a day as pages write it, empty where it can't be told.
func pageDay(text string) string {
	text = strings.TrimSpace(text)
	if groups := instant.FindStringSubmatch(text); groups != nil {
		if _, err := graph.ParseDay(groups[1]); err == nil || len(groups[1]) == len("2006-01") {
			return groups[1]
		}
		return ""
	}
	if d, ok := dateAlone(text); ok {
		return string(d.calendar())
	}
	return ""
}

// absolute returns an address that is whole, empty for another.
func absolute(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
