package loaders

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A pdfLine is a line of a page, or what of it stands in one column. Lengths are in points; base grows upwards.
type pdfLine struct {
	left, right, base, size float64
	text                    string
	block                   int // lines of one block of the page share it
}

// runsOf joins the glyphs of a page that stand beside one another on one line.
func runsOf(glyphs []glyph) []pdfLine {
	var runs []pdfLine
	for _, g := range glyphs {
		if g.size <= 0 || math.IsNaN(g.x+g.y+g.width+g.size) {
			continue
		}
		if n := len(runs) - 1; n >= 0 && runs[n].takes(g) {
			runs[n].add(g)
			continue
		}
		runs = append(runs, pdfLine{left: g.x, right: g.x + g.width, base: g.y, size: g.size, text: g.text})
	}
	for i := range runs {
		runs[i].text = ligatures().Replace(runs[i].text)
	}
	runs = slices.DeleteFunc(runs, func(r pdfLine) bool { return strings.TrimSpace(r.text) == "" })
	return joined(runs)
}

// takes tells whether a glyph goes on with the line.
func (l *pdfLine) takes(g glyph) bool {
	gap := g.x - l.right
	return math.Abs(g.y-l.base) < 0.4*l.size && gap < 1.2*l.size && gap > -0.8*l.size
}

// add writes a glyph behind the line, with a space where there is room for one.
func (l *pdfLine) add(g glyph) {
	if g.x-l.right > 0.18*l.size && !strings.HasSuffix(l.text, " ") && g.text != " " {
		l.text += " "
	}
	l.text += g.text
	l.right = max(l.right, g.x+g.width)
	l.size = max(l.size, g.size)
}

// joined joins runs of one line that pages draw out of order.
func joined(runs []pdfLine) []pdfLine {
	slices.SortStableFunc(runs, func(a, b pdfLine) int {
		if math.Abs(a.base-b.base) < 0.4*min(a.size, b.size) {
			return cmp.Compare(a.left, b.left)
		}
		return cmp.Compare(b.base, a.base)
	})
	var lines []pdfLine
	for _, r := range runs {
		if n := len(lines) - 1; n >= 0 && lines[n].takes(glyph{x: r.left, y: r.base}) {
			lines[n].add(glyph{r.text, r.left, r.base, r.right - r.left, r.size})
			continue
		}
		lines = append(lines, r)
	}
	return lines
}

// inOrder puts the lines of a page into the order of reading, cutting it into columns and blocks.
func inOrder(lines []pdfLine) []pdfLine {
	var ordered []pdfLine
	blocks := 0
	var cut func(region []pdfLine, depth int)
	cut = func(region []pdfLine, depth int) {
		if depth < 12 {
			if left, right := columns(region); left != nil {
				cut(left, depth+1)
				cut(right, depth+1)
				return
			}
			if above, below := halves(region); above != nil {
				cut(above, depth+1)
				cut(below, depth+1)
				return
			}
		}
		blocks++
		for _, l := range region {
			l.block = blocks
			ordered = append(ordered, l)
		}
	}
	cut(lines, 0)
	return ordered
}

// leastColumn is how many lines a column has.
const leastColumn = 3

// columns cuts a region at the first gap that runs through it from top to bottom, nil where there is none.
func columns(region []pdfLine) (left, right []pdfLine) {
	byLeft := slices.Clone(region)
	slices.SortStableFunc(byLeft, func(a, b pdfLine) int { return cmp.Compare(a.left, b.left) })
	edge := math.Inf(-1)
	for i, l := range byLeft {
		if i >= leastColumn && len(byLeft)-i >= leastColumn && l.left-edge > 0.8*l.size && beside(byLeft[:i], byLeft[i:]) {
			return slices.DeleteFunc(slices.Clone(region), func(r pdfLine) bool { return r.left >= l.left }),
				slices.DeleteFunc(slices.Clone(region), func(r pdfLine) bool { return r.left < l.left })
		}
		edge = max(edge, l.right)
	}
	return nil, nil
}

// beside tells whether two groups of lines stand side by side, not one above the other.
func beside(a, b []pdfLine) bool {
	lowA, highA := heights(a)
	lowB, highB := heights(b)
	return min(highA, highB)-max(lowA, lowB) > 0.3*min(highA-lowA, highB-lowB)
}

func heights(lines []pdfLine) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, l := range lines {
		low, high = min(low, l.base), max(high, l.base)
	}
	return low, high
}

// halves cuts a region at its widest gap across, nil where all lines follow evenly.
func halves(region []pdfLine) (above, below []pdfLine) {
	at, widest := 0, 0.0
	for i := 1; i < len(region); i++ {
		if gap := (region[i-1].base - region[i].base) / max(region[i].size, 1); gap > widest {
			at, widest = i, gap
		}
	}
	if widest < 1.9 {
		return nil, nil
	}
	return region[:at], region[at:]
}

var (
	figures    = regexp.MustCompile(`\d+`)
	pageNumber = regexp.MustCompile(`(?i)^[-–— ]*(?:page |p\. ?)?\d+(?: ?(?:/|of) ?\d+)?[-–— ]*$`)
)

// printed is what browsers print on top and at the bottom of a page: its address, the hour.
var printed = regexp.MustCompile(`^(?:(?:https?|file)://\S+|\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d.*)$`)

