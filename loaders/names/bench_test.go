package names_test

import (
	"os"
	"testing"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/text"
)

func BenchmarkNames(b *testing.B) {
	body, err := os.ReadFile(shared("corpora/real/readouts/05.txt"))
	if err != nil {
		b.Skip("no texts at hand")
	}
	v, parser := vocabulary(b), parser(b)
	d := text.Read(string(body), "", v.Abbreviated)
	var sentences []*grammar.Sentence
	for _, s := range d.Sentences {
		sentences = append(sentences, grammar.New(grammar.Parsed(parser.Parse(d.Text[s.Start:s.End]), s.Start)))
	}
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		names.Find(d, sentences, v)
	}
}
