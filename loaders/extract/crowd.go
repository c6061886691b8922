package extract

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/parleygraph/parley/graph"
)

// crowdsOf returns the sides that noun chains name by common nouns only: "the court", "opposition leaders", "most of the dockers". It is asked
// last, where the chains name nobody else, and only where the sentence is about affairs of state or those are workers.
func (d *speakersDocument) crowdsOf(i int, chains []span, report bool) []ref {
	if d.session || d.other || len(chains) == 0 {
		return nil
	}
	stately := d.stately(i, chains)
	var refs []ref
	for _, chain := range chains {
		if r, ok := d.crowd(i, d.parses[i], chain, report); ok && (stately || d.bargains(r)) {
			refs = append(refs, r)
		}
	}
	return refs
}

// subjectCrowds returns the crowds that are a clause's subject.
func (d *speakersDocument) subjectCrowds(i, ci int) []ref {
	p := d.parses[i]
	c := &p.clauses[ci]
	return d.crowdsOf(i, c.subjects, d.x.telling[p.lemma(c.group)] && p.kind(p.after(c.chunk)) != prepChunk && !ofSelf(p, c))
}

// ofSelf tells whether who reports speaks of what they will do themselves: "the rebels said they would not attend".
func ofSelf(p *parse, c *clause) bool {
	n := p.after(c.chunk)
	if p.kind(n) == thatChunk {
		n = p.after(n)
	}
	return p.kind(n) == nounChunk && p.chunks[n].to-p.chunks[n].from == 1 && (p.word(n) == "they" || p.word(n) == "it")
}

// stately tells whether the sentence names a party, or holds a word of affairs of state outside the chains.
func (d *speakersDocument) stately(i int, chains []span) bool {
	p := d.parses[i]
	if slices.ContainsFunc(d.mentions[i], func(m mention) bool { return m.kind == partyMention }) {
		return true
	}
	from, to := p.chunks[chains[0].from].from, p.chunks[chains[len(chains)-1].to-1].to
	for t := range p.tokens {
		if (t < from || t >= to) && d.x.stateWords[p.tokens[t].lower] {
			return true
		}
	}
	return false
}

// bargains tells whether a crowd is one of workers or their unions.
func (d *speakersDocument) bargains(r ref) bool {
	last := d.x.lex.cut(r.party.Name)
	word := last[len(last)-1]
	return d.x.workers[word] || d.x.unions[word]
}

// crowd returns the side of one noun chain. In a report it must be a body or bear a party's name: what "rights groups say" is hearsay.
func (d *speakersDocument) crowd(i int, p *parse, chain span, report bool) (ref, bool) {
	k, officer := d.crowdIn(i, p, chain)
	c := d.counted(p, p.chunks[k])
	whole := c.to
	c.to = d.spoken(i, p, c)
	report = report && !officer && c.to == whole
	if c.to == c.from || d.x.chambers[p.tokens[c.to-1].lower] && p.word(k+1) == "of" {
		return ref{}, false // "the committee of the flower show"
	}
	a, found := d.loyal(p, c, k, chain)
	if !found {
		a, found = d.banded(i, p, c, report)
	}
	end := c.to
	if found && p.tokens[c.to-1].lower == "loyal" {
		end = p.chunks[k+2].to
	}
	return d.ref(p, a, p.chunks[chain.from].from, end), found
}

// crowdIn returns the chunk of a chain that names the crowd, behind a number of it or an officer of it, and whether it is an officer: "a majority of
// the dockers", "a spokesman for the rebels".
func (d *speakersDocument) crowdIn(i int, p *parse, chain span) (int, bool) {
	c := p.chunks[chain.from]
	word := p.word(chain.from + 1)
	if chain.to-chain.from < 3 || p.kind(chain.from+2) != nounChunk || mentionsName(p, c) || word != "of" && word != "for" {
		return chain.from, false
	}
	last := p.tokens[c.to-1].lower
	if word == "of" && (d.x.quantities[last] || d.x.followers[last]) {
		return chain.from + 2, false
	}
	switch kind, _ := d.head(i, p, c.from, c.to); kind {
	case chairHead:
		return chain.from + 2, true
	case speakingHead, belongingHead:
		if !d.x.chambers[last] {
			return chain.from + 2, true
		}
	}
	return chain.from, false
}

