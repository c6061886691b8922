package extract

// Addressee returns whom a demand is addressed to, by the form of its complement.
func (d *speakersDocument) Addressee(i int, form string, n int) Actor {
	p := d.Parses[i]
	switch form {
	case "actor-to", "bare":
	case "that", "on-actor-to", "for-to":
		n = p.After(n)
	default:
		return Actor{}
	}
	if p.Kind(n) != NounChunk {
		return Actor{}
	}
	a := d.ResolveNoun(i, p, p.Chunks[n], false)
	if !a.Holds() {
		return Actor{}
	}
	return a
}

// SpeakerAt returns the speaker of the quotation in which token t stands.
func (d *speakersDocument) SpeakerAt(p *Parse, t int) Holding {
	q := p.Tokens[t].Quote
	if q == 0 || d.quotes[q].speaker == nil {
		return Holding{Nobody: q != 0 && d.quotes[q].nobody}
	}
	return Holding{Refs: []Ref{*d.quotes[q].speaker}}
}

// issuer returns who holds what a text says that they adopted, signed or sent: "adopted a resolution demanding a truce".
func (d *speakersDocument) issuer(i int, c *clause) []Ref {
	p := d.Parses[i]
	k := c.Subjects[0].From
	v := p.Skip(k)
	if c.Kind != ReducedClause || !p.Tokens[c.Group.From].Word.Is(Gerund) || !d.x.issued[p.Tokens[p.Chunks[k].To-1].Lower] || p.Kind(v) != VerbChunk {
		return nil
	}
	over := &p.Clauses[p.At[v]]
	if !d.x.issuing[p.Lemma(over.Group)] || over.Group.Passive || over.Group.Negator >= 0 {
		return nil
	}
	return d.Holders[i][p.At[v]].Refs
}

// convened returns the sides of a meeting that a noun chain names, for what the meeting does they do: "the talks between Norway and Sweden failed to
// reach".
func (d *speakersDocument) convened(i int, p *Parse, chain Span) []Ref {
	k := chain.From
	if d.x.MeetingNouns[p.Tokens[p.Chunks[k].To-1].Lower] == nil || p.Kind(k+1) != PrepChunk || p.Word(k+1) != "between" {
		return nil
	}
	refs, _ := d.RefsFrom(i, k+2, len(p.Chunks))
	return refs
}
