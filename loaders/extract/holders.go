package extract

// addressee returns whom a demand is addressed to, by the form of its complement.
func (d *speakersDocument) addressee(i int, form string, n int) actor {
	p := d.parses[i]
	switch form {
	case "actor-to", "bare":
	case "that", "on-actor-to", "for-to":
		n = p.after(n)
	default:
		return actor{}
	}
	if p.kind(n) != nounChunk {
		return actor{}
	}
	a := d.resolveNoun(i, p, p.chunks[n], false)
	if !a.holds() {
		return actor{}
	}
	return a
}

// speakerAt returns the speaker of the quotation in which token t stands.
func (d *speakersDocument) speakerAt(p *parse, t int) holding {
	q := p.tokens[t].quote
	if q == 0 || d.quotes[q].speaker == nil {
		return holding{nobody: q != 0 && d.quotes[q].nobody}
	}
	return holding{refs: []ref{*d.quotes[q].speaker}}
}

// issuer returns who holds what a text says that they adopted, signed or sent: "adopted a resolution demanding a truce".
func (d *speakersDocument) issuer(i int, c *clause) []ref {
	p := d.parses[i]
	k := c.subjects[0].from
	v := p.skip(k)
	if c.kind != reducedClause || !p.tokens[c.group.from].word.is(gerund) || !d.x.issued[p.tokens[p.chunks[k].to-1].lower] || p.kind(v) != verbChunk {
		return nil
	}
	over := &p.clauses[p.at[v]]
	if !d.x.issuing[p.lemma(over.group)] || over.group.passive || over.group.negator >= 0 {
		return nil
	}
	return d.holders[i][p.at[v]].refs
}

// convened returns the sides of a meeting that a noun chain names, for what the meeting does they do: "the talks between Norway and Sweden failed to
// reach".
func (d *speakersDocument) convened(i int, p *parse, chain span) []ref {
	k := chain.from
	if d.x.meetingNouns[p.tokens[p.chunks[k].to-1].lower] == nil || p.kind(k+1) != prepChunk || p.word(k+1) != "between" {
		return nil
	}
	refs, _ := d.refsFrom(i, k+2, len(p.chunks))
	return refs
}
