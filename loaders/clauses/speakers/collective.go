package speakers

import (
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
	"github.com/parleygraph/parley/loaders/packs"
)

// collective returns the side that a noun chunk names by its common noun: workers and their like where the text is about a labour dispute, and
// "the conservative bloc" or "Norway's creditors" where a word tells which.
func (d *Document) collective(p *syntax.Parse, c syntax.Chunk) (people.Actor, bool) {
	first := c.From
	for first < c.To && p.Tokens[first].Word.Is(lexicon.Determiner) && p.Tokens[first].Mention == 0 {
		first++
	}
	if first == c.To || p.Tokens[first].Word.Is(lexicon.Vague|lexicon.Numeral) || p.Tokens[first].Shape == lexicon.Number {
		return people.Actor{}, false
	}
	last := p.Tokens[c.To-1].Lower
	worker := d.x.workers[last] && d.labour
	camp := d.x.campNouns[last] && c.To-first > 1
	if !worker && !camp {
		return people.Actor{}, false
	}
	return d.gathered(p, first, c.To), true
}

// disputesLabour tells whether the text is about a labour dispute.
func (d *Document) disputesLabour() bool {
	for i := range d.Sentences {
		for t := range d.Sentences[i].Tokens {
			if d.x.labourWords[d.Sentences[i].Tokens[t].Lower] {
				return true
			}
		}
	}
	return false
}

// force returns the party that a noun chunk names by what bears arms or rules for it, and by no more: "the army".
func (d *Document) force(p *syntax.Parse, c syntax.Chunk) *packs.Party {
	if c.To-c.From != 2 || p.Tokens[c.From].Lower != "the" {
		return nil
	}
	return d.Forces[p.Tokens[c.From+1].Lower]
}

// government tells whether a noun chunk says "the government" and no more.
func (d *Document) government(p *syntax.Parse, c syntax.Chunk) bool {
	return c.To-c.From == 2 && p.Tokens[c.From].Lower == "the" && d.x.governments[p.Tokens[c.From+1].Lower]
}
