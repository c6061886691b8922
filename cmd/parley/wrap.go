package main

import (
	"strings"
	"unicode/utf8"
)

// wrap breaks text at spaces into lines of at most width characters; a word that is longer stands alone. White space collapses.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= width:
			line += " " + word
		default:
			lines = append(lines, line)
			line = word
		}
	}
	if line == "" {
		return lines
	}
	return append(lines, line)
}

// padded returns text with spaces behind it up to width characters.
func padded(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-utf8.RuneCountInString(text)))
}

// longestQuote is how many characters of a quote are shown.
const longestQuote = 400

// excerpt returns a quote on one line; of one that is long, the part around the bytes from start to end, with an ellipsis where text is left out.
func excerpt(quote string, start, end int) string {
	if utf8.RuneCountInString(quote) <= longestQuote {
		return strings.Join(strings.Fields(quote), " ")
	}
	room := max(0, longestQuote-utf8.RuneCountInString(quote[start:end])) / 2
	from, to := start, end
	for range room {
		_, size := utf8.DecodeLastRuneInString(quote[:from])
		from -= size
		_, size = utf8.DecodeRuneInString(quote[to:])
		to += size
	}
	before, after := "", ""
	if cut := strings.IndexByte(quote[from:start], ' '); from > 0 && cut >= 0 {
		from, before = from+cut, "… "
	}
	if cut := strings.LastIndexByte(quote[end:to], ' '); to < len(quote) && cut >= 0 {
		to, after = end+cut, " …"
	}
	return before + strings.Join(strings.Fields(quote[from:to]), " ") + after
}
