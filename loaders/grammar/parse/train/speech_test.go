package main

import (
	"strings"
	"testing"

	"github.com/parleygraph/parley/loaders/grammar/parse"
	"github.com/parleygraph/parley/loaders/grammar/parse/internal/silver"
)

var told = strings.ReplaceAll(`The the DT 2 det O
envoy envoy NN 3 nsubj O
said say VBD 0 ROOT O
that that IN 6 mark O
Peru Peru NNP 6 nsubj B-GPE
agrees agree VBZ 3 ccomp O
today today NN 6 npadvmod B-DATE
. . . 3 punct O
`, " ", "\t")

func TestQuoteMovesTheClause(t *testing.T) {
	sentences, err := silver.Read(strings.NewReader(told), -1)
	if err != nil {
		t.Fatal(err)
	}
	r, ok := reported(sentences[0])
	if !ok {
		t.Fatal("not taken for a report")
	}
	for way, want := range map[int]string{
		0:  `" Peru agrees today , " the envoy said .`,
		1:  `“ Peru agrees today , ” the envoy said .`,
		2:  `" Peru agrees today , " said the envoy .`,
		4:  `The envoy said : " Peru agrees today . "`,
		6:  `The envoy said , " Peru agrees today . "`,
		8:  `Peru agrees today , said the envoy .`,
		10: `Peru agrees today , the envoy said .`,
	} {
		got := r.quote(way)
		if got.Text != want {
			t.Errorf("way %d: got %s, want %s", way, got.Text, want)
		}
		checkHeads(t, got)
	}
}

// checkHeads fails unless the words have the heads that they had in told.
func checkHeads(t *testing.T, s parse.Sentence) {
	t.Helper()
	heads := map[string]string{"Peru": "agrees", "today": "agrees", "agrees": "said", "envoy": "said", "the": "envoy", "The": "envoy", "said": ""}
	for i := range s.Tokens {
		head := ""
		if s.Head[i] >= 0 {
			head = s.Word(s.Head[i])
		}
		if want, ok := heads[s.Word(i)]; ok && head != want {
			t.Errorf("%s: the head of %s is %q, want %q", s.Text, s.Word(i), head, want)
		}
	}
}
