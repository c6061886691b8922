package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// blockKind says what a block of text is.
type blockKind uint8

const (
	paragraph blockKind = iota
	title               // the document's own title, or a repetition of it
	heading
	bullet
	boilerplate // tags, categories, bylines: read by nobody
)

// A block is a run of text that sentences do not cross.
type block struct {
	kind       blockKind
	start, end int
}

// blocks cuts canonical text into blocks. Lines that a hard wrap broke are joined again: spans stay, only the boundaries go.
func blocks(text, documentTitle string) []block {
	lines := splitLines(text)
	wrapped := hardWrapped(lines)
	var found []block
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		if line.text == "" {
			continue
		}
		b := block{kind: kindOf(line.text), start: line.start, end: line.end}
		for i+1 < len(lines) && lines[i+1].text != "" && continues(lines[i].text, lines[i+1].text, wrapped) {
			i++
			b.end = lines[i].end
		}
		b.settle(text, documentTitle, len(found) == 0)
		found = append(found, b)
	}
	return found
}

// settle decides what only the whole block tells: a title, or a heading.
func (b *block) settle(text, documentTitle string, first bool) {
	body := strings.TrimSpace(text[b.start:b.end])
	plain := strings.TrimLeft(body, "#*_> ")
	b.start += strings.Index(text[b.start:b.end], body) + len(body) - len(plain)
	b.end = b.start + len(plain)
	switch {
	case documentTitle != "" && strings.EqualFold(plain, documentTitle):
		b.kind = title
	case b.kind != paragraph || ended(plain):
	case first:
		b.kind = title
	case len(plain) < 90:
		b.kind = heading
	}
	if b.kind == bullet {
		trimmed := strings.TrimLeft(plain, bulletMarks+" \t\u00a0")
		b.start += len(plain) - len(trimmed)
	}
}

// A line of text without its surrounding white space.
type line struct {
	text       string
	start, end int
}

func splitLines(text string) []line {
	var lines []line
	for start := 0; start <= len(text); {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			end = len(text) - start
		}
		raw := text[start : start+end]
		trimmed := strings.TrimSpace(raw)
		at := start + strings.Index(raw, trimmed)
		lines = append(lines, line{trimmed, at, at + len(trimmed)})
		start += end + 1
	}
	return lines
}

// hardWrapped tells whether most lines of text end where a column is full, not where a sentence does.
func hardWrapped(lines []line) bool {
	long, open := 0, 0
	for i, l := range lines {
		if len(l.text) < 45 || i+1 == len(lines) || lines[i+1].text == "" || bracketed(l.text) {
			continue
		}
		long++
		if len(l.text) <= 110 && !ended(l.text) {
			open++
		}
	}
	return long >= 3 && open*10 >= long*6
}

const bulletMarks = "•*-–·▪◦‣"

func kindOf(text string) blockKind {
	r, size := utf8.DecodeRuneInString(text)
	rest := text[size:]
	switch {
	case strings.ContainsRune(bulletMarks, r) && strings.HasPrefix(strings.TrimLeft(rest, "\u00a0\t"), " "), strings.ContainsRune(bulletMarks, r) && strings.HasPrefix(rest, "\t"):
		return bullet
	case r == '#' && !strings.HasPrefix(strings.TrimLeft(text, "#"), " "):
		return boilerplate // hash tags
	case r == '#':
		return heading
	case unicode.IsDigit(r) && numbered(text):
		return bullet
	}
	return paragraph
}

// numbered tells whether a line begins as an item of a numbered list: "1. ", "2) ".
func numbered(text string) bool {
	digits := strings.TrimLeftFunc(text, unicode.IsDigit)
	return len(text)-len(digits) <= 2 && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") "))
}

// continues tells whether a line goes on in the next one.
func continues(text, next string, wrapped bool) bool {
	if k := kindOf(next); k != paragraph || kindOf(text) == heading || bracketed(text) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(next)
	last, _ := utf8.DecodeLastRuneInString(text)
	switch {
	case unicode.IsLower(first):
		return true
	case last == ',' || last == '—' || last == '–' || last == ';':
		return true
	case wrapped:
		return len(text) >= 45 || kindOf(text) == bullet
	}
	return false
}

// bracketed tells whether a line is a label in brackets of what stands below it: "[Fish war > Talks of the coast states]".
func bracketed(line string) bool {
	return strings.HasPrefix(line, "[") && strings.IndexByte(line, ']') == len(line)-1
}

// ended tells whether text ends as a sentence does.
func ended(text string) bool {
	text = strings.TrimRight(text, "\"'”’)]*_ ")
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?:…", last)
}
