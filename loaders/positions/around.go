package positions

import (
	"math"
	"slices"

	"github.com/parleygraph/parley/loaders/judge"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/pattern"
)

// A place says where a candidate stands among the others of its page.
type place struct {
	sentence, cue, head int
	from, to, by        int // the words [from, to) of its point, and the word of its holder, negative where nobody is named
	of                  int // sentences of the page
	holder, side        string
	known               []float64 // what is known of it before anything is weighed
}

// placed returns the place of a candidate.
func (c *Candidate) placed(p *Page) place {
	at := place{sentence: c.Sentence, cue: c.Cue, head: c.Head, from: c.From, to: c.To, by: c.Holder, of: len(p.Sentences), holder: c.By.Name()}
	if side := c.By.Side(); side != nil {
		at.side = side.Name
	}
	s := p.Sentences[c.Sentence]
	before, distance := 0.0, -1.0
	if c.Holder != pattern.Speaker {
		before, distance = judge.Mark(c.Holder < c.Cue), float64(abs(c.Holder-c.Cue))
	}
	proposed := 0.0
	if c.Proposal != nil {
		proposed = 1 + float64(slices.Index(classes[:], c.Proposal.Stance))
	}
	at.known = []float64{
		float64(len(s.Words)), float64(p.Document.Blocks[p.Document.Sentences[c.Sentence].Block].Kind),
		float64(c.To - c.From), float64(c.Cue), float64(c.Head - c.Cue), before, distance, judge.Mark(c.By.Pronoun), judge.Mark(c.By.Kind == names.PersonActor), proposed,
	}
	return at
}

// numbers is how many numbers around returns of a candidate.
const numbers = 2 + 10 + len(classes) + 1 + 3 + 9 + 2 + len(classes) + 4

// around returns what is known in numbers of each candidate of a page, whose probabilities by class are given: its own, and those of the candidates that stand
// around it, on the same cue, in the same sentence, of the same holder, around its cue or within its point. A number below 0 says that there is none.
func around(places []place, first [][]float64) [][]float64 {
	s := newSurroundings(places, first)
	all := make([][]float64, len(places))
	for i := range places {
		at := &places[i]
		row := append(make([]float64, 0, numbers), float64(at.of), float64(at.sentence))
		row = append(row, at.known...)
		for _, p := range first[i] {
			row = append(row, math.Log(max(p, 1e-6)))
		}
		row = append(row, s.sure[i], s.mean, s.top, s.share)
		row = s.beside(row, i)
		row = append(row, float64(s.groups[s.of[i][sentence]].size), float64(s.groups[s.of[i][onCue]].size))
		all[i] = s.nested(row, i, first)
	}
	return all
}

// A key names candidates that have something in common.
type key struct {
	what                 common
	sentence, word, name int
}

// nobody is the number of the empty name.
const nobody = 0

// common is what the candidates of a key have in common.
type common int

const (
	sentence      common = iota
	onCue                // and sentence
	onHead               // and sentence
	byHolder             // and sentence
	onCueByHolder        // and sentence
	holder
	side
	kinds
)

// A peak is the highest probability of some candidates, the tag of that one, and the highest of those with another tag; -1 where there is none.
type peak struct {
	tag          int
	best, second float64
}

var nothing = peak{-1, -1, -1}

// note adds a probability to a peak.
func (p *peak) note(tag int, sure float64) {
	switch {
	case tag == p.tag:
		p.best = max(p.best, sure)
	case sure > p.best:
		*p = peak{tag, sure, p.best}
	default:
		p.second = max(p.second, sure)
	}
}

// other returns the highest probability of those with another tag.
func (p *peak) other(tag int) float64 {
	if p.tag == tag {
		return p.second
	}
	return p.best
}

// A group is the candidates of one key: how many they are, and the highest of their probabilities, told apart by candidate and by a name or sentence.
type group struct {
	key        key
	size       int
	one, named peak
}

// surroundings are the candidates of a page, by what they have in common.
type surroundings struct {
	sure             []float64 // that it is a position, by candidate
	holders          []int     // the number of each candidate's holder
	places           []place
	groups           []group
	of               [][kinds]int  // the groups of each candidate
	in               map[int][]int // the candidates of a sentence
	number           map[key]int   // of each group
	mean, top, share float64       // of all, of the ten surest, of the sentences that hold a likely one
}

