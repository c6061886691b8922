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
	return map[string]edgeCriterion{
		"demands":     {graph.DemandsTerm, false, terms},
		"proposes":    {graph.ProposesTerm, false, terms},
		"supports":    {graph.SupportsTerm, false, terms},
		"rejects":     {graph.RejectsTerm, false, terms},
		"demandedBy":  {graph.DemandsTerm, true, actors},
		"proposedBy":  {graph.ProposesTerm, true, actors},
		"supportedBy": {graph.SupportsTerm, true, actors},
		"rejectedBy":  {graph.RejectsTerm, true, actors},
		"metWith":     {graph.MetWith, false, actors},
		"memberOf":    {graph.MemberOf, false, parties},
		"members":     {graph.MemberOf, true, parties},
		"envoys":      {graph.Represents, true, envoys},
		"represents":  {graph.Represents, false, parties},
	}
}

// mostEnds is how many nodes at the other ends a filter along edges looks through.
const mostEnds = 5000

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
		reached, err := r.reaching(ctx, by, ends)
		if err != nil {
			return graph.Filter{}, err
		}
		if name != "some" {
			passed := reached
			reached = graph.Filter{Not: &passed}
		}
		all = append(all, reached)
	}
	return graph.All(all...), nil
}

// reaching returns the filter of the nodes that an edge joins with one that passes the filter of ends: it finds those, then walks back.
func (r *reader) reaching(ctx context.Context, by edgeCriterion, ends graph.Filter) (graph.Filter, error) {
	page, err := r.store.List(ctx, graph.ListQuery{Kinds: by.ends, Filter: ends, First: mostEnds})
	if err != nil {
		return graph.Filter{}, err
	}
	if page.More {
		return graph.Filter{}, refuse(TooComplex, "the filter along %s edges would look at more than %d nodes: narrow what stands at their other ends", by.kind, mostEnds)
	}
	from := idsOf(page.Nodes)
	pages, err := r.store.Edges(ctx, graph.EdgeQuery{From: from, Kinds: []graph.EdgeKind{by.kind}, Reverse: !by.reverse, First: mostLinks})
	if err != nil {
		return graph.Filter{}, err
	}
	known, ids := map[string]bool{}, []string{}
	for i, page := range pages {
		if page.More {
			return graph.Filter{}, refuse(TooComplex, "a node has more than %d %s edges: narrow the filter", mostLinks, by.kind)
		}
		for _, e := range page.Edges {
			if id := otherEnd(e, from[i]); !known[id] {
				known[id] = true
				ids = append(ids, id)
			}
		}
	}
	return graph.Where(graph.FieldID, ids...), nil
}
