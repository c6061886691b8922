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

// holderOf returns who holds the clause of a finding.
func (d *document) holderOf(f *finding) holding {
	p := d.parses[f.sentence]
	h := d.holders[f.sentence][f.clause]
	if h.first {
		h = d.speakerAt(p, p.clauses[f.clause].group.main)
	}
	return h
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
