package speakers

// Reporter returns who reports the clause whose verb is token t: the speaker of its quotation, the subject of the verb over it, or of one that
// is attached at the end (", the minister said").
func (d *Document) Reporter(i, ci, t int) Holding {
	p := d.Parses[i]
	if p.Tokens[t].Quote != 0 {
		if h := d.SpeakerAt(p, t); h.Nobody || len(h.Refs) > 0 {
			return h
		}
	}
	if ci >= 0 {
		if r := p.ReportOver(ci); r >= 0 {
			return d.reportHolding(i, r)
		}
	}
	if r := p.Attached(t); r >= 0 {
		return d.reportHolding(i, r)
	}
	return Holding{}
}

func (d *Document) reportHolding(i, r int) Holding {
	h := d.Holders[i][r]
	if h.First {
		return d.SpeakerAt(d.Parses[i], d.Parses[i].Clauses[r].Group.Main)
	}
	return h
}
