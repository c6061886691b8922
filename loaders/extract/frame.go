package extract

import (
	"slices"
	"strings"

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
	reported bool // holders came from what the clause says itself, so the reporter may be another
	group    *group
	tokens   span // of the whole frame, for reporters and quotations
	echoes   []echo
	behalf   []actor
	orphan   bool // the origin of echoes is no actor
	weak     bool // lower confidence
	subject  actor
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
	if d.suppressed(i, ci) {
		return
	}
	if d.duty(i, ci) {
		return
	}
	if c.group.copula {
		d.predicate(i, ci)
		return
	}
	if d.negativePredicate(i, ci) || p.beGroup(c.group) && d.adjective(i, ci, c.group.main) {
		return
	}
	if c.group.passive || c.kind == reducedClause && p.tokens[c.group.main].word.is(participle) {
		d.passive(i, ci)
		return
	}
	lemma := p.lemma(c.group)
	for _, cue := range d.x.verbCues[lemma] {
		at, ok := p.matches(c, cue)
		if !ok {
			continue
		}
		if d.active(i, ci, cue, at) {
			return
		}
	}
	d.refusal(i, ci)
}

// beGroup tells whether a verb group has a form of be before its main verb.
func (p *parse) beGroup(g group) bool {
	for t := g.from; t < g.main; t++ {
		if p.tokens[t].word.is(be) {
			return true
		}
	}
	return false
}

// suppressed tells whether a clause takes no side of its own: it stands in a condition, or in what another stance takes, or its verb is only the
// complement of another.
func (d *document) suppressed(i, ci int) bool {
	p := d.parses[i]
	c := &p.clauses[ci]
	if p.inCondition(c.group.main) || p.asked(c) || p.question() {
		return true
	}
	if c.kind == infinitive && !d.carried(p, ci) {
		return true
	}
	if c.kind == relativeClause || c.kind == reducedClause || c.kind == adjunctClause || c.kind == absoluteClause {
		return false
	}
	at := d.start(p, c.group.main)
	for k := len(d.findings) - 1; k >= 0 && d.findings[k].sentence == i; k-- {
		f := &d.findings[k]
		if f.clause >= 0 && f.clause < ci && f.point.from <= at && at < f.point.to && !f.rule.Report {
			return true
		}
	}
	return false
}

// question tells whether the sentence is a question.
func (p *parse) question() bool {
	for k := len(p.tokens) - 1; k >= 0 && p.tokens[k].shape == mark; k-- {
		if p.tokens[k].lower == "?" {
			return true
		}
	}
	return false
}

// asked tells whether the clause stands behind whether or how: it asserts nothing.
func (p *parse) asked(c *clause) bool {
	for j := c.chunk - 1; j >= 0; j-- {
		switch p.kind(j) {
		case thatChunk:
			if p.word(j) != "that" {
				return true
			}
		case commaChunk, semiChunk, subChunk:
			return false
		}
	}
	return false
}

// carried tells whether an infinitive's governing verb only carries it: "continued to reject".
func (d *document) carried(p *parse, ci int) bool {
	c := &p.clauses[ci]
	if c.shares < 0 {
		return false
	}
	return d.x.carrying[p.lemma(p.clauses[c.shares].group)] && p.clauses[c.shares].group.negator < 0 && p.clauses[c.shares].chunk < c.chunk
}

func (d *document) start(p *parse, token int) int { return p.tokens[token].start }

