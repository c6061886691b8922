package extract

import (
	"strings"
)

// pointOf returns the bytes of a cue's point: its complement where the cue takes one of that form, the quotation that it reports, what a relative
// clause is about, or what stands in the gap of its wording. at holds the token after the cue and the chunk at which its complement begins.
func (d *document) pointOf(i, ci int, cue verbCue, form string, at Span) Span {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	switch {
	case c.Inverted:
		return d.quoted(i, c) // "... ," said the envoy
	case len(cue.Tail) > 0 && cue.Rule.After:
		return d.bytes(p, Span{p.TailAt(at.From, c.End, cue.Tail) + len(cue.Tail), c.End})
	case len(cue.Tail) > 0:
		if gap := d.bytes(p, Span{at.From, p.TailAt(at.From, c.End, cue.Tail)}); !gap.Empty() {
			return gap
		}
		point, _ := d.antecedentPoint(p, c)
		return point
	case form == "nothing":
		if quoted := d.quoted(i, c); cue.Rule.Report && !quoted.Empty() {
			return quoted
		}
		if point, ok := d.objectOf(i, ci, form); ok {
			return point
		}
		return Span{}
	case !Takes(cue.Rule, form):
		return Span{}
	case cue.Rule.Report && form == "object" && !p.Session && (d.toldTo(p, at.To) || p.Lemma(c.Group) == "tell"):
		if that := thatAfter(p, at.To, c.End); that >= 0 {
			return d.bytes(p, Span{p.Chunks[that].From, c.End})
		}
		return d.quoted(i, c)
	}
	if n := at.To - 1; form == "to" && p.Kind(n) == AdverbChunk && p.Tokens[p.Chunks[n].From].Word.Is(Negator) {
		return d.bytes(p, Span{p.Chunks[n].From, c.End}) // "undertook not to move"
	}
	from := at.To
	for form == "object" && p.Kind(from) == NounChunk && p.Kind(from-1) == AdverbChunk && p.Chunks[from-1].From >= at.From {
		from-- // "stressed timely access"
	}
	return d.bytes(p, Span{p.Chunks[from].From, c.End})
}

// thatAfter returns the chunk of the "that" behind whom somebody told, -1 where there is none before token end.
func thatAfter(p *Parse, n, end int) int {
	for k := n; k < len(p.Chunks) && p.Chunks[k].From < end; k++ {
		switch p.Kind(k) {
		case ThatChunk:
			return k
		case VerbChunk, CommaChunk:
			return -1
		}
	}
	return -1
}

// toldTo tells whether the noun chunk names only whom somebody told: reporters.
func (d *document) toldTo(p *Parse, n int) bool {
	return p.Kind(n) == NounChunk && p.Tokens[p.Chunks[n].To-1].Word.Is(Addressees)
}

// quoted returns the bytes of the part of this sentence that stands in the quotation beside a reporting clause.
func (d *document) quoted(i int, c *clause) Span {
	p := d.Parses[i]
	for _, q := range p.QuotesBeside(c) {
		var s Span
		for t := range p.Tokens {
			if p.Tokens[t].Quote != q || p.Tokens[t].Shape == Mark {
				continue
			}
			if s.Empty() {
				s.From = p.Tokens[t].Start
			}
			s.To = p.Tokens[t].End
		}
		if !s.Empty() {
			return s
		}
	}
	return Span{}
}

// meaningful tells whether a point has a word of content.
func (d *document) meaningful(p *Parse, s Span) bool {
	for t := range p.Tokens {
		token := &p.Tokens[t]
		if token.Start >= s.From && token.End <= s.To && token.Shape != Mark && (!token.Word.Is(Preposition|Determiner|Adverb|Conjunction|Modal|Negator) || token.Word.Is(Anaphor|VerbForms)) {
			return true
		}
	}
	return false
}

// noComment tells whether the infinitive at chunk n is one after which refusing is no position: "declined to comment".
func (d *document) noComment(p *Parse, n int) bool {
	return n < len(p.Chunks) && (p.Kind(n) == VerbChunk && p.Chunks[n].Group.Infinite && d.x.refusing[p.Lemma(p.Chunks[n].Group)] || p.Tokens[p.Chunks[min(n+1, len(p.Chunks)-1)].From].Lower == "anonymity" || p.Kind(n) == NounChunk && Singular(p.Tokens[p.Chunks[n].To-1].Lower) == "comment")
}

// objectOf returns the point of a clause whose object stands elsewhere: before a relative pronoun, or in the clause that an absolute one hangs on.
func (d *document) objectOf(i, ci int, form string) (Span, bool) {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	if form != "nothing" {
		return Span{}, false
	}
	if c.Kind == RelativeClause {
		return d.antecedentPoint(p, c)
	}
	if c.Kind == AbsoluteClause {
		for k := ci - 1; k >= 0; k-- {
			if p.Clauses[k].Kind == MainClause {
				return d.bytes(p, Span{p.Clauses[k].Group.To, p.Clauses[k].End}), true
			}
		}
	}
	return Span{}, false
}

// antecedentPoint returns the noun chain that a relative clause with a subject of its own is about: "the plan, which Norway opposed".
func (d *document) antecedentPoint(p *Parse, c *clause) (Span, bool) {
	if len(c.Subjects) == 0 {
		return Span{}, false
	}
	j := p.Skip(c.Subjects[0].From)
	if p.Kind(j) == NounChunk {
		return d.bytes(p, Span{p.Chunks[j].From, p.Chunks[j].To}), true
	}
	if p.Kind(j) != RelChunk && p.Kind(j) != ThatChunk {
		return Span{}, false
	}
	j = p.Skip(j)
	if p.Kind(j) == CommaChunk {
		j = p.Skip(j)
	}
	if p.Kind(j) != NounChunk {
		return Span{}, false
	}
	from := j
	if p.Kind(j-1) == PrepChunk && p.Kind(j-2) == NounChunk && (p.Word(j-1) == "of" || p.Word(j-1) == "on" || p.Tokens[p.Chunks[j].To-1].Word.Is(TimeNoun)) {
		from = j - 2 // "a joint inquiry at the time, which Norway rejected"
	}
	return d.bytes(p, Span{p.Chunks[from].From, p.Chunks[j].To}), true
}

// bytes returns the byte span of tokens.
func (d *document) bytes(p *Parse, s Span) Span {
	if s.Empty() || s.To > len(p.Tokens) {
		return Span{}
	}
	s.To = p.Trim(s.From, s.To)
	if s.Empty() {
		return Span{}
	}
	return Span{p.Tokens[s.From].Start, p.Tokens[s.To-1].End}
}

// cueSpan returns the bytes of a cue: its negator where it has one, the verb, and a particle right after it that belongs to the verb.
func (d *document) cueSpan(p *Parse, g Group, cue verbCue) Span {
	s := Span{p.Tokens[g.Main].Start, p.Tokens[g.Main].End}
	if g.Negator >= 0 && g.Negator < g.Main {
		t := &p.Tokens[g.Negator]
		s.From = t.Start
		if t.Word.Is(Modal|Be|Have|Do) && t.Lower != "never" {
			s.From = t.Start + strings.LastIndexByte(d.Text[t.Start:t.End], 'n') // of "cannot", "won't"
		}
	}
	if len(cue.Words) > 0 && g.To+len(cue.Words) <= len(p.Tokens) && p.Tokens[g.To].Lower == cue.Words[0] {
		s.To = p.Tokens[g.To+len(cue.Words)-1].End
	}
	return s
}
