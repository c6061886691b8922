package extract

// reporter returns who reports the clause whose verb is token t: the speaker of its quotation, the subject of the verb over it, or of one that
// is attached at the end (", the minister said").
func (d *speakersDocument) reporter(i, ci, t int) holding {
	p := d.parses[i]
	if p.tokens[t].quote != 0 {
		if h := d.speakerAt(p, t); h.nobody || len(h.refs) > 0 {
			return h
		}
	}
	if ci >= 0 {
		if r := p.reportOver(ci); r >= 0 {
			return d.reportHolding(i, r)
		}
	}
	if r := p.attached(t); r >= 0 {
		return d.reportHolding(i, r)
	}
	return holding{}
}

func (d *speakersDocument) reportHolding(i, r int) holding {
	h := d.holders[i][r]
	if h.first {
		return d.speakerAt(d.parses[i], d.parses[i].clauses[r].group.main)
	}
	return h
}

// attached returns the reporting clause at the end of the sentence that has no complement of its own, -1 where there is none.
func (p *parse) attached(t int) int {
	if r := p.asideOf(); r >= 0 && p.clauses[r].group.main != t {
		return r
	}
	for r := range p.clauses {
		c := &p.clauses[r]
		if c.start > t && c.kind == mainClause && c.group.modal < 0 && p.tokens[c.group.main].quote == 0 && p.reports(c.group) && c.end <= c.group.to+4 && !c.inverted && p.kind(p.skip(c.subjectStart())) == commaChunk && p.silentAfter(c) {
			return r
		}
	}
	return -1
}

// subjectStart returns the first chunk of the clause's subject.
func (c *clause) subjectStart() int {
	if len(c.subjects) == 0 {
		return c.chunk
	}
	return c.subjects[0].from
}

// silentAfter tells whether nothing but a time or place follows the verb.
func (p *parse) silentAfter(c *clause) bool {
	for k := c.chunk + 1; k < len(p.chunks); k++ {
		switch p.kind(k) {
		case timeChunk, adverbChunk, otherChunk, quoteChunk, prepChunk:
		case nounChunk:
			if p.kind(k-1) != prepChunk {
				return false
			}
		case commaChunk, semiChunk, dashChunk:
			return true
		default:
			return false
		}
	}
	return true
}
