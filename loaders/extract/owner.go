package extract

import "github.com/parleygraph/parley/graph"

// ownersAfter returns whose noun it is by what stands after it, and the chunk behind: "the objection of Norway to", "the proposal by Chile for".
func (d *speakersDocument) ownersAfter(i, k int) ([]ref, int) {
	p := d.parses[i]
	if p.kind(k) != prepChunk || p.word(k) != "of" && p.word(k) != "by" || p.kind(k+1) != nounChunk || !p.actorAt(k+1) {
		return nil, k
	}
	refs, next := d.refsFrom(i, k+1, len(p.chunks))
	if form := d.nounTakes(p, next); len(refs) == 0 || form != "to" && form != "for" && form != "that" {
		return nil, k
	}
	return refs, next
}

// possessor returns whose the noun at token head of chunk k is: a name before it, with or without 's, its or their, or a "by" after it.
func (d *speakersDocument) possessor(i, k, head int) []ref {
	p := d.parses[i]
	c := p.chunks[k]
	to := head
	for t := c.from; t < head; t++ {
		if p.tokens[t].lower == "'s" {
			to = t
		}
	}
	switch p.tokens[c.from].lower {
	case "its", "their", "his", "her":
		return d.subjectBefore(i, k)
	}
	if to > c.from {
		chains := []span{{k, k + 1}}
		if j := p.skip(k); p.kind(j) == conjChunk && p.kind(j-1) == nounChunk && p.actorAt(j-1) && p.tokens[p.chunks[j-1].to-1].mention != 0 {
			chains = []span{{j - 1, j}, {k, k + 1}}
		}
		if refs := d.possessing(i, p, chains, to); len(refs) > 0 {
			return refs
		}
	}
	if by := p.after(k); p.kind(by) == prepChunk && p.word(by) == "by" && p.kind(by+1) == nounChunk {
		return d.resolve(i, p, []span{{by + 1, by + 2}})
	}
	return nil
}

// possessing resolves noun chunks, the last one cut before token to.
func (d *speakersDocument) possessing(i int, p *parse, chains []span, to int) []ref {
	var refs []ref
	for n, s := range chains {
		c := p.chunks[s.from]
		if n == len(chains)-1 {
			c.to = to
		}
		for c.to > c.from && p.tokens[c.to-1].mention == 0 && p.tokens[c.to].lower != "'s" {
			c.to--
		}
		if c.to == c.from {
			continue
		}
		if a := d.resolveNoun(i, p, c, true); a.holds() {
			refs = append(refs, d.ref(p, a, c.from, c.to))
		}
	}
	return refs
}

// subjectBefore returns the holders of the last finite clause that begins before chunk k.
func (d *speakersDocument) subjectBefore(i, k int) []ref {
	p := d.parses[i]
	for ci := len(p.clauses) - 1; ci >= 0; ci-- {
		c := &p.clauses[ci]
		if c.kind == mainClause && (c.chunk < k || len(c.subjects) > 0 && c.subjects[0].from < k) && len(d.holders[i][ci].refs) > 0 {
			return d.holders[i][ci].refs
		}
	}
	return nil
}

// demander returns whose demands an unpossessed "demands that" spells out: those of an earlier possessor in the sentence, else of its subject.
func (d *speakersDocument) demander(i, k int) []ref {
	p := d.parses[i]
	for j := k - 1; j >= 0; j-- {
		if p.kind(j) != nounChunk {
			continue
		}
		head := p.chunks[j].to - 1
		for _, rule := range d.x.nounCues[singular(p.tokens[head].lower)] {
			if rule.Stance != string(graph.Demands) {
				continue
			}
			if refs := d.possessor(i, j, head); len(refs) > 0 {
				return refs
			}
		}
	}
	return d.subjectBefore(i, k)
}

// ownPositions reads a person's party from whose position the person voices: "The president reiterated Norway's demands."
func (d *speakersDocument) ownPositions(i int) {
	p := d.parses[i]
	for ci := range p.clauses {
		c := &p.clauses[ci]
		if len(c.subjects) != 1 || !d.x.reports[p.lemma(c.group)] {
			continue
		}
		m, ok := d.lastMention(i, p.chunks[c.subjects[0].from])
		n := p.after(c.chunk)
		if p.kind(n) == thatChunk {
			n = p.after(n)
		}
		if !ok || m.kind != personMention || p.kind(n) != nounChunk || !d.x.stanceNouns[singular(p.tokens[p.chunks[n].to-1].lower)] {
			continue
		}
		if whose, ok := d.lastMention(i, p.chunks[n]); ok && whose.kind == partyMention && p.possessed(n) {
			tokens := p.tokens[m.from:m.to]
			if person := d.people.find(d.text[tokens[0].start:tokens[len(tokens)-1].end]); person != nil {
				person.vote(whose.sense.party, byGroup)
			}
		}
	}
}

// nounTakes returns the form of what follows a noun.
func (d *speakersDocument) nounTakes(p *parse, next int) string {
	switch p.kind(next) {
	case verbChunk:
		if g := p.chunks[next].group; g.infinite {
			return "to"
		} else if g.copula && g.negator < 0 && g.modal < 0 && (p.kind(p.after(next)) == nounChunk || p.kind(p.after(next)) == thatChunk || p.kind(p.after(next)) == verbChunk) {
			return "is"
		}
	case thatChunk:
		if p.kind(p.after(next)) != verbChunk {
			return p.word(next)
		}
	case prepChunk:
		return p.word(next)
	}
	return ""
}
