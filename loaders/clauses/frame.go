package clauses

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/drops"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/speakers"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
	"github.com/parleygraph/parley/loaders/packs"
)

// A finding is one cue in force: what will be a statement of each holder.
type finding struct {
	sentence int
	clause   int // -1 for a noun's or compound's
	rule     *packs.Cue
	stance   graph.Stance
	cue      syntax.Span // bytes
	point    syntax.Span // bytes
	scope    string
	holders  []speakers.Ref
	group    *syntax.Group
	tokens   syntax.Span // of the whole frame, for reporters and quotations
	echoes   []echo
	behalf   []principal
	orphan   bool // the origin of echoes is no actor
	subject  people.Actor
}

// A principal is for whom a holder of a finding speaks.
type principal struct {
	people.Actor
	holder int // its index among the holders
}

// An echo is somebody who stands with or against a finding.
type echo struct {
	ref  speakers.Ref
	kind graph.EchoKind
	cue  syntax.Span // bytes of the participle
}

// frames finds the cues of sentence i and what they take.
func (d *finder) frames(i int) {
	p := d.Parses[i]
	for ci := range p.Clauses {
		d.clauseFrame(i, ci)
	}
	d.nouns(i)
	d.compounds(i)
}

// clauseFrame matches the verb of a clause with the cues of its lemma, its modal, or the adjective or predicate after a form of be.
func (d *finder) clauseFrame(i, ci int) {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	if why := d.suppressed(i, ci); why != "" {
		d.Drop(i, p.Span(c.Group.Main), "", why)
		return
	}
	if d.duty(i, ci) || d.cleft(i, ci) || d.nothing(i, ci) || c.Group.Copula && d.existential(i, ci) {
		return
	}
	if c.Group.Copula {
		d.predicate(i, ci)
		return
	}
	if d.negativePredicate(i, ci) || beGroup(p, c.Group) && d.adjectiveIn(i, ci) {
		return
	}
	if c.Group.Passive || c.Kind == syntax.ReducedClause && p.Tokens[c.Group.Main].Word.Is(lexicon.Participle) {
		d.passive(i, ci)
		return
	}
	if rule, at := d.MeetingRule(p, c); rule != nil && rule.Mode == "call" && at > c.Group.To+1 {
		return // "made a call to" asks for nothing
	}
	lemma := p.Lemma(c.Group)
	for _, cue := range d.x.VerbCues[lemma] {
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
func beGroup(p *syntax.Parse, g syntax.Group) bool {
	for t := g.From; t < g.Main; t++ {
		if p.Tokens[t].Word.Is(lexicon.Be) {
			return true
		}
	}
	return false
}

// suppressed tells why a clause takes no side of its own: it stands in a condition, or in what another stance takes, or its verb is only the
// complement of another. It is empty where the clause may take one.
func (d *finder) suppressed(i, ci int) drops.Reason {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	switch {
	case p.InCondition(c.Group.Main):
		return drops.InCondition
	case p.Asked(c) || p.Question():
		return drops.InQuestion
	case c.Kind == syntax.AdjunctClause && p.Kind(p.Skip(c.Chunk)) == syntax.ThatChunk:
		return drops.Carried // "said that rejecting the text will cost time"
	case c.Next && inFrame(p, c.Chunk):
		return drops.Carried // "Regarding guidance for reporting on rules agreed in May, ..."
	case c.Kind == syntax.Infinitive && !d.carried(p, ci) && !d.errand(i, ci):
		return drops.Carried
	case c.Kind == syntax.AdjunctClause && p.Kind(p.Skip(c.Chunk)) == syntax.PrepChunk && d.insideStance(i, d.start(p, c.Group.Main)):
		return drops.InPoint // "proposed a law that cuts emissions by requiring"
	case c.Kind == syntax.AdjunctClause && p.Kind(p.Skip(c.Chunk)) == syntax.ConjChunk && d.insideStance(i, d.start(p, c.Group.Main)):
		return drops.InPoint // "suggested inviting members, and requesting others to report"
	case c.Kind == syntax.AdjunctClause && p.Kind(p.Skip(c.Chunk)) == syntax.CommaChunk && p.Kind(p.Skip(p.Skip(c.Chunk))) == syntax.PrepChunk:
		return drops.Carried // "in line with, and supportive of, keeping the peace"
	case c.Kind == syntax.RelativeClause || c.Kind == syntax.ReducedClause || c.Kind == syntax.AdjunctClause || c.Kind == syntax.AbsoluteClause:
		return ""
	case d.insideStance(i, d.start(p, c.Group.Main)):
		return drops.InPoint
	}
	return ""
}

// insideStance tells whether the byte stands in what another stance of the sentence takes: "demands guarantees that Norway will not expand".
func (d *finder) insideStance(i, at int) bool {
	for k := len(d.findings) - 1; k >= 0 && d.findings[k].sentence == i; k-- {
		f := &d.findings[k]
		if f.clause >= 0 && f.point.From <= at && at < f.point.To && !f.rule.Report {
			return true
		}
	}
	return false
}

// claims tells whether what "insists" takes is a claim about oneself and no demand: "insists it is enforcing the ban".
func (d *finder) claims(p *syntax.Parse, form string, n int) bool {
	if form == "that" {
		n = p.After(n)
	} else if form != "clause" {
		return false
	}
	if form == "clause" && p.Kind(n) == syntax.VerbChunk {
		return p.Chunks[n].Group.Modal < 0 // "a ruling that Norway insists is binding"
	}
	v := p.After(n)
	if end := p.After(p.NounsEnd(n)); p.Kind(n) == syntax.NounChunk && p.Kind(end) == syntax.VerbChunk && indicative(p, p.Chunks[end].Group) {
		return true // "insists that the army is advancing"
	}
	if p.Kind(n) != syntax.NounChunk || !p.Tokens[p.Chunks[n].From].Word.Is(lexicon.Pronoun) || p.Kind(v) != syntax.VerbChunk {
		return false
	}
	g := p.Chunks[v].Group
	return g.Modal < 0 && (g.From != g.Main || !p.Tokens[g.Main].Word.Is(lexicon.Base))
}

// indicative tells whether a verb group begins with a form of be or have that tells what is: never "be", which tells what shall be.
func indicative(p *syntax.Parse, g syntax.Group) bool {
	t := &p.Tokens[g.From]
	return g.Finite && g.Modal < 0 && (t.Word.Is(lexicon.Be) && t.Lower != "be" && t.Lower != "were" || t.Word.Is(lexicon.Have) && t.Lower != "have")
}

// carried tells whether an infinitive's governing verb only carries it: "continued to reject".
func (d *finder) carried(p *syntax.Parse, ci int) bool {
	c := &p.Clauses[ci]
	if c.Shares < 0 {
		return false
	}
	if over := p.Clauses[c.Shares].Group; over.Copula && over.To < c.Group.From || p.Still(over, c.Group) {
		return false // "is likely to accept", "has yet to accept"
	}
	return d.x.carrying[p.Lemma(p.Clauses[c.Shares].Group)] && p.Clauses[c.Shares].Group.Negator < 0 && p.Clauses[c.Shares].Chunk < c.Chunk
}

func (d *finder) start(p *syntax.Parse, token int) int { return p.Tokens[token].Start }

// matches tells whether the words after the verb are those of the cue, and returns the token at which its complement begins.
func matches(p *syntax.Parse, c *syntax.Clause, cue cues.Verb) (at int, ok bool) {
	at = c.Group.To
	if cue.Rule.Would && (c.Group.Modal < 0 || !p.Tokens[c.Group.Modal].Word.Is(lexicon.Hypothetical)) {
		return at, false
	}
	if len(cue.Words) > 0 {
		skip := at
		if n := p.After(c.Chunk); n < len(p.Chunks) && p.Kind(n) == syntax.VerbChunk && p.Chunks[n].Group.Infinite && cue.Words[0] == "to" {
			skip = p.Chunks[n].From
		}
		if !lexicon.Begins(p.Tokens[skip:], cue.Words) {
			return at, false
		}
		at = skip + len(cue.Words)
	}
	if len(cue.Objects) > 0 && !p.ObjectIn(at, c.End, cue.Objects) {
		return at, false
	}
	if len(cue.Tail) > 0 && p.TailAt(at, c.End, cue.Tail) < 0 {
		return at, false
	}
	return at, true
}

// active makes a finding of a clause whose verb is a cue. It answers false where another cue of the verb may fit.
func (d *finder) active(i, ci int, cue cues.Verb, at int) bool {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	if cue.Rule.Report && (p.Session && p.ReportOver(ci) >= 0 || c.Kind == syntax.ReducedClause && p.ClauseOver(c.Chunk) >= 0) {
		d.Drop(i, p.Span(c.Group.Main), cue.Rule.ID, drops.InPoint)
		return true // "the bloc's envoy said the bloc hoped"
	}
	form, n := d.form(i, p, c, at)
	point := d.pointOf(i, ci, cue, form, syntax.Span{From: at, To: n})
	if point.Empty() && form == "nothing" {
		point = d.answered(i, ci, cue)
	}
	if why := d.empty(p, c, cue.Rule, point, form, n); why != "" {
		d.Drop(i, p.Span(c.Group.Main), cue.Rule.ID, why)
		return false
	}
	f := finding{sentence: i, clause: ci, rule: cue.Rule, stance: graph.Stance(cue.Rule.Stance), cue: d.cueSpan(p, c.Group, cue), point: point, group: &c.Group, tokens: syntax.Span{From: c.Group.From, To: c.End}}
	if c.Group.Negator >= 0 || p.Kind(n) == syntax.NounChunk && form != "clause" && syntax.Scant(p.Word(n)) || p.NoneOf(ci) {
		f.stance = graph.Stance(cue.Rule.Negated)
	}
	if f.stance == "" && c.Group.Negator >= 0 && f.rule.Stance == string(graph.Supports) && c.Group.Modal >= 0 && p.Tokens[c.Group.Modal].Word.Is(lexicon.Future|lexicon.Hypothetical) {
		f.stance = graph.Rejects // "will not take part in the talks"
	}
	if f.stance == "" || d.refusedRefusal(&f, n) {
		d.Drop(i, f.cue, f.rule.ID, drops.NoOpposite)
		return true
	}
	if d.trivial(&f) || f.stance == graph.Supports && d.censure(p, n) {
		d.Drop(i, f.cue, f.rule.ID, drops.NoPoint)
		return true
	}
	d.keep(f, form, n)
	return true
}

// empty tells why what a cue takes from chunk n on is nothing to have a stance on; it is empty where it is something.
func (d *finder) empty(p *syntax.Parse, c *syntax.Clause, rule *packs.Cue, point syntax.Span, form string, n int) drops.Reason {
	switch {
	case point.Empty() || !d.meaningful(p, point):
		return drops.NoPoint
	case form != "clause" && d.noComment(p, n) || rule.Report && c.Group.Negator >= 0:
		return drops.NoComment
	case rule.Stance == string(graph.Demands) && d.claims(p, form, n):
		return drops.SelfClaim
	}
	return ""
}

// refusedRefusal tells whether a rejection's point, from chunk n on, is to reject: "refused to reject the offer". Where it is, no position is
// taken from it: who does not say no has not said yes.
func (d *finder) refusedRefusal(f *finding, n int) bool {
	p := d.Parses[f.sentence]
	if f.stance != graph.Rejects && f.stance != graph.Supports || p.Kind(n) != syntax.VerbChunk {
		return false
	}
	return slices.ContainsFunc(d.x.VerbCues[p.Lemma(p.Chunks[n].Group)], func(inner cues.Verb) bool {
		return inner.Rule.Stance == string(graph.Rejects) && lexicon.Begins(p.Tokens[p.Chunks[n].Group.To:], inner.Words) && len(inner.Tail)+len(inner.Objects) == 0
	})
}
