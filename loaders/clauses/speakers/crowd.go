package speakers

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
)

// CrowdsOf returns the sides that noun chains name by common nouns only: "the court", "opposition leaders", "most of the dockers". It is asked
// last, where the chains name nobody else, and only where the sentence is about affairs of state or those are workers.
func (d *Document) CrowdsOf(i int, chains []syntax.Span, report bool) []Ref {
	if d.Session || d.Other || len(chains) == 0 {
		return nil
	}
	stately := d.stately(i, chains)
	var refs []Ref
	for _, chain := range chains {
		if r, ok := d.crowd(i, d.Parses[i], chain, report); ok && (stately || d.bargains(r)) {
			refs = append(refs, r)
		}
	}
	return refs
}

// subjectCrowds returns the crowds that are a clause's subject.
func (d *Document) subjectCrowds(i, ci int) []Ref {
	p := d.Parses[i]
	c := &p.Clauses[ci]
	return d.CrowdsOf(i, c.Subjects, d.x.Telling[p.Lemma(c.Group)] && p.Kind(p.After(c.Chunk)) != syntax.PrepChunk && !ofSelf(p, c))
}

// ofSelf tells whether who reports speaks of what they will do themselves: "the rebels said they would not attend".
func ofSelf(p *syntax.Parse, c *syntax.Clause) bool {
	n := p.After(c.Chunk)
	if p.Kind(n) == syntax.ThatChunk {
		n = p.After(n)
	}
	return p.Kind(n) == syntax.NounChunk && p.Chunks[n].To-p.Chunks[n].From == 1 && (p.Word(n) == "they" || p.Word(n) == "it")
}

// stately tells whether the sentence names a party, or holds a word of affairs of state outside the chains.
func (d *Document) stately(i int, chains []syntax.Span) bool {
	p := d.Parses[i]
	if slices.ContainsFunc(d.Mentions[i], func(m people.Mention) bool { return m.Kind == people.PartyMention }) {
		return true
	}
	from, to := p.Chunks[chains[0].From].From, p.Chunks[chains[len(chains)-1].To-1].To
	for t := range p.Tokens {
		if (t < from || t >= to) && d.x.stateWords[p.Tokens[t].Lower] {
			return true
		}
	}
	return false
}

// bargains tells whether a crowd is one of workers or their unions.
func (d *Document) bargains(r Ref) bool {
	last := d.x.lex.Cut(r.Party.Name)
	word := last[len(last)-1]
	return d.x.workers[word] || d.x.unions[word]
}

// crowd returns the side of one noun chain. In a report it must be a body or bear a party's name: what "rights groups say" is hearsay.
func (d *Document) crowd(i int, p *syntax.Parse, chain syntax.Span, report bool) (Ref, bool) {
	k, officer := d.crowdIn(i, p, chain)
	c := d.counted(p, p.Chunks[k])
	whole := c.To
	c.To = d.spoken(i, p, c)
	report = report && !officer && c.To == whole
	if c.To == c.From || d.x.chambers[p.Tokens[c.To-1].Lower] && p.Word(k+1) == "of" {
		return Ref{}, false // "the committee of the flower show"
	}
	a, found := d.loyal(p, c, k, chain)
	if !found {
		a, found = d.banded(i, p, c, report)
	}
	end := c.To
	if found && p.Tokens[c.To-1].Lower == "loyal" {
		end = p.Chunks[k+2].To
	}
	return d.Ref(p, a, p.Chunks[chain.From].From, end), found
}

// crowdIn returns the chunk of a chain that names the crowd, behind a number of it or an officer of it, and whether it is an officer: "a majority of
// the dockers", "a spokesman for the rebels".
func (d *Document) crowdIn(i int, p *syntax.Parse, chain syntax.Span) (int, bool) {
	c := p.Chunks[chain.From]
	word := p.Word(chain.From + 1)
	if chain.To-chain.From < 3 || p.Kind(chain.From+2) != syntax.NounChunk || mentionsName(p, c) || word != "of" && word != "for" {
		return chain.From, false
	}
	last := p.Tokens[c.To-1].Lower
	if word == "of" && (d.x.quantities[last] || d.x.followers[last]) {
		return chain.From + 2, false
	}
	switch kind, _ := d.Head(i, p, c.From, c.To); kind {
	case lexicon.ChairHead:
		return chain.From + 2, true
	case lexicon.SpeakingHead, lexicon.BelongingHead:
		if !d.x.chambers[last] {
			return chain.From + 2, true
		}
	}
	return chain.From, false
}

// counted cuts determiners, numbers and a nameless owner from the front of a noun chunk: "the 28,000 dockers", "the country's parliament". Of a vague
// number only legislators are left: who "some countries" are nobody knows.
func (d *Document) counted(p *syntax.Parse, c syntax.Chunk) syntax.Chunk {
	last := p.Tokens[c.To-1].Lower
	for t := c.From; t+1 < c.To && p.Tokens[t].Mention == 0; t++ {
		if p.Tokens[t].Lower == "'s" && (d.x.chambers[last] || d.x.banded[last]) {
			c.From = t + 1
		}
	}
	for c.From < c.To && p.Tokens[c.From].Mention == 0 {
		t := &p.Tokens[c.From]
		number := t.Word.Is(lexicon.Numeral) || t.Shape == lexicon.Number
		if t.Word.Is(lexicon.Vague) && !number && !d.x.chambers[last] || !t.Word.Is(lexicon.Determiner|lexicon.Vague) && !number || c.From == c.To-1 && !number {
			break
		}
		c.From++
	}
	return c
}

