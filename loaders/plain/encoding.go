// Package plain makes plain text of bytes: it tells text from binary data, decodes it, and gives it the canonical form in which every span of parley is counted.
//
//	text, guessed, err := plain.Guess(raw) // guessed says what a person should check
//	text = plain.Canonical(text)
package plain

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/unicode/norm"

	"github.com/parleygraph/parley/loaders/faults"
)

// The byte order marks.
const (
	MarkUTF8    = "\xef\xbb\xbf"
	markUTF16LE = "\xff\xfe"
	markUTF16BE = "\xfe\xff"
	markUTF32LE = "\xff\xfe\x00\x00"
	markUTF32BE = "\x00\x00\xfe\xff"
)

// DecodeAs decodes by an encoding that the user names.
func DecodeAs(raw []byte, name string) (string, error) {
	encoding, err := htmlindex.Get(name)
	if err != nil {
		return "", unknownEncoding(name)
	}
	text, err := encoding.NewDecoder().Bytes(raw)
	if err != nil || bytes.ContainsRune(text, utf8.RuneError) && !bytes.Contains(raw, []byte("\ufffd")) {
		return "", faults.Invalid("it is not encoded in %s: leave --encoding out, or name another", name)
	}
	return string(text), nil
}

// CheckEncoding refuses an encoding that has no such name.
func CheckEncoding(name string) error {
	if name == "" {
		return nil
	}
	if _, err := htmlindex.Get(name); err != nil {
		return unknownEncoding(name)
	}
	return nil
}

func unknownEncoding(name string) error {
	return faults.Invalid("unknown encoding %q: name it as web pages do: utf-8, windows-1252, windows-1251, iso-8859-2, macintosh, utf-16le", name)
}

// Canonical returns valid UTF-8 text in the form that every span is counted in.
func Canonical(text string) string {
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return norm.NFC.String(strings.TrimLeft(text, "\ufeff"))
}

// Decode decodes by byte order mark, else by what the bytes can be.
func Decode(raw []byte) (string, error) {
	text, _, err := Guess(raw)
	return text, err
}

// Guess decodes as toUTF8 does, and words what it had to guess.
func Guess(raw []byte) (text, guessed string, err error) {
	head := string(raw[:min(len(raw), 4)])
	switch {
	case head == markUTF32LE, head == markUTF32BE:
		return "", "", faults.Invalid("it is encoded in UTF-32, which is not read: save it as UTF-8")
	case strings.HasPrefix(head, markUTF16LE):
		text, err = fromUTF16(raw[2:], binary.LittleEndian)
		return text, "", err
	case strings.HasPrefix(head, markUTF16BE):
		text, err = fromUTF16(raw[2:], binary.BigEndian)
		return text, "", err
	}
	if order := UTF16Order(raw); order != nil {
		text, err = fromUTF16(raw, order)
		return text, "its encoding is a guess: UTF-16 without a mark", err
	}
	if IsBinary(raw) {
		return "", "", faults.Invalid("it is %s, not text: convert it to text first", KindOf(raw))
	}
	if utf8.Valid(raw) {
		return string(raw), "", nil
	}
	return fromBytes(raw)
}

// UTF16Order returns the byte order of UTF-16 text without a mark, or nil. Latin text in it has a zero as every other byte.
func UTF16Order(raw []byte) binary.ByteOrder {
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
		return "", faults.Invalid("its UTF-16 is cut off in the middle of a character: get the whole file")
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
				return "", faults.AtLine(LineAt(b.String(), b.Len()), faults.Invalid("its UTF-16 holds half a character: save it again as UTF-8"))
			}
			i += 2
		}
		b.WriteRune(r)
	}
	return b.String(), nil
}

// fromBytes decodes text that is no valid UTF-8: damaged UTF-8 is refused, one of the eight-bit Latin encodings is read.
func fromBytes(raw []byte) (text, guessed string, err error) {
	good, bad, at := multibyte(raw)
	if good > 0 && good >= bad {
		return "", "", brokenUTF8(raw, at)
	}
	if at := remains(raw); at >= 0 {
		return "", "", brokenUTF8(raw, at)
	}
	high, letters := shares(raw)
	if high*3 > letters {
		return "", "", faults.Invalid("its encoding can't be told: save it as UTF-8, or name it with --encoding")
	}
	best, doubt := bestEightBit(raw)
	if best == nil {
		return "", "", faults.AtLine(LineAt(string(raw), at), faults.Invalid("it is neither UTF-8 nor windows-1252, nor another that can be told: save it as UTF-8, or name it with --encoding"))
	}
	guessed = "its encoding is a guess: " + best.name
	if doubt != nil {
		guessed = fmt.Sprintf("its encoding is a doubtful guess: %s, or perhaps %s; name it with --encoding", best.name, doubt.name)
	}
	return best.text, guessed, nil
}

// remains returns where the first bytes stand that only broken UTF-8 has, -1 where none do: the beginning of a quotation mark, a dash or an emoji without its end,
// or three bytes that make no character. Eight-bit text has no letter before these.
func remains(raw []byte) int {
	for i := 0; i+2 < len(raw); i++ {
		if raw[i] < 0xe0 || !isContinuation(raw[i+1]) {
			continue
		}
		if _, n := utf8.DecodeRune(raw[i:]); n > 1 {
			i += n - 1
			continue
		}
		mark := raw[i] == 0xe2 && slices.Contains([]byte{0x80, 0x82, 0x84}, raw[i+1])
		if mark || raw[i] < 0xf5 && isContinuation(raw[i+2]) {
			return i
		}
	}
	return -1
}

func isContinuation(b byte) bool { return b&0xc0 == 0x80 }

func brokenUTF8(raw []byte, at int) error {
	if len(raw)-at < utf8.UTFMax && !utf8.FullRune(raw[at:]) {
		return faults.AtLine(LineAt(string(raw), at), faults.Invalid("it is cut off in the middle of a UTF-8 character: get the whole file"))
	}
	return faults.AtLine(LineAt(string(raw), at), faults.Invalid("byte %d breaks its UTF-8: save it again as UTF-8", at))
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

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// LineAt returns the line, counted from 1, in which a byte of text stands.
func LineAt(text string, at int) int {
	return 1 + strings.Count(text[:min(at, len(text))], "\n")
}

// OneLine joins the words of text by single spaces.
func OneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// ligatures are the joined letters of print, each with the letters that it joins.
var ligatures = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")
})

// WithoutLigatures writes the joined letters of print as letters.
func WithoutLigatures(text string) string { return ligatures().Replace(text) }
