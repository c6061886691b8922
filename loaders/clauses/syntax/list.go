package syntax

import (
	"strings"

	"github.com/parleygraph/parley/loaders/clauses/lexicon"
)

// own gives the clause the noun chain that ends at chunk j as its subject.
func (p *Parse) own(c *Clause, j int) {
	for p.Kind(j) == CloseChunk {
		j = p.Skip(p.Opening(j))
	}
	if p.Kind(j) == CommaChunk {
		j = p.Skip(j)
	}
	if p.Kind(j) == NounChunk {
		c.Subjects = []Span{{p.modified(c, j), j + 1}}
	}
}

// modified returns the first chunk of the chain that a clause modifies. A participle modifies the nearest noun and what "of", "on", "for" and "to"
// tie it to, not one that "with" or "in" does.
func (p *Parse) modified(c *Clause, j int) int {
	from := p.chain(j)
	if c.Kind != ReducedClause {
		return from
	}
	for k := j - 1; k > from; k-- {
		if p.Kind(k) == PrepChunk && !strings.Contains(" of on for to about between ", " "+p.Word(k)+" ") {
			return k + 1
		}
	}
	return from
}

// chain returns the first chunk of the chain of noun chunks and prepositions that ends at noun chunk j: "the government of Norway".
func (p *Parse) chain(j int) int {
	for {
		before := j - 1
		if t := &p.Tokens[p.Chunks[j].From]; p.Chunks[j].To-p.Chunks[j].From == 1 && t.Word.Is(lexicon.Pronoun) && !t.Word.Is(lexicon.Determiner|lexicon.Numeral) {
			return j
		}
		if p.Kind(before) == CloseChunk {
			if open := p.Opening(before); p.Kind(open-1) == NounChunk {
				j = open - 1
				continue
			}
			return j
		}
		if p.Kind(before) == PrepChunk && p.Kind(before-1) == CloseChunk && p.Kind(p.Opening(before-1)-1) == NounChunk {
			j = p.Opening(before-1) - 1
			continue
		}
		if p.Kind(before) == TimeChunk && p.Kind(before-1) == NounChunk {
			j = before - 1
			continue
		}
		if p.Kind(before) == VerbChunk && p.Tokens[p.Chunks[before].From].Word.Is(lexicon.Gerund) && p.Kind(before-1) == PrepChunk && p.Kind(before-2) == NounChunk {
			j = before - 2
			continue
		}
		if p.Kind(before) != PrepChunk || p.Kind(before-1) != NounChunk || p.Tokens[p.Chunks[before].From].Word.Is(lexicon.Subordinator) && !strings.Contains(" as since ", p.Word(before)) {
			return j
		}
		j = before - 1
	}
}

// Names tells whether chunk i, or the one that a preposition joins to it, holds a mention.
func (p *Parse) Names(i int) bool {
	for k := i; k <= i+2 && k < len(p.Chunks); k += 2 {
		for t := p.Chunks[k].From; t < p.Chunks[k].To; t++ {
			if p.Tokens[t].Mention != 0 {
				return true
			}
		}
		if p.Kind(k+1) != PrepChunk {
			return false
		}
	}
	return false
}

// Opening returns the chunk that opens the bracket that chunk i closes.
func (p *Parse) Opening(i int) int {
	for i--; i > 0; i-- {
		if p.Chunks[i].Kind == OpenChunk {
			return i
		}
	}
	return 0
}

// list returns the noun chains that are joined to the one that ends at chunk j, in order, and the chunk before the first: "Canada, Japan
// and the US". A chain that a preposition fronts ("On finance, Canada and Japan ...") ends the list.
func (p *Parse) list(j int) (chains []Span, left int) {
	chains = []Span{{p.chain(j), j + 1}}
	joined := false
	for {
		first := chains[0].From
		left = p.Skip(first)
		comma := left
		if p.Kind(left) == ConjChunk && p.Word(left) != "but" {
			joined = true
			comma = p.Skip(left)
		}
		end := comma
		if p.Kind(comma) == CommaChunk {
			end = p.Skip(comma)
		}
		if p.Kind(end) == CloseChunk {
			end = p.Skip(p.Opening(end))
		}
		if p.Kind(chains[0].From+1) == PrepChunk && p.Word(chains[0].From+1) == "between" && chains[0].To > chains[0].From+2 {
			return []Span{{chains[0].From, j + 1}}, left
		}
		if comma == p.front && comma >= 0 || !joined || end == left || p.Kind(end) != NounChunk || p.Kind(left) != ConjChunk && p.Kind(left) != CommaChunk {
			return chains, left
		}
		from := p.chain(end)
		if (p.Kind(left) == CommaChunk || p.Kind(comma) == CommaChunk) && p.Names(chains[0].From) && !p.Names(from) {
			return chains, left
		}
		if p.Kind(from-1) == PrepChunk && p.Word(from-1) != "with" && p.Kind(left) == CommaChunk && p.Kind(p.Skip(from-1)) != NounChunk {
			return chains, left
		}
		chains = append([]Span{{from, end + 1}}, chains...)
	}
}

// Possessed tells whether noun chunk k begins with an actor's possessive.
func (p *Parse) Possessed(k int) bool {
	c := p.Chunks[k]
	for t := c.From; t+1 < c.To; t++ {
		if p.Tokens[t].Mention != 0 && p.Tokens[t+1].Lower == "'s" {
			return true
		}
	}
	return false
}