func newSurroundings(places []place, first [][]float64) *surroundings {
	n := len(places)
	s := &surroundings{places: places, sure: make([]float64, n), holders: make([]int, n), of: make([][kinds]int, n), number: make(map[key]int, 3*n), in: map[int][]int{}, groups: make([]group, 0, 3*n)}
	names := naming{"": nobody}
	for i := range places {
		at, sure := &places[i], 1-first[i][0]
		by, of := names.number(at.holder), names.number(at.side)
		s.sure[i], s.holders[i] = sure, by
		s.in[at.sentence] = append(s.in[at.sentence], i)
		for _, k := range [kinds]key{
			{sentence, at.sentence, 0, nobody}, {onCue, at.sentence, at.cue, nobody}, {onHead, at.sentence, at.head, nobody},
			{byHolder, at.sentence, 0, by}, {onCueByHolder, at.sentence, at.cue, by}, {holder, 0, 0, by}, {side, 0, 0, of},
		} {
			g := s.group(k)
			s.of[i][k.what] = g
			s.groups[g].size++
			s.groups[g].one.note(i, sure)
			s.groups[g].named.note(s.name(k.what, i), sure)
		}
	}
	s.overall()
	return s
}

// group returns the number of a key's group, a new one where there is none.
func (s *surroundings) group(k key) int {
	g, known := s.number[k]
	if !known {
		g = len(s.groups)
		s.number[k] = g
		s.groups = append(s.groups, group{key: k, one: nothing, named: nothing})
	}
	return g
}

// name returns what tells a candidate from others of a group: for a holder's or a side's the sentence, for the others the holder.
func (s *surroundings) name(of common, i int) int {
	if of == holder || of == side {
		return s.places[i].sentence
	}
	return s.holders[i]
}

// naming numbers names: a number is looked up faster.
type naming map[string]int

func (n naming) number(name string) int {
	at, known := n[name]
	if !known {
		at = len(n)
		n[name] = at
	}
	return at
}

// overall sums up the page.
func (s *surroundings) overall() {
	if len(s.sure) == 0 {
		return
	}
	sorted := slices.Sorted(slices.Values(s.sure))
	slices.Reverse(sorted)
	s.mean, s.top = mean(sorted), mean(sorted[:min(10, len(sorted))])
	likely := 0
	for i := range s.groups {
		if g := &s.groups[i]; g.key.what == sentence && g.one.best > 0.5 {
			likely++
		}
	}
	s.share = float64(likely) / float64(max(1, s.places[0].of))
}

func mean(all []float64) float64 {
	sum := 0.0
	for _, v := range all {
		sum += v
	}
	return sum / float64(len(all))
}

// beside adds to a row the highest probabilities of others around a candidate.
func (s *surroundings) beside(row []float64, i int) []float64 {
	one := func(what common) float64 { return s.groups[s.of[i][what]].one.other(i) }
	named := func(what common) float64 { return s.groups[s.of[i][what]].named.other(s.name(what, i)) }
	at := s.places[i].sentence
	return append(row, one(sentence), one(byHolder), named(sentence), one(onCueByHolder), named(onCue), one(onHead), named(holder), named(side),
		max(s.best(at-1), s.best(at+1)))
}

// best returns the highest probability of a sentence's candidates, -1 where it has none.
func (s *surroundings) best(at int) float64 {
	g, known := s.number[key{sentence, at, 0, nobody}]
	if !known {
		return -1
	}
	return s.groups[g].one.best
}

// nested adds to a row what stands around a candidate's cue and within its point: the probabilities by class of the surest candidate of another holder in whose point the cue
// stands, and whether the candidate's holder stands there too, as Sweden does in "Norway urged Sweden to back the truce"; then the highest probability of its own holder's
// around it, of others' within it and of its own holder's within it.
func (s *surroundings) nested(row []float64, i int, first [][]float64) []float64 {
	at, outer := &s.places[i], -1
	own, inner, ownInner := -1.0, -1.0, -1.0
	for _, k := range s.in[at.sentence] {
		other, same := &s.places[k], s.holders[i] == s.holders[k]
		around, within := other.holds(at.cue), at.holds(other.cue)
		switch {
		case other.cue == at.cue || !around && !within:
		case around && same:
			own = max(own, s.sure[k])
		case around:
			if outer < 0 || s.sure[k] > s.sure[outer] {
				outer = k
			}
		case same:
			ownInner = max(ownInner, s.sure[k])
		default:
			inner = max(inner, s.sure[k])
		}
	}
	if outer < 0 {
		row = append(row, noOuter...)
	} else {
		row = append(append(row, first[outer]...), judge.Mark(s.places[outer].holds(at.by)))
	}
	return append(row, own, inner, ownInner)
}

// noOuter is what is known of a candidate around another where there is none.
var noOuter = slices.Repeat([]float64{-1}, len(classes)+1)

// holds tells whether a word stands in a candidate's point.
func (at *place) holds(word int) bool { return at.from <= word && word < at.to }
