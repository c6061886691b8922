package extract

import "github.com/parleygraph/parley/loaders/packs"

// collective returns the side that a noun chunk names by its common noun: workers and their like where the text is about a labour dispute, and
// "the conservative bloc" or "Norway's creditors" where a word tells which.
func (d *speakersDocument) collective(p *parse, c chunk) (actor, bool) {
	first := c.from
	for first < c.to && p.tokens[first].word.is(determiner) && p.tokens[first].mention == 0 {
		first++
	}
	if first == c.to || p.tokens[first].word.is(vague|numeral) || p.tokens[first].shape == number {
		return actor{}, false
	}
	last := p.tokens[c.to-1].lower
	worker := d.x.workers[last] && d.labour
	camp := d.x.campNouns[last] && c.to-first > 1
	if !worker && !camp {
		return actor{}, false
	}
	return d.gathered(p, first, c.to), true
}

// disputesLabour tells whether the text is about a labour dispute.
func (d *speakersDocument) disputesLabour() bool {
	for i := range d.sentences {
		for t := range d.sentences[i].tokens {
			if d.x.labourWords[d.sentences[i].tokens[t].lower] {
				return true
			}
		}
	}
	return false
}

// force returns the party that a noun chunk names by what bears arms or rules for it, and by no more: "the army".
func (d *speakersDocument) force(p *parse, c chunk) *packs.Party {
	if c.to-c.from != 2 || p.tokens[c.from].lower != "the" {
		return nil
	}
	return d.forces[p.tokens[c.from+1].lower]
}

// government tells whether a noun chunk says "the government" and no more.
func (d *speakersDocument) government(p *parse, c chunk) bool {
	return c.to-c.from == 2 && p.tokens[c.from].lower == "the" && d.x.governments[p.tokens[c.from+1].lower]
}