// counted cuts determiners, numbers and a nameless owner from the front of a noun chunk: "the 28,000 dockers", "the country's parliament". Of a vague
// number only legislators are left: who "some countries" are nobody knows.
func (d *speakersDocument) counted(p *parse, c chunk) chunk {
	last := p.tokens[c.to-1].lower
	for t := c.from; t+1 < c.to && p.tokens[t].mention == 0; t++ {
		if p.tokens[t].lower == "'s" && (d.x.chambers[last] || d.x.banded[last]) {
			c.from = t + 1
		}
	}
	for c.from < c.to && p.tokens[c.from].mention == 0 {
		t := &p.tokens[c.from]
		number := t.word.is(numeral) || t.shape == number
		if t.word.is(vague) && !number && !d.x.chambers[last] || !t.word.is(determiner|vague) && !number || c.from == c.to-1 && !number {
			break
		}
		c.from++
	}
	return c
}

// spoken returns where the name of a crowd ends whose officer speaks for it: "the union's chairman".
func (d *speakersDocument) spoken(i int, p *parse, c chunk) int {
	for t := c.from + 1; t+1 < c.to; t++ {
		if kind, _ := d.head(i, p, t+1, c.to); p.tokens[t].lower == "'s" && (kind == speakingHead || kind == chairHead) {
			return t
		}
	}
	return c.to
}

// loyal returns the side of armed men whom the text tells apart by whom they follow: "forces loyal to General X".
func (d *speakersDocument) loyal(p *parse, c chunk, k int, chain span) (actor, bool) {
	if c.to-c.from != 2 || p.tokens[c.to-1].lower != "loyal" || k+2 >= chain.to || p.word(k+1) != "to" || !p.names(k+2) {
		return actor{}, false
	}
	return d.gathered(p, c.from, p.chunks[k+2].to), true
}

// banded returns the side that a noun chunk names: a body of state, people whom a cause brings together, or a group that a word tells apart.
func (d *speakersDocument) banded(i int, p *parse, c chunk, report bool) (actor, bool) {
	last := &p.tokens[c.to-1]
	if last.mention != 0 {
		return actor{}, false
	}
	named, before := mentionsName(p, c), p.tokens[max(c.from, c.to-2)].lower
	led := c.to-c.from > 2 && d.x.siding[before] && p.tokens[c.to-3].lower == "-" // "Quarl-led administration"
	switch {
	case d.x.chambers[last.lower]:
		return d.chamber(i, p, c), true
	case d.x.workers[last.lower] && d.labour, d.x.unions[last.lower], led && last.word.is(speaker):
	case report && !named:
		return actor{}, false
	case d.x.causes[last.lower], d.x.banded[last.lower] && c.to-c.from > 1 && (d.x.campWords[before] || named && d.ownedBy(p, c)):
	default:
		return actor{}, false
	}
	return d.gathered(p, c.from, c.to), true
}

// ownedBy tells whether a party's name before its noun tells a group apart: "the island's donors", "seven European countries".
func (d *speakersDocument) ownedBy(p *parse, c chunk) bool {
	last := p.tokens[c.to-1].lower
	return d.x.patrons[last] || d.x.countries[singular(last)] && p.tokens[c.to-2].mention != 0 && !p.tokens[c.from].word.is(vague)
}

// mentionsName tells whether a chunk holds a name.
func mentionsName(p *parse, c chunk) bool {
	for t := c.from; t < c.to; t++ {
		if p.tokens[t].mention != 0 {
			return true
		}
	}
	return false
}

// chamber returns the side of a body of state: a part of the only state whose government the text speaks of, else a party of its own.
func (d *speakersDocument) chamber(i int, p *parse, c chunk) actor {
	if kind, capacity := d.head(i, p, c.from, c.to); d.home != nil && (kind == speakingHead || kind == belongingHead) {
		return actor{kind: partyActor, party: d.home, capacity: capacity}
	}
	return d.gathered(p, c.from, c.to)
}

// gathered returns the party of the name that tokens spell, as a rule the document's own. One that no proper name tells apart is another in each document:
// nobody knows whether two texts mean the same rebels.
func (d *speakersDocument) gathered(p *parse, from, to int) actor {
	name := oneLine(d.text[p.tokens[from].start:p.tokens[to-1].end])
	first, size := utf8.DecodeRuneInString(name)
	name = string(unicode.ToUpper(first)) + name[size:]
	told := name
	if !proper(p, from, to) || d.x.people.common(p.tokens, from, to) {
		told += " in " + d.id
	}
	party := d.foundAs(graph.Slug(told), name, graph.Faction)
	if d.own[party.ID] != nil {
		d.crowds[party.ID] = true
	}
	return actor{kind: partyActor, party: party}
}

// proper tells whether a crowd's name holds a proper name. Its last word is a common noun even with a capital.
func proper(p *parse, from, to int) bool {
	for t := from; t < to; t++ {
		capital := p.tokens[t].shape == capped || p.tokens[t].shape == upper
		if p.tokens[t].mention != 0 || capital && t < to-1 && !begun(p.tokens, t) {
			return true
		}
	}
	return false
}
