package lexicon

import "github.com/parleygraph/parley/loaders/text"

// A Block is a run of text that sentences do not cross.
type Block struct {
	Kind       text.Kind
	Start, End int
}

// Blocks cuts canonical text into blocks.
func Blocks(body, documentTitle string) []Block {
	var found []Block
	for _, b := range text.Blocks(body, documentTitle) {
		found = append(found, Block{Kind: b.Kind, Start: b.Start, End: b.End})
	}
	return found
}
