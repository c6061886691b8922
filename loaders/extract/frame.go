package extract

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// A finding is one cue in force: what will be a statement of each holder.
type finding struct {
	sentence int
	clause   int // -1 for a noun's or compound's
	rule     *packs.Cue
	stance   graph.Stance
	cue      span // bytes
	point    span // bytes
	scope    string
	holders  []ref
	group    *group
	tokens   span // of the whole frame, for reporters and quotations
	echoes   []echo
	behalf   []principal
	orphan   bool // the origin of echoes is no actor
	subject  actor
}

// A principal is for whom a holder of a finding speaks.
type principal struct {
	actor
	holder int // its index among the holders
}

// An echo is somebody who stands with or against a finding.
type echo struct {
	ref  ref
	kind graph.EchoKind
	cue  span // bytes of the participle
}

// frames finds the cues of sentence i and what they take.
func (d *document) frames(i int) {
	p := d.parses[i]
	for ci := range p.clauses {
		d.clauseFrame(i, ci)
	}
	d.nouns(i)
	d.compounds(i)
}

// clauseFrame matches the verb of a clause with the cues of its lemma, its modal, or the adjective or predicate after a form of be.
func (d *document) clauseFrame(i, ci int) {
	p := d.parses[i]
	c := &p.clauses[ci]
	if why := d.suppressed(i, ci); why != "" {
		d.drop(i, p.span(c.group.main), "", why)
		return
	}
	if d.duty(i, ci) || d.cleft(i, ci) || d.nothing(i, ci) || c.group.copula && d.existential(i, ci) {
		return
	}
	if c.group.copula {
		d.predicate(i, ci)
		return
	}
	if d.negativePredicate(i, ci) || beGroup(p, c.group) && d.adjectiveIn(i, ci) {
		return
	}
	if c.group.passive || c.kind == reducedClause && p.tokens[c.group.main].word.is(participle) {
		d.passive(i, ci)
		return
	}
	if rule, at := d.meetingRule(p, c); rule != nil && rule.Mode == "call" && at > c.group.to+1 {
		return // "made a call to" asks for nothing
	}
	lemma := p.lemma(c.group)
	for _, cue := range d.x.verbCues[lemma] {
		at, ok := matches(p, c, cue)
		if !ok {
			continue
		}
		if d.active(i, ci, cue, at) {
			return
		}
	}
	d.will(i, ci)
}

// beGroup tells whether a verb group has a form of be before its main verb.
func beGroup(p *parse, g group) bool {
	for t := g.from; t < g.main; t++ {
		if p.tokens[t].word.is(be) {
			return true
		}
	}
	return false
}

// suppressed tells why a clause takes no side of its own: it stands in a condition, or in what another stance takes, or its verb is only the
// complement of another. It is empty where the clause may take one.
func (d *document) suppressed(i, ci int) Reason {
	p := d.parses[i]
	c := &p.clauses[ci]
	switch {
	case p.inCondition(c.group.main):
		return InCondition
	case p.asked(c) || p.question():
		return InQuestion
	case c.kind == adjunctClause && p.kind(p.skip(c.chunk)) == thatChunk:
		return Carried // "said that rejecting the text will cost time"
	case c.next && inFrame(p, c.chunk):
		return Carried // "Regarding guidance for reporting on rules agreed in May, ..."
	case c.kind == infinitive && !d.carried(p, ci) && !d.errand(i, ci):
		return Carried
	case c.kind == adjunctClause && p.kind(p.skip(c.chunk)) == prepChunk && d.insideStance(i, d.start(p, c.group.main)):
		return InPoint // "proposed a law that cuts emissions by requiring"
	case c.kind == adjunctClause && p.kind(p.skip(c.chunk)) == conjChunk && d.insideStance(i, d.start(p, c.group.main)):
		return InPoint // "suggested inviting members, and requesting others to report"
	case c.kind == adjunctClause && p.kind(p.skip(c.chunk)) == commaChunk && p.kind(p.skip(p.skip(c.chunk))) == prepChunk:
		return Carried // "in line with, and supportive of, keeping the peace"
	case c.kind == relativeClause || c.kind == reducedClause || c.kind == adjunctClause || c.kind == absoluteClause:
		return ""
	case d.insideStance(i, d.start(p, c.group.main)):
		return InPoint
	}
	return ""
}

// insideStance tells whether the byte stands in what another stance of the sentence takes: "demands guarantees that Norway will not expand".
func (d *document) insideStance(i, at int) bool {
	for k := len(d.findings) - 1; k >= 0 && d.findings[k].sentence == i; k-- {
		f := &d.findings[k]
		if f.clause >= 0 && f.point.from <= at && at < f.point.to && !f.rule.Report {
			return true
		}
	}
	return false
}

// claims tells whether what "insists" takes is a claim about oneself and no demand: "insists it is enforcing the ban".
func (d *document) claims(p *parse, form string, n int) bool {
	if form == "that" {
		n = p.after(n)
	} else if form != "clause" {
		return false
	}
	if form == "clause" && p.kind(n) == verbChunk {
		return p.chunks[n].group.modal < 0 // "a ruling that Norway insists is binding"
	}
	v := p.after(n)
	if end := p.after(p.nounsEnd(n)); p.kind(n) == nounChunk && p.kind(end) == verbChunk && indicative(p, p.chunks[end].group) {
		return true // "insists that the army is advancing"
	}
	if p.kind(n) != nounChunk || !p.tokens[p.chunks[n].from].word.is(pronoun) || p.kind(v) != verbChunk {
		return false
	}
	g := p.chunks[v].group
	return g.modal < 0 && (g.from != g.main || !p.tokens[g.main].word.is(base))
}

