package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Blocks cuts canonical text into blocks, and takes lines of a header for text. documentTitle is the document's own title, if it is known. Lines that a hard wrap broke are
// joined again: spans stay, only the boundaries go.
func Blocks(body, documentTitle string) []Block { return blocks(body, documentTitle, 0) }

// blocks cuts canonical text into blocks, of which so many may be fields of a header.
func blocks(body, documentTitle string, fields int) []Block {
	lines := splitLines(body)
	wrapped := hardWrapped(lines)
	var found []Block
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		if l.text == "" {
			continue
		}
		if b, ok := field(l); ok && len(found) < fields {
			found = append(found, b)
			continue
		}
		b := Block{Kind: kindOf(l.text), Span: l.Span}
		for i+1 < len(lines) && lines[i+1].text != "" && continues(lines[i].text, lines[i+1].text, wrapped) {
			i++
			b.End = lines[i].End
		}
		b.settle(body, documentTitle, len(found) == 0)
		found = append(found, b)
	}
	return found
}

// mostFields is how many lines the header of a text has at most.
const mostFields = 6

// field reads a line of a header. That of the title is a title, which its value words.
func field(l line) (Block, bool) {
	name, value, ok := strings.Cut(l.text, ": ")
	switch {
	case !ok:
		return Block{}, false
	case name == "Title":
		return Block{Kind: Title, Span: Span{l.End - len(strings.TrimSpace(value)), l.End}}, true
	case name == "Date", name == "Source", name == "Author", name == "URL":
		return Block{Kind: Field, Span: l.Span}, true
	}
	return Block{}, false
}

// settle decides what only the whole block tells: a title, or a heading.
func (b *Block) settle(body, documentTitle string, first bool) {
	whole := strings.TrimSpace(body[b.Start:b.End])
	plain := strings.TrimLeft(whole, "#*_> ")
	b.Start += strings.Index(body[b.Start:b.End], whole) + len(whole) - len(plain)
	b.End = b.Start + len(plain)
	switch {
	case documentTitle != "" && strings.EqualFold(plain, documentTitle):
		b.Kind = Title
	case strings.HasPrefix(plain, "[") && strings.HasSuffix(plain, "]"):
		b.Kind = Heading
	case b.Kind != Paragraph || ended(plain):
	case first:
		b.Kind = Title
	case len(plain) < longestHeading:
		b.Kind = Heading
	}
	if b.Kind == Bullet {
		trimmed := strings.TrimLeft(plain, bulletMarks+" \t\u00a0")
		b.Start += len(plain) - len(trimmed)
	}
}

// longestHeading is how many bytes a line without a full stop has at most that is a heading.
const longestHeading = 90

// A line of text without its surrounding white space.
type line struct {
	text string
	Span
}

func splitLines(body string) []line {
	var lines []line
	for start := 0; start <= len(body); {
		end := strings.IndexByte(body[start:], '\n')
		if end < 0 {
			end = len(body) - start
		}
		raw := body[start : start+end]
		trimmed := strings.TrimSpace(raw)
		at := start + strings.Index(raw, trimmed)
		lines = append(lines, line{trimmed, Span{at, at + len(trimmed)}})
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

func kindOf(first string) Kind {
	r, size := utf8.DecodeRuneInString(first)
	rest := first[size:]
	marked := strings.ContainsRune(bulletMarks, r)
	switch {
	case marked && (strings.HasPrefix(strings.TrimLeft(rest, "\u00a0\t"), " ") || strings.HasPrefix(rest, "\t")):
		return Bullet
	case r == '#' && !strings.HasPrefix(strings.TrimLeft(first, "#"), " "):
		return Boilerplate // hash tags
	case r == '#':
		return Heading
	case unicode.IsDigit(r) && numbered(first):
		return Bullet
	}
	return Paragraph
}

// numbered tells whether a line begins as an item of a numbered list: "1. ", "2) ".
func numbered(first string) bool {
	digits := strings.TrimLeftFunc(first, unicode.IsDigit)
	return len(first)-len(digits) <= 2 && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") "))
}

// continues tells whether a line goes on in the next one.
func continues(this, next string, wrapped bool) bool {
	if k := kindOf(next); k != Paragraph || kindOf(this) == Heading || bracketed(this) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(next)
	last, _ := utf8.DecodeLastRuneInString(this)
	switch {
	case unicode.IsLower(first):
		return true
	case last == ',' || last == '—' || last == '–' || last == ';':
		return true
	case wrapped:
		return len(this) >= 45 || kindOf(this) == Bullet
	}
	return false
}

// bracketed tells whether a line is a label in brackets of what stands below it: "[Fish war > Talks of the coast states]".
func bracketed(line string) bool {
	return strings.HasPrefix(line, "[") && strings.IndexByte(line, ']') == len(line)-1
}

// ended tells whether text ends as a sentence does.
func ended(s string) bool {
	s = strings.TrimRight(s, "\"'”’)]*_ ")
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:…", last)
}

func isLetter(r rune) bool { return unicode.IsLetter(r) }
