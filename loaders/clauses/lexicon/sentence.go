package lexicon

import "strings"

// A Sentence is a run of tokens with its block.
type Sentence struct {
	Tokens     []Token
	Block      *Block
	Start, End int
	Paragraph  int // counts blocks
}

// longestSentence is how many tokens a sentence may have; a longer run, a table or a list without full stops, is cut there, so that no text
// takes more than linear time.
const longestSentence = 400

// Sentences cuts the tokens of a block where a full stop ends a sentence and not an abbreviation.
func Sentences(tokens []Token, b *Block, paragraph int) []Sentence {
	var found []Sentence
	begin := 0
	for i := range tokens {
		if i+1 < len(tokens) && !ends(tokens, i) && i-begin < longestSentence {
			continue
		}
		end := i + 1
		for end < len(tokens) && closes(&tokens[end]) && end-i < mostClosers {
			end++
		}
		if end <= begin {
			continue
		}
		found = append(found, Sentence{Tokens: tokens[begin:end:end], Block: b, Start: tokens[begin].Start, End: tokens[end-1].End, Paragraph: paragraph})
		begin = end
	}
	return found
}

// closes tells whether a token closes what the sentence before it opened: a quote or bracket without a space before it.
func closes(t *Token) bool {
	return !t.Space && strings.Contains("”’'\")]*_", t.Lower) || t.Lower == "”"
}

// mostClosers is how many quotes and brackets may close after a sentence's end.
const mostClosers = 6

// ends tells whether a sentence ends at token i.
func ends(tokens []Token, i int) bool {
	t := &tokens[i]
	if !strings.HasSuffix(t.Lower, ".") && !strings.Contains("!?…", t.Lower) {
		return false
	}
	next := i + 1
	for next < len(tokens) && closes(&tokens[next]) && next-i < mostClosers {
		next++
	}
	if next == len(tokens) {
		return true
	}
	begins := tokens[next].Space && (tokens[next].Shape != Lower && tokens[next].Shape != Mark || Opens(&tokens[next]))
	switch t.Lower {
	case "!", "?", "…", "...":
		return begins
	case ".":
		return begins && (i == 0 || !abbreviated(tokens, i, next))
	}
	// A dotted word such as "U.S." ends a sentence only where a word follows that begins one.
	after := &tokens[next]
	return strings.HasSuffix(t.Lower, ".") && begins && (after.Word.Is(Starter) || len(t.Lower) == 2 && after.Shape == Upper && after.End-after.Start > 2)
}

// Opens tells whether a token opens a quotation or a bracket.
func Opens(t *Token) bool { return strings.Contains("“‘\"([", t.Lower) }

// abbreviated tells whether the full stop at i belongs to an abbreviation or an initial.
func abbreviated(tokens []Token, i, next int) bool {
	before := &tokens[i-1]
	if tokens[i].Space {
		return false
	}
	if before.Word.Is(abbreviation) {
		return true
	}
	return (before.Shape == Capped || before.Shape == Upper) && before.End-before.Start == 1 && tokens[next].Shape == Capped
}
