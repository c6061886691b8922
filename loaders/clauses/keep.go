package clauses

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/drops"
	"github.com/parleygraph/parley/loaders/clauses/speakers"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
)

// keep completes a finding with its holders, companions, echoes and scope, and files it, once for each act of a demand that names several.
func (d *finder) keep(f finding, form string, n int) {
	h := d.holderOf(&f)
	f.holders = append(f.holders, h.Refs...)
	d.insertions(&f)
	f.orphan = len(h.Refs) == 0
	if len(f.holders) == 0 && len(f.echoes) == 0 {
		d.Drop(f.sentence, f.cue, f.rule.ID, drops.NoHolder)
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
func (d *finder) holderOf(f *finding) speakers.Holding {
	p := d.Parses[f.sentence]
	h := d.Holders[f.sentence][f.clause]
	if h.First {
		h = d.SpeakerAt(p, p.Clauses[f.clause].Group.Main)
	}
	return h
}

// insertions reads what stands between the subject and its verb: companions, principals and echoes.
func (d *finder) insertions(f *finding) {
	i := f.sentence
	p := d.Parses[i]
	own, owner := &p.Clauses[f.clause], &p.Clauses[p.Owner(f.clause)]
	d.readInserts(i, f, owner.Inserts)
	if own != owner {
		f.echoes = slices.DeleteFunc(f.echoes, func(e echo) bool { return e.kind == graph.EchoOppose }) // who opposes, opposes the first act
		d.readInserts(i, f, own.Inserts)
	}
	for _, chain := range owner.Subjects {
		if p.Kind(chain.From+1) == syntax.VerbChunk && !p.Names(chain.From) {
			continue // "forces backed by Norway rejected": whose they are, and no echo
		}
		d.readInserts(i, f, syntax.Span{From: chain.From + 1, To: chain.To})
	}
	if owner.Chunk > 0 && len(owner.Subjects) > 0 {
		d.readInserts(i, f, p.Fronted(owner))
	}
	d.spokenFor(f, owner)
	d.trailing(f)
	if k := p.ChunkAt(p.Clauses[f.clause].End); k < len(p.Chunks) && p.Behalf(k) {
		d.readInserts(i, f, syntax.Span{From: k, To: len(p.Chunks)})
	}
	d.fresh(f)
}

// fresh drops holders, principals and echoes that are named twice, and holders that are principals or echoes too.
func (d *finder) fresh(f *finding) {
	seen := map[string]bool{}
	f.holders = unseen(f.holders, seen, func(r speakers.Ref) string { return r.ID() })
	f.behalf = unseen(f.behalf, seen, func(a principal) string { return a.ID() })
	f.echoes = unseen(f.echoes, seen, func(e echo) string { return e.ref.ID() })
}

// unseen returns what was not seen, and notes it.
func unseen[T any](all []T, seen map[string]bool, id func(T) string) []T {
	var kept []T
	for _, one := range all {
		if id := id(one); !seen[id] {
			seen[id] = true
			kept = append(kept, one)
		}
	}
	return kept
}
