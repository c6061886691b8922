package extract

import "github.com/parleygraph/parley/graph"

// readInserts reads companions, principals and echoes in chunks s into the finding: "with Norway", "for AOSIS", "opposed by Chile".
func (d *document) readInserts(i int, f *finding, s span) {
	p := d.parses[i]
	for k := s.from; k < s.to; {
		switch {
		case p.kind(k) == prepChunk && (p.word(k) == "with" || p.word(k) == "alongside"), p.kind(k) == conjChunk && p.tokens[p.chunks[k].from].lower == "as":
			refs, next := d.refsFrom(i, k+1, s.to)
			f.holders = append(f.holders, refs...)
			k = next
		case p.word(k) == "including" && len(f.holders) == 0:
			f.holders, k = d.refsFrom(i, k+1, s.to) // "several speakers, including Norway"
		case p.kind(k) == prepChunk && p.word(k) == "for" && d.behalfHere(f, p, k), p.behalf(k):
			refs, next := d.refsFrom(i, principalAt(p, k), s.to)
			for _, r := range refs {
				f.behalf = append(f.behalf, principal{r.actor, f.bracketed(p, k)})
			}
			if len(f.holders) == 0 || len(f.holders) == 1 && unplaced(f.holders[0]) && len(refs) > 0 {
				f.holders, f.behalf = refs, nil // nobody but the principals is named, or a person of whom nothing else is known
			}
			k = next
		case p.kind(k) == verbChunk && p.word(p.after(k)) == "by" && d.echoKind(p, k) != "":
			refs, next := d.refsFrom(i, p.after(k)+1, s.to)
			if p.kind(next) == commaChunk && p.word(next+1) == "for" && p.kind(next+1) == prepChunk {
				var principals []ref
				principals, next = d.refsFrom(i, next+2, s.to)
				refs = append(refs, principals...)
			}
			for _, r := range refs {
				f.echoes = append(f.echoes, echo{r, d.echoKind(p, k), span{p.tokens[p.chunks[k].group.main].start, p.tokens[p.chunks[k].group.main].end}})
			}
			k = next
		default:
			k++
		}
	}
}

// unplaced tells whether a holder is a person of whom the text gives neither party nor role.
func unplaced(r ref) bool {
	return r.kind == personActor && r.person.party == nil && len(r.person.roles) == 0
}

// trailing gives a finding that nobody can be held to those whom the end of its point names: "many objected to the text, including Norway".
func (d *document) trailing(f *finding) {
	p := d.parses[f.sentence]
	if len(f.holders) > 0 || !d.holders[f.sentence][f.clause].vague {
		return
	}
	for k := p.clauses[f.clause].chunk + 1; k+1 < len(p.chunks); k++ {
		if p.kind(k) != commaChunk || p.word(k+1) != "including" || p.tokens[p.chunks[k].from].start < f.point.from {
			continue
		}
		refs, next := d.refsFrom(f.sentence, k+2, len(p.chunks))
		if end := p.tokens[p.chunks[min(next, len(p.chunks)-1)].from].start; len(refs) == 0 || end < f.point.to {
			return
		}
		f.holders = refs
		f.point.to = min(f.point.to, p.tokens[p.trim(0, p.chunks[k].from)-1].end)
		return
	}
}

// spokenFor adds companions and principals of who reports the clause where its subject only points back to them: "Norway, for the islands, said
// they would not".
func (d *document) spokenFor(f *finding, owner *clause) {
	p := d.parses[f.sentence]
	r := p.reportOver(f.clause)
	if r < 0 || len(owner.subjects) == 0 || !d.anaphoric(f.sentence, p, owner.subjects[0]) {
		return
	}
	echoes := f.echoes
	d.readInserts(f.sentence, f, p.clauses[p.owner(r)].inserts)
	f.echoes = echoes
}

// bracketed returns the holder right before a bracket that opens before chunk k, the first where none does: "Norway, Chile (on behalf of AILAC)".
func (f *finding) bracketed(p *parse, k int) int {
	if p.kind(k-1) != openChunk {
		return 0
	}
	for n, h := range f.holders {
		if h.tokens.to == p.chunks[k-1].from {
			return n
		}
	}
	return 0
}

// behalfHere tells whether "for" names whom the subject speaks for: only parties speak for others.
func (d *document) behalfHere(f *finding, p *parse, k int) bool {
	return p.kind(k+1) == nounChunk && p.actorAt(k+1) && len(f.holders) > 0 && f.holders[0].kind == partyActor
}

// principalAt returns the chunk at which the principals begin that chunk k introduces.
func principalAt(p *parse, k int) int {
	if p.behalf(k) {
		return k + 3
	}
	return k + 1
}

func (d *document) echoKind(p *parse, k int) graph.EchoKind {
	word := p.tokens[p.chunks[k].group.main].lower
	switch {
	case d.x.supporting[word]:
		return graph.EchoSupport
	case d.x.opposing[word]:
		return graph.EchoOppose
	}
	return ""
}
