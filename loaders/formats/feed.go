package formats

import (
	"bytes"
	"context"
	"iter"
	"strings"

	"github.com/mmcdole/gofeed"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/faults"
	"github.com/parleygraph/parley/loaders/masthead"
	"github.com/parleygraph/parley/loaders/plain"
)

// fromFeed is where an entry says what it says of itself.
const fromFeed = "feed"

// mostEntriesOfFeed is how many entries of a feed are read.
const mostEntriesOfFeed = 10_000

// readFeed reads an RSS or Atom feed: each entry is a document, with its full text where the feed has it, else its summary. Its id is its address.
func readFeed(ctx context.Context, in *Input) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		feed, err := in.feed()
		if err != nil {
			yield(Record{}, err)
			return
		}
		old := 0
		for i, entry := range feed.Items {
			if ctx.Err() != nil || i == mostEntriesOfFeed {
				break
			}
			rec, err := in.entry(feed, entry)
			if in.Since != "" && rec.Given.Published != "" && graph.Day(rec.Given.Published) < in.Since {
				old++
				continue
			}
			if err != nil {
				err = faults.Invalid("entry %d: %w", i+1, err)
			}
			if !yield(rec, err) {
				return
			}
		}
		if old > 0 {
			in.Note("%d of its entries are older than %s and left out", old, in.Since)
		}
	}
}

func (in *Input) feed() (*gofeed.Feed, error) {
	raw, err := in.bytes()
	if err != nil {
		return nil, err
	}
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(raw))
	if err != nil {
		return nil, faults.Invalid("it is no feed that can be read: %w", err)
	}
	if len(feed.Items) == 0 {
		return nil, faults.Invalid("the feed has no entries")
	}
	return feed, nil
}

// entry returns an entry as a document.
func (in *Input) entry(feed *gofeed.Feed, entry *gofeed.Item) (Record, error) {
	given := Metadata{Title: plain.OneLine(entry.Title), URL: absolute(entry.Link), Publisher: plain.OneLine(feed.Title)}
	if given.URL == "" {
		given.ID = strings.TrimSpace(entry.GUID)
	}
	for _, author := range entry.Authors {
		given.Authors = append(given.Authors, masthead.Authors(author.Name)...)
	}
	switch {
	case entry.PublishedParsed != nil:
		given.Published = string(graph.DayOf(*entry.PublishedParsed))
	case entry.UpdatedParsed != nil:
		given.Published = string(graph.DayOf(*entry.UpdatedParsed))
	}
	content := entry.Content
	if strings.TrimSpace(content) == "" {
		content = entry.Description
	}
	body, err := fragment(content, in.Limit)
	if err != nil {
		return Record{Given: given}, err
	}
	if strings.TrimSpace(body) == "" {
		return Record{Given: given}, faults.Invalid("it holds no text")
	}
	text := strings.ToValidUTF8(titled(given.Title, body), "")
	return Record{Text: strings.ReplaceAll(text, "\x00", ""), Given: given, From: fromFeed}, nil
}
