package extract

import (
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// passive finds who does what a passive or a bare participle says: "was rejected by Norway", "a text proposed by Norway". Without a "by" it is
// the reporter who rules something out.
func (d *document) passive(i, ci int) {
	p := d.parses[i]
	c := &p.clauses[ci]
	rule := d.passiveRule(p.lemma(c.group), p, c)
	if rule == nil {
		return
	}
	point, ok := d.passivePoint(i, ci)
	switch {
	case c.group.negator >= 0, len(c.subjects) > 0 && scant(p.word(c.subjects[0].from)):
		d.drop(i, p.span(c.group.main), rule.ID, NoOpposite)
		return
	case !ok, d.backed(i, c, rule):
		d.drop(i, p.span(c.group.main), rule.ID, NoPoint)
		return
	}
	f := finding{sentence: i, clause: ci, rule: rule, stance: graph.Stance(rule.Stance), cue: d.cueSpan(p, c.group, verbCue{words: d.particle(p, c, rule)}), point: point, group: &c.group, tokens: span{c.group.from, c.end}}
	by := p.after(c.chunk)
	for p.kind(by) == prepChunk && len(d.particle(p, c, rule)) > 0 && p.word(by) != "by" {
		by = p.after(by)
	}
	if p.kind(by) == prepChunk && p.word(by) == "by" {
		if d.echoing(p, c) {
			return
		}
		var next int
		f.holders, next = d.refsFrom(i, by+1, len(p.chunks))
		if len(f.holders) == 0 && p.kind(by+1) == nounChunk {
			f.holders = d.crowdsOf(i, []span{{by + 1, max(by+2, next)}}, false)
		}
		d.readInserts(i, &f, span{by + 1, min(next+12, len(p.chunks))})
	} else if f.stance == graph.Rejects && c.group.passive && d.negotiable(point) {
		f.holders = d.reporter(i, ci, c.group.main).refs
	}
	if len(f.holders) == 0 {
		d.drop(i, f.cue, rule.ID, NoHolder)
		return
	}
	f.scope = d.scope(i, ci)
	d.findings = append(d.findings, f)
}

// backed tells whether a participle only says whose side somebody is on: "warplanes supported by Norway".
func (d *document) backed(i int, c *clause, rule *packs.Cue) bool {
	return c.kind == reducedClause && rule.Stance == string(graph.Supports) && len(c.subjects) > 0 && d.addressed(i, d.parses[i], c.subjects[0].from)
}

// negotiable tells whether the bytes name a matter of negotiation or a meeting.
func (d *document) negotiable(s span) bool {
	for _, w := range strings.Fields(graph.Fold(d.text[s.from:s.to])) {
		if d.x.matters[w] || d.x.matters[singular(w)] || d.x.meetingNouns[w] != nil || d.x.meetingVerbs[w] != nil {
			return true
		}
	}
	return false
}

// echoing tells whether the participle is an echo inside an insertion, which its main clause reads.
func (d *document) echoing(p *parse, c *clause) bool {
	before := p.kind(p.skip(c.chunk))
	return c.kind == reducedClause && before != nounChunk && d.echoKind(p, c.chunk) != ""
}

func (d *document) passiveRule(lemma string, p *parse, c *clause) *packs.Cue {
	for _, cue := range d.x.verbCues[lemma] {
		if cue.rule.Report || len(cue.tail) > 0 || len(cue.words) > 0 && !begins(p.tokens[c.group.to:], cue.words) || !takes(cue.rule, "object") {
			continue
		}
		if len(cue.objects) > 0 && !subjectIs(p, c, cue.objects) {
			continue
		}
		return cue.rule
	}
	return nil
}

// particle returns the words of the cue's wording that follow the verb.
func (d *document) particle(p *parse, c *clause, rule *packs.Cue) []string {
	for _, cue := range d.x.verbCues[p.lemma(c.group)] {
		if cue.rule == rule && len(cue.words) > 0 && begins(p.tokens[c.group.to:], cue.words) {
			return cue.words
		}
	}
	return nil
}

// subjectIs tells whether the head of the clause's subject is one of the words.
func subjectIs(p *parse, c *clause, words map[string]bool) bool {
	for _, s := range c.subjects {
		last := p.tokens[p.chunks[s.from].to-1].lower
		if words[last] || words[singular(last)] {
			return true
		}
	}
	return false
}

// passivePoint returns the bytes of the subject, or of the noun that an earlier participle modifies: "suggested by A and accepted by B".
func (d *document) passivePoint(i, ci int) (span, bool) {
	p := d.parses[i]
	for k := ci; k >= 0; k-- {
		c := &p.clauses[k]
		if len(c.subjects) > 0 {
			s := span{p.chunks[c.subjects[0].from].from, p.chunks[c.subjects[len(c.subjects)-1].to-1].to}
			return d.bytes(p, s), len(d.resolve(i, p, c.subjects[:1])) == 0 || k == ci && !c.group.passive
		}
		if p.clauses[k].kind != reducedClause && p.clauses[k].kind != joinedClause {
			return span{}, false
		}
	}
	return span{}, false
}
