package parse

import (
	"maps"
	"slices"
)

// Most words leave no choice: "the" is a determiner. What is sure from one or
// two features needs none of the others, which makes the parser twice as fast.

// census counts how often a feature met each class.
type census map[uint32]map[int]int

func (c census) add(key uint32, class int) {
	if c[key] == nil {
		c[key] = map[int]int{}
	}
	c[key][class]++
}

// sure returns the classes of the features that came up least times or more,
// all but one in five hundred of them with that class.
func (c census) sure(least int) *linear {
	l := newLinear(len(c))
	for _, key := range slices.Sorted(maps.Keys(c)) {
		all, most, best := 0, 0, 0
		for class := range 64 {
			n := c[key][class]
			all += n
			if n > most {
				most, best = n, class
			}
		}
		if all >= least && (all-most)*500 <= all {
			l.insert(key, []uint16{uint16(best)<<8 | 1})
		}
	}
	return l.shrink()
}

// shrink returns the classifier with a table of the right size.
func (l *linear) shrink() *linear {
	small := newLinear(l.len())
	for _, s := range l.slots {
		if s.key != 0 {
			small.insert(s.key, l.row(s.at))
		}
	}
	return small
}

// only returns the class of a sure feature.
func (l *linear) only(key uint32) (class int, ok bool) {
	at := l.find(key)
	if at&63 == 0 {
		return 0, false
	}
	return int(l.weights[at>>6] >> 8), true
}

// keys of the sure features.
func sureWord(w *word) uint32 { return hashed(0, w.form, 1, 0) }

func sureArc(d, h node, dir uint64) (byDependent, byHead uint32) {
	return hashed(1, d.w, d.t<<8|h.t, dir), hashed(2, h.w, d.t<<8|h.t, dir)
}

// countTags counts the tags of words.
func countTags(p *scratch, c census, s Sentence) {
	p.read(s.Text, s.Tokens)
	for i, tag := range s.Tag {
		c.add(sureWord(p.at(i)), int(tag))
	}
}

// countOutside counts the words that are in an entity or out of all.
func countOutside(p *scratch, c census, s Sentence) {
	p.read(s.Text, s.Tokens)
	for i, e := range s.Entity {
		c.add(sureWord(p.at(i)), int(flag(e.Kind != NoKind)))
	}
}

// countArcs counts the relations of arcs, given tags.
func countArcs(p *scratch, c census, s Sentence, tags []Tag) {
	p.read(s.Text, s.Tokens)
	copy(p.tags, tags)
	for i, h := range s.Head {
		if h < 0 {
			continue
		}
		a, b := sureArc(p.node(i), p.node(h), flag(i < h))
		c.add(a, int(s.Relation[i]))
		c.add(b, int(s.Relation[i]))
	}
}
