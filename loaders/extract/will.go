package extract

import (
	"slices"

	"github.com/parleygraph/parley/graph"
)

// will finds what a party says it will do on a condition, or will not do.
func (d *document) will(i, ci int) {
	p := d.parses[i]
	c := &p.clauses[ci]
	if c.group.modal < 0 || p.tokens[c.group.main].word.is(be|have|do|modal) || d.insideStance(i, d.start(p, c.group.main)) {
		return
	}
	rules, n := d.x.modals.at(p.tokens, c.group.modal)
	if n == 0 || rules[0].Stance == string(graph.Demands) {
		return
	}
	rule := rules[0]
	if p.takesNone(c) && d.refusing() != nil {
		rule = d.refusing() // "will hand over no more maps"
	}
	f := finding{
		sentence: i, clause: ci, rule: rule, stance: graph.Stance(rule.Stance), cue: span{p.tokens[c.group.modal].start, p.tokens[c.group.modal+n-1].end},
		point: d.bytes(p, span{c.group.main, c.end}), group: &c.group, tokens: span{c.group.from, c.end},
	}
	if f.stance == graph.Rejects || d.offers(&f) {
		d.keep(f, "", len(p.chunks))
	}
}

// offers tells whether what a party will do is offered on a condition: it does it only if something else is done, or it says itself that it does it if
// so, and the act is no threat.
func (d *document) offers(f *finding) bool {
	conditions, _ := d.conditions(f)
	if len(conditions) == 0 || f.group.negator >= 0 {
		return false
	}
	if slices.ContainsFunc(conditions, func(c graph.Condition) bool { return c.Kind != graph.If }) && d.parses[f.sentence].tokens[f.group.modal].lower != "could" {
		return true
	}
	p := d.parses[f.sentence]
	if lemma := p.lemma(*f.group); f.group.passive || d.x.threats[lemma] || d.x.breaking[lemma] && d.negotiated(f) {
		return false
	}
	h := d.holders[f.sentence][f.clause]
	said := d.reporter(f.sentence, f.clause, f.group.main)
	return h.first && len(said.refs) > 0 || len(h.refs) > 0 && len(said.refs) > 0 && said.refs[0].same(h.refs[0].actor)
}

// negotiated tells whether what a finding is about are the talks themselves, or what came of them: "would leave the talks if".
func (d *document) negotiated(f *finding) bool {
	p := d.parses[f.sentence]
	end := p.clauses[f.clause].end
	return slices.ContainsFunc(p.tokens[min(f.group.to, end):end], func(t token) bool {
		return d.x.settlements[t.lower] || d.x.meetingNouns[t.lower] != nil
	})
}
