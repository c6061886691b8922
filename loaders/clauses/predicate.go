package clauses

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/drops"
	"github.com/parleygraph/parley/loaders/clauses/speakers"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
	"github.com/parleygraph/parley/loaders/packs"
)

// predicate matches what stands after a form of be: an adjective that its subject holds, or one that is said of the point.
func (d *finder) predicate(i, ci int) {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	for t := c.Group.From; t < min(c.Group.To+3, c.End); t++ {
		if d.adjective(i, ci, t) || d.saidOf(i, ci, t) {
			return
		}
	}
}

// adjectiveIn matches an adjective that reads as a participle: "is committed to", "is not interested in".
func (d *finder) adjectiveIn(i, ci int) bool {
	g := d.Parses[i].Clauses[ci].Group
	return g.Negator >= 0 && d.adjective(i, ci, g.Negator) || d.adjective(i, ci, g.Main)
}

// adjective matches "is ready to", "was opposed to".
func (d *finder) adjective(i, ci, t int) bool {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	if c.Kind == syntax.AdjunctClause || c.Kind == syntax.Infinitive || t > 0 && p.Tokens[t-1].Lower == "too" {
		return false
	}
	rules, words := d.x.Adjectives.At(p.Tokens, t)
	for _, rule := range rules {
		form, n := d.form(i, p, c, t+words)
		if t < c.Group.Main && t != c.Group.Negator || !cues.Takes(rule, form) {
			continue
		}
		f := finding{sentence: i, clause: ci, rule: rule, stance: graph.Stance(rule.Stance), group: &c.Group, tokens: syntax.Span{From: c.Group.From, To: c.End}}
		f.cue = syntax.Span{From: p.Tokens[t].Start, To: p.Tokens[t+words-1].End}
		from := min(t+words, c.End)
		if p.Kind(p.ChunkAt(from)) == syntax.CommaChunk && n < len(p.Chunks) {
			from = min(p.Chunks[n].From, c.End) // "was ready, though, to sign"
		}
		f.point = d.bytes(p, syntax.Span{From: from, To: c.End})
		if c.Group.Negator >= 0 && c.Group.Negator < t {
			f.stance = graph.Stance(rule.Negated)
			f.cue.From = p.Tokens[c.Group.Negator].Start
		}
		if f.stance == "" || f.point.Empty() {
			d.Drop(i, f.cue, rule.ID, drops.NoOpposite)
			return true
		}
		d.keep(f, form, n)
		return true
	}
	return false
}

// saidOf matches "is unacceptable": who says so rejects the subject.
func (d *finder) saidOf(i, ci, t int) bool {
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
	d.evaluation(i, ci, rules[0], graph.Stance(stance), syntax.Span{From: p.Tokens[from].Start, To: p.Tokens[t+n-1].End})
	return true
}

// negativePredicate matches "do not improve": who says so rejects the subject.
func (d *finder) negativePredicate(i, ci int) bool {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	if c.Group.Negator < 0 || c.Group.Negator > c.Group.Main {
		return false
	}
	rules, n := d.x.Predicates.At(p.Tokens, c.Group.Negator)
	if n < 2 || c.Group.Negator+n-1 != c.Group.Main {
		return false
	}
	return d.evaluation(i, ci, rules[0], graph.Stance(rules[0].Stance), syntax.Span{From: p.Tokens[c.Group.Negator].Start, To: p.Tokens[c.Group.Main].End})
}

func (d *finder) evaluation(i, ci int, rule *packs.Cue, stance graph.Stance, cue syntax.Span) bool {
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
		d.Drop(i, cue, rule.ID, drops.NoHolder)
		return false
	}
	said := actSubject(p, ci)
	if len(c.Subjects) > 0 {
		said = syntax.Span{From: p.Chunks[c.Subjects[0].From].From, To: p.Chunks[c.Subjects[0].To-1].To}
	}
	d.findings = append(d.findings, finding{
		sentence: i, clause: ci, rule: rule, stance: stance, cue: cue, point: d.bytes(p, said), group: &p.Clauses[ci].Group,
		tokens: syntax.Span{From: said.From, To: p.Clauses[ci].End}, holders: h.Refs,
	})
	return true
}

// actSubject returns the tokens of a gerund phrase that is the subject of clause ci: "said that lifting the ban is out of the question".
func actSubject(p *syntax.Parse, ci int) syntax.Span {
	if ci == 0 || len(p.Clauses[ci].Subjects) > 0 {
		return syntax.Span{}
	}
	act := &p.Clauses[ci-1]
	k := act.Chunk
	if act.Group.Finite || act.Group.Infinite || p.Kind(k-1) != syntax.ThatChunk && p.Kind(k-1) != syntax.QuoteChunk {
		return syntax.Span{}
	}
	return syntax.Span{From: act.Group.From, To: p.Clauses[ci].Group.From}
}

// saidTo returns the actor that "to" right after byte at names: "unacceptable to Norway".
func (d *finder) saidTo(i, at int) []speakers.Ref {
	p := d.Parses[i]
	for k := 1; k+1 < len(p.Chunks); k++ {
		if p.Kind(k) == syntax.PrepChunk && (p.Word(k) == "to" || p.Word(k) == "for") && p.Tokens[p.Chunks[k].From-1].End == at && p.Kind(k+1) == syntax.NounChunk {
			return d.Resolve(i, p, []syntax.Span{{From: k + 1, To: k + 2}})
		}
	}
	return nil
}
