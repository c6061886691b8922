package clauses

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
)

// errand tells whether an infinitive says what for its subject turned to somebody: "summoned the envoy to demand an apology", "phoned Holm to urge
// her to sign". What a party only will do some day for that end is not said.
func (d *finder) errand(i, ci int) bool {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	if c.Shares < 0 || !c.Group.Infinite || d.insideStance(i, d.start(p, c.Group.Main)) {
		return false
	}
	over := &p.Clauses[c.Shares]
	if over.Kind != syntax.MainClause && over.Kind != syntax.JoinedClause || !d.x.errands[p.Lemma(over.Group)] || over.Group.Passive || over.Group.Negator >= 0 || over.Group.Modal >= 0 {
		return false
	}
	next := p.After(over.Chunk)
	return p.Kind(next) == syntax.NounChunk || p.Word(next) == "to" || p.Word(next) == "with"
}

// trivial tells whether a finding is only the end of an errand, and nothing of a negotiation: "flew to Oslo to accept the prize".
func (d *finder) trivial(f *finding) bool {
	p := d.Parses[f.sentence]
	return f.stance == graph.Supports && p.Clauses[f.clause].Kind == syntax.Infinitive && !d.carried(p, f.clause) && !d.negotiable(f.point)
}

// censure tells whether the text at chunk n is there to blame or refuse: who passes "a resolution criticizing the president" backs no plan.
func (d *finder) censure(p *syntax.Parse, n int) bool {
	if p.Kind(n) != syntax.NounChunk || !d.x.issued[p.Tokens[p.Chunks[n].To-1].Lower] {
		return false
	}
	v := p.After(n)
	return p.Kind(v) == syntax.VerbChunk && p.Tokens[p.Chunks[v].From].Word.Is(lexicon.Gerund) && slices.ContainsFunc(d.x.VerbCues[p.Lemma(p.Chunks[v].Group)], func(c cues.Verb) bool {
		return c.Rule.Stance == string(graph.Rejects)
	})
}
