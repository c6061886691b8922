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
func (d *speakersDocument) speakerAt(p *parse, t int) holding {
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
		if p.kind(chain.from+1) == verbChunk && !p.names(chain.from) {
			continue // "forces backed by Norway rejected": whose they are, and no echo
		}
		d.readInserts(i, f, span{chain.from + 1, chain.to})
	}
	if owner.chunk > 0 && len(owner.subjects) > 0 {
		d.readInserts(i, f, p.fronted(owner))
	}
	d.spokenFor(f, owner)
	d.trailing(f)
	if k := p.chunkAt(p.clauses[f.clause].end); k < len(p.chunks) && p.behalf(k) {
		d.readInserts(i, f, span{k, len(p.chunks)})
	}
	d.fresh(f)
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
	var behalf []principal
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
