package extract

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/names"
)

// A filer files the actors whom package names finds into a draft.
type filer struct {
	*draft
	stages *stages
	lex    *lexicon
}

func capacityOf(r names.Ref) graph.Capacity {
	if r.Capacity != "" {
		return r.Capacity
	}
	return graph.SpeaksFor
}

// actorNode makes sure that the extraction holds an actor and returns its id.
func (f filer) actorNode(r names.Ref) string {
	party := f.partyNode(r.Side())
	if r.Kind != names.PersonActor {
		return party
	}
	return f.envoyNode(r.Person)
}

// envoyNode makes sure that the extraction holds a person and returns the id.
func (f filer) envoyNode(p *names.Person) string {
	party := f.partyNode(p.Party)
	id := graph.EnvoyID(p.Name, party)
	if !slices.ContainsFunc(f.out.Envoys, func(e graph.Envoy) bool { return e.ID == id }) {
		roles := slices.Clone(p.Roles)
		for i := range roles {
			roles[i].Document = f.out.Document.ID
		}
		f.out.Envoys = append(f.out.Envoys, graph.Envoy{ID: id, Name: p.Name, Party: party, Roles: roles})
	}
	return id
}

// partyNode makes sure that the extraction holds a party and returns its id, empty for none.
func (f filer) partyNode(p *names.Party) string {
	if p == nil || f.has(p.ID) {
		return idOf(p)
	}
	if known := f.stages.parties[p.ID]; known != nil {
		f.party(f.lex.party(known))
	} else {
		f.party(graph.Party{ID: p.ID, Name: p.Name, Type: p.Type})
	}
	return p.ID
}

func idOf(p *names.Party) string {
	if p == nil {
		return ""
	}
	return p.ID
}
