package schema

import (
	"maps"

	"github.com/parleygraph/parley/graph"
)

func actorFields() map[string]resolver {
	fields := map[string]resolver{
		"Party.memberOf":   linked(graph.MemberOf, false),
		"Party.members":    linked(graph.MemberOf, true),
		"Party.envoys":     linked(graph.Represents, true),
		"Envoy.represents": linked(graph.Represents, false),
		"Envoy.names":      value(func(e *graph.Envoy) any { return namesOf(e) }),
		"Envoy.party":      related(func(e *graph.Envoy) string { return e.Party }),
		"Envoy.roles":      value(func(e *graph.Envoy) any { return e.Roles }),
		"Role.document":    related(func(r graph.Role) string { return r.Document }),
		"Role.evidence":    value(func(r graph.Role) any { return passage{r.Evidence, r.Document} }),
	}
	maps.Copy(fields, holderFields("Party", graph.FieldParty))
	maps.Copy(fields, holderFields("Envoy", graph.FieldActor))
	return fields
}

// holderFields returns what parties and envoys have alike. by is the field of statements and meetings that names them: a party's are those of
// its envoys too.
func holderFields(object string, by graph.Field) map[string]resolver {
	return map[string]resolver{
		object + ".demands":    linked(graph.DemandsTerm, false),
		object + ".proposes":   linked(graph.ProposesTerm, false),
		object + ".supports":   linked(graph.SupportsTerm, false),
		object + ".rejects":    linked(graph.RejectsTerm, false),
		object + ".metWith":    linked(graph.MetWith, false),
		object + ".statements": under(by, graph.KindStatement),
		object + ".meetings":   under(by, graph.KindMeeting),
	}
}

// namesOf returns every name of an envoy; one that only a single name stands for may hold none.
func namesOf(e *graph.Envoy) []string {
	if len(e.Names) == 0 {
		return []string{e.Name}
	}
	return e.Names
}
