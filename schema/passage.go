package schema

import (
	"context"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// A passage is a piece of a document, with the document's id.
type passage struct {
	graph.Passage
	document string
}

// units returns the level that turns an offset of passages, in bytes, into others: length is how long a character is in them. Each document is read once.
func units(offset func(p passage) int, length func(r rune) int) func(ctx context.Context, c *call, parents []passage) ([]any, error) {
	return func(ctx context.Context, c *call, parents []passage) ([]any, error) {
		offsets := map[string][]int{}
		var ids []string
		for _, p := range parents {
			offsets[p.document] = append(offsets[p.document], offset(p))
			ids = append(ids, p.document)
		}
		documents, err := c.reader.Nodes(ctx, ids)
		if err != nil {
			return nil, err
		}
		counts := map[string]map[int]int{}
		answers := make([]any, len(parents))
		for i, p := range parents {
			document, ok := documents[i].(*graph.Document)
			if !ok {
				continue
			}
			if counts[p.document] == nil {
				counts[p.document] = unitsAt(document.Text, offsets[p.document], length)
			}
			answers[i] = counts[p.document][offset(p)]
		}
		return answers, nil
	}
}

// codePoint is the length of a character in code points.
func codePoint(rune) int { return 1 }

// unitsAt returns how many units of text stand before each offset, in one walk over the text.
func unitsAt(text string, offsets []int, length func(r rune) int) map[int]int {
	slices.Sort(offsets)
	counts := map[int]int{}
	count, next := 0, 0
	for at, r := range text {
		for next < len(offsets) && offsets[next] <= at {
			counts[offsets[next]] = count
			next++
		}
		if next == len(offsets) {
			return counts
		}
		count += length(r)
	}
	for ; next < len(offsets); next++ {
		counts[offsets[next]] = count
	}
	return counts
}
