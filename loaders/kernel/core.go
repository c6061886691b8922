package kernel

import (
	"strings"

	"github.com/parleygraph/parley/graph/words"
)

// This file tells the core of a point from what only adds to it: "a truce, which Norway had offered in May" is a truce.

// coreBits is how much must be said before an addition can begin.
const coreBits = 12

// core returns how many pieces the core of the point has.
func (p *point) core() int {
	var said progress
	for i := range p.pieces {
		one := &p.pieces[i]
		if said.bits >= coreBits && p.adds(i, &said) || said.turned && said.matters > 0 && p.secondThing(i) {
			return i
		}
		said.take(p, one)
	}
	return len(p.pieces)
}

// progress is what a point has said so far.
type progress struct {
	bits    float64
	matters int    // words of a matter
	acts    int    // words that are acts, turns or verbs
	turned  bool   // a word that gives it a direction
	last    *piece // the last word that is no mere tie
}

func (said *progress) take(p *point, one *piece) {
	switch {
	case one.slug != "":
		said.bits += nameBits / 2
	case one.what == content && one.weighs():
		said.bits += words.Rarity(one.base)
		said.matters++
	}
	if one.what == content && (one.notion != nil && (one.notion.Role == "act" || one.notion.Role == "turn") || p.reader.lemmas.verbs[one.base]) {
		said.acts++
	}
	if one.what == content && one.notion != nil && one.notion.Role == "turn" {
		said.turned = true
	}
	if one.what != tie {
		said.last = one
	}
}

// weighs tells whether a piece says something of a matter.
func (one *piece) weighs() bool {
	return one.notion == nil || one.notion.Role == "act" || one.notion.Role == "thing"
}

// adds tells whether an addition begins at a piece, so much standing before it.
func (p *point) adds(i int, said *progress) bool {
	one := &p.pieces[i]
	if said.matters == 0 || one.what == name || one.what == used {
		return false
	}
	switch {
	case p.reader.trails[one.word], one.comma && one.what == tie && one.word != "and" && one.word != "or":
		return true
	case one.word == "at":
		return true // "a deal at the urging of Norway"
	case p.valued(i), p.trailing(i), one.comma && p.gerund(i), p.done(i, said), p.another(i):
		return true
	case one.word == "to":
		return said.matters > 1 && said.acts > 0 && !p.taken(said.last) && !p.doers(i) && p.verb(i+1)
	}
	return false
}

// valued tells whether a piece is the verb that only says what an act is to somebody: "ending the war is one of its aims".
func (p *point) valued(i int) bool {
	first := &p.pieces[0]
	being := p.reader.being[p.pieces[i].word] || p.reader.having[p.pieces[i].word] && i+1 < len(p.pieces) && p.reader.being[p.pieces[i+1].word]
	return being && strings.HasSuffix(first.word, "ing") && p.reader.lemmas.verbs[first.lemma]
}

// trailing tells whether one of the phrases begins at a piece that open an addition: "in exchange for", "a list in which
// each is named".
func (p *point) trailing(i int) bool {
	if p.phrase(p.reader.phrases, i) > 0 {
		return true
	}
	return p.pieces[i].what == tie && i+1 < len(p.pieces) && !p.pieces[i+1].comma && p.reader.relatives[p.pieces[i+1].word]
}

// phrase returns how many words the longest of some phrases has that begins at a piece, 0 where none does.
func (p *point) phrase(phrases map[string][][]string, i int) int {
	longest := 0
	for _, phrase := range phrases[p.pieces[i].word] {
		if len(phrase) <= len(p.pieces)-i && p.reads(i, phrase) {
			longest = max(longest, len(phrase))
		}
	}
	return longest
}

func (p *point) reads(i int, phrase []string) bool {
	for k, w := range phrase {
		if p.pieces[i+k].word != w {
			return false
		}
	}
	return true
}

