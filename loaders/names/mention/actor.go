package mention

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/text"
)

// Kind says what an actor of the text is.
type Kind uint8

// The kinds of actors. Only the first three can hold a position.
const (
	Nobody       Kind = iota // a bystander, a people, a place, a group that nobody can be held to
	PartyActor               // a side: a state, bloc, organization, faction, armed group
	PersonActor              // somebody named, with or without a known party
	Organization             // an organization that no pack knows, a side by the name that the text gives it
)

// A Party is a side as the document names it.
type Party struct {
	ID    string // graph id: "party:norway"
	Name  string // canonical name: "Norway"
	Type  graph.PartyType
	Crowd bool // only a common noun names it: "the rebels", "opposition lawmakers"
	Own   bool // of this document: no pack knows it
}

// A Person is somebody whom the document names.
type Person struct {
	Name      string // the fullest form
	Party     *Party // nil where the text gives none
	Roles     []graph.Role
	Bystander bool // analyst, journalist, victim: no envoy
	Chair     bool // presides over the talks and acts for nobody
}

// An Actor is who a phrase stands for.
type Actor struct {
	Kind     Kind
	Party    *Party  // of a PartyActor and an Organization
	Person   *Person // of a PersonActor
	Capacity graph.Capacity
}

// A Ref is an actor with the words that name it here.
type Ref struct {
	Actor
	text.Span
	Pronoun bool // "they", "the two leaders", "we": the words only point to somebody named elsewhere
}

// Holds tells whether the actor can hold a position.
func (a Actor) Holds() bool { return a.Kind != Nobody }

// Side returns the party for which the actor speaks, nil where the text gives none.
func (a Actor) Side() *Party {
	if a.Kind == PersonActor {
		return a.Person.Party
	}
	return a.Party
}

// Name returns the actor's canonical name, empty for nobody.
func (a Actor) Name() string {
	switch {
	case a.Kind == PersonActor:
		return a.Person.Name
	case a.Party != nil:
		return a.Party.Name
	}
	return ""
}
