package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// A decoded is a text as one encoding of eight bits gives it, and how odd it is: the strange characters that this makes of its bytes.
type decoded struct {
	name string
	text string
	odd  float64
}

// eightBits are the encodings that texts in Latin letters come in, the usual one first.
func eightBits() []*charmap.Charmap {
	return []*charmap.Charmap{charmap.Windows1252, charmap.Windows1250, charmap.ISO8859_2, charmap.Macintosh}
}

// oddest is how odd a text may be for each of its bytes above ASCII: an encoding that garbles it is none.
const oddest = 2

// doubtful is how much odder the characters may be in which a text differs from the best for it to be as good.
const doubtful = 0.6

// differs counts the characters in which two texts of the same bytes differ.
func (d *decoded) differs(other *decoded) int {
	a, b := []rune(d.text), []rune(other.text)
	n := 0
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

// bestEightBit returns the text by the encoding that makes the least odd one, nil where each garbles it. doubt is another that gives nearly as
// good a text which is not the same.
func bestEightBit(raw []byte) (best, doubt *decoded) {
	high, _ := shares(raw)
	var all []*decoded
	for _, table := range eightBits() {
		if d := decodeBy(table, raw); d != nil && d.odd < oddest*float64(high) {
			all = append(all, d)
		}
	}
	for _, d := range all {
		if best == nil || d.odd < best.odd {
			best = d
		}
	}
	for _, d := range all {
		if differ := d.differs(best); differ > 0 && d.odd-best.odd <= doubtful*float64(differ) && (doubt == nil || d.odd < doubt.odd) {
			doubt = d
		}
	}
	return best, doubt
}

// decodeBy decodes bytes by a table, nil where it has no character for one.
func decodeBy(table *charmap.Charmap, raw []byte) *decoded {
	d := &decoded{name: strings.ReplaceAll(strings.ToLower(table.String()), " ", "-")}
	runes := make([]rune, len(raw))
	for i, b := range raw {
		runes[i] = table.DecodeByte(b)
		if runes[i] == utf8.RuneError || runes[i] >= 0x80 && unicode.IsControl(runes[i]) {
			return nil
		}
	}
	for i, b := range raw {
		if b >= utf8.RuneSelf {
			d.odd += oddity(runes, i)
		}
	}
	d.text = string(runes)
	return d
}

// The signs that texts use, the letters of Western Europe that are rare in it, and the letters of Central Europe.
const (
	usualSigns  = "“”‘’„‚–—…•·€£§°©®™«»¡¿½¼¾\u00a0\u00ad"
	rareLetters = "ìùòõðþûøïãÿ"
)

// oddity says how odd the character at i is where it stands.
func oddity(runes []rune, i int) float64 {
	r, before, after := runes[i], ' ', ' '
	if i > 0 {
		before = runes[i-1]
	}
	if i+1 < len(runes) {
		after = runes[i+1]
	}
	switch {
	case !unicode.IsLetter(r):
		return oddSign(r, before, after)
	case unicode.IsUpper(r) && (unicode.IsLower(before) || unicode.IsUpper(after) && !unicode.IsUpper(before)):
		return 3 // "donÕt", "ÒThe"
	case !unicode.IsLetter(before) && !unicode.IsLetter(after):
		return 2.5
	case r > 0xff:
		return 1 // Latin letters of other parts of Europe: "č", "ł"
	case strings.ContainsRune(rareLetters, r):
		return 0.9
	}
	return 0
}

func oddSign(r, before, after rune) float64 {
	inWord := unicode.IsLetter(before) && unicode.IsLetter(after)
	switch {
	case inWord && !strings.ContainsRune("’·\u00ad\u00a0—–", r):
		return 3 // "Wa³êsa"
	case !strings.ContainsRune(usualSigns, r):
		return 1
	}
	return 0
}
