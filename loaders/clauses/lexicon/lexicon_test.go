package lexicon_test

import (
	"strings"
	"testing"

	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/packs"
)

func open(t *testing.T) *lexicon.Lexicon {
	t.Helper()
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	return lexicon.New(set)
}

// written returns the tokens of a text as they stand in it, a bar between two.
func written(text string, tokens []lexicon.Token) string {
	var pieces []string
	for _, t := range tokens {
		pieces = append(pieces, text[t.Start:t.End])
	}
	return strings.Join(pieces, "|")
}

func TestTokens(t *testing.T) {
	lex := open(t)
	tests := []struct{ name, text, want string }{
		{"possessives", "Norway's envoys' views", "Norway|'s|envoys|'|views"},
		{"points within words", "the U.S. paid $1,000.50", "the|U.S.|paid|$|1,000.50"},
		{"a party's name in a compound", "a Norway-led, well-meant plan", "a|Norway|-|led|,|well-meant|plan"},
		{"clitics", "he's sure we'll go", "he|'s|sure|we|'ll|go"},
		{"an ellipsis", "talks... and", "talks|...|and"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := written(test.text, lex.Tokenizer(test.text).Run(0, len(test.text))); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestSentences(t *testing.T) {
	lex := open(t)
	tests := []struct {
		name, text string
		want       []string
	}{
		{"full stops", "Norway left. Sweden stayed!", []string{"Norway left.", "Sweden stayed!"}},
		{"abbreviations and initials", "Mr. K. Holm of the U.S. team left.", []string{"Mr. K. Holm of the U.S. team left."}},
		{"closing quotes", "“We go.” They left.", []string{"“We go.”", "They left."}},
		{"a dotted word before one that begins a sentence", "He went to the U.S. The talks began.", []string{"He went to the U.S.", "The talks began."}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			block := lexicon.Block{End: len(test.text)}
			for _, s := range lexicon.Sentences(lex.Tokenizer(test.text).Run(0, len(test.text)), &block, 0) {
				got = append(got, test.text[s.Start:s.End])
			}
			if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestTag(t *testing.T) {
	lex := open(t)
	tests := []struct{ name, text, want string }{
		{"a noun behind a determiner", "the call for talks", ""},
		{"a verb behind a pronoun", "they call for talks", "call"},
		{"behind to", "they want to offer a truce", "want offer"},
		{"an adjective", "the proposed text", ""},
		{"a passive", "the text was proposed by them", "was proposed"},
		{"a gerund behind a noun's preposition", "on reporting of emissions", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tokens := lex.Tokenizer(test.text).Run(0, len(test.text))
			lexicon.Tag(tokens)
			var verbs []string
			for _, token := range tokens {
				if token.Verb {
					verbs = append(verbs, token.Lower)
				}
			}
			if got := strings.Join(verbs, " "); got != test.want {
				t.Errorf("read %q as verbs, want %q", got, test.want)
			}
		})
	}
}

func TestWords(t *testing.T) {
	lex := open(t)
	if w := lex.Word("rejected"); !w.Is(lexicon.Past) || w.Lemma != "reject" {
		t.Errorf("rejected is %+v, want the past of reject", w)
	}
	if w := lex.Word("openly"); !w.Is(lexicon.Adverb) {
		t.Errorf("openly is %+v, want an adverb by its form", w)
	}
	if lex.Word("flurbish").Known() {
		t.Error("flurbish is known")
	}
}
