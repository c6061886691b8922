package extract

import "github.com/parleygraph/parley/graph"

// answered returns the point to which a bare answer of clause ci answers: "Norway asked for a list, but Sweden objected" is against the list. It is
// empty where the verb says more than yes or no, or where nobody else has put a thing forward in the sentence.
func (d *document) answered(i, ci int, cue verbCue) span {
	p := d.parses[i]
	c := &p.clauses[ci]
	if len(cue.words)+len(cue.tail)+len(cue.objects) > 0 || !d.x.answers[p.lemma(c.group)] || c.kind != mainClause || len(c.subjects) == 0 {
		return span{}
	}
	own := d.holders[i][ci].refs
	for k := len(d.findings) - 1; k >= 0 && d.findings[k].sentence == i; k-- {
		f := &d.findings[k]
		if f.clause < 0 || f.clause >= ci || len(f.holders) == 0 || len(own) == 0 || f.holders[0].same(own[0].actor) {
			continue
		}
		if f.stance == graph.Rejects {
			return span{} // who agrees with a refusal refuses
		}
		return f.point
	}
	return span{}
}
