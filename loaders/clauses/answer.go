package clauses

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
)

// answered returns the point to which a bare answer of clause ci answers: "Norway asked for a list, but Sweden objected" is against the list. It is
// empty where the verb says more than yes or no, or where nobody else has put a thing forward in the sentence.
func (d *finder) answered(i, ci int, cue cues.Verb) syntax.Span {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	if len(cue.Words)+len(cue.Tail)+len(cue.Objects) > 0 || !d.x.answers[p.Lemma(c.Group)] || c.Kind != syntax.MainClause || len(c.Subjects) == 0 {
		return syntax.Span{}
	}
	own := d.Holders[i][ci].Refs
	for k := len(d.findings) - 1; k >= 0 && d.findings[k].sentence == i; k-- {
		f := &d.findings[k]
		if f.clause < 0 || f.clause >= ci || len(f.holders) == 0 || len(own) == 0 || f.holders[0].Same(own[0].Actor) {
			continue
		}
		if f.stance == graph.Rejects {
			return syntax.Span{} // who agrees with a refusal refuses
		}
		return f.point
	}
	return syntax.Span{}
}
