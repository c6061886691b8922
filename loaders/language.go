package loaders

import (
	"strings"
	"unicode"
)

// The languages that parley tells apart, as BCP 47 tags.
const (
	english      = "en"
	undetermined = "und"
)

// languageBytes is how much of a text is looked at.
const languageBytes = 4 << 10

// languageOf returns "en" where at least every eighth word is one that English sentences can't do without, else "und". Running English has
// them as every third or fourth word, other languages that share some of them as every twentieth.
func languageOf(text string) string {
	words, hits := 0, 0
	for word := range strings.FieldsFuncSeq(opening(text, languageBytes), func(r rune) bool { return !unicode.IsLetter(r) && r != '’' && r != '\'' }) {
		words++
		if isFunctionWord(word) {
			hits++
		}
	}
	if words == 0 || hits*8 < words {
		return undetermined
	}
	return english
}

func isFunctionWord(word string) bool {
	if len(word) > 5 {
		return false
	}
	switch strings.ToLower(word) {
	case "the", "of", "and", "to", "that", "is", "was", "for", "with", "by", "from", "said", "be", "it", "its", "at", "on", "as", "are", "were",
		"been", "has", "have", "had", "his", "her", "he", "she", "they", "their", "this", "these", "not", "would", "which", "who", "but", "or", "an":
		return true
	}
	return false
}
