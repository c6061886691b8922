package clauses

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
)

// will finds what a party says it will do on a condition, or will not do.
func (d *finder) will(i, ci int) {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	if c.Group.Modal < 0 || p.Tokens[c.Group.Main].Word.Is(lexicon.Be|lexicon.Have|lexicon.Do|lexicon.Modal) || d.insideStance(i, d.start(p, c.Group.Main)) {
		return
	}
	rules, n := d.x.Modals.At(p.Tokens, c.Group.Modal)
	if n == 0 || rules[0].Stance == string(graph.Demands) {
		return
	}
	rule := rules[0]
	if p.TakesNone(c) && d.refusing() != nil {
		rule = d.refusing() // "will hand over no more maps"
	}
	f := finding{
		sentence: i, clause: ci, rule: rule, stance: graph.Stance(rule.Stance), cue: syntax.Span{From: p.Tokens[c.Group.Modal].Start, To: p.Tokens[c.Group.Modal+n-1].End},
		point: d.bytes(p, syntax.Span{From: c.Group.Main, To: c.End}), group: &c.Group, tokens: syntax.Span{From: c.Group.From, To: c.End},
	}
	if f.stance == graph.Rejects || d.offers(&f) {
		d.keep(f, "", len(p.Chunks))
	}
}

// offers tells whether what a party will do is offered on a condition: it does it only if something else is done, or it says itself that it does it if
// so, and the act is no threat.
func (d *finder) offers(f *finding) bool {
	conditions, _ := d.conditions(f)
	if len(conditions) == 0 || f.group.Negator >= 0 {
		return false
	}
	if slices.ContainsFunc(conditions, func(c graph.Condition) bool { return c.Kind != graph.If }) && d.Parses[f.sentence].Tokens[f.group.Modal].Lower != "could" {
		return true
	}
	p := d.Parses[f.sentence]
	if lemma := p.Lemma(*f.group); f.group.Passive || d.x.threats[lemma] || d.x.breaking[lemma] && d.negotiated(f) {
		return false
	}
	h := d.Holders[f.sentence][f.clause]
	said := d.Reporter(f.sentence, f.clause, f.group.Main)
	return h.First && len(said.Refs) > 0 || len(h.Refs) > 0 && len(said.Refs) > 0 && said.Refs[0].Same(h.Refs[0].Actor)
}

// negotiated tells whether what a finding is about are the talks themselves, or what came of them: "would leave the talks if".
func (d *finder) negotiated(f *finding) bool {
	p := d.Parses[f.sentence]
	end := p.Clauses[f.clause].End
	return slices.ContainsFunc(p.Tokens[min(f.group.To, end):end], func(t lexicon.Token) bool {
		return d.x.settlements[t.Lower] || d.x.MeetingNouns[t.Lower] != nil
	})
}
