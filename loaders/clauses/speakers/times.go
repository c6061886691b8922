package speakers

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
	"github.com/parleygraph/parley/loaders/when"
)

// Timed reads the time at chunk k of sentence i, said on the document's day: the nearest such day before it, or after it for what is planned. One that counts from
// another ("a day earlier") is read from the day named last, where one is.
func (d *Document) Timed(i, k int, ahead bool) (when.Time, bool) {
	words, last := d.wordsOf(i, k), graph.Day("")
	if when.Leans(words) {
		last = d.dayBefore(i, k)
	}
	return when.Resolve(words, d.Day, last, when.Direction(ahead))
}

// wordsOf returns the text of chunk k of sentence i.
func (d *Document) wordsOf(i, k int) string {
	p := d.Parses[i]
	return d.Words(p, p.Chunks[k].From, p.Chunks[k].To)
}

// dayBefore returns the day that is named last ahead of chunk k of sentence i, in that sentence or the one before it; unknown where none is.
func (d *Document) dayBefore(i, k int) graph.Day {
	for at := i; at >= max(0, i-1); at-- {
		chunks := d.Parses[at].Chunks
		if at == i {
			chunks = chunks[:k]
		}
		for j := range slices.Backward(chunks) {
			if d.Parses[at].Kind(j) != syntax.TimeChunk || when.Leans(d.wordsOf(at, j)) {
				continue
			}
			if t, ok := when.Among(d.wordsOf(at, j), d.Day, when.Past); ok && t.Since == t.Until {
				return t.Since
			}
		}
	}
	return ""
}

// Words returns the text of tokens [from, to) of a parse.
func (d *Document) Words(p *syntax.Parse, from, to int) string {
	return d.Text[p.Tokens[from].Start:p.Tokens[to-1].End]
}
