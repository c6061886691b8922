package extract

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/when"
)

// timed reads the time at chunk k of sentence i, said on the document's day: the nearest such day before it, or after it for what is planned. One that counts from
// another ("a day earlier") is read from the day named last, where one is.
func (d *speakersDocument) timed(i, k int, ahead bool) (when.Time, bool) {
	words, last := d.wordsOf(i, k), graph.Day("")
	if when.Leans(words) {
		last = d.dayBefore(i, k)
	}
	return when.Resolve(words, d.day, last, when.Direction(ahead))
}

// wordsOf returns the text of chunk k of sentence i.
func (d *speakersDocument) wordsOf(i, k int) string {
	p := d.parses[i]
	return d.words(p, p.chunks[k].from, p.chunks[k].to)
}

// dayBefore returns the day that is named last ahead of chunk k of sentence i, in that sentence or the one before it; unknown where none is.
func (d *speakersDocument) dayBefore(i, k int) graph.Day {
	for at := i; at >= max(0, i-1); at-- {
		chunks := d.parses[at].chunks
		if at == i {
			chunks = chunks[:k]
		}
		for j := range slices.Backward(chunks) {
			if d.parses[at].kind(j) != timeChunk || when.Leans(d.wordsOf(at, j)) {
				continue
			}
			if t, ok := when.Among(d.wordsOf(at, j), d.day, when.Past); ok && t.Since == t.Until {
				return t.Since
			}
		}
	}
	return ""
}

// words returns the text of tokens [from, to) of a parse.
func (d *speakersDocument) words(p *parse, from, to int) string {
	return d.text[p.tokens[from].start:p.tokens[to-1].end]
}
