package speakers

import (
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
)

// Addressee returns whom a demand is addressed to, by the form of its complement.
func (d *Document) Addressee(i int, form string, n int) people.Actor {
	p := d.Parses[i]
	switch form {
	case "actor-to", "bare":
	case "that", "on-actor-to", "for-to":
		n = p.After(n)
	default:
		return people.Actor{}
	}
	if p.Kind(n) != syntax.NounChunk {
		return people.Actor{}
	}
	a := d.ResolveNoun(i, p, p.Chunks[n], false)
	if !a.Holds() {
		return people.Actor{}
	}
	return a
}

// SpeakerAt returns the speaker of the quotation in which token t stands.
func (d *Document) SpeakerAt(p *syntax.Parse, t int) Holding {
	q := p.Tokens[t].Quote
	if q == 0 || d.quotes[q].speaker == nil {
		return Holding{Nobody: q != 0 && d.quotes[q].nobody}
	}
	return Holding{Refs: []Ref{*d.quotes[q].speaker}}
}

// issuer returns who holds what a text says that they adopted, signed or sent: "adopted a resolution demanding a truce".
func (d *Document) issuer(i int, c *syntax.Clause) []Ref {
	p := d.Parses[i]
	k := c.Subjects[0].From
	v := p.Skip(k)
	if c.Kind != syntax.ReducedClause || !p.Tokens[c.Group.From].Word.Is(lexicon.Gerund) || !d.x.issued[p.Tokens[p.Chunks[k].To-1].Lower] || p.Kind(v) != syntax.VerbChunk {
		return nil
	}
	over := &p.Clauses[p.At[v]]
	if !d.x.issuing[p.Lemma(over.Group)] || over.Group.Passive || over.Group.Negator >= 0 {
		return nil
	}
	return d.Holders[i][p.At[v]].Refs
}

// convened returns the sides of a meeting that a noun chain names, for what the meeting does they do: "the talks between Norway and Sweden failed to
// reach".
func (d *Document) convened(i int, p *syntax.Parse, chain syntax.Span) []Ref {
	k := chain.From
	if d.x.MeetingNouns[p.Tokens[p.Chunks[k].To-1].Lower] == nil || p.Kind(k+1) != syntax.PrepChunk || p.Word(k+1) != "between" {
		return nil
	}
	refs, _ := d.RefsFrom(i, k+2, len(p.Chunks))
	return refs
}
