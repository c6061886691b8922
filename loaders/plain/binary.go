package plain

import (
	"bytes"
	"unicode/utf8"

	"github.com/gabriel-vasile/mimetype"
)

// IsBinary tells whether bytes are no text in any encoding read here: NUL bytes, many control characters, or a format that says so.
func IsBinary(raw []byte) bool {
	control := 0
	for _, b := range raw {
		if b == 0 {
			return true
		}
		if b < ' ' && (b < '\t' || b > '\r') {
			control++
		}
	}
	if control*50 > len(raw) || bytes.HasPrefix(raw, []byte("%PDF-")) || bytes.HasPrefix(raw, []byte(`{\rtf`)) {
		return true
	}
	return !utf8.Valid(raw) && !textual(mimetype.Detect(raw))
}

// textual tells whether a type is a kind of plain text.
func textual(kind *mimetype.MIME) bool {
	for ; kind != nil; kind = kind.Parent() {
		if kind.Is("text/plain") {
			return true
		}
	}
	return false
}

// KindOf says what bytes are that are no text.
func KindOf(raw []byte) string {
	kind := mimetype.Detect(raw)
	if kind.Is("application/octet-stream") || kind.Is("text/plain") {
		return "binary data"
	}
	return "binary data (" + kind.String() + ")"
}

// Whole drops a character that the end of a peek cuts.
func Whole(head []byte) []byte {
	for cut := 1; cut < utf8.UTFMax && cut < len(head); cut++ {
		if utf8.RuneStart(head[len(head)-cut]) {
			if !utf8.FullRune(head[len(head)-cut:]) {
				return head[:len(head)-cut]
			}
			break
		}
	}
	return head
}
