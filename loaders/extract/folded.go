package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A folded text is a piece of a document as somebody retypes it: plain quotes and dashes, single spaces, no emphasis marks. at holds the byte
// of the document for each byte of text, and to the byte after it.
type folded struct {
	text   string
	at, to []int
}

// foldSpan folds the bytes of a text.
func foldSpan(text string, s span) folded {
	var f folded
	var b strings.Builder
	for i := s.from; i < s.to; {
		r, size := utf8.DecodeRuneInString(text[i:s.to])
		piece := plain(r)
		if piece == " " && strings.HasSuffix(b.String(), " ") {
			piece = ""
		}
		if piece == "\x00" {
			piece = text[i : i+size]
		}
		b.WriteString(piece)
		for range len(piece) {
			f.at, f.to = append(f.at, i), append(f.to, i+size)
		}
		i += size
	}
	f.text = b.String()
	return f
}

// plain returns how a character is retyped, "\x00" where as itself.
func plain(r rune) string {
	switch r {
	case '‘', '’', '‚', '‛', '′', 'ʼ':
		return "'"
	case '“', '”', '„', '‟', '″', '«', '»':
		return `"`
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return "-"
	case '…':
		return "..."
	case '\u200b', '\ufeff', '\u00ad', '*':
		return ""
	}
	if unicode.IsSpace(r) {
		return " "
	}
	return "\x00"
}

// find returns where the words stand, whole words only, in bytes of the document. Words without a letter or digit stand nowhere.
func (f *folded) find(words string) []span {
	words = norm.NFC.String(strings.ToValidUTF8(words, "\ufffd"))
	piece := foldSpan(words, span{0, len(words)})
	needle := strings.Trim(piece.text, " ")
	if !strings.ContainsFunc(needle, wordRune) {
		return nil
	}
	var found []span
	for begin := 0; begin < len(f.text); {
		i := strings.Index(f.text[begin:], needle)
		if i < 0 {
			break
		}
		i += begin
		if end := i + len(needle); f.whole(i, end) {
			found = append(found, span{f.at[i], f.to[end-1]})
		}
		_, size := utf8.DecodeRuneInString(f.text[i:])
		begin = i + size
	}
	return found
}

// whole tells whether [from, to) cuts no word.
func (f *folded) whole(from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(f.text[:from])
	first, _ := utf8.DecodeRuneInString(f.text[from:])
	last, _ := utf8.DecodeLastRuneInString(f.text[:to])
	after, _ := utf8.DecodeRuneInString(f.text[to:])
	return !(wordRune(before) && wordRune(first)) && !(wordRune(last) && wordRune(after))
}

func wordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r))
}
