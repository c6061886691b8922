package formats

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
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
