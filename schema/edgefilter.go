package schema

import (
	"context"

	"github.com/parleygraph/parley/graph"
)

// An edgeCriterion says which edges a field of a filter input looks along, and what stands at their other ends.
type edgeCriterion struct {
	kind    graph.EdgeKind
	reverse bool // the edges lead to the nodes that are filtered
	ends    []graph.Kind
}

// edgeCriteria lists the fields of filter inputs that look along edges; a field means the same in each.
func edgeCriteria() map[string]edgeCriterion {
	terms, actors := []graph.Kind{graph.KindDemand, graph.KindProposal}, []graph.Kind{graph.KindParty, graph.KindEnvoy}
	parties, envoys := actors[:1], actors[1:]
	statements, meetings, documents := []graph.Kind{graph.KindStatement}, []graph.Kind{graph.KindMeeting}, []graph.Kind{graph.KindDocument}
	return map[string]edgeCriterion{
		"demands":         {graph.DemandsTerm, false, terms},
		"proposes":        {graph.ProposesTerm, false, terms},
		"supports":        {graph.SupportsTerm, false, terms},
		"rejects":         {graph.RejectsTerm, false, terms},
		"demandedBy":      {graph.DemandsTerm, true, actors},
		"proposedBy":      {graph.ProposesTerm, true, actors},
		"supportedBy":     {graph.SupportsTerm, true, actors},
		"rejectedBy":      {graph.RejectsTerm, true, actors},
		"metWith":         {graph.MetWith, false, actors},
		"memberOf":        {graph.MemberOf, false, parties},
		"members":         {graph.MemberOf, true, parties},
		"envoys":          {graph.Represents, true, envoys},
		"represents":      {graph.Represents, false, parties},
		"makes":           {graph.MadeBy, true, statements},
		"attends":         {graph.Attended, false, meetings},
		"terms":           {graph.OnIssue, true, terms},
		"subjectOf":       {graph.About, true, statements},
		"opposites":       {graph.OppositeOf, false, terms},
		"partOf":          {graph.PartOf, false, terms},
		"revises":         {graph.Revises, false, terms},
		"madeBy":          {graph.MadeBy, false, actors},
		"onBehalfOf":      {graph.OnBehalfOf, false, parties},
		"about":           {graph.About, false, terms},
		"in":              {graph.In, false, documents},
		"echoes":          {graph.Echoes, false, statements},
		"echoedBy":        {graph.Echoes, true, statements},
		"attendedBy":      {graph.Attended, true, actors},
		"reports":         {graph.In, true, statements},
		"reportsMeetings": {graph.In, true, meetings},
	}
}

// along returns the filter of the nodes whose edges of one kind lead to some, none or only nodes that pass a filter.
func (r *reader) along(ctx context.Context, by edgeCriterion, input any) (graph.Filter, error) {
	asked, _ := input.(map[string]any)
	var all []graph.Filter
	for _, name := range sortedKeys(asked) {
		inner, _ := asked[name].(map[string]any)
		ends, err := r.filter(ctx, inner)
		if err != nil {
			return graph.Filter{}, err
		}
		if name == "every" { // none that does not
			passed := ends
			ends = graph.Filter{Not: &passed}
		}
		reached := graph.Filter{Along: &graph.Along{Edge: by.kind, Reverse: by.reverse, Kinds: by.ends, Filter: ends}}
		if name != "some" {
			passed := reached
			reached = graph.Filter{Not: &passed}
		}
		all = append(all, reached)
	}
	return graph.All(all...), nil
}
