package extract

import (
	"slices"

	"github.com/parleygraph/parley/graph"
)

// errand tells whether an infinitive says what for its subject turned to somebody: "summoned the envoy to demand an apology", "phoned Holm to urge
// her to sign". What a party only will do some day for that end is not said.
func (d *document) errand(i, ci int) bool {
	p := d.parses[i]
	c := &p.clauses[ci]
	if c.shares < 0 || !c.group.infinite || d.insideStance(i, d.start(p, c.group.main)) {
		return false
	}
	over := &p.clauses[c.shares]
	if over.kind != mainClause && over.kind != joinedClause || !d.x.errands[p.lemma(over.group)] || over.group.passive || over.group.negator >= 0 || over.group.modal >= 0 {
		return false
	}
	next := p.after(over.chunk)
	return p.kind(next) == nounChunk || p.word(next) == "to" || p.word(next) == "with"
}

// trivial tells whether a finding is only the end of an errand, and nothing of a negotiation: "flew to Oslo to accept the prize".
func (d *document) trivial(f *finding) bool {
	p := d.parses[f.sentence]
	return f.stance == graph.Supports && p.clauses[f.clause].kind == infinitive && !d.carried(p, f.clause) && !d.negotiable(f.point)
}

// censure tells whether the text at chunk n is there to blame or refuse: who passes "a resolution criticizing the president" backs no plan.
func (d *document) censure(p *parse, n int) bool {
	if p.kind(n) != nounChunk || !d.x.issued[p.tokens[p.chunks[n].to-1].lower] {
		return false
	}
	v := p.after(n)
	return p.kind(v) == verbChunk && p.tokens[p.chunks[v].from].word.is(gerund) && slices.ContainsFunc(d.x.verbCues[p.lemma(p.chunks[v].group)], func(c verbCue) bool {
		return c.rule.Stance == string(graph.Rejects)
	})
}
