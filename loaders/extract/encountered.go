package extract

import (
	"cmp"
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses"
	"github.com/parleygraph/parley/loaders/clauses/drops"
	"github.com/parleygraph/parley/loaders/clauses/people"
	"github.com/parleygraph/parley/loaders/clauses/speakers"
	"github.com/parleygraph/parley/loaders/meetings"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/packs"
	"github.com/parleygraph/parley/loaders/text"
)

// encountered returns what the clause grammar makes of words of meeting, for package meetings to weigh, in the order of the text.
func encountered(d *clauses.Document, who *names.Names) []meetings.Proposal {
	var found []meetings.Proposal
	for i := range d.Meetings {
		e := &d.Meetings[i]
		p := meetings.Proposal{Cue: text.Span{Start: e.Cue.From, End: e.Cue.To}, Rule: e.Rule, Status: e.Status, Pairs: e.Pairs}
		for _, r := range e.Sides {
			p.Participants = append(p.Participants, sideRef(r, who))
		}
		found = append(found, p)
	}
	for _, n := range d.Drops {
		if n.Why == drops.NotCertain || n.Why == drops.InHeadline || n.Why == drops.NoSides {
			found = append(found, meetings.Proposal{Cue: text.Span{Start: n.Cue.From, End: n.Cue.To}, Why: string(n.Why)})
		}
	}
	slices.SortStableFunc(found, func(a, b meetings.Proposal) int { return cmp.Compare(a.Cue.Start, b.Cue.Start) })
	return found
}

// sideRef returns who sits in an encounter as package names knows them, or as the grammar does where it does not.
func sideRef(r speakers.Ref, who *names.Names) names.Ref {
	side := &names.Party{ID: r.PartyID(), Name: nameOf(r), Type: graph.Faction}
	at := text.Span{Start: r.Start, End: r.Start + len(r.Text)}
	switch {
	case r.PartyID() == "":
		side = nil
	case r.Party != nil:
		side.Type = graph.PartyType(r.Party.Type)
	case r.Person != nil && r.Person.Party != nil:
		side.Type = graph.PartyType(r.Person.Party.Type)
	}
	if r.Kind != people.PersonActor {
		return names.Ref{Actor: names.Actor{Kind: names.PartyActor, Party: side, Capacity: r.Capacity}, Span: at}
	}
	if p := namesake(alike(who.Persons(), side), r.Name()); p != nil {
		if p.Party == nil && side != nil { // only the grammar knows whose the person is
			p = &names.Person{Name: p.Name, Party: side, Roles: p.Roles, Bystander: p.Bystander, Chair: p.Chair}
		}
		return names.Ref{Actor: names.Actor{Kind: names.PersonActor, Person: p, Capacity: r.Capacity}, Span: at}
	}
	return names.Ref{Actor: names.Actor{Kind: names.PersonActor, Person: &names.Person{Name: r.Name(), Party: side, Roles: r.Person.Roles}, Capacity: r.Capacity}, Span: at}
}

// nameOf returns the name of an actor's party.
func nameOf(r speakers.Ref) string {
	var party *packs.Party
	switch {
	case r.Party != nil:
		party = r.Party
	case r.Person != nil:
		party = r.Person.Party
	}
	if party == nil {
		return r.Org
	}
	return party.Name
}
