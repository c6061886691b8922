package evidence

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/parleygraph/parley/loaders/text"
)

// A folded text is a document as somebody retypes it: plain quotes and dashes, single spaces, no emphasis marks. at holds the byte of the document for each
// byte of text.
type folded struct {
	text     string
	at       []int32
	original string
}

// fold folds a text.
func fold(original string) folded {
	f := folded{original: original, at: make([]int32, 0, len(original))}
	var b strings.Builder
	b.Grow(len(original))
	space := false
	for i := 0; i < len(original); {
		r, size := utf8.DecodeRuneInString(original[i:])
		piece := plain(r)
		if piece == " " && space {
			piece = ""
		} else if piece != "" {
			space = piece == " "
		}
		if piece == "\x00" {
			piece = original[i : i+size]
		}
		b.WriteString(piece)
		for range len(piece) {
			f.at = append(f.at, int32(i))
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

// find returns where words stand within bytes of the document, whole words only. Words with "..." between them stand where their pieces follow each other;
// where nothing is written so, capitals do not matter. Words without a letter or digit stand nowhere.
func (f *folded) find(words string, within text.Span) []text.Span {
	needle := fold(norm.NFC.String(strings.ToValidUTF8(words, "\ufffd"))).text
	needle = strings.TrimSpace(strings.TrimPrefix(strings.TrimSuffix(strings.TrimSpace(needle), "..."), "..."))
	if !strings.ContainsFunc(needle, wordRune) {
		return nil
	}
	from, to := f.index(within.Start), f.index(within.End)
	if found := f.all(needle, from, to, strings.Index); found != nil {
		return found
	}
	if head, tail, cut := strings.Cut(needle, "..."); cut && strings.TrimSpace(head) != "" && strings.TrimSpace(tail) != "" {
		return f.pieces(head, tail, within)
	}
	return f.all(needle, from, to, indexFold)
}

// index returns the folded byte of a byte of the document.
func (f *folded) index(at int) int {
	i, _ := slices.BinarySearchFunc(f.at, at, func(a int32, b int) int { return cmp.Compare(int(a), b) })
	return i
}

// pieces returns where the second piece of words follows the first.
func (f *folded) pieces(head, tail string, within text.Span) []text.Span {
	var found []text.Span
	for _, first := range f.find(head, within) {
		if rest := f.find(tail, text.Span{Start: first.End, End: within.End}); len(rest) > 0 {
			found = append(found, text.Span{Start: first.Start, End: rest[0].End})
		}
	}
	return found
}

// all returns where a needle stands in folded bytes [from, to), by a way of looking for it.
func (f *folded) all(needle string, from, to int, index func(text, needle string) int) []text.Span {
	var found []text.Span
	for from < to {
		i := index(f.text[from:to], needle)
		if i < 0 {
			break
		}
		begin := from + i
		if end := begin + len(needle); f.whole(begin, end) {
			found = append(found, f.span(begin, end))
		}
		_, size := utf8.DecodeRuneInString(f.text[begin:])
		from = begin + size
	}
	return found
}

// indexFold is strings.Index where the case of plain letters does not matter.
func indexFold(text, needle string) int {
	return strings.Index(lower(text), lower(needle))
}

// lower writes plain capitals small; unlike strings.ToLower it keeps every byte where it is.
func lower(text string) string {
	small := []byte(text)
	for i, c := range small {
		if 'A' <= c && c <= 'Z' {
			small[i] = c + 'a' - 'A'
		}
	}
	return string(small)
}

// span returns folded bytes [from, to) as bytes of the document.
func (f *folded) span(from, to int) text.Span {
	last := int(f.at[to-1])
	_, size := utf8.DecodeRuneInString(f.original[last:])
	return text.Span{Start: int(f.at[from]), End: last + size}
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
