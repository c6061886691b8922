package kernel

import "github.com/parleygraph/parley/graph/words"

// This file tells the core of a point from what only adds to it: "a truce, which Norway had offered in May" is a truce.

// coreBits is how much must be said before an addition can begin.
const coreBits = 12

// core returns how many pieces the core of the point has.
func (p *point) core() int {
	bits, matters := 0.0, 0
	for i := range p.pieces {
		one := &p.pieces[i]
		if bits >= coreBits && p.adds(i, matters) {
			return i
		}
		switch {
		case one.slug != "":
			bits += nameBits / 2
		case one.what == content && one.weighs():
			bits += words.Rarity(one.base)
			matters++
		}
	}
	return len(p.pieces)
}

// weighs tells whether a piece says something of a matter.
func (one *piece) weighs() bool {
	return one.notion == nil || one.notion.Role == "act" || one.notion.Role == "thing"
}

// adds tells whether an addition begins at a piece, so many words of a matter standing before it.
func (p *point) adds(i, matters int) bool {
	one := &p.pieces[i]
	if matters == 0 || one.what == name || one.what == used {
		return false
	}
	switch {
	case p.reader.trails[one.word], one.comma && one.what == tie && one.word != "and" && one.word != "or":
		return true
	case one.word == "at":
		return true // "a deal at the urging of Norway"
	case one.word == "to":
		return matters > 1 && i+1 < len(p.pieces) && p.reader.lemmas.verbs[p.pieces[i+1].word]
	}
	return false
}

// Core returns the core of a point: what it says without clauses that only add to it.
func (r *Reader) Core(text string) string {
	p := r.read(text)
	n := p.core()
	if n == len(p.pieces) || n == 0 {
		return text
	}
	return text[:p.pieces[n-1].end]
}
