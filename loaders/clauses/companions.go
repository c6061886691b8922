package clauses

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/speakers"
	"github.com/parleygraph/parley/loaders/clauses/syntax"
)

// readInserts reads companions, principals and echoes in chunks s into the finding: "with Norway", "for AOSIS", "opposed by Chile".
func (d *finder) readInserts(i int, f *finding, s syntax.Span) {
	p := d.Parses[i]
	for k := s.From; k < s.To; {
		switch {
		case p.Kind(k) == syntax.PrepChunk && (p.Word(k) == "with" || p.Word(k) == "alongside"), p.Kind(k) == syntax.ConjChunk && p.Tokens[p.Chunks[k].From].Lower == "as":
			refs, next := d.RefsFrom(i, k+1, s.To)
			f.holders = append(f.holders, refs...)
			k = next
		case p.Word(k) == "including" && len(f.holders) == 0:
			f.holders, k = d.RefsFrom(i, k+1, s.To) // "several speakers, including Norway"
		case p.Kind(k) == syntax.PrepChunk && p.Word(k) == "for" && d.behalfHere(f, p, k), p.Behalf(k):
			refs, next := d.RefsFrom(i, principalAt(p, k), s.To)
			for _, r := range refs {
				f.behalf = append(f.behalf, principal{r.Actor, f.bracketed(p, k)})
			}
			if len(f.holders) == 0 || len(f.holders) == 1 && unplaced(f.holders[0]) && len(refs) > 0 {
				f.holders, f.behalf = refs, nil // nobody but the principals is named, or a person of whom nothing else is known
			}
			k = next
		case p.Kind(k) == syntax.VerbChunk && p.Word(p.After(k)) == "by" && d.echoKind(p, k) != "":
			refs, next := d.RefsFrom(i, p.After(k)+1, s.To)
			if p.Kind(next) == syntax.CommaChunk && p.Word(next+1) == "for" && p.Kind(next+1) == syntax.PrepChunk {
				var principals []speakers.Ref
				principals, next = d.RefsFrom(i, next+2, s.To)
				refs = append(refs, principals...)
			}
			for _, r := range refs {
				f.echoes = append(f.echoes, echo{r, d.echoKind(p, k), syntax.Span{From: p.Tokens[p.Chunks[k].Group.Main].Start, To: p.Tokens[p.Chunks[k].Group.Main].End}})
			}
			k = next
		default:
			k++
		}
	}
}

// unplaced tells whether a holder is a person of whom the text gives neither party nor role.
func unplaced(r speakers.Ref) bool {
	return r.Kind == people.PersonActor && r.Person.Party == nil && len(r.Person.Roles) == 0
}

// trailing gives a finding that nobody can be held to those whom the end of its point names: "many objected to the text, including Norway".
func (d *finder) trailing(f *finding) {
	p := d.Parses[f.sentence]
	if len(f.holders) > 0 || !d.Holders[f.sentence][f.clause].Vague {
		return
	}
	for k := p.Clauses[f.clause].Chunk + 1; k+1 < len(p.Chunks); k++ {
		if p.Kind(k) != syntax.CommaChunk || p.Word(k+1) != "including" || p.Tokens[p.Chunks[k].From].Start < f.point.From {
			continue
		}
		refs, next := d.RefsFrom(f.sentence, k+2, len(p.Chunks))
		if end := p.Tokens[p.Chunks[min(next, len(p.Chunks)-1)].From].Start; len(refs) == 0 || end < f.point.To {
			return
		}
		f.holders = refs
		f.point.To = min(f.point.To, p.Tokens[p.Trim(0, p.Chunks[k].From)-1].End)
		return
	}
}

// spokenFor adds companions and principals of who reports the clause where its subject only points back to them: "Norway, for the islands, said
// they would not".
func (d *finder) spokenFor(f *finding, owner *syntax.Clause) {
	p := d.Parses[f.sentence]
	r := p.ReportOver(f.clause)
	if r < 0 || len(owner.Subjects) == 0 || !d.Anaphoric(f.sentence, p, owner.Subjects[0]) {
		return
	}
	echoes := f.echoes
	d.readInserts(f.sentence, f, p.Clauses[p.Owner(r)].Inserts)
	f.echoes = echoes
}

// bracketed returns the holder right before a bracket that opens before chunk k, the first where none does: "Norway, Chile (on behalf of AILAC)".
func (f *finding) bracketed(p *syntax.Parse, k int) int {
	if p.Kind(k-1) != syntax.OpenChunk {
		return 0
	}
	for n, h := range f.holders {
		if h.Tokens.To == p.Chunks[k-1].From {
			return n
		}
	}
	return 0
}

// behalfHere tells whether "for" names whom the subject speaks for: only parties speak for others.
func (d *finder) behalfHere(f *finding, p *syntax.Parse, k int) bool {
	return p.Kind(k+1) == syntax.NounChunk && p.ActorAt(k+1) && len(f.holders) > 0 && f.holders[0].Kind == people.PartyActor
}

// principalAt returns the chunk at which the principals begin that chunk k introduces.
func principalAt(p *syntax.Parse, k int) int {
	if p.Behalf(k) {
		return k + 3
	}
	return k + 1
}

func (d *finder) echoKind(p *syntax.Parse, k int) graph.EchoKind {
	word := p.Tokens[p.Chunks[k].Group.Main].Lower
	switch {
	case d.x.supporting[word]:
		return graph.EchoSupport
	case d.x.opposing[word]:
		return graph.EchoOppose
	}
	return ""
}
