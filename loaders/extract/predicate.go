package extract

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// predicate matches what stands after a form of be: an adjective that its subject holds, or one that is said of the point.
func (d *document) predicate(i, ci int) {
	p := d.parses[i]
	c := &p.clauses[ci]
	for t := c.group.from; t < min(c.group.to+3, c.end); t++ {
		if d.adjective(i, ci, t) || d.saidOf(i, ci, t) {
			return
		}
	}
}

// adjectiveIn matches an adjective that reads as a participle: "is committed to", "is not interested in".
func (d *document) adjectiveIn(i, ci int) bool {
	g := d.parses[i].clauses[ci].group
	return g.negator >= 0 && d.adjective(i, ci, g.negator) || d.adjective(i, ci, g.main)
}

// adjective matches "is ready to", "was opposed to".
func (d *document) adjective(i, ci, t int) bool {
	p := d.parses[i]
	c := &p.clauses[ci]
	if c.kind == adjunctClause || c.kind == infinitive || t > 0 && p.tokens[t-1].lower == "too" {
		return false
	}
	rules, words := d.x.adjectives.at(p.tokens, t)
	for _, rule := range rules {
		form, n := d.form(i, p, c, t+words)
		if t < c.group.main && t != c.group.negator || !takes(rule, form) {
			continue
		}
		f := finding{sentence: i, clause: ci, rule: rule, stance: graph.Stance(rule.Stance), group: &c.group, tokens: span{c.group.from, c.end}}
		f.cue = span{p.tokens[t].start, p.tokens[t+words-1].end}
		from := min(t+words, c.end)
		if p.kind(p.chunkAt(from)) == commaChunk && n < len(p.chunks) {
			from = min(p.chunks[n].from, c.end) // "was ready, though, to sign"
		}
		f.point = d.bytes(p, span{from, c.end})
		if c.group.negator >= 0 && c.group.negator < t {
			f.stance = graph.Stance(rule.Negated)
			f.cue.from = p.tokens[c.group.negator].start
		}
		if f.stance == "" || f.point.empty() {
			d.drop(i, f.cue, rule.ID, NoOpposite)
			return true
		}
		d.keep(f, form, n)
		return true
	}
	return false
}

// saidOf matches "is unacceptable": who says so rejects the subject.
func (d *document) saidOf(i, ci, t int) bool {
	p := d.parses[i]
	c := &p.clauses[ci]
	rules, n := d.x.predicates.at(p.tokens, t)
	if n == 0 {
		return false
	}
	stance, from := rules[0].Stance, t
	if c.group.negator >= 0 && c.group.negator != t {
		stance, from = rules[0].Negated, min(c.group.negator, t)
	}
	if stance == "" {
		return false
	}
	d.evaluation(i, ci, rules[0], graph.Stance(stance), span{p.tokens[from].start, p.tokens[t+n-1].end})
	return true
}

// negativePredicate matches "do not improve": who says so rejects the subject.
func (d *document) negativePredicate(i, ci int) bool {
	p := d.parses[i]
	c := &p.clauses[ci]
	if c.group.negator < 0 || c.group.negator > c.group.main {
		return false
	}
	rules, n := d.x.predicates.at(p.tokens, c.group.negator)
	if n < 2 || c.group.negator+n-1 != c.group.main {
		return false
	}
	return d.evaluation(i, ci, rules[0], graph.Stance(rules[0].Stance), span{p.tokens[c.group.negator].start, p.tokens[c.group.main].end})
}

func (d *document) evaluation(i, ci int, rule *packs.Cue, stance graph.Stance, cue span) bool {
	p := d.parses[i]
	c := &p.clauses[p.owner(ci)]
	if act := actSubject(p, ci); len(c.subjects) == 0 && act.empty() {
		return false
	}
	h := d.reporter(i, ci, p.clauses[ci].group.main)
	if own := d.holders[i][ci].refs; len(c.subjects) > 0 && len(own) > 0 && (len(h.refs) == 0 || h.refs[0].same(own[0].actor)) {
		return false // "Norway was not welcome" says nothing of Norway's own position
	}
	if len(c.subjects) > 0 && len(d.fronting(i, c, "for")) > 0 {
		h.refs = d.fronting(i, c, "for")
	}
	if to := d.saidTo(i, cue.to); len(to) > 0 {
		h.refs = to
	}
	if len(h.refs) == 0 {
		d.drop(i, cue, rule.ID, NoHolder)
		return false
	}
	said := actSubject(p, ci)
	if len(c.subjects) > 0 {
		said = span{p.chunks[c.subjects[0].from].from, p.chunks[c.subjects[0].to-1].to}
	}
	d.findings = append(d.findings, finding{
		sentence: i, clause: ci, rule: rule, stance: stance, cue: cue, point: d.bytes(p, said), group: &p.clauses[ci].group,
		tokens: span{said.from, p.clauses[ci].end}, holders: h.refs,
	})
	return true
}

// actSubject returns the tokens of a gerund phrase that is the subject of clause ci: "said that lifting the ban is out of the question".
func actSubject(p *parse, ci int) span {
	if ci == 0 || len(p.clauses[ci].subjects) > 0 {
		return span{}
	}
	act := &p.clauses[ci-1]
	k := act.chunk
	if act.group.finite || act.group.infinite || p.kind(k-1) != thatChunk && p.kind(k-1) != quoteChunk {
		return span{}
	}
	return span{act.group.from, p.clauses[ci].group.from}
}

// saidTo returns the actor that "to" right after byte at names: "unacceptable to Norway".
func (d *document) saidTo(i, at int) []ref {
	p := d.parses[i]
	for k := 1; k+1 < len(p.chunks); k++ {
		if p.kind(k) == prepChunk && (p.word(k) == "to" || p.word(k) == "for") && p.tokens[p.chunks[k].from-1].end == at && p.kind(k+1) == nounChunk {
			return d.resolve(i, p, []span{{k + 1, k + 2}})
		}
	}
	return nil
}
