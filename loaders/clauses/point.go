package clauses

import (
	"strings"

	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
)

// pointOf returns the bytes of a cue's point: its complement where the cue takes one of that form, the quotation that it reports, what a relative
// clause is about, or what stands in the gap of its wording. at holds the token after the cue and the chunk at which its complement begins.
func (d *finder) pointOf(i, ci int, cue cues.Verb, form string, at syntax.Span) syntax.Span {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	switch {
	case c.Inverted:
		return d.quoted(i, c) // "... ," said the envoy
	case len(cue.Tail) > 0 && cue.Rule.After:
		return d.bytes(p, syntax.Span{From: p.TailAt(at.From, c.End, cue.Tail) + len(cue.Tail), To: c.End})
	case len(cue.Tail) > 0:
		if gap := d.bytes(p, syntax.Span{From: at.From, To: p.TailAt(at.From, c.End, cue.Tail)}); !gap.Empty() {
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
		return syntax.Span{}
	case !cues.Takes(cue.Rule, form):
		return syntax.Span{}
	case cue.Rule.Report && form == "object" && !p.Session && (d.toldTo(p, at.To) || p.Lemma(c.Group) == "tell"):
		if that := thatAfter(p, at.To, c.End); that >= 0 {
			return d.bytes(p, syntax.Span{From: p.Chunks[that].From, To: c.End})
		}
		return d.quoted(i, c)
	}
	if n := at.To - 1; form == "to" && p.Kind(n) == syntax.AdverbChunk && p.Tokens[p.Chunks[n].From].Word.Is(lexicon.Negator) {
		return d.bytes(p, syntax.Span{From: p.Chunks[n].From, To: c.End}) // "undertook not to move"
	}
	from := at.To
	for form == "object" && p.Kind(from) == syntax.NounChunk && p.Kind(from-1) == syntax.AdverbChunk && p.Chunks[from-1].From >= at.From {
		from-- // "stressed timely access"
	}
	return d.bytes(p, syntax.Span{From: p.Chunks[from].From, To: c.End})
}

// thatAfter returns the chunk of the "that" behind whom somebody told, -1 where there is none before token end.
func thatAfter(p *syntax.Parse, n, end int) int {
	for k := n; k < len(p.Chunks) && p.Chunks[k].From < end; k++ {
		switch p.Kind(k) {
		case syntax.ThatChunk:
			return k
		case syntax.VerbChunk, syntax.CommaChunk:
			return -1
		}
	}
	return -1
}

// toldTo tells whether the noun chunk names only whom somebody told: reporters.
func (d *finder) toldTo(p *syntax.Parse, n int) bool {
	return p.Kind(n) == syntax.NounChunk && p.Tokens[p.Chunks[n].To-1].Word.Is(lexicon.Addressees)
}

// quoted returns the bytes of the part of this sentence that stands in the quotation beside a reporting clause.
func (d *finder) quoted(i int, c *syntax.Clause) syntax.Span {
	p := d.Parses[i]
	for _, q := range p.QuotesBeside(c) {
		var s syntax.Span
		for t := range p.Tokens {
			if p.Tokens[t].Quote != q || p.Tokens[t].Shape == lexicon.Mark {
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
	return syntax.Span{}
}

// meaningful tells whether a point has a word of content.
func (d *finder) meaningful(p *syntax.Parse, s syntax.Span) bool {
	for t := range p.Tokens {
		token := &p.Tokens[t]
		if token.Start >= s.From && token.End <= s.To && token.Shape != lexicon.Mark && (!token.Word.Is(lexicon.Preposition|lexicon.Determiner|lexicon.Adverb|lexicon.Conjunction|lexicon.Modal|lexicon.Negator) || token.Word.Is(lexicon.Anaphor|lexicon.VerbForms)) {
			return true
		}
	}
	return false
}

// noComment tells whether the infinitive at chunk n is one after which refusing is no position: "declined to comment".
func (d *finder) noComment(p *syntax.Parse, n int) bool {
	return n < len(p.Chunks) && (p.Kind(n) == syntax.VerbChunk && p.Chunks[n].Group.Infinite && d.x.refusing[p.Lemma(p.Chunks[n].Group)] || p.Tokens[p.Chunks[min(n+1, len(p.Chunks)-1)].From].Lower == "anonymity" || p.Kind(n) == syntax.NounChunk && lexicon.Singular(p.Tokens[p.Chunks[n].To-1].Lower) == "comment")
}

// objectOf returns the point of a clause whose object stands elsewhere: before a relative pronoun, or in the clause that an absolute one hangs on.
func (d *finder) objectOf(i, ci int, form string) (syntax.Span, bool) {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	if form != "nothing" {
		return syntax.Span{}, false
	}
	if c.Kind == syntax.RelativeClause {
		return d.antecedentPoint(p, c)
	}
	if c.Kind == syntax.AbsoluteClause {
		for k := ci - 1; k >= 0; k-- {
			if p.Clauses[k].Kind == syntax.MainClause {
				return d.bytes(p, syntax.Span{From: p.Clauses[k].Group.To, To: p.Clauses[k].End}), true
			}
		}
	}
	return syntax.Span{}, false
}

// antecedentPoint returns the noun chain that a relative clause with a subject of its own is about: "the plan, which Norway opposed".
func (d *finder) antecedentPoint(p *syntax.Parse, c *syntax.Clause) (syntax.Span, bool) {
	if len(c.Subjects) == 0 {
		return syntax.Span{}, false
	}
	j := p.Skip(c.Subjects[0].From)
	if p.Kind(j) == syntax.NounChunk {
		return d.bytes(p, syntax.Span{From: p.Chunks[j].From, To: p.Chunks[j].To}), true
	}
	if p.Kind(j) != syntax.RelChunk && p.Kind(j) != syntax.ThatChunk {
		return syntax.Span{}, false
	}
	j = p.Skip(j)
	if p.Kind(j) == syntax.CommaChunk {
		j = p.Skip(j)
	}
	if p.Kind(j) != syntax.NounChunk {
		return syntax.Span{}, false
	}
	from := j
	if p.Kind(j-1) == syntax.PrepChunk && p.Kind(j-2) == syntax.NounChunk && (p.Word(j-1) == "of" || p.Word(j-1) == "on" || p.Tokens[p.Chunks[j].To-1].Word.Is(lexicon.TimeNoun)) {
		from = j - 2 // "a joint inquiry at the time, which Norway rejected"
	}
	return d.bytes(p, syntax.Span{From: p.Chunks[from].From, To: p.Chunks[j].To}), true
}

// bytes returns the byte span of tokens.
func (d *finder) bytes(p *syntax.Parse, s syntax.Span) syntax.Span {
	if s.Empty() || s.To > len(p.Tokens) {
		return syntax.Span{}
	}
	s.To = p.Trim(s.From, s.To)
	if s.Empty() {
		return syntax.Span{}
	}
	return syntax.Span{From: p.Tokens[s.From].Start, To: p.Tokens[s.To-1].End}
}

// cueSpan returns the bytes of a cue: its negator where it has one, the verb, and a particle right after it that belongs to the verb.
func (d *finder) cueSpan(p *syntax.Parse, g syntax.Group, cue cues.Verb) syntax.Span {
	s := syntax.Span{From: p.Tokens[g.Main].Start, To: p.Tokens[g.Main].End}
	if g.Negator >= 0 && g.Negator < g.Main {
		t := &p.Tokens[g.Negator]
		s.From = t.Start
		if t.Word.Is(lexicon.Modal|lexicon.Be|lexicon.Have|lexicon.Do) && t.Lower != "never" {
			s.From = t.Start + strings.LastIndexByte(d.Text[t.Start:t.End], 'n') // of "cannot", "won't"
		}
	}
	if len(cue.Words) > 0 && g.To+len(cue.Words) <= len(p.Tokens) && p.Tokens[g.To].Lower == cue.Words[0] {
		s.To = p.Tokens[g.To+len(cue.Words)-1].End
	}
	return s
}
