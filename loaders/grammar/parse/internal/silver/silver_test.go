package silver_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parleygraph/parley/loaders/grammar/parse/internal/silver"
)

func ExampleRead() {
	columns := "Peru\tPeru\tNNP\t2\tnsubj\tB-GPE\nagreed\tagree\tVBD\t0\tROOT\tO\n\n"
	sentences, err := silver.Read(strings.NewReader(columns), -1)
	fmt.Print(err, "\n", sentences[0])
	// Output:
	// <nil>
	// 0   Peru             Peru             NNP   nsubj      1 agreed           B-GPE
	// 1   agreed           agree            VBD   ROOT       -
}

func TestReadTellsTheLine(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"few columns", "\na\tb\n", "line 2: 2 columns, want 6"},
		{"no number", "a\tb\tc\td\te\tf\n", `line 1: head "d" is no number`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := silver.Read(strings.NewReader(c.text), -1); err == nil || err.Error() != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}
