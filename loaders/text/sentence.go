package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestSentence is how many bytes a sentence may have; a longer run, a table or a list without full stops, is cut there at a space, and
// at twice that where none comes.
const longestSentence = 1600

// A splitter cuts blocks into sentences.
type splitter struct {
	text        string
	abbreviated func(string) bool
}

// split adds the sentences of bytes [from, to) of a block to found.
func (s *splitter) split(found []Sentence, from, to, block int) []Sentence {
	for from < to {
		end := s.end(from, to)
		if span := s.trim(from, end); span.End > span.Start {
			found = append(found, Sentence{span, block})
		}
		from = end
	}
	return found
}

func (s *splitter) trim(from, to int) Span {
	raw := s.text[from:to]
	left := strings.TrimLeftFunc(raw, unicode.IsSpace)
	return Span{to - len(left), from + len(strings.TrimRightFunc(raw, unicode.IsSpace))}
}

// end returns where the sentence ends that begins at from.
func (s *splitter) end(from, to int) int {
	for at := from; at < to; {
		r, size := utf8.DecodeRuneInString(s.text[at:to])
		if over := at - from - longestSentence; over > 0 && (unicode.IsSpace(r) || over > longestSentence) {
			return at
		}
		at += size
		if !strings.ContainsRune(".!?…", r) {
			continue
		}
		close := s.closers(at, to)
		if close == to || s.begins(close, to) && (r != '.' || !s.inside(from, at, close)) {
			return close
		}
	}
	return to
}

// closers returns where the quotation marks and brackets end that close behind a full stop.
func (s *splitter) closers(at, to int) int {
	for at < to {
		r, size := utf8.DecodeRuneInString(s.text[at:to])
		if !strings.ContainsRune(".!?…\"”’')]*_", r) {
			break
		}
		at += size
	}
	return at
}

// begins tells whether white space and a word that can begin a sentence follow.
func (s *splitter) begins(at, to int) bool {
	rest := strings.TrimLeftFunc(s.text[at:to], unicode.IsSpace)
	if len(rest) == to-at {
		return false
	}
	r, size := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("\"“‘'([–—-•", r) {
		r, _ = utf8.DecodeRuneInString(strings.TrimLeft(rest[size:], " "))
		return unicode.IsUpper(r) || unicode.IsDigit(r)
	}
	return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

// inside tells whether the full stop that ends at byte at belongs to an abbreviation, an initial or a dotted word inside a sentence.
func (s *splitter) inside(from, at, close int) bool {
	if close > at && s.text[at:close] != "." {
		return false // a quotation mark closes behind it
	}
	word := s.lastWord(from, at-1)
	next := strings.TrimLeftFunc(s.text[close:], unicode.IsSpace)
	switch {
	case word == "":
		return false
	case strings.Contains(word, "."): // "U.S."
		return !starts(next)
	case s.abbreviated(strings.ToLower(word)):
		return true
	}
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.IsUpper(r) // an initial
}

// lastWord returns the word of letters and points that ends at byte at.
func (s *splitter) lastWord(from, at int) string {
	head := s.text[from:at]
	cut := strings.LastIndexFunc(head, func(r rune) bool { return !unicode.IsLetter(r) && r != '.' && r != '-' })
	return strings.TrimLeft(head[cut+1:], "-.")
}

// starts tells whether text begins with a word that as a rule begins a sentence: behind "U.S." a name goes on.
func starts(rest string) bool {
	word, _, _ := strings.Cut(rest, " ")
	switch strings.ToLower(strings.TrimRight(word, ",")) {
	case "the", "a", "an", "he", "she", "it", "they", "we", "i", "in", "on", "at", "but", "and", "this", "that", "these", "those", "there", "however", "for", "when", "while", "as", "if", "after", "before", "both", "his", "her", "its", "their", "our", "since", "last", "earlier", "meanwhile", "also":
		return true
	}
	return false
}
