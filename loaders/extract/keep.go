package extract

import (
	"slices"

	"github.com/parleygraph/parley/graph"
)

// keep completes a finding with its holders, companions, echoes and scope, and files it, once for each act of a demand that names several.
func (d *document) keep(f finding, form string, n int) {
	h := d.holderOf(&f)
	f.holders = append(f.holders, h.Refs...)
	d.insertions(&f)
	f.orphan = len(h.Refs) == 0
	if len(f.holders) == 0 && len(f.echoes) == 0 {
		d.Drop(f.sentence, f.cue, f.rule.ID, NoHolder)
		return
	}
	f.scope = d.scope(f.sentence, f.clause)
	f.subject = d.Addressee(f.sentence, form, n)
	for _, point := range d.acts(&f, form, n) {
		f.point = point
		d.findings = append(d.findings, f)
	}
}

// holderOf returns who holds the clause of a finding.
func (d *document) holderOf(f *finding) Holding {
	p := d.Parses[f.sentence]
	h := d.Holders[f.sentence][f.clause]
	if h.First {
		h = d.SpeakerAt(p, p.Clauses[f.clause].Group.Main)
	}
	return h
}

// insertions reads what stands between the subject and its verb: companions, principals and echoes.
func (d *document) insertions(f *finding) {
	i := f.sentence
	p := d.Parses[i]
	own, owner := &p.Clauses[f.clause], &p.Clauses[p.Owner(f.clause)]
	d.readInserts(i, f, owner.Inserts)
	if own != owner {
		f.echoes = slices.DeleteFunc(f.echoes, func(e echo) bool { return e.kind == graph.EchoOppose }) // who opposes, opposes the first act
		d.readInserts(i, f, own.Inserts)
	}
	for _, chain := range owner.Subjects {
		if p.Kind(chain.From+1) == VerbChunk && !p.Names(chain.From) {
			continue // "forces backed by Norway rejected": whose they are, and no echo
		}
		d.readInserts(i, f, Span{chain.From + 1, chain.To})
	}
	if owner.Chunk > 0 && len(owner.Subjects) > 0 {
		d.readInserts(i, f, p.Fronted(owner))
	}
	d.spokenFor(f, owner)
	d.trailing(f)
	if k := p.ChunkAt(p.Clauses[f.clause].End); k < len(p.Chunks) && p.Behalf(k) {
		d.readInserts(i, f, Span{k, len(p.Chunks)})
	}
	d.fresh(f)
}

// fresh drops holders, principals and echoes that are named twice, and holders that are principals or echoes too.
func (d *document) fresh(f *finding) {
	seen := map[string]bool{}
	var holders []Ref
	for _, r := range f.holders {
		if id := r.ID(); !seen[id] {
			seen[id] = true
			holders = append(holders, r)
		}
	}
	f.holders = holders
	var behalf []principal
	for _, a := range f.behalf {
		if id := a.ID(); !seen[id] {
			seen[id] = true
			behalf = append(behalf, a)
		}
	}
	f.behalf = behalf
	var echoes []echo
	for _, e := range f.echoes {
		if id := e.ref.ID(); !seen[id] {
			seen[id] = true
			echoes = append(echoes, e)
		}
	}
	f.echoes = echoes
}
