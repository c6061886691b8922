package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Casing is how the sentences of a document write its words where a capital means a name.
type Casing struct {
	forms map[string]string // the form with a capital, by the word in small letters
	small map[string]bool   // words that begin with a small letter
	stems map[string]bool   // the beginnings of these, see stem
}

// Casing returns how the document writes its words outside of headlines.
func (d *Document) Casing() *Casing {
	c := &Casing{map[string]string{}, map[string]bool{}, map[string]bool{}}
	for _, s := range d.Sentences {
		if body := d.Text[s.Start:s.End]; !Headline(body) {
			c.read(body)
		}
	}
	return c
}

func (c *Casing) read(sentence string) {
	for i, w := range casedWords(sentence) {
		word := sentence[w.Start:w.End]
		low := strings.ToLower(word)
		switch first, _ := utf8.DecodeRuneInString(word); {
		case unicode.IsLower(first):
			c.small[low], c.stems[stem(low)] = true, true
		case i > 0 && (c.forms[low] == "" || word != strings.ToUpper(word)):
			c.forms[low] = word
		}
	}
}

// endings are those of the forms of a word, the longest first.
var endings = [...]string{"ying", "ing", "ies", "ied", "ed", "es", "s", "y", "e"}

// stem returns what the forms of a word have in common, more or less.
func stem(word string) string {
	for _, e := range endings {
		if left, ok := strings.CutSuffix(word, e); ok && utf8.RuneCountInString(left) >= shortestStem {
			return left
		}
	}
	return word
}

const shortestStem = 4

// Plain writes a headline as its words stand in a sentence: with a small letter what the document never writes with a capital, with one capital what stands in
// capitals alone. It has as many bytes as before. keep are the spans of names, which stay; common tells of which words, in small letters, no name is made.
func (c *Casing) Plain(headline string, keep []Span, common func(word string) bool) string {
	plain := []byte(headline)
	for i, w := range casedWords(headline) {
		word := headline[w.Start:w.End]
		low := strings.ToLower(word)
		if i == 0 || len(word) == 1 || len(low) != len(word) || held(keep, w) { // "J. S. Holm"
			continue
		}
		form := c.forms[low]
		switch shouted := word == strings.ToUpper(word) && utf8.RuneCountInString(word) > longestAcronym; {
		case form != "" && len(form) == len(word):
			if shouted {
				copy(plain[w.Start:], form)
			}
		case c.small[low], common(low), c.stems[stem(low)]:
			copy(plain[w.Start:], low)
		}
	}
	return string(plain)
}

// longestAcronym is how many capitals may stand for a name.
const longestAcronym = 5

// held tells whether a word stands in one of the spans.
func held(spans []Span, w Span) bool {
	for _, s := range spans {
		if s.Start <= w.Start && w.End <= s.End {
			return true
		}
	}
	return false
}

// leastHeadline is how many long words with capitals a headline has at least.
const leastHeadline = 5

// Headline tells whether nearly all long words of a sentence begin with capitals: "with" and its like may stand between them.
func Headline(sentence string) bool {
	long, capitals := 0, 0
	for _, w := range casedWords(sentence) {
		first, _ := utf8.DecodeRuneInString(sentence[w.Start:w.End])
		if w.End-w.Start < 4 {
			continue
		}
		if long++; unicode.IsUpper(first) {
			capitals++
		}
	}
	return capitals >= leastHeadline && 5*capitals >= 4*long
}

// casedWords returns the runs of letters of a sentence.
func casedWords(sentence string) []Span {
	var found []Span
	from := -1
	for i, r := range sentence {
		switch {
		case unicode.IsLetter(r) && from < 0:
			from = i
		case !unicode.IsLetter(r) && from >= 0:
			found, from = append(found, Span{from, i}), -1
		}
	}
	if from >= 0 {
		found = append(found, Span{from, len(sentence)})
	}
	return found
}
