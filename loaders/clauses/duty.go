package clauses

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/speakers"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
)

// duty finds what one actor says another must do: "Norway said Sweden must withdraw", "Oslo's demands: Sweden must withdraw".
func (d *finder) duty(i, ci int) bool {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	if c.Group.Modal < 0 || len(c.Subjects) == 0 {
		return false
	}
	if r := p.ReportOver(ci); r >= 0 && (d.Shouting || d.x.conceding[p.Lemma(p.Clauses[r].Group)]) {
		return false // "Norway concedes that Sweden should be heard", and a bulletin's minutes, which tell views and demands by their verbs
	}
	rules, n := d.x.Modals.At(p.Tokens, c.Group.Modal)
	if n == 0 || rules[0].Stance != string(graph.Demands) || c.End <= c.Group.To && d.x.Reports[p.Lemma(c.Group)] {
		return false
	}
	wanting, framed := d.wanting(i, ci)
	told := d.Holders[i][ci].Refs
	if len(told) > 0 && told[0].Kind == people.PersonActor && told[0].Person.Party == nil && len(told[0].Person.Roles) == 0 {
		return false
	}
	if len(told) > 0 && told[0].Institution() && p.Tokens[c.Group.Modal].Lower == "should" {
		return false // what a body of the talks should do is a view of its work
	}
	if len(wanting) == 0 || !framed && (len(told) == 0 && !d.directed(i, c) && !d.agentless(i, c) || len(told) > 0 && told[0].Same(wanting[0].Actor) && wanting[0].Speaks() == graph.SpeaksFor) {
		return false
	}
	from := p.Chunks[c.Subjects[0].From].From
	f := finding{
		sentence: i, clause: ci, rule: rules[0], stance: graph.Demands, cue: syntax.Span{From: p.Tokens[c.Group.Modal].Start, To: p.Tokens[c.Group.Modal].End},
		point: d.bytes(p, syntax.Span{From: from, To: c.End}), group: &c.Group, tokens: syntax.Span{From: from, To: c.End}, holders: wanting,
	}
	if len(told) > 0 {
		f.subject = told[0].Actor
	}
	for _, f.point = range d.acts(&f, "duty", c.Chunk) {
		d.findings = append(d.findings, f)
	}
	return true
}

// directed tells whether the clause's subject is a group that a party's name marks ("all forces in Norway"), or what is negotiated: "any deal
// must include".
func (d *finder) directed(i int, c *syntax.Clause) bool {
	p := d.Parses[i]
	noun := p.Chunks[c.Subjects[0].From]
	if d.x.settlements[p.Tokens[noun.To-1].Lower] && p.Tokens[c.Group.Modal].Lower == "must" && !c.Group.Passive {
		return true
	}
	kind := d.ResolveNoun(i, p, noun, false).Kind
	return p.Tokens[c.Group.Modal].Lower != "should" && (kind == people.VagueActor || kind == people.NobodyActor) && p.Names(c.Subjects[0].From)
}

// agentless tells whether the clause says what must be done or stop and not who must do it: "the blockade must be lifted", "foreign troops must leave".
// Of a "should" nobody can tell a view from a demand.
func (d *finder) agentless(i int, c *syntax.Clause) bool {
	p := d.Parses[i]
	if p.Tokens[c.Group.Modal].Lower == "should" || p.Word(p.After(c.Chunk)) == "by" || d.insideStance(i, d.start(p, c.Group.Main)) {
		return false
	}
	return c.Group.Passive || d.x.ceasing[p.Lemma(c.Group)]
}

// wanting returns who wants what a clause says must be: who reports it, whose demands a colon spells out, or for whom it must be. framed
// tells that the text says so in as many words, whoever has the duty.
func (d *finder) wanting(i, ci int) (refs []speakers.Ref, framed bool) {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	if refs := d.fronting(i, c, "for"); len(refs) > 0 {
		return refs, true
	}
	if refs := d.listing(i, c); len(refs) > 0 {
		return refs, false
	}
	return d.Reporter(i, ci, c.Group.Main).Refs, false
}

// fronting returns the actor that a fronted preposition names: "For Norway, any plan must ...".
func (d *finder) fronting(i int, c *syntax.Clause, word string) []speakers.Ref {
	p := d.Parses[i]
	k := c.Subjects[0].From - 1
	if p.Kind(k) != syntax.CommaChunk || p.Kind(k-1) != syntax.NounChunk || p.Kind(k-2) != syntax.PrepChunk || p.Word(k-2) != word {
		return nil
	}
	return d.Resolve(i, p, []syntax.Span{{From: k - 1, To: k}})
}

// listing returns whose demands stand before the colon that opens the clause.
func (d *finder) listing(i int, c *syntax.Clause) []speakers.Ref {
	p := d.Parses[i]
	if p.Kind(p.Skip(c.Subjects[0].From)) != syntax.ColonChunk {
		return nil
	}
	for k := c.Subjects[0].From - 1; k >= 0; k-- {
		if p.Kind(k) != syntax.NounChunk {
			continue
		}
		head := p.Chunks[k].To - 1
		for _, rule := range d.x.NounCues[p.Tokens[head].Word.Lemma] {
			if rule.Stance != string(graph.Demands) {
				continue
			}
			if refs := d.Possessor(i, k, head); len(refs) > 0 {
				return refs
			}
		}
	}
	return nil
}
