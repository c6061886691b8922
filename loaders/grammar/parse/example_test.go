package parse_test

import (
	"fmt"

	"github.com/parleygraph/parley/loaders/grammar/parse"
)

func Example() {
	m, err := parse.Open()
	if err != nil {
		fmt.Println(err)
		return
	}
	s := m.Parse("The minister said that Iran would not stop.")
	for i := range s.Tokens {
		if s.Relation[i] == parse.Nsubj {
			fmt.Println(s.Word(i), "is the subject of", s.Lemma[s.Head[i]])
		}
	}
	// Output:
	// minister is the subject of say
	// Iran is the subject of stop
}

func ExampleTokenize() {
	const sentence = "The state-run agency didn't agree."
	for _, t := range parse.Tokenize(sentence) {
		fmt.Print(sentence[t.Start:t.End], "|")
	}
	// Output: The|state-run|agency|did|n't|agree|.|
}
