package annotations

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parleygraph/parley/loaders/text"
)

// A finder finds words in a text however white space, quotation marks and dashes are written.
type finder struct {
	flat string
	at   []int // the byte of the text for each byte of flat
	body string
}

// straight gives the plain form of marks.
var straight = strings.NewReplacer("’", "'", "‘", "'", "`", "'", "“", `"`, "”", `"`, "–", "-", "—", "-")

func newFinder(body string) *finder {
	f := &finder{body: body}
	var b strings.Builder
	space := true
	for i, r := range body {
		if unicode.IsSpace(r) {
			if !space {
				b.WriteByte(' ')
				f.at = append(f.at, i)
			}
			space = true
			continue
		}
		space = false
		piece := strings.ToLower(straight.Replace(string(r)))
		b.WriteString(piece)
		for range len(piece) {
			f.at = append(f.at, i)
		}
	}
	f.flat = b.String()
	return f
}

// place returns the span that is given, else where the words stand nearest to byte near of the text, as whole words if they do anywhere; empty where
// they do not stand at all.
func (f *finder) place(given *[2]int, words string, near int) text.Span {
	if given != nil {
		return text.Span{Start: given[0], End: given[1]}
	}
	want := strings.ToLower(strings.Join(strings.Fields(straight.Replace(words)), " "))
	if want == "" {
		return text.Span{}
	}
	best, far := -1, 0
	for from := 0; from <= len(f.flat)-len(want); {
		i := strings.Index(f.flat[from:], want)
		if i < 0 {
			break
		}
		i += from
		d := abs(f.at[i] - near)
		if !f.whole(i, i+len(want)) {
			d += len(f.body)
		}
		if best < 0 || d < far {
			best, far = i, d
		}
		from = i + 1
	}
	if best < 0 {
		return text.Span{}
	}
	end := len(f.body)
	if best+len(want) < len(f.at) {
		end = f.at[best+len(want)]
	}
	return text.Span{Start: f.at[best], End: end}
}

// whole tells whether flat[from:to] cuts no word.
func (f *finder) whole(from, to int) bool {
	return !(inWord(f.flat[:from], false) && inWord(f.flat[from:], true)) && !(inWord(f.flat[:to], false) && inWord(f.flat[to:], true))
}

// inWord tells whether a text begins, or ends, with a letter or digit.
func inWord(s string, begins bool) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	if begins {
		r, _ = utf8.DecodeRuneInString(s)
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func abs(n int) int { return max(n, -n) }
