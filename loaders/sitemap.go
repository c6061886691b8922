package loaders

import (
	"bytes"
	"context"
	"encoding/xml"
	"regexp"
	"strings"

	"github.com/parleygraph/parley/graph"
)

var sitemapStart = regexp.MustCompile(`(?s)^(?:\s|<\?.*?\?>|<!--.*?-->)*<(?:urlset|sitemapindex)\b`)

func isSitemap(body []byte) bool {
	return sitemapStart.Match(bytes.TrimPrefix(body, []byte(markUTF8))[:min(len(body), headBytes)])
}

// A sitemapEntry is a page, or another sitemap, with the day of its last change.
type sitemapEntry struct {
	address string
	lastmod graph.Day
}

// sitemapEntries returns what a sitemap names, in its order.
func sitemapEntries(ctx context.Context, body []byte) ([]sitemapEntry, error) {
	var entries []sitemapEntry
	open := ""
	err := eachToken(ctx, bytes.TrimPrefix(body, []byte(markUTF8)), func(token xml.Token, _ int) error {
		switch t := token.(type) {
		case xml.StartElement:
			if open = t.Name.Local; open == "url" || open == "sitemap" {
				entries = append(entries, sitemapEntry{})
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

func (e *sitemapEntry) take(element, text string) {
	switch element {
	case "loc":
		e.address += text
	case "lastmod":
		e.lastmod = graph.Day(pageDay(text))
	}
}
