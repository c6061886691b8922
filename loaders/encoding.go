package loaders

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// The byte order marks.
const (
	markUTF8    = "\xef\xbb\xbf"
	markUTF16LE = "\xff\xfe"
	markUTF16BE = "\xfe\xff"
	markUTF32LE = "\xff\xfe\x00\x00"
	markUTF32BE = "\x00\x00\xfe\xff"
)

// decode returns the canonical text of raw bytes: UTF-8 in NFC, line ends \n, no byte order mark. Input that is not text, or whose
// encoding can't be told, is refused.
func decode(raw []byte) (string, error) {
	text, err := toUTF8(raw)
	if err != nil {
		return "", err
	}
	if at := strings.IndexByte(text, 0); at >= 0 {
		return "", atLine(lineAt(text, at), invalid("it holds a NUL character: it is damaged, or no text"))
	}
	return canonical(text), nil
}

// canonical returns valid UTF-8 text in the form that every span is counted in.
func canonical(text string) string {
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return norm.NFC.String(strings.TrimLeft(text, "\ufeff"))
}

// toUTF8 decodes by byte order mark, else by what the bytes can be.
func toUTF8(raw []byte) (string, error) {
	head := string(raw[:min(len(raw), 4)])
	switch {
	case head == markUTF32LE, head == markUTF32BE:
		return "", invalid("it is encoded in UTF-32, which is not read: save it as UTF-8")
	case strings.HasPrefix(head, markUTF16LE):
		return fromUTF16(raw[2:], binary.LittleEndian)
	case strings.HasPrefix(head, markUTF16BE):
		return fromUTF16(raw[2:], binary.BigEndian)
	}
	if order := guessUTF16(raw); order != nil {
		return fromUTF16(raw, order)
	}
	if isBinary(raw) {
		return "", invalid("it is %s, not text: convert it to text first", kindOf(raw))
	}
	if utf8.Valid(raw) {
		return string(raw), nil
	}
	return fromBytes(raw)
}

// guessUTF16 returns the byte order of UTF-16 text without a mark, or nil. Latin text in it has a zero as every other byte.
func guessUTF16(raw []byte) binary.ByteOrder {
	var zeros [2]int
	head := raw[:min(len(raw), 4096)&^1]
	for i, b := range head {
		if b == 0 {
			zeros[i&1]++
		}
	}
	half := len(head) / 2
	switch {
	case zeros[1]*10 > half*6 && zeros[0]*50 <= half:
		return binary.LittleEndian
	case zeros[0]*10 > half*6 && zeros[1]*50 <= half:
		return binary.BigEndian
	}
	return nil
}

// fromUTF16 decodes strictly: half a character is an error, not a replacement.
func fromUTF16(raw []byte, order binary.ByteOrder) (string, error) {
	if len(raw)%2 != 0 {
		return "", invalid("its UTF-16 is cut off in the middle of a character: get the whole file")
	}
	var b strings.Builder
	b.Grow(len(raw) / 2)
	for i := 0; i < len(raw); i += 2 {
		r := rune(order.Uint16(raw[i:]))
		if utf16.IsSurrogate(r) {
			if i+2 < len(raw) {
				r = utf16.DecodeRune(r, rune(order.Uint16(raw[i+2:])))
			}
			if utf16.IsSurrogate(r) || r == utf8.RuneError {
				return "", atLine(lineAt(b.String(), b.Len()), invalid("its UTF-16 holds half a character: save it again as UTF-8"))
			}
			i += 2
		}
		b.WriteRune(r)
	}
	return b.String(), nil
}

// fromBytes decodes text that is no valid UTF-8: damaged UTF-8 is refused, one of the eight-bit Latin encodings is read.
func fromBytes(raw []byte) (string, error) {
	good, bad, at := multibyte(raw)
	if good > bad {
		return "", brokenUTF8(raw, at)
	}
	high, letters := shares(raw)
	if high*3 > letters {
		return "", invalid("its encoding can't be told: save it as UTF-8")
	}
	text, err := eightBit(raw).NewDecoder().Bytes(raw)
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) {
		return "", atLine(lineAt(string(raw), at), invalid("it is neither UTF-8 nor windows-1252: save it as UTF-8"))
	}
	return string(text), nil
}

func brokenUTF8(raw []byte, at int) error {
	if len(raw)-at < utf8.UTFMax && !utf8.FullRune(raw[at:]) {
		return atLine(lineAt(string(raw), at), invalid("it is cut off in the middle of a UTF-8 character: get the whole file"))
	}
	return atLine(lineAt(string(raw), at), invalid("byte %d breaks its UTF-8: save it again as UTF-8", at))
}

// multibyte counts the characters of more than one byte and the bytes that belong to none, and returns where the first of these stands.
func multibyte(raw []byte) (good, bad, at int) {
	at = -1
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		switch {
		case n > 1:
			good++
		case r == utf8.RuneError:
			bad++
			if at < 0 {
				at = i
			}
		}
		i += n
	}
	return good, bad, at
}

// shares counts the bytes above ASCII and the ASCII letters. Latin text has few of the former; other scripts in eight bits have many.
func shares(raw []byte) (high, letters int) {
	for _, b := range raw {
		switch {
		case b >= utf8.RuneSelf:
			high++
		case isLetter(b):
			letters++
		}
	}
	return high, letters
}

// eightBit chooses between the western and the central European encodings: a byte that is a sign in the western ones and stands inside a
// word ("Wa\xb3\xeasa") can only be a letter of the central ones.
func eightBit(raw []byte) *charmap.Charmap {
	const signs = "\xa1\xa3\xa5\xa6\xa9\xac\xae\xaf\xb1\xb3\xb5\xb6\xb9\xbc\xbe\xbf"
	central, windows := false, false
	for i, b := range raw {
		windows = windows || b >= 0x80 && b <= 0x9f
		if i > 0 && i+1 < len(raw) && strings.IndexByte(signs, b) >= 0 {
			central = central || inWord(raw[i-1]) && inWord(raw[i+1])
		}
	}
	switch {
	case central && windows:
		return charmap.Windows1250
	case central:
		return charmap.ISO8859_2
	}
	return charmap.Windows1252
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// inWord tells whether a byte is a letter in each of the Latin encodings.
func inWord(b byte) bool { return isLetter(b) || b >= 0xc0 }

// lineAt returns the line, counted from 1, in which a byte of text stands.
func lineAt(text string, at int) int {
	return 1 + strings.Count(text[:min(at, len(text))], "\n")
}
