package extract

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/terms"
)

// A filer files the actors whom package names finds into a draft.
type filer struct {
	*terms.Draft
	stages *stages
	lex    *lexicon.Lexicon
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
	if !slices.ContainsFunc(f.Out.Envoys, func(e graph.Envoy) bool { return e.ID == id }) {
		roles := slices.Clone(p.Roles)
		for i := range roles {
			roles[i].Document = f.Out.Document.ID
		}
		f.Out.Envoys = append(f.Out.Envoys, graph.Envoy{ID: id, Name: p.Name, Party: party, Roles: roles})
	}
	return id
}

// partyNode makes sure that the extraction holds a party and returns its id, empty for none.
func (f filer) partyNode(p *names.Party) string {
	if p == nil || f.Has(p.ID) {
		return idOf(p)
	}
	if known := f.stages.parties[p.ID]; known != nil {
		f.Party(f.lex.Party(known))
	} else {
		f.Party(graph.Party{ID: p.ID, Name: p.Name, Type: p.Type})
	}
	return p.ID
}

func idOf(p *names.Party) string {
	if p == nil {
		return ""
	}
	return p.ID
}
