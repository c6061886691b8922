package formats

import (
	"bytes"
	"context"
	"encoding/xml"
	"regexp"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/plain"
)

var sitemapStart = regexp.MustCompile(`(?s)^(?:\s|<\?.*?\?>|<!--.*?-->)*<(?:urlset|sitemapindex)\b`)

// IsSitemap tells whether a page is a sitemap.
func IsSitemap(body []byte) bool {
	return sitemapStart.Match(bytes.TrimPrefix(body, []byte(plain.MarkUTF8))[:min(len(body), HeadBytes)])
}

// A SitemapEntry is a page, or another sitemap, with the day of its last change.
type SitemapEntry struct {
	Address    string
	LastChange graph.Day
}

// SitemapEntries returns what a sitemap names, in its order.
func SitemapEntries(ctx context.Context, body []byte) ([]SitemapEntry, error) {
	var entries []SitemapEntry
	open := ""
	err := eachToken(ctx, bytes.TrimPrefix(body, []byte(plain.MarkUTF8)), func(token xml.Token, _ int) error {
		switch t := token.(type) {
		case xml.StartElement:
			if open = t.Name.Local; open == "url" || open == "sitemap" {
				entries = append(entries, SitemapEntry{})
			}
		case xml.EndElement:
			open = ""
		case xml.CharData:
			if len(entries) > 0 {
				entries[len(entries)-1].take(open, strings.TrimSpace(string(t)))
			}
		}
		return nil
	})
	return entries, err
}

func (e *SitemapEntry) take(element, text string) {
	switch element {
	case "loc":
		e.Address += text
	case "lastmod":
		e.LastChange = graph.Day(pageDay(text))
	}
}
