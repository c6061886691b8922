package pdf

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/loaders/plain"
)

// A Line is a line of a page, or what of it stands in one column. Lengths are in points; base grows upwards.
type Line struct {
	Left, Right, Base, Size float64
	Text                    string
	Block                   int // lines of one block of the page share it
}

// runsOf joins the glyphs of a page that stand beside one another on one line.
func runsOf(glyphs []glyph) []Line {
	var runs []Line
	for _, g := range glyphs {
		if g.size <= 0 || math.IsNaN(g.x+g.y+g.width+g.size) {
			continue
		}
		if n := len(runs) - 1; n >= 0 && runs[n].takes(g) {
			runs[n].add(g)
			continue
		}
		runs = append(runs, Line{Left: g.x, Right: g.x + g.width, Base: g.y, Size: g.size, Text: g.text})
	}
	for i := range runs {
		runs[i].Text = plain.WithoutLigatures(runs[i].Text)
	}
	runs = slices.DeleteFunc(runs, func(r Line) bool { return strings.TrimSpace(r.Text) == "" })
	return joined(runs)
}

// takes tells whether a glyph goes on with the line.
func (l *Line) takes(g glyph) bool {
	gap := g.x - l.Right
	return math.Abs(g.y-l.Base) < 0.4*l.Size && gap < 1.2*l.Size && gap > -0.8*l.Size
}

// add writes a glyph behind the line, with a space where there is room for one.
func (l *Line) add(g glyph) {
	if g.x-l.Right > 0.18*l.Size && !strings.HasSuffix(l.Text, " ") && g.text != " " {
		l.Text += " "
	}
	l.Text += g.text
	l.Right = max(l.Right, g.x+g.width)
	l.Size = max(l.Size, g.size)
}

// joined joins runs of one line that pages draw out of order.
func joined(runs []Line) []Line {
	slices.SortStableFunc(runs, func(a, b Line) int {
		if math.Abs(a.Base-b.Base) < 0.4*min(a.Size, b.Size) {
			return cmp.Compare(a.Left, b.Left)
		}
		return cmp.Compare(b.Base, a.Base)
	})
	var lines []Line
	for _, r := range runs {
		if n := len(lines) - 1; n >= 0 && lines[n].takes(glyph{x: r.Left, y: r.Base}) {
			lines[n].add(glyph{r.Text, r.Left, r.Base, r.Right - r.Left, r.Size})
			continue
		}
		lines = append(lines, r)
	}
	return lines
}

// inOrder puts the lines of a page into the order of reading, cutting it into columns and blocks.
func inOrder(lines []Line) []Line {
	var ordered []Line
	blocks := 0
	var cut func(region []Line, depth int)
	cut = func(region []Line, depth int) {
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
			l.Block = blocks
			ordered = append(ordered, l)
		}
	}
	cut(lines, 0)
	return ordered
}

// leastColumn is how many lines a column has.
const leastColumn = 3

// columns cuts a region at the first gap that runs through it from top to bottom, nil where there is none.
func columns(region []Line) (left, right []Line) {
	byLeft := slices.Clone(region)
	slices.SortStableFunc(byLeft, func(a, b Line) int { return cmp.Compare(a.Left, b.Left) })
	edge := math.Inf(-1)
	for i, l := range byLeft {
		if i >= leastColumn && len(byLeft)-i >= leastColumn && l.Left-edge > 0.8*l.Size && beside(byLeft[:i], byLeft[i:]) {
			return slices.DeleteFunc(slices.Clone(region), func(r Line) bool { return r.Left >= l.Left }),
				slices.DeleteFunc(slices.Clone(region), func(r Line) bool { return r.Left < l.Left })
		}
		edge = max(edge, l.Right)
	}
	return nil, nil
}

// beside tells whether two groups of lines stand side by side, not one above the other.
func beside(a, b []Line) bool {
	lowA, highA := heights(a)
	lowB, highB := heights(b)
	return min(highA, highB)-max(lowA, lowB) > 0.3*min(highA-lowA, highB-lowB)
}

func heights(lines []Line) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, l := range lines {
		low, high = min(low, l.Base), max(high, l.Base)
	}
	return low, high
}

// halves cuts a region at its widest gap across, nil where all lines follow evenly.
func halves(region []Line) (above, below []Line) {
	at, widest := 0, 0.0
	for i := 1; i < len(region); i++ {
		if gap := (region[i-1].Base - region[i].Base) / max(region[i].Size, 1); gap > widest {
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
func withoutRunningHeads(pages [][]Line, body float64) [][]Line {
	counts := map[string]int{}
	for _, lines := range pages {
		for key := range edges(lines) {
			counts[key]++
		}
	}
	for i, lines := range pages {
		outer := edges(lines)
		_, high := heights(lines)
		pages[i] = slices.DeleteFunc(lines, func(l Line) bool {
			key, text := headKey(l), strings.TrimSpace(l.Text)
			repeated := counts[key] > 1 && counts[key]*2 > len(pages)
			small := l.Size < 0.85*body && l.Base > high-1.5*l.Size
			return outer[key] && (repeated || small || pageNumber.MatchString(text) || printed.MatchString(text))
		})
	}
	return pages
}

// edges returns the keys of a page's topmost and lowest lines.
func edges(lines []Line) map[string]bool {
	low, high := heights(lines)
	keys := map[string]bool{}
	for _, l := range lines {
		if l.Base > high-1.5*l.Size || l.Base < low+1.5*l.Size {
			keys[headKey(l)] = true
		}
	}
	return keys
}

// headKey returns what a running head says on each page.
func headKey(l Line) string { return figures.ReplaceAllString(strings.TrimSpace(l.Text), "#") }

// BodySize returns the size, in points, of most characters.
func BodySize(pages [][]Line) float64 {
	counts := map[float64]int{}
	for _, lines := range pages {
		for _, l := range lines {
			counts[math.Round(l.Size*2)/2] += len(l.Text)
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