// indicative tells whether a verb group begins with a form of be or have that tells what is: never "be", which tells what shall be.
func indicative(p *parse, g group) bool {
	t := &p.tokens[g.from]
	return g.finite && g.modal < 0 && (t.word.is(be) && t.lower != "be" && t.lower != "were" || t.word.is(have) && t.lower != "have")
}

// carried tells whether an infinitive's governing verb only carries it: "continued to reject".
func (d *document) carried(p *parse, ci int) bool {
	c := &p.clauses[ci]
	if c.shares < 0 {
		return false
	}
	if over := p.clauses[c.shares].group; over.copula && over.to < c.group.from || p.still(over, c.group) {
		return false // "is likely to accept", "has yet to accept"
	}
	return d.x.carrying[p.lemma(p.clauses[c.shares].group)] && p.clauses[c.shares].group.negator < 0 && p.clauses[c.shares].chunk < c.chunk
}

func (d *speakersDocument) start(p *parse, token int) int { return p.tokens[token].start }

// matches tells whether the words after the verb are those of the cue, and returns the token at which its complement begins.
func matches(p *parse, c *clause, cue verbCue) (at int, ok bool) {
	at = c.group.to
	if cue.rule.Would && (c.group.modal < 0 || !p.tokens[c.group.modal].word.is(hypothetical)) {
		return at, false
	}
	if len(cue.words) > 0 {
		skip := at
		if n := p.after(c.chunk); n < len(p.chunks) && p.kind(n) == verbChunk && p.chunks[n].group.infinite && cue.words[0] == "to" {
			skip = p.chunks[n].from
		}
		if !begins(p.tokens[skip:], cue.words) {
			return at, false
		}
		at = skip + len(cue.words)
	}
	if len(cue.objects) > 0 && !p.objectIn(at, c.end, cue.objects) {
		return at, false
	}
	if len(cue.tail) > 0 && p.tailAt(at, c.end, cue.tail) < 0 {
		return at, false
	}
	return at, true
}

// active makes a finding of a clause whose verb is a cue. It answers false where another cue of the verb may fit.
func (d *document) active(i, ci int, cue verbCue, at int) bool {
	p := d.parses[i]
	c := &p.clauses[ci]
	if cue.rule.Report && (p.session && p.reportOver(ci) >= 0 || c.kind == reducedClause && p.clauseOver(c.chunk) >= 0) {
		d.drop(i, p.span(c.group.main), cue.rule.ID, InPoint)
		return true // "the bloc's envoy said the bloc hoped"
	}
	form, n := d.form(i, p, c, at)
	point := d.pointOf(i, ci, cue, form, span{at, n})
	if point.empty() && form == "nothing" {
		point = d.answered(i, ci, cue)
	}
	if why := d.empty(p, c, cue.rule, point, form, n); why != "" {
		d.drop(i, p.span(c.group.main), cue.rule.ID, why)
		return false
	}
	f := finding{sentence: i, clause: ci, rule: cue.rule, stance: graph.Stance(cue.rule.Stance), cue: d.cueSpan(p, c.group, cue), point: point, group: &c.group, tokens: span{c.group.from, c.end}}
	if c.group.negator >= 0 || p.kind(n) == nounChunk && form != "clause" && scant(p.word(n)) || p.noneOf(ci) {
		f.stance = graph.Stance(cue.rule.Negated)
	}
	if f.stance == "" && c.group.negator >= 0 && f.rule.Stance == string(graph.Supports) && c.group.modal >= 0 && p.tokens[c.group.modal].word.is(future|hypothetical) {
		f.stance = graph.Rejects // "will not take part in the talks"
	}
	if f.stance == "" || d.refusedRefusal(&f, n) {
		d.drop(i, f.cue, f.rule.ID, NoOpposite)
		return true
	}
	if d.trivial(&f) || f.stance == graph.Supports && d.censure(p, n) {
		d.drop(i, f.cue, f.rule.ID, NoPoint)
		return true
	}
	d.keep(f, form, n)
	return true
}

// empty tells why what a cue takes from chunk n on is nothing to have a stance on; it is empty where it is something.
func (d *document) empty(p *parse, c *clause, rule *packs.Cue, point span, form string, n int) Reason {
	switch {
	case point.empty() || !d.meaningful(p, point):
		return NoPoint
	case form != "clause" && d.noComment(p, n) || rule.Report && c.group.negator >= 0:
		return NoComment
	case rule.Stance == string(graph.Demands) && d.claims(p, form, n):
		return SelfClaim
	}
	return ""
}

// refusedRefusal tells whether a rejection's point, from chunk n on, is to reject: "refused to reject the offer". Where it is, no position is
// taken from it: who does not say no has not said yes.
func (d *document) refusedRefusal(f *finding, n int) bool {
	p := d.parses[f.sentence]
	if f.stance != graph.Rejects && f.stance != graph.Supports || p.kind(n) != verbChunk {
		return false
	}
	return slices.ContainsFunc(d.x.verbCues[p.lemma(p.chunks[n].group)], func(inner verbCue) bool {
		return inner.rule.Stance == string(graph.Rejects) && begins(p.tokens[p.chunks[n].group.to:], inner.words) && len(inner.tail)+len(inner.objects) == 0
	})
}
