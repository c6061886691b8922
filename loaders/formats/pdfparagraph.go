package formats

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/parleygraph/parley/loaders/formats/pdf"
	"github.com/parleygraph/parley/loaders/masthead"
	"github.com/parleygraph/parley/loaders/plain"
)

// writePages writes the lines of pages as paragraphs.
func writePages(p *prose, pages [][]pdf.Line) {
	w := pageWriter{prose: p, body: pdf.BodySize(pages), parted: partsWords(pages)}
	for _, lines := range pages {
		w.breaks = true
		w.page(lines)
	}
	w.flush()
	for len(p.pages) < len(pages) {
		p.page() // pages without text, at the end
	}
}

// A pageWriter joins lines to paragraphs.
type pageWriter struct {
	prose  *prose
	body   float64 // size of running text
	parted bool    // the pages part words at the ends of lines
	run    strings.Builder
	last   pdf.Line
	right  float64 // where lines of the block end
	breaks bool    // a page begins
	turns  []int   // where in the open paragraph pages begin
}

func (w *pageWriter) page(lines []pdf.Line) {
	if len(lines) == 0 {
		w.turns = append(w.turns, w.run.Len())
		return
	}
	for i, l := range lines {
		if i == 0 || lines[i-1].Block != l.Block {
			w.right = blockEdge(lines[i:])
		}
		if w.begins(l) {
			w.flush()
		}
		if w.breaks {
			w.turns = append(w.turns, w.run.Len())
			w.breaks = false
		}
		w.join(strings.TrimSpace(l.Text))
		w.last = l
	}
}

func blockEdge(lines []pdf.Line) float64 {
	edge := 0.0
	for _, l := range lines {
		if l.Block != lines[0].Block {
			break
		}
		edge = max(edge, l.Right)
	}
	return edge
}

// begins tells whether a line begins a paragraph.
func (w *pageWriter) begins(l pdf.Line) bool {
	text := strings.TrimSpace(l.Text)
	ended := strings.ContainsAny(lastRune(w.run.String()), ".!?:”\"’")
	switch {
	case w.run.Len() == 0:
		return false
	case math.Abs(l.Size-w.last.Size) > 0.12*w.last.Size, bulleted(text):
		return true
	case w.breaks || l.Block != w.last.Block && l.Base > w.last.Base:
		return ended || w.heading() // across a page or a column: where the sentence has ended
	case l.Block != w.last.Block:
		return true
	case l.Left-w.last.Left > 0.8*l.Size && !bulleted(w.run.String()) || w.last.Base-l.Base > 1.9*l.Size:
		return true
	}
	return ended && w.last.Right < w.right-6*l.Size
}

func bulleted(text string) bool {
	return strings.HasPrefix(text, "•") || strings.HasPrefix(text, "◦") || strings.HasPrefix(text, "▪") || strings.HasPrefix(text, "- ") || strings.HasPrefix(text, "\uf0b7")
}

func lastRune(text string) string {
	_, n := utf8.DecodeLastRuneInString(text)
	return text[len(text)-n:]
}

// partsWords tells whether pages part words at the ends of lines: where few lines end in a hyphen, it is the word's own.
func partsWords(pages [][]pdf.Line) bool {
	hyphens, all := 0, 0
	for _, lines := range pages {
		for _, l := range lines {
			all++
			if strings.HasSuffix(strings.TrimSpace(l.Text), "-") {
				hyphens++
			}
		}
	}
	return hyphens*25 > all
}

// join adds a line to the open paragraph. The hyphen of a parted word goes.
func (w *pageWriter) join(text string) {
	open := w.run.String()
	switch {
	case open == "", text == "":
	case strings.HasSuffix(open, "\u00ad"), w.parted && strings.HasSuffix(open, "-") && !strings.HasSuffix(open, " -") && text[0] >= 'a' && text[0] <= 'z':
		_, n := utf8.DecodeLastRuneInString(open)
		w.run.Reset()
		w.run.WriteString(open[:len(open)-n])
	case strings.HasSuffix(open, "-") && !strings.HasSuffix(open, " -"):
	default:
		w.run.WriteByte(' ')
	}
	w.run.WriteString(text)
}

func (w *pageWriter) heading() bool { return w.last.Size > 1.12*w.body }

// flush writes the open paragraph, and notes the pages that begin in it.
func (w *pageWriter) flush() {
	text := strings.TrimSpace(w.run.String())
	kind, level := paragraph, 0
	switch {
	case bulleted(text):
		_, n := utf8.DecodeRuneInString(text)
		kind, text = bullet, text[n:]
	case w.heading() && len(text) < 2*masthead.LongestTitle:
		kind, level = heading, 2
		if w.last.Size > 1.4*w.body {
			level = 1
		}
	}
	if strings.TrimSpace(text) == "" {
		return
	}
	before := w.prose.out.Len()
	w.prose.add(kind, level, text)
	whole := w.prose.out.Len()
	for _, at := range w.turns {
		start := whole - len(plain.OneLine(text))
		if at > 0 {
			start = min(whole, start+at+1)
		} else if before == 0 {
			start = 0
		}
		w.prose.pages = append(w.prose.pages, start)
	}
	w.turns = nil
	w.run.Reset()
}
