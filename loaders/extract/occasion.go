package extract

import (
	"strings"

	"github.com/parleygraph/parley/loaders/packs"
)

// purposeIn tells whether "for" with one of the words stands right behind the object at token at: "joined the Swedish minister for talks".
func purposeIn(p *parse, at, end int, words map[string]bool) bool {
	k := p.chunkAt(at)
	if p.kind(k) != nounChunk {
		return false
	}
	for k = p.after(p.objectEnd(k)); p.kind(k) == prepChunk && p.kind(k+1) == nounChunk && p.chunks[k].from < end; k = p.after(k + 1) {
		if p.word(k) == "for" {
			return words[p.tokens[p.chunks[k+1].to-1].lower]
		}
	}
	return false
}

// callsOn tells whether what follows "called on" at token at is a visit: a person, and no act for that person alone to do.
func (d *meetingDocument) callsOn(i, at int) bool {
	p := d.parses[i]
	n := p.chunkAt(at)
	if p.kind(n) != nounChunk || d.resolveNoun(i, p, p.chunks[n], false).kind != personActor {
		return false
	}
	v := p.after(p.nounsEnd(n))
	if p.kind(v) != verbChunk || !p.chunks[v].group.infinite {
		return true
	}
	return d.x.visiting[p.lemma(p.chunks[v].group)] && p.tailAt(p.chunks[v].to, len(p.tokens), []string{"with"}) < 0
}

// faint tells whether the text says so little of an actor that talks with nobody named are no news of it: a name alone, a common noun.
func (d *meetingDocument) faint(r ref) bool {
	return r.unknown() || r.kind == partyActor && d.crowds[r.party.ID]
}

// lone tells whether a clause says of its one side alone that it was in talks: it names their place, or partners whom nobody can tell. A cabinet's
// meeting or a press conference is none.
func (d *meetingDocument) lone(i int, c *clause, rule *packs.MeetingCue, at int) bool {
	p := d.parses[i]
	k := p.chunkAt(at)
	if len(rule.Objects) == 0 || p.kind(k) != nounChunk {
		return false
	}
	head := p.tokens[p.chunks[k].to-1].lower
	if head == "summit" {
		return p.lemma(c.group) == "host"
	}
	if d.x.meetingNouns[head] == nil || !strings.HasSuffix(head, "s") {
		return false
	}
	for k++; p.kind(k) == prepChunk && p.kind(k+1) == nounChunk && p.chunks[k].from < c.end; k += 2 {
		if d.placeAt(i, k) != "" || p.word(k) == "with" && d.resolveNoun(i, p, p.chunks[k+1], false).kind == vagueActor {
			return true
		}
	}
	return false
}

// mediated returns the sides that a mediation is between, also behind what it is for: "a mediation effort to end the rift between Sweden and Chad".
func (d *meetingDocument) mediated(i, at int) []ref {
	p := d.parses[i]
	for k := range p.chunks {
		if p.chunks[k].from < at {
			continue
		}
		switch p.kind(k) {
		case prepChunk:
			if p.word(k) == "between" || p.word(k) == "among" {
				sides, _ := d.refsFrom(i, k+1, len(p.chunks))
				return sides
			}
		case verbChunk:
			if p.chunks[k].group.finite {
				return nil
			}
		case thatChunk, subChunk, relChunk, semiChunk:
			return nil
		}
	}
	return nil
}
