package formats

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/masthead"
)

// pageMetadata reads what a page says of itself in its head: its title, site and address, and its day of publication. The
// language that pages name is often that of their template: it is told by the text.
func pageMetadata(root *html.Node) Metadata {
	var m Metadata
	var first Metadata // by JSON-LD, which says it most plainly
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Meta:
			m.meta(strings.ToLower(attr(n, "property")+attr(n, "name")+attr(n, "itemprop")), strings.TrimSpace(attr(n, "content")))
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				set(&m.URL, absolute(attr(n, "href")))
			}
		case atom.Script:
			if strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
				first.linked(n.FirstChild.Data)
			}
		case atom.Time:
			if attr(n, "pubdate") != "" || attr(n, "itemprop") == "datePublished" {
				set(&m.Published, pageDay(attr(n, "datetime")))
			}
		}
	}
	set(&first.Title, m.Title)
	set(&first.Publisher, m.Publisher)
	set(&first.Published, m.Published)
	if len(first.Authors) == 0 {
		first.Authors = m.Authors
	}
	first.URL = m.URL
	return first
}

// meta takes a property of the head of a page.
func (m *Metadata) meta(property, content string) {
	switch property {
	case "og:title", "twitter:title", "dc.title", "headline":
		set(&m.Title, content)
	case "og:site_name", "dc.publisher", "publisher", "application-name":
		set(&m.Publisher, content)
	case "author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "sailthru.author":
		m.Authors = masthead.JoinAuthors(m.Authors, masthead.Authors(content))
	case "og:url":
		set(&m.URL, absolute(content))
	case "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate", "publish-date", "parsely-pub-date", "sailthru.date",
		"citation_publication_date":
		set(&m.Published, pageDay(content))
	}
}

// linkedData is an object of JSON-LD, or a list of them.
type linkedData struct {
	Headline      string          `json:"headline"`
	DatePublished string          `json:"datePublished"`
	Publisher     json.RawMessage `json:"publisher"`
	Author        json.RawMessage `json:"author"`
	Graph         []linkedData    `json:"@graph"`
}

func (m *Metadata) linked(script string) {
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
		set(&m.Title, strings.TrimSpace(html.UnescapeString(d.Headline)))
		set(&m.Published, pageDay(d.DatePublished))
		if names := namesIn(d.Publisher); len(names) > 0 {
			set(&m.Publisher, names[0])
		}
		if len(m.Authors) == 0 {
			m.Authors = masthead.Authors(namesIn(d.Author)...)
		}
	}
}

// namesIn returns the names that a value of JSON-LD gives: a text, an object with a name, or a list of these.
func namesIn(raw json.RawMessage) []string {
	var text string
	var one struct {
		Name string `json:"name"`
	}
	var all []json.RawMessage
	var names []string
	switch {
	case json.Unmarshal(raw, &text) == nil:
		names = []string{text}
	case json.Unmarshal(raw, &one) == nil:
		names = []string{one.Name}
	case json.Unmarshal(raw, &all) == nil:
		for _, each := range all[:min(len(all), masthead.MostAuthors)] {
			if len(each) > 0 && each[0] != '[' {
				names = append(names, namesIn(each)...)
			}
		}
	}
	return names
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
	return string(masthead.Day(text))
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
