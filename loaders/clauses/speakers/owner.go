package speakers

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
	"github.com/parleygraph/parley/loaders/packs"
)

// OwnersAfter returns whose noun it is by what stands after it, and the chunk behind: "the objection of Norway to", "the proposal by Chile for".
func (d *Document) OwnersAfter(i, k int) ([]Ref, int) {
	p := d.Parses[i]
	if p.Kind(k) != syntax.PrepChunk || p.Word(k) != "of" && p.Word(k) != "by" || p.Kind(k+1) != syntax.NounChunk || !p.ActorAt(k+1) {
		return nil, k
	}
	refs, next := d.RefsFrom(i, k+1, len(p.Chunks))
	if form := d.NounTakes(p, next); len(refs) == 0 || form != "to" && form != "for" && form != "that" {
		return nil, k
	}
	return refs, next
}

// Possessor returns whose the noun at token head of chunk k is: a name before it, with or without 's, its or their, or a "by" after it.
func (d *Document) Possessor(i, k, head int) []Ref {
	p := d.Parses[i]
	c := p.Chunks[k]
	to := head
	for t := c.From; t < head; t++ {
		if p.Tokens[t].Lower == "'s" {
			to = t
		}
	}
	switch p.Tokens[c.From].Lower {
	case "its", "their", "his", "her":
		return d.subjectBefore(i, k)
	}
	if to > c.From {
		chains := []syntax.Span{{From: k, To: k + 1}}
		if j := p.Skip(k); p.Kind(j) == syntax.ConjChunk && p.Kind(j-1) == syntax.NounChunk && p.ActorAt(j-1) && p.Tokens[p.Chunks[j-1].To-1].Mention != 0 {
			chains = []syntax.Span{{From: j - 1, To: j}, {From: k, To: k + 1}}
		}
		if refs := d.possessing(i, p, chains, to); len(refs) > 0 {
			return refs
		}
	}
	if by := p.After(k); p.Kind(by) == syntax.PrepChunk && p.Word(by) == "by" && p.Kind(by+1) == syntax.NounChunk {
		return d.Resolve(i, p, []syntax.Span{{From: by + 1, To: by + 2}})
	}
	return nil
}

// possessing resolves noun chunks, the last one cut before token to.
func (d *Document) possessing(i int, p *syntax.Parse, chains []syntax.Span, to int) []Ref {
	var refs []Ref
	for n, s := range chains {
		c := p.Chunks[s.From]
		if n == len(chains)-1 {
			c.To = to
		}
		for c.To > c.From && p.Tokens[c.To-1].Mention == 0 && p.Tokens[c.To].Lower != "'s" {
			c.To--
		}
		if c.To == c.From {
			continue
		}
		if a := d.ResolveNoun(i, p, c, true); a.Holds() {
			refs = append(refs, d.Ref(p, a, c.From, c.To))
		}
	}
	return refs
}

// subjectBefore returns the holders of the last finite clause that begins before chunk k.
func (d *Document) subjectBefore(i, k int) []Ref {
	p := d.Parses[i]
	for ci := len(p.Clauses) - 1; ci >= 0; ci-- {
		c := &p.Clauses[ci]
		if c.Kind == syntax.MainClause && (c.Chunk < k || len(c.Subjects) > 0 && c.Subjects[0].From < k) && len(d.Holders[i][ci].Refs) > 0 {
			return d.Holders[i][ci].Refs
		}
	}
	return nil
}

// Demander returns whose demands an unpossessed "demands that" spells out: those of an earlier possessor in the sentence, else of its subject.
func (d *Document) Demander(i, k int) []Ref {
	p := d.Parses[i]
	for j := k - 1; j >= 0; j-- {
		if p.Kind(j) != syntax.NounChunk {
			continue
		}
		head := p.Chunks[j].To - 1
		for _, rule := range d.x.NounCues[lexicon.Singular(p.Tokens[head].Lower)] {
			if rule.Stance != string(graph.Demands) {
				continue
			}
			if refs := d.Possessor(i, j, head); len(refs) > 0 {
				return refs
			}
		}
	}
	return d.subjectBefore(i, k)
}

// ownPositions reads a person's party from whose position the person voices: "The president reiterated Norway's demands."
func (d *Document) ownPositions(i int) {
	p := d.Parses[i]
	for ci := range p.Clauses {
		c := &p.Clauses[ci]
		if len(c.Subjects) != 1 || !d.x.Reports[p.Lemma(c.Group)] {
			continue
		}
		m, ok := d.lastMention(i, p.Chunks[c.Subjects[0].From])
		n := p.After(c.Chunk)
		if p.Kind(n) == syntax.ThatChunk {
			n = p.After(n)
		}
		if !ok || m.Kind != people.PersonMention || p.Kind(n) != syntax.NounChunk || !d.x.stanceNouns[lexicon.Singular(p.Tokens[p.Chunks[n].To-1].Lower)] {
			continue
		}
		if whose, ok := d.lastMention(i, p.Chunks[n]); ok && whose.Kind == people.PartyMention && p.Possessed(n) {
			tokens := p.Tokens[m.From:m.To]
			if person := d.People.Find(d.Text[tokens[0].Start:tokens[len(tokens)-1].End]); person != nil {
				person.Vote(whose.Sense.Party, people.ByGroup)
			}
		}
	}
}

// NounTakes returns the form of what follows a noun.
func (d *Document) NounTakes(p *syntax.Parse, next int) string {
	switch p.Kind(next) {
	case syntax.VerbChunk:
		if g := p.Chunks[next].Group; g.Infinite {
			return "to"
		} else if g.Copula && g.Negator < 0 && g.Modal < 0 && (p.Kind(p.After(next)) == syntax.NounChunk || p.Kind(p.After(next)) == syntax.ThatChunk || p.Kind(p.After(next)) == syntax.VerbChunk) {
			return "is"
		}
	case syntax.ThatChunk:
		if p.Kind(p.After(next)) != syntax.VerbChunk {
			return p.Word(next)
		}
	case syntax.PrepChunk:
		return p.Word(next)
	}
	return ""
}

// ownerBehind returns the state that "of" names right behind a noun chunk: "the Foreign Ministry of Norway".
func (d *Document) ownerBehind(i int, p *syntax.Parse, c syntax.Chunk) *packs.Party {
	at := c.To + 1
	for at < len(p.Tokens) && p.Tokens[at].Mention == 0 && p.Tokens[at].Word.Is(lexicon.Determiner) {
		at++
	}
	if at >= len(p.Tokens) || p.Tokens[c.To].Lower != "of" || p.Tokens[at].Mention == 0 {
		return nil
	}
	if m := d.Mentions[i][p.Tokens[at].Mention-1]; m.Kind == people.PartyMention && m.Sense.Party.Type == "STATE" {
		return m.Sense.Party
	}
	return nil
}

// groupBehind returns the party whose name stands behind the owner's at the end of a noun chunk, or before its rebels: "Norway's Liberal Front", "Norway's QRM rebels".
func (d *Document) groupBehind(i int, p *syntax.Parse, c syntax.Chunk, m people.Mention) *packs.Party {
	for _, other := range d.Mentions[i] {
		ends := other.To == c.To || other.To+1 == c.To && d.x.causes[p.Tokens[c.To-1].Lower]
		if other.Kind == people.PartyMention && other.From > m.To && ends && p.Tokens[other.From-1].Lower == "'s" && other.Sense.Party.Type != "STATE" {
			return other.Sense.Party
		}
	}
	return nil
}
