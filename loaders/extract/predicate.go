package extract

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// predicate matches what stands after a form of be: an adjective that its subject holds, or one that is said of the point.
func (d *document) predicate(i, ci int) {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	for t := c.Group.From; t < min(c.Group.To+3, c.End); t++ {
		if d.adjective(i, ci, t) || d.saidOf(i, ci, t) {
			return
		}
	}
}

// adjectiveIn matches an adjective that reads as a participle: "is committed to", "is not interested in".
func (d *document) adjectiveIn(i, ci int) bool {
	g := d.Parses[i].Clauses[ci].Group
	return g.Negator >= 0 && d.adjective(i, ci, g.Negator) || d.adjective(i, ci, g.Main)
}

// adjective matches "is ready to", "was opposed to".
func (d *document) adjective(i, ci, t int) bool {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	if c.Kind == AdjunctClause || c.Kind == Infinitive || t > 0 && p.Tokens[t-1].Lower == "too" {
		return false
	}
	rules, words := d.x.Adjectives.At(p.Tokens, t)
	for _, rule := range rules {
		form, n := d.form(i, p, c, t+words)
		if t < c.Group.Main && t != c.Group.Negator || !Takes(rule, form) {
			continue
		}
		f := finding{sentence: i, clause: ci, rule: rule, stance: graph.Stance(rule.Stance), group: &c.Group, tokens: Span{c.Group.From, c.End}}
		f.cue = Span{p.Tokens[t].Start, p.Tokens[t+words-1].End}
		from := min(t+words, c.End)
		if p.Kind(p.ChunkAt(from)) == CommaChunk && n < len(p.Chunks) {
			from = min(p.Chunks[n].From, c.End) // "was ready, though, to sign"
		}
		f.point = d.bytes(p, Span{from, c.End})
		if c.Group.Negator >= 0 && c.Group.Negator < t {
			f.stance = graph.Stance(rule.Negated)
			f.cue.From = p.Tokens[c.Group.Negator].Start
		}
		if f.stance == "" || f.point.Empty() {
			d.Drop(i, f.cue, rule.ID, NoOpposite)
			return true
		}
		d.keep(f, form, n)
		return true
	}
	return false
}

// saidOf matches "is unacceptable": who says so rejects the subject.
func (d *document) saidOf(i, ci, t int) bool {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	rules, n := d.x.Predicates.At(p.Tokens, t)
	if n == 0 {
		return false
	}
	stance, from := rules[0].Stance, t
	if c.Group.Negator >= 0 && c.Group.Negator != t {
		stance, from = rules[0].Negated, min(c.Group.Negator, t)
	}
	if stance == "" {
		return false
	}
	d.evaluation(i, ci, rules[0], graph.Stance(stance), Span{p.Tokens[from].Start, p.Tokens[t+n-1].End})
	return true
}

// negativePredicate matches "do not improve": who says so rejects the subject.
func (d *document) negativePredicate(i, ci int) bool {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	if c.Group.Negator < 0 || c.Group.Negator > c.Group.Main {
		return false
	}
	rules, n := d.x.Predicates.At(p.Tokens, c.Group.Negator)
	if n < 2 || c.Group.Negator+n-1 != c.Group.Main {
		return false
	}
	return d.evaluation(i, ci, rules[0], graph.Stance(rules[0].Stance), Span{p.Tokens[c.Group.Negator].Start, p.Tokens[c.Group.Main].End})
}

func (d *document) evaluation(i, ci int, rule *packs.Cue, stance graph.Stance, cue Span) bool {
	p := d.Parses[i]
	c := &p.Clauses[p.Owner(ci)]
	if act := actSubject(p, ci); len(c.Subjects) == 0 && act.Empty() {
		return false
	}
	h := d.Reporter(i, ci, p.Clauses[ci].Group.Main)
	if own := d.Holders[i][ci].Refs; len(c.Subjects) > 0 && len(own) > 0 && (len(h.Refs) == 0 || h.Refs[0].Same(own[0].Actor)) {
		return false // "Norway was not welcome" says nothing of Norway's own position
	}
	if len(c.Subjects) > 0 && len(d.fronting(i, c, "for")) > 0 {
		h.Refs = d.fronting(i, c, "for")
	}
	if to := d.saidTo(i, cue.To); len(to) > 0 {
		h.Refs = to
	}
	if len(h.Refs) == 0 {
		d.Drop(i, cue, rule.ID, NoHolder)
		return false
	}
	said := actSubject(p, ci)
	if len(c.Subjects) > 0 {
		said = Span{p.Chunks[c.Subjects[0].From].From, p.Chunks[c.Subjects[0].To-1].To}
	}
	d.findings = append(d.findings, finding{
		sentence: i, clause: ci, rule: rule, stance: stance, cue: cue, point: d.bytes(p, said), group: &p.Clauses[ci].Group,
		tokens: Span{said.From, p.Clauses[ci].End}, holders: h.Refs,
	})
	return true
}

// actSubject returns the tokens of a gerund phrase that is the subject of clause ci: "said that lifting the ban is out of the question".
func actSubject(p *Parse, ci int) Span {
	if ci == 0 || len(p.Clauses[ci].Subjects) > 0 {
		return Span{}
	}
	act := &p.Clauses[ci-1]
	k := act.Chunk
	if act.Group.Finite || act.Group.Infinite || p.Kind(k-1) != ThatChunk && p.Kind(k-1) != QuoteChunk {
		return Span{}
	}
	return Span{act.Group.From, p.Clauses[ci].Group.From}
}

// saidTo returns the actor that "to" right after byte at names: "unacceptable to Norway".
func (d *document) saidTo(i, at int) []Ref {
	p := d.Parses[i]
	for k := 1; k+1 < len(p.Chunks); k++ {
		if p.Kind(k) == PrepChunk && (p.Word(k) == "to" || p.Word(k) == "for") && p.Tokens[p.Chunks[k].From-1].End == at && p.Kind(k+1) == NounChunk {
			return d.Resolve(i, p, []Span{{k + 1, k + 2}})
		}
	}
	return nil
}
