package schema

import (
	"maps"

	"github.com/parleygraph/parley/graph"
)

func termFields() map[string]resolver {
	fields := map[string]resolver{
		"Issue.terms":      under(graph.FieldIssue, graph.KindDemand, graph.KindProposal),
		"Issue.statements": under(graph.FieldIssue, graph.KindStatement),
	}
	for _, kind := range []graph.Kind{graph.KindDemand, graph.KindProposal} {
		maps.Copy(fields, kindFields(string(kind)))
	}
	return fields
}

// kindFields returns what demands and proposals have alike.
func kindFields(object string) map[string]resolver {
	return map[string]resolver{
		object + ".issue":       related(func(t *graph.Term) string { return t.Issue }),
		object + ".oppositeOf":  related(func(t *graph.Term) string { return t.OppositeOf }),
		object + ".partOf":      related(func(t *graph.Term) string { return t.PartOf }),
		object + ".revises":     related(func(t *graph.Term) string { return t.Revises }),
		object + ".opposites":   linked(graph.OppositeOf, false),
		object + ".demandedBy":  linked(graph.DemandsTerm, true),
		object + ".proposedBy":  linked(graph.ProposesTerm, true),
		object + ".supportedBy": linked(graph.SupportsTerm, true),
		object + ".rejectedBy":  linked(graph.RejectsTerm, true),
		object + ".statements":  under(graph.FieldTerm, graph.KindStatement),
	}
}
