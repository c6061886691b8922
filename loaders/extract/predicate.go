package extract

import (
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// duty finds what one actor says another must do: "Norway said Sweden must withdraw", "Oslo's demands: Sweden must withdraw".
func (d *document) duty(i, ci int) bool {
	p := d.parses[i]
	c := &p.clauses[ci]
	if c.group.modal < 0 || len(c.subjects) == 0 {
		return false
	}
	rules, n := d.x.modals.at(p.tokens, c.group.modal)
	if n == 0 || rules[0].Stance != string(graph.Demands) || c.end <= c.group.to && d.x.reports[p.lemma(c.group)] {
		return false
	}
	wanting, framed := d.wanting(i, ci)
	told := d.holders[i][ci].refs
	if len(wanting) == 0 || !framed && (len(told) == 0 && !d.addressee0(i, c) || len(told) > 0 && told[0].same(wanting[0].actor) && wanting[0].speaks() == graph.SpeaksFor) {
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

// addressee0 tells whether the clause's subject is a group that a party's name marks: "all forces in Norway".
func (d *document) addressee0(i int, c *clause) bool {
	p := d.parses[i]
	kind := d.resolveNoun(i, p, p.chunks[c.subjects[0].from], false).kind
	return (kind == vagueActor || kind == nobodyActor) && p.names(c.subjects[0].from)
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

// reporter returns who reports the clause whose verb is token t: the speaker of its quotation, the subject of the verb over it, or of one that
// is attached at the end (", the minister said").
func (d *document) reporter(i, ci, t int) holding {
	p := d.parses[i]
	if p.tokens[t].quote != 0 {
		if h := d.speakerAt(p, t); h.nobody || len(h.refs) > 0 {
			return h
		}
	}
	if ci >= 0 {
		if r := p.reportOver(ci); r >= 0 {
			return d.reportHolding(i, r)
		}
	}
	if r := p.attached(t); r >= 0 {
		return d.reportHolding(i, r)
	}
	return holding{}
}

func (d *document) reportHolding(i, r int) holding {
	h := d.holders[i][r]
	if h.first {
		return d.speakerAt(d.parses[i], d.parses[i].clauses[r].group.main)
	}
	return h
}

// attached returns the reporting clause at the end of the sentence that has no complement of its own, -1 where there is none.
func (p *parse) attached(t int) int {
	for r := range p.clauses {
		c := &p.clauses[r]
		if c.start > t && c.kind == mainClause && c.group.modal < 0 && p.tokens[c.group.main].quote == 0 && p.x.reports[p.lemma(c.group)] && c.end <= c.group.to+4 && !c.inverted && p.kind(p.skip(c.subjects0())) == commaChunk && p.silentAfter(c) {
			return r
		}
	}
	return -1
}

// subjects0 returns the first chunk of the clause's subject.
func (c *clause) subjects0() int {
	if len(c.subjects) == 0 {
		return c.chunk
	}
	return c.subjects[0].from
}

// silentAfter tells whether nothing but a time or place follows the verb.
func (p *parse) silentAfter(c *clause) bool {
	for k := c.chunk + 1; k < len(p.chunks); k++ {
		switch p.kind(k) {
		case timeChunk, adverbChunk, otherChunk, quoteChunk, prepChunk:
		case nounChunk:
			if p.kind(k-1) != prepChunk {
				return false
			}
		case commaChunk, semiChunk, dashChunk:
			return true
		default:
			return false
		}
	}
	return true
}

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

// adjective matches "is ready to", "was opposed to".
func (d *document) adjective(i, ci, t int) bool {
	p := d.parses[i]
	c := &p.clauses[ci]
	if c.kind == adjunctClause || c.kind == infinitive || t > 0 && p.tokens[t-1].lower == "too" {
		return false
	}
	for _, rule := range d.x.adjectives[p.tokens[t].lower] {
		form, n := d.form(i, p, c, t+1)
		if t < c.group.main || !takes(rule, form) {
			continue
		}
		f := finding{sentence: i, clause: ci, rule: rule, stance: graph.Stance(rule.Stance), group: &c.group, tokens: span{c.group.from, c.end}}
		f.cue = span{p.tokens[t].start, p.tokens[t].end}
		f.point = d.bytes(p, span{min(t+1, c.end), c.end})
		if c.group.negator >= 0 {
			f.stance = graph.Stance(rule.Negated)
			f.cue.from = p.tokens[c.group.negator].start
		}
		if f.stance != "" && !f.point.empty() {
			d.keep(f, form, n)
		}
		return true
	}
	return false
}

// saidOf matches "is unacceptable": who says so rejects the subject.
func (d *document) saidOf(i, ci, t int) bool {
	p := d.parses[i]
	c := &p.clauses[ci]
	rules, n := d.x.predicates.at(p.tokens, t)
	if n == 0 || c.group.negator >= 0 && c.group.negator != t {
		return false
	}
	d.evaluation(i, ci, rules[0], span{p.tokens[t].start, p.tokens[t+n-1].end})
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
	return d.evaluation(i, ci, rules[0], span{p.tokens[c.group.negator].start, p.tokens[c.group.main].end})
}

func (d *document) evaluation(i, ci int, rule *packs.Cue, cue span) bool {
	p := d.parses[i]
	c := &p.clauses[p.owner(ci)]
	if act := p.actSubject(ci); len(c.subjects) == 0 && act.empty() || len(c.subjects) > 0 && len(d.holders[i][ci].refs) > 0 {
		return false
	}
	h := d.reporter(i, ci, p.clauses[ci].group.main)
	if len(c.subjects) > 0 && len(d.fronting(i, c, "for")) > 0 {
		h.refs = d.fronting(i, c, "for")
	}
	if to := d.saidTo(i, cue.to); len(to) > 0 {
		h.refs = to
	}
	if len(h.refs) == 0 {
		return false
	}
	said := p.actSubject(ci)
	if len(c.subjects) > 0 {
		said = span{p.chunks[c.subjects[0].from].from, p.chunks[c.subjects[0].to-1].to}
	}
	d.findings = append(d.findings, finding{
		sentence: i, clause: ci, rule: rule, stance: graph.Stance(rule.Stance), cue: cue, point: d.bytes(p, said), group: &p.clauses[ci].group,
		tokens: span{said.from, p.clauses[ci].end}, holders: h.refs[:1],
	})
	return true
}

// actSubject returns the tokens of a gerund phrase that is the subject of clause ci: "said that lifting the ban is out of the question".
func (p *parse) actSubject(ci int) span {
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

// passive finds who does what a passive or a bare participle says: "was rejected by Norway", "a text proposed by Norway". Without a "by" it is
// the reporter who rules something out.
func (d *document) passive(i, ci int) {
	p := d.parses[i]
	c := &p.clauses[ci]
	rule := d.passiveRule(p.lemma(c.group), p, c)
	if rule == nil || c.group.negator >= 0 {
		return
	}
	point, ok := d.passivePoint(i, ci)
	if !ok {
		return
	}
	f := finding{sentence: i, clause: ci, rule: rule, stance: graph.Stance(rule.Stance), cue: d.cueSpan(p, c.group, verbCue{words: p.particle(c, rule)}), point: point, group: &c.group, tokens: span{c.group.from, c.end}}
	by := p.after(c.chunk)
	for p.kind(by) == prepChunk && len(p.particle(c, rule)) > 0 && p.word(by) != "by" {
		by = p.after(by)
	}
	if p.kind(by) == prepChunk && p.word(by) == "by" {
		if d.echoing(p, c) {
			return
		}
		var next int
		f.holders, next = d.refsFrom(i, by+1, len(p.chunks))
		d.readInserts(i, &f, span{by + 1, min(next+12, len(p.chunks))})
	} else if f.stance == graph.Rejects && c.group.passive && d.negotiable(point) {
		f.holders = d.reporter(i, ci, c.group.main).refs
	}
	if len(f.holders) > 0 {
		f.scope = d.scope(i, ci)
		d.findings = append(d.findings, f)
	}
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
		if len(cue.objects) > 0 && !p.subjectIs(c, cue.objects) {
			continue
		}
		return cue.rule
	}
	return nil
}

// particle returns the words of the cue's wording that follow the verb.
func (p *parse) particle(c *clause, rule *packs.Cue) []string {
	for _, cue := range p.x.verbCues[p.lemma(c.group)] {
		if cue.rule == rule && len(cue.words) > 0 && begins(p.tokens[c.group.to:], cue.words) {
			return cue.words
		}
	}
	return nil
}

// subjectIs tells whether the head of the clause's subject is one of the words.
func (p *parse) subjectIs(c *clause, words map[string]bool) bool {
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

// will finds what a party says it will do on a condition, or will not do.
func (d *document) will(i, ci int) {
	p := d.parses[i]
	c := &p.clauses[ci]
	if k := p.chunkAt(c.end); c.group.negator < 0 && (k >= len(p.chunks) || p.kind(k) != conditionChunk || d.x.set.Conditions[p.chunks[k].cue].Kind == string(graph.If)) {
		return
	}
	if c.group.modal < 0 || p.tokens[c.group.main].word.is(be|have|do) {
		return
	}
	rules, n := d.x.modals.at(p.tokens, c.group.modal)
	if n == 0 || rules[0].Stance == string(graph.Demands) {
		return
	}
	f := finding{
		sentence: i, clause: ci, rule: rules[0], stance: graph.Stance(rules[0].Stance), cue: span{p.tokens[c.group.modal].start, p.tokens[c.group.modal+n-1].end},
		point: d.bytes(p, span{c.group.main, c.end}), group: &c.group, tokens: span{c.group.from, c.end},
	}
	d.keep(f, "", len(p.chunks))
}
