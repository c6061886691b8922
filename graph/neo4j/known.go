package neo4j

import (
	"maps"

	"github.com/parleygraph/parley/graph"
)

// mostKnown is how many values a writer remembers between its turns: some hundred megabytes at most.
const mostKnown = 300_000

// known is what a writer knows of the graph from one turn to the next: the actors of the stored documents, and what it asked or wrote about them and about issues and terms.
// It holds while nobody else writes.
type known struct {
	*graph.Names
	writes   int64           // the state that this describes
	all      bool            // nothing was stored when these turns began: what is not remembered is not there
	fresh    map[string]bool // actors and terms that came in these turns: what is not remembered of them is not there
	wordings *graph.Memory[string, graph.Wording]
	terms    *graph.Memory[graph.Holding, graph.TermEdge]
	roles    *graph.Memory[[2]string, graph.RoleEdge]
	pairs    *graph.Memory[[2]string, graph.FacePair]
}

func newKnown(names *graph.Names, all bool) *known {
	k := &known{Names: names}
	k.forget()
	k.all = all
	return k
}

// forget forgets everything but the names.
func (k *known) forget() {
	k.all, k.fresh = false, map[string]bool{}
	between := func(ends [2]string) bool { return k.all || k.fresh[ends[0]] || k.fresh[ends[1]] }
	k.wordings = graph.NewMemory(func(w graph.Wording) []string { return []string{w.Node.NodeID()} }, func(id string) bool { return k.all || k.fresh[id] })
	k.terms = graph.NewTermMemory(func(h graph.Holding) bool { return between([2]string{h.Holder, h.Term}) })
	k.roles = graph.NewMemory(func(e graph.RoleEdge) [][2]string { return [][2]string{{e.From, e.To}} }, between)
	k.pairs = graph.NewPairMemory(between)
}

// learn remembers what is written, and forgets everything where that would be too much.
func (k *known) learn(writes *graph.Writes) {
	if len(k.fresh)+k.wordings.Len()+k.terms.Len()+k.roles.Len()+k.pairs.Len() > mostKnown {
		k.forget()
		return
	}
	maps.Copy(k.fresh, writes.Fresh)
	k.unlearn(writes)
	for _, w := range writes.Wordings {
		if kind := w.Node.NodeKind(); w.Documents > 0 && kind != graph.KindParty && kind != graph.KindEnvoy {
			k.wordings.Learn(w)
		}
	}
	graph.LearnTermEdges(k.terms, writes)
	for _, e := range writes.RoleEdges {
		e.Evidence = nil // as it is when read
		k.roles.Learn(e)
	}
	graph.LearnPairs(k.pairs, writes)
}

// unlearn drops what goes, and what comes in another's place.
func (k *known) unlearn(writes *graph.Writes) {
	for _, w := range writes.Wordings {
		k.wordings.Drop(w.Node.NodeID(), func(old graph.Wording) bool { return old.Key() == w.Key() })
	}
	for _, e := range writes.Unlink {
		if e.Kind == graph.Represents {
			k.roles.Drop([2]string{e.From, e.To}, func(graph.RoleEdge) bool { return true })
		}
	}
	for _, e := range writes.RoleEdges {
		k.roles.Drop([2]string{e.From, e.To}, func(graph.RoleEdge) bool { return true })
	}
}
