package graph

import (
	"context"
	"maps"
	"slices"
)

// This file is the part of a plan that looks after issues and terms: what documents say of them, and which terms are one.

// former tells the canonical ids before an edit.
type former struct {
	actors Canon
	terms  *Matters
	moved  map[string]standpoint // actors and terms that stand elsewhere now
}

// Of returns the canonical id before the edit.
func (f former) Of(id string) string {
	if was, moved := f.moved[id]; moved {
		return was.canonical
	}
	if KindOf(id) == KindDemand {
		canonical, _ := f.terms.Of(id)
		return canonical
	}
	return f.actors.Of(id)
}

// wordShared gathers the issues and terms that are worded otherwise now or stand elsewhere, and the edges of terms.
func (p *plan) wordShared(ctx context.Context, deltas map[string]wordings) error {
	var ids []string
	for id := range deltas {
		if kind := KindOf(id); kind == KindIssue || kind == KindDemand {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	if err := p.recall(ctx, ids); err != nil {
		return err
	}
	gave, reworded := map[string][]Ends{}, map[string]bool{}
	for _, id := range ids {
		gave[id] = p.edgesOf(id)
		if p.reword(id, deltas[id]) {
			reworded[id] = true
		}
	}
	p.settle(reworded)
	return p.writeShared(ctx, reworded, gave)
}

// reword takes in what documents say of an issue or a term now, and tells whether it is worded otherwise.
func (p *plan) reword(id string, delta wordings) bool {
	reworded := false
	said := p.said[id]
	for _, w := range delta {
		if w.Documents != 0 {
			reworded = said.add(w) || reworded
			w.Documents = said.documents(w.key)
			p.Wordings = append(p.Wordings, w)
		}
	}
	p.said[id] = said
	return reworded
}

// settle works out where terms stand now that some came or went, and touches those that stand elsewhere.
func (p *plan) settle(reworded map[string]bool) {
	matters := p.names.matters
	changed := matters.unsettled
	renamed := matters.renamed
	matters.unsettled, matters.renamed = nil, nil
	for _, id := range slices.Sorted(maps.Keys(reworded)) {
		term, there := p.said[id].node().(*Term)
		switch {
		case KindOf(id) != KindDemand || there == matters.Has(id):
		case there:
			matters.Put(id, term.kernel())
			changed = append(changed, id)
		default:
			changed = append(append(changed, id), slices.Collect(maps.Keys(matters.linked(id)))...)
			matters.Remove(id)
		}
	}
	for _, id := range renamed {
		if matters.Has(id) {
			reworded[id] = true
		}
	}
	if len(changed) == 0 {
		return
	}
	moved := matters.Settle(changed)
	maps.Copy(p.before.moved, moved)
	for _, id := range slices.Sorted(maps.Keys(moved)) {
		p.moveTerm(id, reworded)
	}
}

// moveTerm gathers the other name that a term is now, or is no more.
func (p *plan) moveTerm(id string, touched map[string]bool) {
	touched[id] = true
	before, now := p.before.Of(id), p.names.Of(id)
	if before == now {
		return
	}
	p.changed = append(p.changed, id)
	p.parted(id)
	rename := NewName{ID: id}
	if p.names.matters.Has(id) {
		rename.Canonical = now
	}
	p.Renamed = append(p.Renamed, rename)
}

// writeShared gathers touched issues and terms, with those that they stand for or stood for, and their edges. gave holds the edges that wordings gave before.
func (p *plan) writeShared(ctx context.Context, touched map[string]bool, gave map[string][]Ends) error {
	for _, id := range slices.Collect(maps.Keys(touched)) {
		for _, canonical := range []string{p.before.Of(id), p.names.Of(id)} {
			touched[canonical] = true
			for _, other := range p.names.matters.Terms(canonical) {
				touched[other] = true
			}
		}
	}
	ids := slices.Sorted(maps.Keys(touched))
	if err := p.recall(ctx, ids); err != nil {
		return err
	}
	var before, after []Ends
	for _, id := range ids {
		p.writeTerm(id)
		was, known := gave[id]
		if !known {
			was = p.edgesOf(id)
		}
		before = append(before, p.between(p.before, was)...)
		before = append(before, p.opposition(id, p.before.standpoint(id))...)
		after = append(after, p.between(p.names, p.edgesOf(id))...)
		after = append(after, p.opposition(id, p.names.matters.standpoint(id))...)
	}
	for _, e := range without(after, before) {
		p.link(Edge{Kind: e.Kind, From: e.From, To: e.To})
	}
	return p.unlinkTerms(ctx, without(before, after))
}

// writeTerm gathers an issue or a term as it is now: a canonical term with all wordings of those that it stands for.
func (p *plan) writeTerm(id string) {
	n := p.said[id].node()
	if n == nil {
		p.Gone = append(p.Gone, goneShared(id))
		return
	}
	term, ok := n.(*Term)
	if !ok {
		p.Nodes = append(p.Nodes, n)
		return
	}
	at := p.names.matters.standpoint(id)
	if at.canonical == id {
		terms := []Term{*term}
		for _, other := range p.names.matters.Terms(id) {
			if t, ok := p.said[other].node().(*Term); ok && other != id {
				terms = append(terms, *t)
			}
		}
		one := MergeTerms(terms)
		if label := p.names.matters.judged.label(p.names.matters.Terms(id)); label != "" {
			one.Label, one.FixedLabel, one.Reads = label, true, 0
		}
		term = &one
	}
	p.Nodes = append(p.Nodes, p.oriented(term, at))
}

// oriented returns the term with the links of its wordings as they lead between canonical terms.
func (p *plan) oriented(term *Term, at standpoint) *Term {
	one := *term
	for _, link := range []*string{&one.OppositeOf, &one.PartOf, &one.Revises} {
		if *link = p.names.Of(*link); *link == at.canonical {
			*link = ""
		}
	}
	if at.opposite != "" {
		one.OppositeOf = at.opposite
	}
	return &one
}

func goneShared(id string) Node {
	if KindOf(id) == KindIssue {
		return &Issue{ID: id}
	}
	return &Term{ID: id, Kind: KindDemand}
}

// edgesOf returns the edges that a term's wordings give.
func (p *plan) edgesOf(id string) []Ends {
	var x Extraction
	for _, w := range p.said[id] {
		if t, ok := w.Node.(*Term); ok {
			x.Terms = append(x.Terms, *t)
		}
	}
	var edges []Ends
	for _, e := range StoredEdges(&x) {
		edges = append(edges, e.ends())
	}
	return edges
}

// between returns edges as they lead between canonical nodes.
func (p *plan) between(canon Canonical, edges []Ends) []Ends {
	var led []Ends
	for _, e := range edges {
		e.From, e.To = canon.Of(e.From), canon.Of(e.To)
		if e.Kind.Symmetric() {
			e.From, e.To = min(e.From, e.To), max(e.From, e.To)
		}
		if e.From != e.To {
			led = append(led, e)
		}
	}
	return led
}

// opposition returns the OPPOSITE_OF edge of a canonical term that is the opposite of another.
func (p *plan) opposition(id string, at standpoint) []Ends {
	if at.canonical != id || at.opposite == "" {
		return nil
	}
	ends := ordered(id, at.opposite)
	return []Ends{{OppositeOf, ends[0], ends[1]}}
}

// standpoint returns where a term stood before the edit.
func (f former) standpoint(id string) standpoint {
	if was, moved := f.moved[id]; moved {
		return was
	}
	return f.terms.standpoint(id)
}

// unlinkTerms gathers edges that wordings give no more, but for those that other terms of either end still give.
func (p *plan) unlinkTerms(ctx context.Context, gone []Ends) error {
	for _, e := range gone {
		terms := slices.Concat(p.names.matters.Terms(e.From), p.names.matters.Terms(e.To))
		if err := p.recall(ctx, terms); err != nil {
			return err
		}
		var given []Ends
		for _, id := range terms {
			given = append(given, p.between(p.names, p.edgesOf(id))...)
			given = append(given, p.opposition(id, p.names.matters.standpoint(id))...)
		}
		if !slices.Contains(given, e) {
			p.Unlink = append(p.Unlink, e)
		}
	}
	return nil
}
