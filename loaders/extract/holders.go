package extract

import (
	"slices"

	"github.com/parleygraph/parley/graph"
)

// keep completes a finding with its holders, companions, echoes and scope, and files it, once for each act of a demand that names several.
func (d *document) keep(f finding, form string, n int) {
	h := d.holderOf(&f)
	f.holders = append(f.holders, h.refs...)
	d.insertions(&f)
	f.orphan = len(h.refs) == 0
	if len(f.holders) == 0 && len(f.echoes) == 0 {
		d.drop(f.sentence, f.cue, f.rule.ID, NoHolder)
		return
	}
	f.scope = d.scope(f.sentence, f.clause)
	f.subject = d.addressee(f.sentence, form, n)
	for _, point := range d.acts(&f, form, n) {
		f.point = point
		d.findings = append(d.findings, f)
	}
}

// addressee returns whom a demand is addressed to, by the form of its complement.
func (d *document) addressee(i int, form string, n int) actor {
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

// holderOf returns who holds the clause of a finding.
func (d *document) holderOf(f *finding) holding {
	p := d.parses[f.sentence]
	h := d.holders[f.sentence][f.clause]
	if h.first {
		h = d.speakerAt(p, p.clauses[f.clause].group.main)
	}
	return h
}

// speakerAt returns the speaker of the quotation in which token t stands.
func (d *document) speakerAt(p *parse, t int) holding {
	q := p.tokens[t].quote
	if q == 0 || d.quotes[q].speaker == nil {
		return holding{nobody: q != 0 && d.quotes[q].nobody}
	}
	return holding{refs: []ref{*d.quotes[q].speaker}}
}

// owner returns the clause that has the subject which clause ci shares.
func (p *parse) owner(ci int) int {
	for range p.clauses {
		c := &p.clauses[ci]
		if len(c.subjects) > 0 || c.shares < 0 || c.shares == ci {
			return ci
		}
		ci = c.shares
	}
	return ci
}

// insertions reads what stands between the subject and its verb: companions, principals and echoes.
func (d *document) insertions(f *finding) {
	i := f.sentence
	p := d.parses[i]
	own, owner := &p.clauses[f.clause], &p.clauses[p.owner(f.clause)]
	d.readInserts(i, f, owner.inserts)
	if own != owner {
		f.echoes = slices.DeleteFunc(f.echoes, func(e echo) bool { return e.kind == graph.EchoOppose }) // who opposes, opposes the first act
		d.readInserts(i, f, own.inserts)
	}
	for _, chain := range owner.subjects {
		d.readInserts(i, f, span{chain.from + 1, chain.to})
	}
	if owner.chunk > 0 && len(owner.subjects) > 0 {
		d.readInserts(i, f, p.fronted(owner))
	}
	d.spokenFor(f, owner)
	if k := p.chunkAt(p.clauses[f.clause].end); k < len(p.chunks) && p.behalf(k) {
		d.readInserts(i, f, span{k, len(p.chunks)})
	}
	d.fresh(f)
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

// chunkAt returns the chunk that begins at token t, len(chunks) where none does.
func (p *parse) chunkAt(t int) int {
	for k := range p.chunks {
		if p.chunks[k].from == t {
			return k
		}
	}
	return len(p.chunks)
}

// fronted returns the chunks of a participle phrase before the subject: "Supported by Malaysia, he suggested".
func (p *parse) fronted(c *clause) span {
	end := c.subjects[0].from
	if p.kind(end-1) != commaChunk {
		return span{}
	}
	if p.accompanied(end - 1) {
		return span{0, end - 1}
	}
	for k := end - 1; k >= 0; k-- {
		if p.kind(k) == verbChunk {
			if p.bare(k) && k <= 1 {
				return span{k, end - 1}
			}
			return span{}
		}
	}
	return span{}
}

// accompanied tells whether the sentence opens with companions, and perhaps with who supports or opposes, up to the comma at chunk end: "With
// Norway, and opposed by Chile, she".
func (p *parse) accompanied(end int) bool {
	if p.word(0) != "with" || p.kind(0) != prepChunk {
		return false
	}
	for k := 1; k < end; k++ {
		switch p.kind(k) {
		case nounChunk:
			if !p.actorAt(k) {
				return false
			}
		case verbChunk:
			if !p.bare(k) {
				return false
			}
		case commaChunk, conjChunk, adverbChunk:
		default:
			if p.word(k) != "by" {
				return false
			}
		}
	}
	return true
}

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
			refs, next := d.refsFrom(i, p.principal(k), s.to)
			for _, r := range refs {
				f.behalf = append(f.behalf, r.actor)
			}
			if len(f.holders) == 0 {
				f.holders, f.behalf = refs, nil // nobody but the principals is named
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

// behalfHere tells whether "for" names whom the subject speaks for: only parties speak for others.
func (d *document) behalfHere(f *finding, p *parse, k int) bool {
	return p.kind(k+1) == nounChunk && p.actorAt(k+1) && len(f.holders) > 0 && f.holders[0].kind == partyActor
}

// behalf tells whether "on behalf of" begins at chunk k.
func (p *parse) behalf(k int) bool {
	return p.kind(k) == prepChunk && p.word(k) == "on" && p.word(k+1) == "behalf" && p.word(k+2) == "of"
}

// principal returns the chunk at which the principals begin that chunk k introduces.
func (p *parse) principal(k int) int {
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

// refsFrom returns the actors of the noun list that begins at chunk k and the chunk after it.
func (d *document) refsFrom(i, k, to int) ([]ref, int) {
	p := d.parses[i]
	var chains []span
	for k < to {
		switch p.kind(k) {
		case nounChunk:
			end := k + 1
			for p.kind(end) == prepChunk && p.word(end) == "of" && p.kind(end+1) == nounChunk && end+1 < to {
				end += 2
			}
			chains = append(chains, span{k, end})
			k = end
			continue
		case openChunk:
			if end := p.closing(k); end < to {
				k = end + 1
				continue
			}
		case commaChunk, conjChunk, adverbChunk, timeChunk:
			if next := p.kind(k + 1); k+1 < to && (next == nounChunk || next == conjChunk || next == commaChunk || next == adverbChunk) {
				k++
				continue
			}
		}
		break
	}
	return d.resolve(i, p, chains), k
}

// closing returns the chunk that closes the bracket which chunk i opens, len(chunks) where none does.
func (p *parse) closing(i int) int {
	for i++; i < len(p.chunks); i++ {
		if p.kind(i) == closeChunk {
			return i
		}
	}
	return i
}

// fresh drops holders, principals and echoes that are named twice, and holders that are principals or echoes too.
func (d *document) fresh(f *finding) {
	seen := map[string]bool{}
	var holders []ref
	for _, r := range f.holders {
		if id := r.id(); !seen[id] {
			seen[id] = true
			holders = append(holders, r)
		}
	}
	f.holders = holders
	var behalf []actor
	for _, a := range f.behalf {
		if id := a.id(); !seen[id] {
			seen[id] = true
			behalf = append(behalf, a)
		}
	}
	f.behalf = behalf
	var echoes []echo
	for _, e := range f.echoes {
		if id := e.ref.id(); !seen[id] {
			seen[id] = true
			echoes = append(echoes, e)
		}
	}
	f.echoes = echoes
}
