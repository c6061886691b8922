package extract

import "strings"

// A sentence is a run of tokens with its block.
type sentence struct {
	tokens     []token
	block      *block
	start, end int
	paragraph  int // counts blocks
}

// longestSentence is how many tokens a sentence may have; a longer run, a table or a list without full stops, is cut there, so that no text
// takes more than linear time.
const longestSentence = 400

// sentences cuts the tokens of a block where a full stop ends a sentence and not an abbreviation.
func sentences(tokens []token, b *block, paragraph int) []sentence {
	var found []sentence
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
		found = append(found, sentence{tokens: tokens[begin:end:end], block: b, start: tokens[begin].start, end: tokens[end-1].end, paragraph: paragraph})
		begin = end
	}
	return found
}

// closes tells whether a token closes what the sentence before it opened: a quote or bracket without a space before it.
func closes(t *token) bool {
	return !t.space && strings.Contains("”’'\")]*_", t.lower) || t.lower == "”"
}

// mostClosers is how many quotes and brackets may close after a sentence's end.
const mostClosers = 6

// ends tells whether a sentence ends at token i.
func ends(tokens []token, i int) bool {
	t := &tokens[i]
	if !strings.HasSuffix(t.lower, ".") && !strings.Contains("!?…", t.lower) {
		return false
	}
	next := i + 1
	for next < len(tokens) && closes(&tokens[next]) && next-i < mostClosers {
		next++
	}
	if next == len(tokens) {
		return true
	}
	begins := tokens[next].space && (tokens[next].shape != lower && tokens[next].shape != mark || opens(&tokens[next]))
	switch t.lower {
	case "!", "?", "…", "...":
		return begins
	case ".":
		return begins && (i == 0 || !abbreviated(tokens, i, next))
	}
	// A dotted word such as "U.S." ends a sentence only where a word follows that begins one.
	after := &tokens[next]
	return strings.HasSuffix(t.lower, ".") && begins && (after.word.is(starter) || len(t.lower) == 2 && after.shape == upper && after.end-after.start > 2)
}

func opens(t *token) bool { return strings.Contains("“‘\"([", t.lower) }

// abbreviated tells whether the full stop at i belongs to an abbreviation or an initial.
func abbreviated(tokens []token, i, next int) bool {
	before := &tokens[i-1]
	if tokens[i].space {
		return false
	}
	if before.word.is(abbreviation) {
		return true
	}
	return (before.shape == capped || before.shape == upper) && before.end-before.start == 1 && tokens[next].shape == capped
}