// gerund tells whether a piece is a verb's form in -ing: "withdraw its troops, heeding a demand".
func (p *point) gerund(i int) bool {
	one := &p.pieces[i]
	return strings.HasSuffix(one.word, "ing") && p.reader.lemmas.verbs[one.lemma]
}

// verb tells whether a piece is a verb as "to" has it behind it.
func (p *point) verb(i int) bool { return i < len(p.pieces) && p.reader.lemmas.verbs[p.pieces[i].word] }

// done tells whether a participle begins at a piece that only says who did it or when: "incentives offered by Norway", "a deal signed last year".
func (p *point) done(i int, said *progress) bool {
	one := &p.pieces[i]
	if one.what != content || one.word == one.lemma || strings.HasSuffix(one.word, "s") || strings.HasSuffix(one.word, "ing") || !p.reader.lemmas.verbs[one.lemma] || i == 0 || p.pieces[i-1].what == tie || i+1 >= len(p.pieces) {
		return false
	}
	next := &p.pieces[i+1]
	return next.what == qualifier || next.word == "by" || p.trailing(i+1)
}

// another tells whether a second demand is joined to one at a piece: "withdraw its troops and free the prisoners".
func (p *point) another(i int) bool {
	first := 0
	for first < len(p.pieces)-1 && p.pieces[first].what == tie {
		first++
	}
	if p.pieces[i].word != "and" || i+2 >= len(p.pieces) || i <= first+1 {
		return false
	}
	second := i + 1
	if p.pieces[second].word == "to" && second+2 < len(p.pieces) && p.verb(second+1) {
		if p.infinitive(i) {
			return true
		}
		second++
	}
	alike := p.verb(first) && p.verb(second) || p.gerund(first) && p.gerund(second)
	return alike && p.opensObject(second+1)
}

// secondThing tells whether a second act, with its own article, is joined at a piece: "the lifting of the ban and the reopening of the port". What turns the first has no
// hold on it.
func (p *point) secondThing(i int) bool {
	if p.pieces[i].word != "and" || i+2 >= len(p.pieces) || p.pieces[i+1].what != tie {
		return false
	}
	act := &p.pieces[i+2]
	return act.what == content && (act.notion != nil && (act.notion.Role == "act" || act.notion.Role == "turn") || act.base != act.lemma)
}

// infinitive tells whether "to" with a verb stands before a piece.
func (p *point) infinitive(before int) bool {
	for k := range before - 1 {
		if p.pieces[k].word == "to" && p.verb(k+1) {
			return true
		}
	}
	return false
}

// opensObject tells whether what a verb is about may begin at a piece.
func (p *point) opensObject(i int) bool {
	one := &p.pieces[i]
	return one.what == tie && !p.reader.turning[one.word] && one.word != "and" && one.word != "or" || one.what == name
}

// taken tells whether a word takes "to" with a verb as what it is about: "the right to", "allowed to".
func (p *point) taken(one *piece) bool {
	light := one.notion != nil && one.notion.Role == "light" && p.reader.lemmas.verbs[one.lemma]
	return light || one.notion != nil && one.notion.Role == "wrap" || p.reader.taking[one.lemma]
}

// doers tells whether the words before a piece name who is to do what follows: "time for the war to end".
func (p *point) doers(i int) bool {
	for k := i - 1; k >= max(0, i-longestDoer); k-- {
		if p.pieces[k].word == "for" || p.reader.letting[p.pieces[k].lemma] {
			return true
		}
	}
	return false
}

// longestDoer is how many words may name who is to do something.
const longestDoer = 8

// Core returns the core of a point: what it says without clauses that only add to it.
func (r *Reader) Core(text string) string {
	p := r.read(text)
	from := p.start()
	p.pieces = p.pieces[from:]
	n := p.core()
	if n == len(p.pieces) || n == 0 {
		return text
	}
	return text[:p.pieces[n-1].end]
}
