package loaders

import (
	"bytes"
	"context"
	"iter"
	"strings"

	"github.com/mmcdole/gofeed"

	"github.com/parleygraph/parley/graph"
)

// fromFeed is where an entry says what it says of itself.
const fromFeed = "feed"

// mostEntriesOfFeed is how many entries of a feed are read.
const mostEntriesOfFeed = 10_000

// readFeed reads an RSS or Atom feed: each entry is a document, with its full text where the feed has it, else its summary. Its id is its address.
func readFeed(ctx context.Context, in *input) iter.Seq2[record, error] {
	return func(yield func(record, error) bool) {
		feed, err := in.feed()
		if err != nil {
			yield(record{}, err)
			return
		}
		old := 0
		for i, entry := range feed.Items {
			if ctx.Err() != nil || i == mostEntriesOfFeed {
				break
			}
			rec, err := in.entry(feed, entry)
			if in.Since != "" && rec.given.published != "" && graph.Day(rec.given.published) < in.Since {
				old++
				continue
			}
			if err != nil {
				err = invalid("entry %d: %w", i+1, err)
			}
			if !yield(rec, err) {
				return
			}
		}
		if old > 0 {
			in.note("%d of its entries are older than %s and left out", old, in.Since)
		}
	}
}

func (in *input) feed() (*gofeed.Feed, error) {
	raw, err := in.bytes()
	if err != nil {
		return nil, err
	}
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(raw))
	if err != nil {
		return nil, invalid("it is no feed that can be read: %w", err)
	}
	if len(feed.Items) == 0 {
		return nil, invalid("the feed has no entries")
	}
	return feed, nil
}

// entry returns an entry as a document.
func (in *input) entry(feed *gofeed.Feed, entry *gofeed.Item) (record, error) {
	given := metadata{title: oneLine(entry.Title), url: absolute(entry.Link), publisher: oneLine(feed.Title)}
	if given.url == "" {
		given.id = strings.TrimSpace(entry.GUID)
	}
	for _, author := range entry.Authors {
		given.authors = append(given.authors, authorsOf(author.Name)...)
	}
	switch {
	case entry.PublishedParsed != nil:
		given.published = string(graph.DayOf(*entry.PublishedParsed))
	case entry.UpdatedParsed != nil:
		given.published = string(graph.DayOf(*entry.UpdatedParsed))
	}
	content := entry.Content
	if strings.TrimSpace(content) == "" {
		content = entry.Description
	}
	body, err := fragment(content, in.Limit)
	if err != nil {
		return record{given: given}, err
	}
	if strings.TrimSpace(body) == "" {
		return record{given: given}, invalid("it holds no text")
	}
	text := strings.ToValidUTF8(titled(given.title, body), "")
	return record{text: strings.ReplaceAll(text, "\x00", ""), given: given, from: fromFeed}, nil
}