// matches tells whether the words after the verb are those of the cue, and returns the token at which its complement begins.
func (p *parse) matches(c *clause, cue verbCue) (at int, ok bool) {
	at = c.group.to
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

// tailAt returns the token at which the words stand in tokens [from, to), -1 where they do not.
func (p *parse) tailAt(from, to int, words []string) int {
	for k := from; k+len(words) <= to; k++ {
		if begins(p.tokens[k:to], words) {
			return k
		}
	}
	return -1
}

// objectIn tells whether the head of the noun chunk at token at, or of one joined to it, is one of the words.
func (p *parse) objectIn(at, end int, words map[string]bool) bool {
	for j := range p.chunks {
		if p.chunks[j].from < at && p.chunks[j].to <= at {
			continue
		}
		switch p.kind(j) {
		case nounChunk:
			if p.chunks[j].from >= end {
				return false
			}
			for t := p.chunks[j].from; t < p.chunks[j].to; t++ {
				if w := p.tokens[t].lower; words[w] || words[singular(w)] {
					return true
				}
			}
		case conjChunk, adverbChunk, timeChunk, quoteChunk, commaChunk:
		case prepChunk:
			if p.word(j) != "of" && p.chunks[j].from != at {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// form returns what kind of complement begins at token at of clause c, and the chunk it begins with.
func (d *document) form(i int, p *parse, c *clause, at int) (string, int) {
	n := c.chunk + 1
	for n < len(p.chunks) && (p.chunks[n].from < at || p.kind(n) == adverbChunk || p.kind(n) == timeChunk) {
		n++
	}
	if n >= len(p.chunks) || p.chunks[n].from >= c.end {
		return "nothing", n
	}
	switch p.kind(n) {
	case nounChunk, relChunk, openChunk:
		return d.nounForm(i, p, c, n), n
	case quoteChunk:
		return "object", n
	case verbChunk:
		return p.verbForm(n), n
	case thatChunk:
		return "that", n
	case prepChunk:
		return d.prepForm(i, p, c, n), n
	case commaChunk, colonChunk:
		if next := p.after(n); next < len(p.chunks) && (p.kind(next) == thatChunk || p.kind(n) == colonChunk) {
			return "that", next
		}
	}
	return "nothing", n
}

func (p *parse) verbForm(n int) string {
	g := p.chunks[n].group
	switch {
	case g.infinite:
		return "to"
	case p.tokens[g.from].word.is(gerund):
		return "gerund"
	case p.tokens[g.from].word.is(participle):
		return "object"
	}
	return "clause"
}

// nounForm tells an object from an addressee with what it is to do, and from a clause.
func (d *document) nounForm(i int, p *parse, c *clause, n int) string {
	end := n
	for p.kind(end+1) == prepChunk && p.kind(end+2) == nounChunk || p.kind(end+1) == conjChunk && p.kind(end+2) == nounChunk {
		end += 2
	}
	v := p.after(end)
	if p.kind(v) != verbChunk || p.chunks[v].from >= c.end {
		return "object"
	}
	g := p.chunks[v].group
	next := &p.clauses[p.at[v]]
	switch {
	case g.infinite && p.actorAt(n) && d.addressed(i, p, n):
		return "actor-to"
	case next.kind != mainClause:
		return "object"
	case g.from == g.main && p.tokens[g.main].word.is(base):
		return "bare"
	}
	return "clause"
}

// addressed tells whether the noun chunk names somebody who can act.
func (d *document) addressed(i int, p *parse, n int) bool {
	a := d.resolveNoun(i, p, p.chunks[n], true)
	return a.kind != noActor || p.tokens[p.chunks[n].from].word.is(pronoun)
}

func (d *document) prepForm(i int, p *parse, c *clause, n int) string {
	word := p.word(n)
	next := p.after(n)
	if p.kind(next) == nounChunk {
		end := next
		for p.kind(end+1) == prepChunk && p.kind(end+2) == nounChunk {
			end += 2
		}
		v := p.after(end)
		to := p.kind(v) == verbChunk && p.chunks[v].group.infinite
		switch {
		case word == "on" && to && d.addressed(i, p, next):
			return "on-actor-to"
		case word == "for" && to:
			return "for-to"
		}
	}
	if word == "to" {
		return "to-object"
	}
	return word
}

// takes tells whether the cue takes a complement of that form.
func takes(cue *packs.Cue, form string) bool {
	if slices.Contains(cue.Takes, form) {
		return true
	}
	switch form {
	case "clause", "bare":
		return slices.Contains(cue.Takes, "that")
	case "for-to":
		return slices.Contains(cue.Takes, "for")
	case "actor-to":
		return slices.Contains(cue.Takes, "object")
	case "on-actor-to":
		return slices.Contains(cue.Takes, "on")
	}
	return false
}

// active makes a finding of a clause whose verb is a cue. It answers false where another cue of the verb may fit.
func (d *document) active(i, ci int, cue verbCue, at int) bool {
	p := d.parses[i]
	c := &p.clauses[ci]
	form, n := d.form(i, p, c, at)
	point := d.pointOf(i, ci, cue, form, span{at, n})
	if point.empty() || !d.meaningful(p, point) || d.noComment(p, n) || cue.rule.Report && c.group.negator >= 0 {
		return false
	}
	f := finding{sentence: i, clause: ci, rule: cue.rule, stance: graph.Stance(cue.rule.Stance), cue: d.cueSpan(p, c.group, cue), point: point, group: &c.group, tokens: span{c.group.from, c.end}}
	if c.group.negator >= 0 || p.word(n) == "no" && p.kind(n) == nounChunk {
		f.stance = graph.Stance(cue.rule.Negated)
	}
	if f.stance != "" {
		d.keep(f, form, n)
	}
	return true
}

// pointOf returns the bytes of a cue's point: its complement where the cue takes one of that form, the quotation that it reports, what a relative
// clause is about, or what stands in the gap of its wording. at holds the token after the cue and the chunk at which its complement begins.
func (d *document) pointOf(i, ci int, cue verbCue, form string, at span) span {
	p := d.parses[i]
	c := &p.clauses[ci]
	switch {
	case len(cue.tail) > 0:
		if gap := d.bytes(p, span{at.from, p.tailAt(at.from, c.end, cue.tail)}); !gap.empty() {
			return gap
		}
		point, _ := d.antecedentPoint(p, c)
		return point
	case form == "nothing":
		if quoted := d.quoted(i, c); cue.rule.Report && !quoted.empty() {
			return quoted
		}
		if point, ok := d.objectOf(i, ci, form); ok {
			return point
		}
		return span{}
	case !takes(cue.rule, form):
		return span{}
	case cue.rule.Report && form == "object" && d.toldTo(p, at.to):
		return d.quoted(i, c)
	}
	return d.bytes(p, span{p.chunks[at.to].from, c.end})
}

// toldTo tells whether the noun chunk names only whom somebody told: reporters.
func (d *document) toldTo(p *parse, n int) bool {
	return p.kind(n) == nounChunk && p.tokens[p.chunks[n].to-1].word.is(addressees)
}

// quoted returns the bytes of the part of this sentence that stands in the quotation beside a reporting clause.
func (d *document) quoted(i int, c *clause) span {
	p := d.parses[i]
	for _, q := range p.quotesBeside(c) {
		var s span
		for t := range p.tokens {
			if p.tokens[t].quote != q || p.tokens[t].shape == mark {
				continue
			}
			if s.empty() {
				s.from = p.tokens[t].start
			}
			s.to = p.tokens[t].end
		}
		if !s.empty() {
			return s
		}
	}
	return span{}
}

// meaningful tells whether a point has a word of content.
func (d *document) meaningful(p *parse, s span) bool {
	for t := range p.tokens {
		token := &p.tokens[t]
		if token.start >= s.from && token.end <= s.to && token.shape != mark && (!token.word.is(preposition|determiner|adverb|conjunction) || token.word.is(anaphor|verbForms)) {
			return true
		}
	}
	return false
}

// noComment tells whether the infinitive at chunk n is one after which refusing is no position: "declined to comment".
func (d *document) noComment(p *parse, n int) bool {
	return n < len(p.chunks) && (p.kind(n) == verbChunk && p.chunks[n].group.infinite && d.x.refusing[p.lemma(p.chunks[n].group)] || p.tokens[p.chunks[min(n+1, len(p.chunks)-1)].from].lower == "anonymity")
}

// objectOf returns the point of a clause whose object stands elsewhere: before a relative pronoun, or in the clause that an absolute one hangs on.
func (d *document) objectOf(i, ci int, form string) (span, bool) {
	p := d.parses[i]
	c := &p.clauses[ci]
	if form != "nothing" {
		return span{}, false
	}
	if c.kind == relativeClause {
		return d.antecedentPoint(p, c)
	}
	if c.kind == absoluteClause {
		for k := ci - 1; k >= 0; k-- {
			if p.clauses[k].kind == mainClause {
				return d.bytes(p, span{p.clauses[k].group.to, p.clauses[k].end}), true
			}
		}
	}
	return span{}, false
}

// antecedentPoint returns the noun chain that a relative clause with a subject of its own is about: "the plan, which Norway opposed".
func (d *document) antecedentPoint(p *parse, c *clause) (span, bool) {
	if len(c.subjects) == 0 {
		return span{}, false
	}
	j := p.skip(c.subjects[0].from)
	if p.kind(j) != relChunk && p.kind(j) != thatChunk {
		return span{}, false
	}
	j = p.skip(j)
	if p.kind(j) == commaChunk {
		j = p.skip(j)
	}
	if p.kind(j) != nounChunk {
		return span{}, false
	}
	from := j
	if p.kind(j-1) == prepChunk && (p.word(j-1) == "of" || p.word(j-1) == "on") && p.kind(j-2) == nounChunk {
		from = j - 2
	}
	return d.bytes(p, span{p.chunks[from].from, p.chunks[j].to}), true
}

// bytes returns the byte span of tokens.
func (d *document) bytes(p *parse, s span) span {
	if s.empty() || s.to > len(p.tokens) {
		return span{}
	}
	s.to = p.trim(s.from, s.to)
	if s.empty() {
		return span{}
	}
	return span{p.tokens[s.from].start, p.tokens[s.to-1].end}
}

// cueSpan returns the bytes of a cue: its negator where it has one, the verb, and a particle right after it that belongs to the verb.
func (d *document) cueSpan(p *parse, g group, cue verbCue) span {
	s := span{p.tokens[g.main].start, p.tokens[g.main].end}
	if g.negator >= 0 && g.negator < g.main {
		t := &p.tokens[g.negator]
		s.from = t.start
		if t.word.is(modal|be|have|do) && t.lower != "never" {
			s.from = t.start + strings.LastIndexByte(d.text[t.start:t.end], 'n') // of "cannot", "won't"
		}
	}
	if len(cue.words) > 0 && g.to+len(cue.words) <= len(p.tokens) && p.tokens[g.to].lower == cue.words[0] {
		s.to = p.tokens[g.to+len(cue.words)-1].end
	}
	return s
}
