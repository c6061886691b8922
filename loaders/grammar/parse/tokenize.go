package parse

import (
	"unicode"
	"unicode/utf8"
)

// Tokenize splits a sentence into tokens, as spaCy splits English but for
// hyphenated words, which stay whole:
//
//	The state-run agency didn't say it's "U.S.-led".
//	The state-run agency did n't say it 's " U.S.-led " .
//
// The tokens are in order, do not overlap and cover all but the white space.
func Tokenize(sentence string) []Token {
	t := make(tokenizer, 0, len(sentence)/5+1)
	start := -1
	for i, r := range sentence {
		switch {
		case unicode.IsSpace(r) && start >= 0:
			t.chunk(sentence, start, i)
			start = -1
		case !unicode.IsSpace(r) && start < 0:
			start = i
		}
	}
	if start >= 0 {
		t.chunk(sentence, start, len(sentence))
	}
	return t
}

// tokenizer collects tokens.
type tokenizer []Token

func (t *tokenizer) add(start, end int) {
	if start < end {
		*t = append(*t, Token{start, end})
	}
}

// chunk splits what stands between two spaces: marks come off its front, then
// its back, and the rest is split inside.
func (t *tokenizer) chunk(s string, start, end int) {
	for start < end {
		n := opening(s[start:end])
		if n == 0 {
			break
		}
		t.add(start, start+n)
		start += n
	}
	t.front(s, start, end)
}

// front splits a chunk with no marks before it.
func (t *tokenizer) front(s string, start, end int) {
	n := closing(s[start:end])
	if n == 0 || n == end-start {
		t.inside(s, start, end)
		return
	}
	t.front(s, start, end-n)
	t.add(end-n, end)
}

// inside splits a chunk at the marks between its words.
func (t *tokenizer) inside(s string, start, end int) {
	if address(s[start:end]) {
		t.add(start, end)
		return
	}
	for i := start; i < end; {
		n := between(s[start:end], i-start)
		if n == 0 {
			_, size := utf8.DecodeRuneInString(s[i:end])
			i += size
			continue
		}
		t.front(s, start, i)
		t.add(i, i+n)
		start, i = i+n, i+n
	}
	t.add(start, end)
}
