package reference

import (
	"sort"
	"strings"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names/mention"
	"github.com/parleygraph/parley/loaders/text"
)

// pairReach is how many sentences a pair stays in mind.
const pairReach = 6

// metReach is how many sentences a pair that met stays before those whom a sentence only names together.
const metReach = 3

// A pairing is those who deal with each other as a sentence names them: "Norway and Sweden", "Holm met Berg".
type pairing struct {
	sentence, word int
	refs           []mention.Ref
	met            bool // a word of meeting joins them
}

// pair remembers those whom sentence i sets beside each other.
func (c *Links) pair(i int) {
	s := c.sentences[i]
	for w := range s.Words {
		var refs []mention.Ref
		met := false
		switch {
		case s.Noun(w) && s.Words[w].Relation != "conj":
			refs = c.coordination(i, w)
		case c.words.meets[s.Words[w].Lemma] && s.Verb(w):
			refs, met = c.meeting(i, w), true
		}
		if s.Noun(w) && len(refs) < 2 && c.words.meets[s.Words[w].Lemma] {
			refs, met = c.meeting(i, w), true
		}
		if severalSides(refs) {
			c.pairs = append(c.pairs, pairing{i, w, refs, met})
		}
	}
}

// severalSides tells whether refs are of two sides at least, as far as these are known.
func severalSides(refs []mention.Ref) bool {
	unknown := 0
	for _, r := range refs {
		if r.Side() == nil {
			unknown++
		}
	}
	return len(sidesOf(refs))+unknown >= 2
}

// coordination returns those whom "and" joins at a word.
func (c *Links) coordination(i, w int) []mention.Ref {
	words := c.sentences[i].Conjuncts(w)
	if len(words) < 2 {
		return nil
	}
	var found []mention.Ref
	for _, j := range words {
		found = append(found, c.At(i, j)...)
	}
	return distinct(found)
}

// hyphened returns the two sides that a word joins: "Norwegian-Swedish talks"; nil where it does not.
func (c *Links) hyphened(w *grammar.Word) []mention.Ref {
	if !w.Capital {
		return nil
	}
	a, b, ok := strings.Cut(strings.ReplaceAll(w.Text, "–", "-"), "-")
	if !ok {
		return nil
	}
	first, second := c.called(a), c.called(b)
	if first == nil || second == nil || first == second {
		return nil
	}
	span := text.Span{Start: w.Start, End: w.End}
	return []mention.Ref{{Actor: mention.Actor{Kind: mention.PartyActor, Party: first}, Span: span}, {Actor: mention.Actor{Kind: mention.PartyActor, Party: second}, Span: span}}
}

// meeting returns who meets whom by a verb or noun: "Holm met Berg", "Holm's talks with Berg".
func (c *Links) meeting(i, w int) []mention.Ref {
	s := c.sentences[i]
	found := c.joined(i, meeter(s, w))
	for _, e := range s.Edges(w) {
		if e.Label == grammar.Object && s.Verb(w) || e.Label == grammar.Oblique && (e.Word == "with" || e.Word == "between" || e.Word == "to" && s.Verb(w)) {
			found = append(found, c.joined(i, e.To)...)
		}
	}
	if object := s.To(w, grammar.Object); object >= 0 && s.Verb(w) {
		for _, e := range s.Edges(object) {
			if e.Label == grammar.Oblique && e.Word == "with" {
				found = append(found, c.joined(i, e.To)...)
			}
		}
	}
	return distinct(found)
}

// meeter returns the word that means who meets by a verb or noun at word w: its subject, its owner, or the subject of the verb above it; -1 for none.
func meeter(s *grammar.Sentence, w int) int {
	if from := s.To(w, grammar.Subject); from >= 0 {
		return from
	}
	if from := s.To(w, grammar.Owner); from >= 0 {
		return from
	}
	for up, steps := s.Words[w].Head, 0; up >= 0 && steps < 3; up, steps = s.Words[up].Head, steps+1 {
		if s.Verb(up) {
			return s.To(up, grammar.Subject)
		}
		if t := s.Words[up].Text; t != "in" && t != "for" && t != "part" { // "took part in talks", "came for talks"
			break
		}
	}
	return -1
}

// joined returns whom a word means, with those whom "and" joins to it; nobody for -1.
func (c *Links) joined(i, at int) []mention.Ref {
	if at < 0 {
		return nil
	}
	var found []mention.Ref
	for _, j := range c.sentences[i].Conjuncts(at) {
		found = append(found, c.At(i, j)...)
	}
	return found
}

// distinct returns refs with each side and each person once.
func distinct(refs []mention.Ref) []mention.Ref {
	var found []mention.Ref
	for _, r := range refs {
		known := false
		for _, f := range found {
			known = known || f.Name() == r.Name()
		}
		if !known && r.Holds() {
			found = append(found, r)
		}
	}
	return found
}

// pairsUntil returns how many pairs stand in sentence i and before it.
func (c *Links) pairsUntil(i int) int {
	return sort.Search(len(c.pairs), func(n int) bool { return c.pairs[n].sentence > i })
}

// pairAt returns the pair in mind at a word: the last one that fits, those who meet first; else those of the title.
func (c *Links) pairAt(i, w int, fits func(*pairing) bool) []mention.Ref {
	var last *pairing
	for n := c.pairsUntil(i) - 1; n >= 0; n-- {
		p := &c.pairs[n]
		if p.sentence < i-pairReach {
			break
		}
		if p.sentence > i || p.sentence == i && p.word >= w || fits != nil && !fits(p) {
			continue
		}
		if last == nil || p.met && !last.met && p.sentence >= last.sentence-metReach {
			last = p
		}
		if last.met || p.sentence < last.sentence-metReach {
			break
		}
	}
	if last != nil {
		return last.refs
	}
	if title := (pairing{refs: c.title}); severalSides(c.title) && (fits == nil || fits(&title)) {
		return c.title
	}
	return nil
}

// rank orders the parties by how often they are named.
func (c *Links) rank() {
	seen := map[*mention.Party]bool{}
	for i := range c.mentions {
		for _, m := range c.mentions[i] {
			for _, r := range m.refs {
				p := r.Side()
				if p == nil || !r.Holds() {
					continue
				}
				c.counts[p]++
				if !seen[p] {
					seen[p] = true
					c.ranked = append(c.ranked, p)
				}
			}
		}
	}
	for n := 1; n < len(c.ranked); n++ {
		for m := n; m > 0 && c.counts[c.ranked[m]] > c.counts[c.ranked[m-1]]; m-- {
			c.ranked[m], c.ranked[m-1] = c.ranked[m-1], c.ranked[m]
		}
	}
}
