package reference

import "github.com/parleygraph/parley/loaders/names/mention"

// whole returns whom a mention means: for "they" with those whom "and" joins to it.
func (c *Links) whole(i, w int, m *noted) []mention.Ref {
	k := c.sentenceOfMention(i, m)
	if !m.joined || k < 0 || !c.words.in("refer.they", c.sentences[i].Words[w].Text) {
		return m.refs
	}
	s, top := c.sentences[k], m.word
	for s.Words[top].Relation == "conj" && s.Words[top].Head >= 0 {
		top = s.Words[top].Head
	}
	return c.coordination(k, top)
}

// together returns those who met where "they" means them rather than the last plural: "Holm spoke with Berg. They agreed".
func (c *Links) together(i, w int, m *noted) []mention.Ref {
	pair := c.pairBefore(i, w, 2)
	if pair == nil && i > 0 && i <= 3 && len(c.title) == 2 && severalSides(c.title) {
		pair = &pairing{sentence: 0, refs: c.title}
	}
	if pair == nil {
		return nil
	}
	if m != nil && len(m.refs) > 0 && c.sentenceOfMention(i, m) > pair.sentence && m.rank >= 2 {
		return nil
	}
	if m != nil && len(m.refs) > 0 && c.sentenceOfMention(i, m) == pair.sentence && (m.rank >= 2 && m.plural || !pair.met) {
		return nil
	}
	return pair.refs
}

// pairBefore returns the last pair of whom a word of meeting tells, or that one subject names, in the sentences before word w.
func (c *Links) pairBefore(i, w, reach int) *pairing {
	for n := c.pairsUntil(i) - 1; n >= 0 && c.pairs[n].sentence >= i-reach; n-- {
		p := &c.pairs[n]
		if p.sentence > i || p.sentence == i && p.word >= w || !p.met && c.rankOf(c.sentences[p.sentence], p.word) < 2 {
			continue
		}
		return p
	}
	return nil
}

// sentenceOfMention returns the sentence of a mention that stands in the last few.
func (c *Links) sentenceOfMention(i int, m *noted) int {
	for k := i; k >= 0 && k >= i-pronounReach; k-- {
		if all := c.mentions[k]; len(all) > 0 {
			for n := range all {
				if &all[n] == m {
					return k
				}
			}
		}
	}
	return -1
}

// mentioned returns the mention whose word is w.
func (c *Links) mentioned(i, w int) *noted {
	for n := range c.mentions[i] {
		if c.mentions[i][n].word == w {
			return &c.mentions[i][n]
		}
	}
	return nil
}

// last returns the mention most in mind before word w of sentence i that fits; it may mean nobody known.
func (c *Links) last(i, w, reach int, fits func(sentence int, m *noted) bool) *noted {
	var best *noted
	most := -1 << 30
	for k := i; k >= 0 && k >= i-reach; k-- {
		if 30-20*(i-k) <= most {
			break
		}
		for n := range c.mentions[k] {
			m := &c.mentions[k][n]
			if k == i && m.word >= w || !fits(k, m) {
				continue
			}
			if score := c.score(i, w, k, m); score >= most {
				best, most = m, score
			}
		}
	}
	return best
}

// score weighs how much a mention in sentence k is in mind at word w of sentence i.
func (c *Links) score(i, w, k int, m *noted) int {
	score := 10*m.rank - 20*(i-k)
	if m.quoted && !c.quoted(i, w) {
		score -= 25 // whom somebody else speaks of is less in mind than who spoke, a sentence before
	}
	if len(m.refs) == 0 {
		score -= 5
	}
	if k == i && m.rank < 2 {
		score += 5
	}
	return score
}
