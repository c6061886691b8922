package encounters

import (
	"strings"

	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/speakers"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
	"github.com/parleygraph/parley/loaders/packs"
)

// purposeIn tells whether "for" with one of the words stands right behind the object at token at: "joined the Swedish minister for talks".
func purposeIn(p *syntax.Parse, at, end int, words map[string]bool) bool {
	k := p.ChunkAt(at)
	if p.Kind(k) != syntax.NounChunk {
		return false
	}
	for k = p.After(p.ObjectEnd(k)); p.Kind(k) == syntax.PrepChunk && p.Kind(k+1) == syntax.NounChunk && p.Chunks[k].From < end; k = p.After(k + 1) {
		if p.Word(k) == "for" {
			return words[p.Tokens[p.Chunks[k+1].To-1].Lower]
		}
	}
	return false
}

// CallsOn tells whether what follows "called on" at token at is a visit: a person, and no act for that person alone to do.
func (d *Document) CallsOn(i, at int) bool {
	p := d.Parses[i]
	n := p.ChunkAt(at)
	if p.Kind(n) != syntax.NounChunk || d.ResolveNoun(i, p, p.Chunks[n], false).Kind != people.PersonActor {
		return false
	}
	v := p.After(p.NounsEnd(n))
	if p.Kind(v) != syntax.VerbChunk || !p.Chunks[v].Group.Infinite {
		return true
	}
	return d.x.visiting[p.Lemma(p.Chunks[v].Group)] && p.TailAt(p.Chunks[v].To, len(p.Tokens), []string{"with"}) < 0
}

// faint tells whether the text says so little of an actor that talks with nobody named are no news of it: a name alone, a common noun.
func (d *Document) faint(r speakers.Ref) bool {
	return r.Unknown() || r.Kind == people.PartyActor && d.Crowds[r.Party.ID]
}

// lone tells whether a clause says of its one side alone that it was in talks: it names their place, or partners whom nobody can tell. A cabinet's
// meeting or a press conference is none.
func (d *Document) lone(i int, c *syntax.Clause, rule *packs.MeetingCue, at int) bool {
	p := d.Parses[i]
	k := p.ChunkAt(at)
	if len(rule.Objects) == 0 || p.Kind(k) != syntax.NounChunk {
		return false
	}
	head := p.Tokens[p.Chunks[k].To-1].Lower
	if head == "summit" {
		return p.Lemma(c.Group) == "host"
	}
	if d.x.MeetingNouns[head] == nil || !strings.HasSuffix(head, "s") {
		return false
	}
	for k++; p.Kind(k) == syntax.PrepChunk && p.Kind(k+1) == syntax.NounChunk && p.Chunks[k].From < c.End; k += 2 {
		if d.placeAt(i, k) != "" || p.Word(k) == "with" && d.ResolveNoun(i, p, p.Chunks[k+1], false).Kind == people.VagueActor {
			return true
		}
	}
	return false
}

// mediated returns the sides that a mediation is between, also behind what it is for: "a mediation effort to end the rift between Sweden and Chad".
func (d *Document) mediated(i, at int) []speakers.Ref {
	p := d.Parses[i]
	for k := range p.Chunks {
		if p.Chunks[k].From < at {
			continue
		}
		switch p.Kind(k) {
		case syntax.PrepChunk:
			if p.Word(k) == "between" || p.Word(k) == "among" {
				sides, _ := d.RefsFrom(i, k+1, len(p.Chunks))
				return sides
			}
		case syntax.VerbChunk:
			if p.Chunks[k].Group.Finite {
				return nil
			}
		case syntax.ThatChunk, syntax.SubChunk, syntax.RelChunk, syntax.SemiChunk:
			return nil
		}
	}
	return nil
}
