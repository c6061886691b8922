package people

import (
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// ActorKind says what an actor of the text is.
type ActorKind uint8

const (
	NoActor ActorKind = iota
	PartyActor
	PersonActor
	OrgActor    // an organization that no pack knows
	VagueActor  // a group that nobody can be held to, or somebody who presides
	NobodyActor // a bystander: what such a person reports is no evidence of a position
)

// An Actor is who a noun phrase stands for.
type Actor struct {
	Kind     ActorKind
	Party    *packs.Party // of a PartyActor
	Person   *Person
	Org      string // the name of an OrgActor
	Capacity graph.Capacity
}

// partyPrefix makes a pack's party id a graph id; packs.Load sees to it that pack ids are slugs.
const partyPrefix = "party:"

// PartyID returns the graph id of the party for which the actor speaks, empty where the text gives none.
func (a Actor) PartyID() string {
	switch {
	case a.Kind == OrgActor:
		return graph.PartyID(a.Org)
	case a.Party != nil:
		return partyPrefix + a.Party.ID
	case a.Person != nil && a.Person.Party != nil:
		return partyPrefix + a.Person.Party.ID
	}
	return ""
}

// ID returns the actor's graph id.
func (a Actor) ID() string {
	if a.Kind == PersonActor {
		return graph.EnvoyID(a.Person.Name, a.PartyID())
	}
	return a.PartyID()
}

// Name returns the actor's canonical name.
func (a Actor) Name() string {
	switch {
	case a.Kind == PersonActor:
		return a.Person.Name
	case a.Kind == OrgActor:
		return a.Org
	case a.Party != nil:
		return a.Party.Name
	}
	return ""
}

// Speaks returns the capacity in which the actor speaks.
func (a Actor) Speaks() graph.Capacity {
	if a.Kind == PersonActor {
		return a.Person.capacityOr(a.Capacity)
	}
	if a.Capacity != "" {
		return a.Capacity
	}
	return graph.SpeaksFor
}

// Holds tells whether the actor can hold a position.
func (a Actor) Holds() bool {
	return a.Kind == PartyActor || a.Kind == PersonActor || a.Kind == OrgActor
}

// Institution tells whether the actor is an organization, which serves the sides rather than being one.
func (a Actor) Institution() bool {
	return a.Kind == OrgActor || a.Kind == PartyActor && a.Party.Type == "ORGANIZATION"
}

// Bloc tells whether the actor is a bloc of states, of which "some members" are not the whole.
func (a Actor) Bloc() bool { return a.Kind == PartyActor && a.Party.Type == "BLOC" }

// Same tells whether two actors are one, or of one party.
func (a Actor) Same(b Actor) bool {
	return a.Kind != NoActor && a.PartyID() == b.PartyID() && (a.PartyID() != "" || a.Person == b.Person)
}

// A Person is somebody whom the document names.
type Person struct {
	Name      string // the fullest form
	Words     []string
	Party     *packs.Party
	votes     map[string]int // for each party's slug
	Roles     []graph.Role
	Bystander bool
	Chair     bool
	Acts      bool // holds a statement or sits in a meeting
	links     []*Person
	At        int // byte of the first mention
}

func (p *Person) surname() string { return p.Words[len(p.Words)-1] }

// Holds tells whether one of the person's roles ends in this word.
func (p *Person) Holds(title string) bool {
	for _, r := range p.Roles {
		if strings.HasSuffix(strings.ToLower(r.Text), title) {
			return true
		}
	}
	return false
}

// capacityOr returns the strongest capacity of the person's roles, or the fallback where there is none.
func (p *Person) capacityOr(fallback graph.Capacity) graph.Capacity {
	for _, r := range p.Roles {
		if r.Capacity == graph.SpeaksFor {
			return graph.SpeaksFor
		}
	}
	if len(p.Roles) > 0 {
		return graph.BelongsTo
	}
	if fallback != "" {
		return fallback
	}
	return graph.SpeaksFor
}

// Vote counts evidence that the person is of a party.
func (p *Person) Vote(party *packs.Party, weight int) {
	if party != nil {
		p.votes[party.ID] += weight
	}
}

// Unknown tells whether the actor is a person of whom the text says neither party nor role: nobody's envoy.
func (a Actor) Unknown() bool {
	return a.Kind == PersonActor && a.Person.Party == nil && len(a.Person.Roles) == 0
}