// spoken returns where the name of a crowd ends whose officer speaks for it: "the union's chairman".
func (d *Document) spoken(i int, p *syntax.Parse, c syntax.Chunk) int {
	for t := c.From + 1; t+1 < c.To; t++ {
		if kind, _ := d.Head(i, p, t+1, c.To); p.Tokens[t].Lower == "'s" && (kind == lexicon.SpeakingHead || kind == lexicon.ChairHead) {
			return t
		}
	}
	return c.To
}

// loyal returns the side of armed men whom the text tells apart by whom they follow: "forces loyal to General X".
func (d *Document) loyal(p *syntax.Parse, c syntax.Chunk, k int, chain syntax.Span) (people.Actor, bool) {
	if c.To-c.From != 2 || p.Tokens[c.To-1].Lower != "loyal" || k+2 >= chain.To || p.Word(k+1) != "to" || !p.Names(k+2) {
		return people.Actor{}, false
	}
	return d.gathered(p, c.From, p.Chunks[k+2].To), true
}

// banded returns the side that a noun chunk names: a body of state, people whom a cause brings together, or a group that a word tells apart.
func (d *Document) banded(i int, p *syntax.Parse, c syntax.Chunk, report bool) (people.Actor, bool) {
	last := &p.Tokens[c.To-1]
	if last.Mention != 0 {
		return people.Actor{}, false
	}
	named, before := mentionsName(p, c), p.Tokens[max(c.From, c.To-2)].Lower
	led := c.To-c.From > 2 && d.x.siding[before] && p.Tokens[c.To-3].Lower == "-" // "Quarl-led administration"
	switch {
	case d.x.chambers[last.Lower]:
		return d.chamber(i, p, c), true
	case d.x.workers[last.Lower] && d.labour, d.x.unions[last.Lower], led && last.Word.Is(lexicon.Speaker):
	case report && !named:
		return people.Actor{}, false
	case d.x.causes[last.Lower], d.x.banded[last.Lower] && c.To-c.From > 1 && (d.x.campWords[before] || named && d.ownedBy(p, c)):
	default:
		return people.Actor{}, false
	}
	return d.gathered(p, c.From, c.To), true
}

// ownedBy tells whether a party's name before its noun tells a group apart: "the island's donors", "seven European countries".
func (d *Document) ownedBy(p *syntax.Parse, c syntax.Chunk) bool {
	last := p.Tokens[c.To-1].Lower
	return d.x.patrons[last] || d.x.countries[lexicon.Singular(last)] && p.Tokens[c.To-2].Mention != 0 && !p.Tokens[c.From].Word.Is(lexicon.Vague)
}

// mentionsName tells whether a chunk holds a name.
func mentionsName(p *syntax.Parse, c syntax.Chunk) bool {
	for t := c.From; t < c.To; t++ {
		if p.Tokens[t].Mention != 0 {
			return true
		}
	}
	return false
}

// chamber returns the side of a body of state: a part of the only state whose government the text speaks of, else a party of its own.
func (d *Document) chamber(i int, p *syntax.Parse, c syntax.Chunk) people.Actor {
	if kind, capacity := d.Head(i, p, c.From, c.To); d.Home != nil && (kind == lexicon.SpeakingHead || kind == lexicon.BelongingHead) {
		return people.Actor{Kind: people.PartyActor, Party: d.Home, Capacity: capacity}
	}
	return d.gathered(p, c.From, c.To)
}

// gathered returns the party of the name that tokens spell, as a rule the document's own. One that no proper name tells apart is another in each document:
// nobody knows whether two texts mean the same rebels.
func (d *Document) gathered(p *syntax.Parse, from, to int) people.Actor {
	name := people.OneLine(d.Text[p.Tokens[from].Start:p.Tokens[to-1].End])
	first, size := utf8.DecodeRuneInString(name)
	name = string(unicode.ToUpper(first)) + name[size:]
	told := name
	if !proper(p, from, to) || d.x.people.Common(p.Tokens, from, to) {
		told += " in " + d.ID
	}
	party := d.FoundAs(graph.Slug(told), name, graph.Faction)
	if d.Own[party.ID] != nil {
		d.Crowds[party.ID] = true
	}
	return people.Actor{Kind: people.PartyActor, Party: party}
}

// proper tells whether a crowd's name holds a proper name. Its last word is a common noun even with a capital.
func proper(p *syntax.Parse, from, to int) bool {
	for t := from; t < to; t++ {
		capital := p.Tokens[t].Shape == lexicon.Capped || p.Tokens[t].Shape == lexicon.Upper
		if p.Tokens[t].Mention != 0 || capital && t < to-1 && !lexicon.Begun(p.Tokens, t) {
			return true
		}
	}
	return false
}
