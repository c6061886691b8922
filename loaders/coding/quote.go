package coding

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parleygraph/parley/graph"
)

// find returns where words stand in a piece of a text, verbatim but for white space, letter case and typographic marks; false where they don't.
func find(text string, from, to int, words string) (graph.Passage, bool) {
	needle, _ := folded(words)
	hay, at := folded(text[from:to])
	if needle == "" {
		return graph.Passage{}, false
	}
	i := strings.Index(hay, needle)
	if i < 0 {
		return graph.Passage{}, false
	}
	start, last := from+at[i], from+at[i+len(needle)-1]
	_, n := utf8.DecodeRuneInString(text[last:])
	return graph.Passage{Text: text[start : last+n], Start: start, End: last + n}, true
}

// folded returns text as it is compared, and for each byte of that where its character stands in text.
func folded(text string) (string, []int) {
	var b strings.Builder
	var at []int
	space := true // at the start: none is written
	for i, r := range text {
		if unicode.IsSpace(r) {
			if !space {
				b.WriteByte(' ')
				at = append(at, i)
			}
			space = true
			continue
		}
		space = false
		before := b.Len()
		b.WriteRune(unicode.ToLower(plainMark(r)))
		for range b.Len() - before {
			at = append(at, i)
		}
	}
	whole := strings.TrimRight(b.String(), " ")
	return whole, at[:len(whole)]
}

// plainMark returns a typographic mark as a typewriter has it.
func plainMark(r rune) rune {
	switch r {
	case '“', '”', '„', '«', '»':
		return '"'
	case '‘', '’', '‚':
		return '\''
	case '–', '—', '‑', '‐':
		return '-'
	}
	return r
}

// characters returns the passage between two characters of a text, as Discourse Network Analyzer counts them; false where there is none.
func characters(text string, start, end int) (graph.Passage, bool) {
	from, count := -1, 0
	for i := range text {
		switch count {
		case start:
			from = i
		case end:
			return graph.Passage{Text: text[from:i], Start: from, End: i}, from >= 0 && from < i
		}
		count++
	}
	if from >= 0 && count == end {
		return graph.Passage{Text: text[from:], Start: from, End: len(text)}, true
	}
	return graph.Passage{}, false
}
