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
