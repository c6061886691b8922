package kernel

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A piece is a word of a point.
type piece struct {
	text       string // as written, apostrophes folded
	word       string // lower case, without dots and possessive
	lemma      string
	base       string // the verb of a noun that names its act, else the lemma
	start, end int    // in the point
	capital    bool
	comma      bool // a comma or the like stands before it
	what       sort
	notion     *notion
	slug       string // of the name that begins here
}

// sort says what a piece is to the point.
type sort uint8

const (
	content sort = iota
	tie          // a function word
	name
	qualifier
	used // part of a longer wording that stands before it
)

// wordBytes is how many bytes a word has, more or less, with the space behind it.
const wordBytes = 6

// cut returns the words of a text.
func cut(text string) []piece {
	pieces := make([]piece, 0, len(text)/wordBytes+2)
	comma := false
	for at := 0; at < len(text); {
		size := wordLength(text[at:])
		if size == 0 {
			r, n := utf8.DecodeRuneInString(text[at:])
			comma = comma || strings.ContainsRune(",;:()–—", r)
			at += n
			continue
		}
		if joined := strings.IndexByte(text[at:at+size], '-'); joined > 0 && startsUpper(text[at:]) {
			size = joined // "Norway-led", "Norway-Peru border"
		}
		pieces = append(pieces, newPiece(text[at:at+size], at, comma))
		at, comma = at+size, false
	}
	return pieces
}

// wordLength returns how long the word is that begins a text: letters, digits, and what may stand within.
func wordLength(text string) int {
	end := 0
	for i, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || i == 0 && strings.ContainsRune("$€£", r):
			end = i + utf8.RuneLen(r)
		case i > 0 && end == i && strings.ContainsRune("-'’.,", r):
			if r == ',' && !digitAfter(text[i+1:]) {
				return end
			}
		case end == i && r == '%':
			return i + 1
		default:
			return end
		}
	}
	return end
}

func startsUpper(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsUpper(r)
}

func digitAfter(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }

func newPiece(text string, at int, comma bool) piece {
	p := piece{start: at, end: at + len(text), comma: comma}
	p.text = strings.ReplaceAll(text, "’", "'")
	p.text = strings.TrimSuffix(strings.TrimSuffix(p.text, "'s"), "'")
	p.capital = startsUpper(p.text)
	p.word = strings.ToLower(p.text)
	if strings.Contains(p.word, ".") && !digitAfter(p.word) {
		p.word = strings.ReplaceAll(p.word, ".", "")
	}
	return p
}

// split returns the words of a pack's wording.
func split(text string) []string {
	var words []string
	for _, p := range cut(text) {
		words = append(words, p.word)
	}
	return words
}
