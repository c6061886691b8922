package extract

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// cleft matches a stance whose point a form of be spells out: "what Norway wants is a joint commission".
func (d *document) cleft(i, ci int) bool {
	p := d.parses[i]
	c := &p.clauses[ci]
	if len(c.subjects) == 0 || p.word(p.skip(c.subjects[0].from)) != "what" {
		return false
	}
	k := p.after(c.chunk)
	if p.kind(k) != verbChunk || !p.chunks[k].group.copula || p.chunks[k].group.negator >= 0 {
		return false
	}
	for _, cue := range d.x.verbCues[p.lemma(c.group)] {
		at, ok := matches(p, c, cue)
		if !ok || cue.rule.Report || at != c.group.to || !takes(cue.rule, "object") {
			continue
		}
		f := finding{
			sentence: i, clause: ci, rule: cue.rule, stance: graph.Stance(cue.rule.Stance), cue: d.cueSpan(p, c.group, cue),
			point: d.bytes(p, span{p.chunks[k].to, p.clauses[p.at[k]].end}), group: &c.group, tokens: span{c.group.from, p.clauses[p.at[k]].end},
		}
		if c.group.negator >= 0 {
			f.stance = graph.Stance(cue.rule.Negated)
		}
		if f.stance != "" && d.meaningful(p, f.point) {
			d.keep(f, "object", k+1)
		}
		return true
	}
	return false
}

// existential matches what an actor says there will not be: "There will be no second round, he said."
func (d *document) existential(i, ci int) bool {
	p := d.parses[i]
	c := &p.clauses[ci]
	k := p.after(c.chunk)
	if c.group.modal < 0 || len(c.subjects) == 0 || p.word(c.subjects[0].from) != "there" || p.kind(k) != nounChunk || p.word(k) != "no" {
		return false
	}
	point := d.bytes(p, span{p.chunks[k].from + 1, c.end})
	rule := d.refusing()
	if rule == nil || !d.negotiable(point) && !conditionAt(p, c.end) {
		return false
	}
	h := d.reporter(i, ci, c.group.main)
	if len(h.refs) == 0 {
		return false
	}
	d.findings = append(d.findings, finding{
		sentence: i, clause: ci, rule: rule, stance: graph.Rejects, cue: span{p.tokens[c.group.modal].start, p.tokens[p.chunks[k].from].end},
		point: point, group: &c.group, tokens: span{c.group.from, c.end}, holders: h.refs[:1],
	})
	return true
}

// nothing matches what an actor says will not come without something else: "No survey will start unless the guns are withdrawn, he said."
func (d *document) nothing(i, ci int) bool {
	p := d.parses[i]
	c := &p.clauses[ci]
	if c.group.modal < 0 || c.group.negator >= 0 || len(c.subjects) != 1 || p.word(c.subjects[0].from) != "no" || !conditionAt(p, c.end) {
		return false
	}
	first := p.chunks[c.subjects[0].from]
	h := d.reporter(i, ci, c.group.main)
	rule := d.refusing()
	if len(h.refs) == 0 || rule == nil || first.to-first.from < 2 {
		return false
	}
	d.findings = append(d.findings, finding{
		sentence: i, clause: ci, rule: rule, stance: graph.Rejects, cue: span{p.tokens[first.from].start, p.tokens[first.from].end},
		point: d.bytes(p, span{first.from + 1, p.chunks[c.subjects[0].to-1].to}), group: &c.group, tokens: span{first.from, c.end}, holders: h.refs[:1],
	})
	return true
}

// conditionAt tells whether a condition begins at token at, or after a comma there.
func conditionAt(p *parse, at int) bool {
	k := p.chunkAt(at)
	if p.kind(k) == commaChunk {
		k++
	}
	return p.kind(k) == conditionChunk
}

// refusing returns the cue of what an actor says it will not do.
func (d *document) refusing() *packs.Cue {
	for _, entry := range d.x.modals["will"] {
		for _, rule := range entry.values {
			if rule.Stance == string(graph.Rejects) {
				return rule
			}
		}
	}
	return nil
}
