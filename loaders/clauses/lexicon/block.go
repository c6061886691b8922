package lexicon

import "github.com/parleygraph/parley/loaders/text"

// A Block is a run of text that sentences do not cross.
type Block struct {
	Kind       text.Kind
	Start, End int
	Label      int // the byte behind the label of a turn that is a name: "Anna Holm:", 0 where there is none
}

// Blocks cuts canonical text into blocks.
func Blocks(body, documentTitle string) []Block {
	var found []Block
	for _, b := range text.Turns(body, documentTitle) {
		found = append(found, Block{Kind: b.Kind, Start: b.Start, End: b.End, Label: b.Label.End})
	}
	return found
}
