package extract

import (
	"strings"
)

// own gives the clause the noun chain that ends at chunk j as its subject.
func (p *parse) own(c *clause, j int) {
	for p.kind(j) == closeChunk {
		j = p.skip(p.opening(j))
	}
	if p.kind(j) == commaChunk {
		j = p.skip(j)
	}
	if p.kind(j) == nounChunk {
		c.subjects = []span{{p.modified(c, j), j + 1}}
	}
}

// modified returns the first chunk of the chain that a clause modifies. A participle modifies the nearest noun and what "of", "on", "for" and "to"
// tie it to, not one that "with" or "in" does.
func (p *parse) modified(c *clause, j int) int {
	from := p.chain(j)
	if c.kind != reducedClause {
		return from
	}
	for k := j - 1; k > from; k-- {
		if p.kind(k) == prepChunk && !strings.Contains(" of on for to about between ", " "+p.word(k)+" ") {
			return k + 1
		}
	}
	return from
}

// chain returns the first chunk of the chain of noun chunks and prepositions that ends at noun chunk j: "the government of Norway".
func (p *parse) chain(j int) int {
	for {
		before := j - 1
		if t := &p.tokens[p.chunks[j].from]; p.chunks[j].to-p.chunks[j].from == 1 && t.word.is(pronoun) && !t.word.is(determiner|numeral) {
			return j
		}
		if p.kind(before) == closeChunk {
			if open := p.opening(before); p.kind(open-1) == nounChunk {
				j = open - 1
				continue
			}
			return j
		}
		if p.kind(before) == prepChunk && p.kind(before-1) == closeChunk && p.kind(p.opening(before-1)-1) == nounChunk {
			j = p.opening(before-1) - 1
			continue
		}
		if p.kind(before) == timeChunk && p.kind(before-1) == nounChunk {
			j = before - 1
			continue
		}
		if p.kind(before) == verbChunk && p.tokens[p.chunks[before].from].word.is(gerund) && p.kind(before-1) == prepChunk && p.kind(before-2) == nounChunk {
			j = before - 2
			continue
		}
		if p.kind(before) != prepChunk || p.kind(before-1) != nounChunk || p.tokens[p.chunks[before].from].word.is(subordinator) && !strings.Contains(" as since ", p.word(before)) {
			return j
		}
		j = before - 1
	}
}

// names tells whether chunk i, or the one that a preposition joins to it, holds a mention.
func (p *parse) names(i int) bool {
	for k := i; k <= i+2 && k < len(p.chunks); k += 2 {
		for t := p.chunks[k].from; t < p.chunks[k].to; t++ {
			if p.tokens[t].mention != 0 {
				return true
			}
		}
		if p.kind(k+1) != prepChunk {
			return false
		}
	}
	return false
}

// opening returns the chunk that opens the bracket that chunk i closes.
func (p *parse) opening(i int) int {
	for i--; i > 0; i-- {
		if p.chunks[i].kind == openChunk {
			return i
		}
	}
	return 0
}

// list returns the noun chains that are joined to the one that ends at chunk j, in order, and the chunk before the first: "Canada, Japan
// and the US". A chain that a preposition fronts ("On finance, Canada and Japan ...") ends the list.
func (p *parse) list(j int) (chains []span, left int) {
	chains = []span{{p.chain(j), j + 1}}
	joined := false
	for {
		first := chains[0].from
		left = p.skip(first)
		comma := left
		if p.kind(left) == conjChunk && p.word(left) != "but" {
			joined = true
			comma = p.skip(left)
		}
		end := comma
		if p.kind(comma) == commaChunk {
			end = p.skip(comma)
		}
		if p.kind(end) == closeChunk {
			end = p.skip(p.opening(end))
		}
		if p.kind(chains[0].from+1) == prepChunk && p.word(chains[0].from+1) == "between" && chains[0].to > chains[0].from+2 {
			return []span{{chains[0].from, j + 1}}, left
		}
		if comma == p.front && comma >= 0 || !joined || end == left || p.kind(end) != nounChunk || p.kind(left) != conjChunk && p.kind(left) != commaChunk {
			return chains, left
		}
		from := p.chain(end)
		if (p.kind(left) == commaChunk || p.kind(comma) == commaChunk) && p.names(chains[0].from) && !p.names(from) {
			return chains, left
		}
		if p.kind(from-1) == prepChunk && p.word(from-1) != "with" && p.kind(left) == commaChunk && p.kind(p.skip(from-1)) != nounChunk {
			return chains, left
		}
		chains = append([]span{{from, end + 1}}, chains...)
	}
}

// possessed tells whether noun chunk k begins with an actor's possessive.
func (p *parse) possessed(k int) bool {
	c := p.chunks[k]
	for t := c.from; t+1 < c.to; t++ {
		if p.tokens[t].mention != 0 && p.tokens[t+1].lower == "'s" {
			return true
		}
	}
	return false
}
