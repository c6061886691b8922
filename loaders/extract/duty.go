package extract

import (
	"github.com/parleygraph/parley/graph"
)

// duty finds what one actor says another must do: "Norway said Sweden must withdraw", "Oslo's demands: Sweden must withdraw".
func (d *document) duty(i, ci int) bool {
	p := d.parses[i]
	c := &p.clauses[ci]
	if c.group.modal < 0 || len(c.subjects) == 0 {
		return false
	}
	if r := p.reportOver(ci); r >= 0 && (d.shouting || d.x.conceding[p.lemma(p.clauses[r].group)]) {
		return false // "Norway concedes that Sweden should be heard", and a bulletin's minutes, which tell views and demands by their verbs
	}
	rules, n := d.x.modals.at(p.tokens, c.group.modal)
	if n == 0 || rules[0].Stance != string(graph.Demands) || c.end <= c.group.to && d.x.reports[p.lemma(c.group)] {
		return false
	}
	wanting, framed := d.wanting(i, ci)
	told := d.holders[i][ci].refs
	if len(told) > 0 && told[0].kind == personActor && told[0].person.party == nil && len(told[0].person.roles) == 0 {
		return false
	}
	if len(told) > 0 && told[0].institution() && p.tokens[c.group.modal].lower == "should" {
		return false // what a body of the talks should do is a view of its work
	}
	if len(wanting) == 0 || !framed && (len(told) == 0 && !d.directed(i, c) && !d.agentless(i, c) || len(told) > 0 && told[0].same(wanting[0].actor) && wanting[0].speaks() == graph.SpeaksFor) {
		return false
	}
	from := p.chunks[c.subjects[0].from].from
	f := finding{
		sentence: i, clause: ci, rule: rules[0], stance: graph.Demands, cue: span{p.tokens[c.group.modal].start, p.tokens[c.group.modal].end},
		point: d.bytes(p, span{from, c.end}), group: &c.group, tokens: span{from, c.end}, holders: wanting,
	}
	if len(told) > 0 {
		f.subject = told[0].actor
	}
	for _, f.point = range d.acts(&f, "duty", c.chunk) {
		d.findings = append(d.findings, f)
	}
	return true
}

// directed tells whether the clause's subject is a group that a party's name marks ("all forces in Norway"), or what is negotiated: "any deal
// must include".
func (d *document) directed(i int, c *clause) bool {
	p := d.parses[i]
	noun := p.chunks[c.subjects[0].from]
	if d.x.settlements[p.tokens[noun.to-1].lower] && p.tokens[c.group.modal].lower == "must" && !c.group.passive {
		return true
	}
	kind := d.resolveNoun(i, p, noun, false).kind
	return p.tokens[c.group.modal].lower != "should" && (kind == vagueActor || kind == nobodyActor) && p.names(c.subjects[0].from)
}

// agentless tells whether the clause says what must be done or stop and not who must do it: "the blockade must be lifted", "foreign troops must leave".
// Of a "should" nobody can tell a view from a demand.
func (d *document) agentless(i int, c *clause) bool {
	p := d.parses[i]
	if p.tokens[c.group.modal].lower == "should" || p.word(p.after(c.chunk)) == "by" || d.insideStance(i, d.start(p, c.group.main)) {
		return false
	}
	return c.group.passive || d.x.ceasing[p.lemma(c.group)]
}

// wanting returns who wants what a clause says must be: who reports it, whose demands a colon spells out, or for whom it must be. framed
// tells that the text says so in as many words, whoever has the duty.
func (d *document) wanting(i, ci int) (refs []ref, framed bool) {
	p := d.parses[i]
	c := &p.clauses[ci]
	if refs := d.fronting(i, c, "for"); len(refs) > 0 {
		return refs, true
	}
	if refs := d.listing(i, c); len(refs) > 0 {
		return refs, false
	}
	return d.reporter(i, ci, c.group.main).refs, false
}

// fronting returns the actor that a fronted preposition names: "For Norway, any plan must ...".
func (d *document) fronting(i int, c *clause, word string) []ref {
	p := d.parses[i]
	k := c.subjects[0].from - 1
	if p.kind(k) != commaChunk || p.kind(k-1) != nounChunk || p.kind(k-2) != prepChunk || p.word(k-2) != word {
		return nil
	}
	return d.resolve(i, p, []span{{k - 1, k}})
}

// listing returns whose demands stand before the colon that opens the clause.
func (d *document) listing(i int, c *clause) []ref {
	p := d.parses[i]
	if p.kind(p.skip(c.subjects[0].from)) != colonChunk {
		return nil
	}
	for k := c.subjects[0].from - 1; k >= 0; k-- {
		if p.kind(k) != nounChunk {
			continue
		}
		head := p.chunks[k].to - 1
		for _, rule := range d.x.nounCues[p.tokens[head].word.lemma] {
			if rule.Stance != string(graph.Demands) {
				continue
			}
			if refs := d.possessor(i, k, head); len(refs) > 0 {
				return refs
			}
		}
	}
	return nil
}
