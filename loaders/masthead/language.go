package masthead

import (
	"strings"
	"unicode"

	"github.com/abadojack/whatlanggo"
)

// The languages that parley tells by itself, as BCP 47 tags.
const (
	english      = "en"
	undetermined = "und"
)

// languageBytes is how much of a text is looked at, and leastLetters how many letters it must have to be told another language than English.
const (
	languageBytes = 4 << 10
	leastLetters  = 80
)

// Language returns "en" where at least every eighth word is one that English sentences can't do without. Running English has them as every third or fourth word,
// other languages that share some of them as every twentieth: of those it returns the language that their letters and trigrams show, where they show one
// plainly, else "und".
func Language(text string) string {
	head := Opening(text, languageBytes)
	words, hits := 0, 0
	for word := range strings.FieldsFuncSeq(head, func(r rune) bool { return !unicode.IsLetter(r) && r != '’' && r != '\'' }) {
		words++
		if isFunctionWord(word) {
			hits++
		}
	}
	switch {
	case words > 0 && hits*8 >= words:
		return english
	case hits*10 >= words || letters(head) < leastLetters:
		return undetermined
	}
	found := whatlanggo.Detect(head)
	if code := found.Lang.Iso6391(); code != "" && code != english && found.Confidence > plainly(head) {
		return code
	}
	return undetermined
}

// plainly returns how sure the trigrams must be: surer of a short text, which names alone may make look foreign.
func plainly(head string) float64 {
	if letters(head) < 2*leastLetters {
		return 0.7
	}
	return 0.5
}

// letters counts the letters of a text. Those of a script without alphabet count as several: they are words.
func letters(text string) int {
	n := 0
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			n += 4
		case unicode.IsLetter(r):
			n++
		}
	}
	return n
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
