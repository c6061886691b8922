package extract

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
