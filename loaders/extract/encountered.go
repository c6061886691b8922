package extract

import (
	"cmp"
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/meetings"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/positions"
	"github.com/parleygraph/parley/loaders/text"
)

// encountered returns what the clause grammar makes of words of meeting, for package meetings to weigh, in the order of the text.
func encountered(d *document, who *names.Names) []meetings.Proposal {
	var found []meetings.Proposal
	for i := range d.meetings {
		e := &d.meetings[i]
		p := meetings.Proposal{Cue: text.Span{Start: e.cue.from, End: e.cue.to}, Rule: e.rule, Status: e.status, Pairs: e.pairs}
		for _, r := range e.sides {
			p.Participants = append(p.Participants, sideRef(r, who))
		}
		found = append(found, p)
	}
	for _, n := range d.drops {
		if n.why == NotCertain || n.why == InHeadline || n.why == NoSides {
			found = append(found, meetings.Proposal{Cue: text.Span{Start: n.cue.from, End: n.cue.to}, Why: string(n.why)})
		}
	}
	slices.SortStableFunc(found, func(a, b meetings.Proposal) int { return cmp.Compare(a.Cue.Start, b.Cue.Start) })
	return found
}

// sideRef returns who sits in an encounter as package names knows them, or as the grammar does where it does not.
func sideRef(r ref, who *names.Names) names.Ref {
	side := &names.Party{ID: r.partyID(), Name: nameOf(r), Type: graph.Faction}
	at := text.Span{Start: r.start, End: r.start + len(r.text)}
	switch {
	case r.partyID() == "":
		side = nil
	case r.party != nil:
		side.Type = graph.PartyType(r.party.Type)
	case r.person != nil && r.person.party != nil:
		side.Type = graph.PartyType(r.person.party.Type)
	}
	if r.kind != personActor {
		return names.Ref{Actor: names.Actor{Kind: names.PartyActor, Party: side, Capacity: r.capacity}, Span: at}
	}
	for _, p := range who.Persons() {
		if positions.SameName(p.Name, r.name()) {
			if p.Party == nil && side != nil { // only the grammar knows whose the person is
				p = &names.Person{Name: p.Name, Party: side, Roles: p.Roles, Bystander: p.Bystander, Chair: p.Chair}
			}
			return names.Ref{Actor: names.Actor{Kind: names.PersonActor, Person: p, Capacity: r.capacity}, Span: at}
		}
	}
	return names.Ref{Actor: names.Actor{Kind: names.PersonActor, Person: &names.Person{Name: r.name(), Party: side, Roles: r.person.roles}, Capacity: r.capacity}, Span: at}
}

// nameOf returns the name of an actor's party.
func nameOf(r ref) string {
	var party *packs.Party
	switch {
	case r.party != nil:
		party = r.party
	case r.person != nil:
		party = r.person.party
	}
	if party == nil {
		return r.org
	}
	return party.Name
}
