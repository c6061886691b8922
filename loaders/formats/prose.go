package formats

import (
	"strings"
	"unicode"

	"github.com/parleygraph/parley/loaders/plain"
)

// prose writes the canonical text of formats that have paragraphs, headings and lists of their own: blocks with an empty line between them, headings
// and items marked as Markdown does, one line a block. White space within a block is single spaces.
type prose struct {
	out   strings.Builder
	last  blockKind
	pages []int
	limit int // in bytes; 0: none
}

// blockKind is the kind of a block of prose.
type blockKind uint8

const (
	paragraph blockKind = iota
	heading
	bullet
)

// add writes a block. level is that of a heading, from 1.
func (p *prose) add(kind blockKind, level int, text string) {
	text = plain.OneLine(strings.Map(printable, plain.WithoutLigatures(text)))
	if text == "" {
		return
	}
	if p.out.Len() > 0 {
		p.out.WriteByte('\n')
		if kind != bullet || p.last != bullet {
			p.out.WriteByte('\n')
		}
	}
	p.last = kind
	switch kind {
	case heading:
		p.out.WriteString(strings.Repeat("#", min(max(level, 1), 6)) + " ")
	case bullet:
		p.out.WriteString("- ")
	}
	p.out.WriteString(text)
}

// page notes that what follows stands on the next page.
func (p *prose) page() {
	at := p.out.Len()
	if at > 0 {
		at += 2 // the empty line ahead of the next block
	}
	p.pages = append(p.pages, at)
}

// text returns the canonical text. Composing may shorten it, so that pages are moved with it.
func (p *prose) text() string {
	text := p.out.String()
	if text == "" {
		return ""
	}
	text += "\n"
	whole := plain.Canonical(text)
	if len(whole) != len(text) {
		for i, at := range p.pages {
			p.pages[i] = len(plain.Canonical(text[:min(at, len(text))]))
		}
	}
	return whole
}

// over tells whether the prose is longer than its limit.
func (p *prose) over() bool { return p.limit > 0 && p.out.Len() > p.limit }

// printable drops the characters that no text shows, and turns all white space but line ends into spaces.
func printable(r rune) rune {
	switch {
	case r == '\u00ad' || r == '\ufeff' || r == '\u200b' || r == '\u2060':
		return -1 // soft hyphens and marks of no width: they part words that are whole
	case unicode.IsSpace(r) || r == '\u2028' || r == '\u2029':
		return ' '
	case unicode.IsControl(r) || unicode.Is(unicode.Co, r):
		return -1
	}
	return r
}

// titled puts the title ahead of a text that does not begin with it.
func titled(title, text string) string {
	title = plain.OneLine(strings.Map(printable, title))
	first, _, _ := strings.Cut(strings.TrimLeft(text, "# \n"), "\n")
	if title == "" || strings.EqualFold(plain.OneLine(first), title) {
		return text
	}
	return plain.Canonical("# " + title + "\n\n" + text)
}
