package extract

import (
	"strings"
)

// pointOf returns the bytes of a cue's point: its complement where the cue takes one of that form, the quotation that it reports, what a relative
// clause is about, or what stands in the gap of its wording. at holds the token after the cue and the chunk at which its complement begins.
func (d *document) pointOf(i, ci int, cue verbCue, form string, at span) span {
	p := d.parses[i]
	c := &p.clauses[ci]
	switch {
	case c.inverted:
		return d.quoted(i, c) // "... ," said the envoy
	case len(cue.tail) > 0 && cue.rule.After:
		return d.bytes(p, span{p.tailAt(at.from, c.end, cue.tail) + len(cue.tail), c.end})
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
	case cue.rule.Report && form == "object" && !p.session && (d.toldTo(p, at.to) || p.lemma(c.group) == "tell"):
		if that := thatAfter(p, at.to, c.end); that >= 0 {
			return d.bytes(p, span{p.chunks[that].from, c.end})
		}
		return d.quoted(i, c)
	}
	if n := at.to - 1; form == "to" && p.kind(n) == adverbChunk && p.tokens[p.chunks[n].from].word.is(negator) {
		return d.bytes(p, span{p.chunks[n].from, c.end}) // "undertook not to move"
	}
	from := at.to
	for form == "object" && p.kind(from) == nounChunk && p.kind(from-1) == adverbChunk && p.chunks[from-1].from >= at.from {
		from-- // "stressed timely access"
	}
	return d.bytes(p, span{p.chunks[from].from, c.end})
}

// thatAfter returns the chunk of the "that" behind whom somebody told, -1 where there is none before token end.
func thatAfter(p *parse, n, end int) int {
	for k := n; k < len(p.chunks) && p.chunks[k].from < end; k++ {
		switch p.kind(k) {
		case thatChunk:
			return k
		case verbChunk, commaChunk:
			return -1
		}
	}
	return -1
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
		if token.start >= s.from && token.end <= s.to && token.shape != mark && (!token.word.is(preposition|determiner|adverb|conjunction|modal|negator) || token.word.is(anaphor|verbForms)) {
			return true
		}
	}
	return false
}

// noComment tells whether the infinitive at chunk n is one after which refusing is no position: "declined to comment".
func (d *document) noComment(p *parse, n int) bool {
	return n < len(p.chunks) && (p.kind(n) == verbChunk && p.chunks[n].group.infinite && d.x.refusing[p.lemma(p.chunks[n].group)] || p.tokens[p.chunks[min(n+1, len(p.chunks)-1)].from].lower == "anonymity" || p.kind(n) == nounChunk && singular(p.tokens[p.chunks[n].to-1].lower) == "comment")
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
	if p.kind(j) == nounChunk {
		return d.bytes(p, span{p.chunks[j].from, p.chunks[j].to}), true
	}
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
	if p.kind(j-1) == prepChunk && p.kind(j-2) == nounChunk && (p.word(j-1) == "of" || p.word(j-1) == "on" || p.tokens[p.chunks[j].to-1].word.is(timeNoun)) {
		from = j - 2 // "a joint inquiry at the time, which Norway rejected"
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
