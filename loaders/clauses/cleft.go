package clauses

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
	"github.com/parleygraph/parley/loaders/packs"
)

// cleft matches a stance whose point a form of be spells out: "what Norway wants is a joint commission".
func (d *finder) cleft(i, ci int) bool {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	if len(c.Subjects) == 0 || p.Word(p.Skip(c.Subjects[0].From)) != "what" {
		return false
	}
	k := p.After(c.Chunk)
	if p.Kind(k) != syntax.VerbChunk || !p.Chunks[k].Group.Copula || p.Chunks[k].Group.Negator >= 0 {
		return false
	}
	for _, cue := range d.x.VerbCues[p.Lemma(c.Group)] {
		at, ok := matches(p, c, cue)
		if !ok || cue.Rule.Report || at != c.Group.To || !cues.Takes(cue.Rule, "object") {
			continue
		}
		f := finding{
			sentence: i, clause: ci, rule: cue.Rule, stance: graph.Stance(cue.Rule.Stance), cue: d.cueSpan(p, c.Group, cue),
			point: d.bytes(p, syntax.Span{From: p.Chunks[k].To, To: p.Clauses[p.At[k]].End}), group: &c.Group, tokens: syntax.Span{From: c.Group.From, To: p.Clauses[p.At[k]].End},
		}
		if c.Group.Negator >= 0 {
			f.stance = graph.Stance(cue.Rule.Negated)
		}
		if f.stance != "" && d.meaningful(p, f.point) {
			d.keep(f, "object", k+1)
		}
		return true
	}
	return false
}

// existential matches what an actor says there will not be: "There will be no second round, he said."
func (d *finder) existential(i, ci int) bool {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	k := p.After(c.Chunk)
	if c.Group.Modal < 0 || len(c.Subjects) == 0 || p.Word(c.Subjects[0].From) != "there" || p.Kind(k) != syntax.NounChunk || p.Word(k) != "no" {
		return false
	}
	point := d.bytes(p, syntax.Span{From: p.Chunks[k].From + 1, To: c.End})
	rule := d.refusing()
	if rule == nil || !d.negotiable(point) && !conditionAt(p, c.End) {
		return false
	}
	h := d.Reporter(i, ci, c.Group.Main)
	if len(h.Refs) == 0 {
		return false
	}
	d.findings = append(d.findings, finding{
		sentence: i, clause: ci, rule: rule, stance: graph.Rejects, cue: syntax.Span{From: p.Tokens[c.Group.Modal].Start, To: p.Tokens[p.Chunks[k].From].End},
		point: point, group: &c.Group, tokens: syntax.Span{From: c.Group.From, To: c.End}, holders: h.Refs[:1],
	})
	return true
}

// nothing matches what an actor says will not come without something else: "No survey will start unless the guns are withdrawn, he said."
func (d *finder) nothing(i, ci int) bool {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	if c.Group.Modal < 0 || c.Group.Negator >= 0 || len(c.Subjects) != 1 || p.Word(c.Subjects[0].From) != "no" || !conditionAt(p, c.End) {
		return false
	}
	first := p.Chunks[c.Subjects[0].From]
	h := d.Reporter(i, ci, c.Group.Main)
	rule := d.refusing()
	if len(h.Refs) == 0 || rule == nil || first.To-first.From < 2 {
		return false
	}
	d.findings = append(d.findings, finding{
		sentence: i, clause: ci, rule: rule, stance: graph.Rejects, cue: syntax.Span{From: p.Tokens[first.From].Start, To: p.Tokens[first.From].End},
		point: d.bytes(p, syntax.Span{From: first.From + 1, To: p.Chunks[c.Subjects[0].To-1].To}), group: &c.Group, tokens: syntax.Span{From: first.From, To: c.End}, holders: h.Refs[:1],
	})
	return true
}

// conditionAt tells whether a condition begins at token at, or after a comma there.
func conditionAt(p *syntax.Parse, at int) bool {
	k := p.ChunkAt(at)
	if p.Kind(k) == syntax.CommaChunk {
		k++
	}
	return p.Kind(k) == syntax.ConditionChunk
}

// refusing returns the cue of what an actor says it will not do.
func (d *finder) refusing() *packs.Cue {
	for _, entry := range d.x.Modals["will"] {
		for _, rule := range entry.Values {
			if rule.Stance == string(graph.Rejects) {
				return rule
			}
		}
	}
	return nil
}
