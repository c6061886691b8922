package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/term"
)

// visible returns text on one line with control characters as visible escapes, so that nothing that a document holds moves a terminal's cursor.
func visible(text string) string {
	return harmless(strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, text))
}

// harmless returns text with what a terminal would obey, and what would turn the order of letters, as escapes that JSON reads as the characters that they stand for.
func harmless(text string) string {
	if strings.IndexFunc(text, obeyed) < 0 && utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	for i, r := range text {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(text[i:], string(utf8.RuneError)):
			fmt.Fprintf(&b, `\x%02x`, text[i]) // a byte that is no character
		case obeyed(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// obeyed tells whether a terminal does something at a character instead of showing it. Line ends and tabs are layout.
func obeyed(r rune) bool {
	return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r)
}

// A screen is an output for people: what documents, file names and servers say reaches it as characters, never as commands to the terminal.
type screen struct {
	mu   sync.Mutex
	to   io.Writer
	rest []byte // the beginning of a character whose end is not written yet
}

// Write writes text. A character may come in two parts.
func (s *screen) Write(text []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := append(s.rest, text...)
	whole := len(all) - unfinished(all)
	s.rest = append([]byte(nil), all[whole:]...)
	if _, err := io.WriteString(s.to, harmless(string(all[:whole]))); err != nil {
		return 0, err
	}
	return len(text), nil
}

// unfinished returns how many bytes at the end of text begin a character that goes on.
func unfinished(text []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if last := text[len(text)-n:]; utf8.RuneStart(last[0]) {
			if utf8.FullRune(last) {
				return 0
			}
			return n
		}
	}
	return 0
}

// terminal returns the terminal that an output leads to, nil where it leads to none.
func terminal(out io.Writer) *os.File {
	if s, ok := out.(*screen); ok {
		out = s.to
	}
	if file, ok := out.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		return file
	}
	return nil
}
