package extract

import (
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// actorKind says what an actor of the text is.
type actorKind uint8

const (
	noActor actorKind = iota
	partyActor
	personActor
	orgActor    // an organization that no pack knows
	vagueActor  // a group that nobody can be held to, or somebody who presides
	nobodyActor // a bystander: what such a person reports is no evidence of a position
)

// An actor is who a noun phrase stands for.
type actor struct {
	kind     actorKind
	party    *packs.Party // of a partyActor
	person   *person
	org      string // the name of an orgActor
	capacity graph.Capacity
}

// partyPrefix makes a pack's party id a graph id; packs.Load sees to it that pack ids are slugs.
const partyPrefix = "party:"

// partyID returns the graph id of the party for which the actor speaks, empty where the text gives none.
func (a actor) partyID() string {
	switch {
	case a.kind == orgActor:
		return graph.PartyID(a.org)
	case a.party != nil:
		return partyPrefix + a.party.ID
	case a.person != nil && a.person.party != nil:
		return partyPrefix + a.person.party.ID
	}
	return ""
}

// id returns the actor's graph id.
func (a actor) id() string {
	if a.kind == personActor {
		return graph.EnvoyID(a.person.name, a.partyID())
	}
	return a.partyID()
}

// name returns the actor's canonical name.
func (a actor) name() string {
	switch {
	case a.kind == personActor:
		return a.person.name
	case a.kind == orgActor:
		return a.org
	case a.party != nil:
		return a.party.Name
	}
	return ""
}

// speaks returns the capacity in which the actor speaks.
func (a actor) speaks() graph.Capacity {
	if a.kind == personActor {
		return a.person.capacityOr(a.capacity)
	}
	if a.capacity != "" {
		return a.capacity
	}
	return graph.SpeaksFor
}

// holds tells whether the actor can hold a position.
func (a actor) holds() bool {
	return a.kind == partyActor || a.kind == personActor || a.kind == orgActor
}

// institution tells whether the actor is an organization, which serves the sides rather than being one.
func (a actor) institution() bool {
	return a.kind == orgActor || a.kind == partyActor && a.party.Type == "ORGANIZATION"
}

// bloc tells whether the actor is a bloc of states, of which "some members" are not the whole.
func (a actor) bloc() bool { return a.kind == partyActor && a.party.Type == "BLOC" }

// same tells whether two actors are one, or of one party.
func (a actor) same(b actor) bool {
	return a.kind != noActor && a.partyID() == b.partyID() && (a.partyID() != "" || a.person == b.person)
}

// A person is somebody whom the document names.
type person struct {
	name      string // the fullest form
	words     []string
	party     *packs.Party
	votes     map[string]int // for each party's slug
	roles     []graph.Role
	bystander bool
	chair     bool
	acts      bool // holds a statement or sits in a meeting
	links     []*person
	at        int // byte of the first mention
}

func (p *person) surname() string { return p.words[len(p.words)-1] }

// holds tells whether one of the person's roles ends in this word.
func (p *person) holds(title string) bool {
	for _, r := range p.roles {
		if strings.HasSuffix(strings.ToLower(r.Text), title) {
			return true
		}
	}
	return false
}

// capacityOr returns the strongest capacity of the person's roles, or the fallback where there is none.
func (p *person) capacityOr(fallback graph.Capacity) graph.Capacity {
	for _, r := range p.roles {
		if r.Capacity == graph.SpeaksFor {
			return graph.SpeaksFor
		}
	}
	if len(p.roles) > 0 {
		return graph.BelongsTo
	}
	if fallback != "" {
		return fallback
	}
	return graph.SpeaksFor
}

// vote counts evidence that the person is of a party.
func (p *person) vote(party *packs.Party, weight int) {
	if party != nil {
		p.votes[party.ID] += weight
	}
}

// unknown tells whether the actor is a person of whom the text says neither party nor role: nobody's envoy.
func (a actor) unknown() bool {
	return a.kind == personActor && a.person.party == nil && len(a.person.roles) == 0
}
