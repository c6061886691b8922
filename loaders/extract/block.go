package extract

import "github.com/parleygraph/parley/loaders/text"

// A block is a run of text that sentences do not cross.
type block struct {
	kind       text.Kind
	start, end int
}

// blocks cuts canonical text into blocks.
func blocks(body, documentTitle string) []block {
	var found []block
	for _, b := range text.Blocks(body, documentTitle) {
		found = append(found, block{kind: b.Kind, start: b.Start, end: b.End})
	}
	return found
}