// withoutRunningHeads leaves out the numbers of pages, what stands on top or at the bottom of most of them, and small print on top. body is the size of running text.
func withoutRunningHeads(pages [][]pdfLine, body float64) [][]pdfLine {
	counts := map[string]int{}
	for _, lines := range pages {
		for key := range edges(lines) {
			counts[key]++
		}
	}
	for i, lines := range pages {
		outer := edges(lines)
		_, high := heights(lines)
		pages[i] = slices.DeleteFunc(lines, func(l pdfLine) bool {
			key, text := headKey(l), strings.TrimSpace(l.text)
			repeated := counts[key] > 1 && counts[key]*2 > len(pages)
			small := l.size < 0.85*body && l.base > high-1.5*l.size
			return outer[key] && (repeated || small || pageNumber.MatchString(text) || printed.MatchString(text))
		})
	}
	return pages
}

// edges returns the keys of a page's topmost and lowest lines.
func edges(lines []pdfLine) map[string]bool {
	low, high := heights(lines)
	keys := map[string]bool{}
	for _, l := range lines {
		if l.base > high-1.5*l.size || l.base < low+1.5*l.size {
			keys[headKey(l)] = true
		}
	}
	return keys
}

// headKey returns what a running head says on each page.
func headKey(l pdfLine) string { return figures.ReplaceAllString(strings.TrimSpace(l.text), "#") }

// writePages writes the lines of pages as paragraphs.
func writePages(p *prose, pages [][]pdfLine) {
	w := pageWriter{prose: p, body: bodySize(pages), parted: partsWords(pages)}
	for _, lines := range pages {
		w.breaks = true
		w.page(lines)
	}
	w.flush()
	for len(p.pages) < len(pages) {
		p.page() // pages without text, at the end
	}
}

// bodySize returns the size of most characters.
func bodySize(pages [][]pdfLine) float64 {
	counts := map[float64]int{}
	for _, lines := range pages {
		for _, l := range lines {
			counts[math.Round(l.size*2)/2] += len(l.text)
		}
	}
	size, most := 0.0, 0
	for s, n := range counts {
		if n > most || n == most && s < size {
			size, most = s, n
		}
	}
	return size
}

// A pageWriter joins lines to paragraphs.
type pageWriter struct {
	prose  *prose
	body   float64 // size of running text
	parted bool    // the pages part words at the ends of lines
	run    strings.Builder
	last   pdfLine
	right  float64 // where lines of the block end
	breaks bool    // a page begins
	turns  []int   // where in the open paragraph pages begin
}

func (w *pageWriter) page(lines []pdfLine) {
	if len(lines) == 0 {
		w.turns = append(w.turns, w.run.Len())
		return
	}
	for i, l := range lines {
		if i == 0 || lines[i-1].block != l.block {
			w.right = blockEdge(lines[i:])
		}
		if w.begins(l) {
			w.flush()
		}
		if w.breaks {
			w.turns = append(w.turns, w.run.Len())
			w.breaks = false
		}
		w.join(strings.TrimSpace(l.text))
		w.last = l
	}
}

func blockEdge(lines []pdfLine) float64 {
	edge := 0.0
	for _, l := range lines {
		if l.block != lines[0].block {
			break
		}
		edge = max(edge, l.right)
	}
	return edge
}

// begins tells whether a line begins a paragraph.
func (w *pageWriter) begins(l pdfLine) bool {
	text := strings.TrimSpace(l.text)
	ended := strings.ContainsAny(lastRune(w.run.String()), ".!?:”\"’")
	switch {
	case w.run.Len() == 0:
		return false
	case math.Abs(l.size-w.last.size) > 0.12*w.last.size, bulleted(text):
		return true
	case w.breaks || l.block != w.last.block && l.base > w.last.base:
		return ended || w.heading() // across a page or a column: where the sentence has ended
	case l.block != w.last.block:
		return true
	case l.left-w.last.left > 0.8*l.size && !bulleted(w.run.String()) || w.last.base-l.base > 1.9*l.size:
		return true
	}
	return ended && w.last.right < w.right-6*l.size
}

func bulleted(text string) bool {
	return strings.HasPrefix(text, "•") || strings.HasPrefix(text, "◦") || strings.HasPrefix(text, "▪") || strings.HasPrefix(text, "- ") || strings.HasPrefix(text, "\uf0b7")
}

func lastRune(text string) string {
	_, n := utf8.DecodeLastRuneInString(text)
	return text[len(text)-n:]
}

// partsWords tells whether pages part words at the ends of lines: where few lines end in a hyphen, it is the word's own.
func partsWords(pages [][]pdfLine) bool {
	hyphens, all := 0, 0
	for _, lines := range pages {
		for _, l := range lines {
			all++
			if strings.HasSuffix(strings.TrimSpace(l.text), "-") {
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

func (w *pageWriter) heading() bool { return w.last.size > 1.12*w.body }

// flush writes the open paragraph, and notes the pages that begin in it.
func (w *pageWriter) flush() {
	text := strings.TrimSpace(w.run.String())
	kind, level := paragraph, 0
	switch {
	case bulleted(text):
		_, n := utf8.DecodeRuneInString(text)
		kind, text = bullet, text[n:]
	case w.heading() && len(text) < 2*longestTitle:
		kind, level = heading, 2
		if w.last.size > 1.4*w.body {
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
		start := whole - len(oneLine(text))
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
