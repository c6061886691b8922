package names_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/grammar/parse"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/text"
)

// BenchmarkFind reads texts of three lengths, to show that its cost grows with its length and no faster.
func BenchmarkFind(b *testing.B) {
	const story = "Norwegian Foreign Minister Kari Holm met Swedish Foreign Minister Lars Berg in Helsinki on Monday. She said her government rejects the plan. “We want peace,” he said. The two sides agreed that they would meet again.\n\n"
	model, err := parse.Open()
	if err != nil {
		b.Fatal(err)
	}
	v := vocabulary(b)
	for _, times := range []int{20, 200, 2000} {
		d := text.Read(strings.Repeat(story, times), "", v.Abbreviated)
		var sentences []*grammar.Sentence
		for _, s := range d.Sentences {
			sentences = append(sentences, grammar.New(grammar.Parsed(model.Parse(d.Text[s.Start:s.End]), s.Start)))
		}
		b.Run(strconv.Itoa(len(d.Text)), func(b *testing.B) {
			b.SetBytes(int64(len(d.Text)))
			for b.Loop() {
				names.Find(d, sentences, v)
			}
		})
	}
}
