package neo4j

import (
	"slices"

	"github.com/parleygraph/parley/graph"
)

// mostKnown is how many holdings and ends a writer remembers between its turns: some hundred megabytes at most.
const mostKnown = 300_000

// known is what a writer knows of the graph from one turn to the next: the actors of the stored documents, and of the edges between them what it asked for.
// It holds while nobody else writes.
type known struct {
	*graph.Names
	writes int64 // the state that this describes
	terms  map[graph.Holding][]graph.TermEdge
	pairs  map[[2]string][]graph.FacePair
}

func newKnown(names *graph.Names) *known {
	return &known{Names: names, terms: map[graph.Holding][]graph.TermEdge{}, pairs: map[[2]string][]graph.FacePair{}}
}

// recall returns what is remembered under the keys, and reads what is not. keysOf tells under which keys a value belongs.
func recall[K comparable, V any](memory map[K][]V, keys []K, read func([]K) ([]V, error), keysOf func(V) []K) ([]V, error) {
	fresh := map[K]bool{}
	var missing []K
	for _, key := range keys {
		if _, there := memory[key]; !there {
			fresh[key] = true
			missing = append(missing, key)
		}
	}
	found, err := read(missing)
	if err != nil {
		return nil, err
	}
	for _, key := range missing {
		memory[key] = nil
	}
	for _, value := range found {
		for _, key := range keysOf(value) {
			if fresh[key] {
				memory[key] = append(memory[key], value)
			}
		}
	}
	var all []V
	for _, key := range keys {
		all = append(all, memory[key]...)
	}
	return all, nil
}

// learn remembers what is written, and forgets everything where that would be too much.
func (k *known) learn(writes *graph.Writes) {
	if len(k.terms)+len(k.pairs) > mostKnown {
		clear(k.terms)
		clear(k.pairs)
	}
	k.learnTerms(writes)
	k.learnPairs(writes)
}

func (k *known) learnTerms(writes *graph.Writes) {
	drop := func(kind graph.EdgeKind, at graph.Holding) bool {
		edges, there := k.terms[at]
		if there {
			k.terms[at] = slices.DeleteFunc(edges, func(e graph.TermEdge) bool { return e.Kind == kind })
		}
		return there
	}
	for _, e := range writes.Unlink {
		drop(e.Kind, graph.Holding{Holder: e.From, Term: e.To})
	}
	for _, e := range writes.TermEdges {
		at := graph.Holding{Holder: e.From, Term: e.To}
		if drop(e.Kind, at) {
			e.Evidence = nil // as it is when read
			k.terms[at] = append(k.terms[at], e)
		}
	}
}

func (k *known) learnPairs(writes *graph.Writes) {
	if len(writes.GonePairs) > 0 {
		for ends, pairs := range k.pairs {
			k.pairs[ends] = slices.DeleteFunc(pairs, func(p graph.FacePair) bool { return slices.Contains(writes.GonePairs, p.Meeting) })
		}
	}
	for _, p := range writes.Pairs {
		for _, ends := range p.Ends() {
			if _, there := k.pairs[ends]; there {
				k.pairs[ends] = append(k.pairs[ends], p)
			}
		}
	}
}
