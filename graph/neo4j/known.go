package neo4j

import (
	"maps"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// mostKnown is how many values a writer remembers between its turns: some hundred megabytes at most.
const mostKnown = 300_000

// known is what a writer knows of the graph from one turn to the next: the actors of the stored documents, and what it asked or wrote about them and about issues and terms.
// It holds while nobody else writes.
type known struct {
	*graph.Names
	writes   int64           // the state that this describes
	fresh    map[string]bool // actors and terms that came in these turns: what is not remembered of them is not there
	wordings memory[string, graph.Wording]
	terms    memory[graph.Holding, graph.TermEdge]
	roles    memory[[2]string, graph.RoleEdge]
	pairs    memory[[2]string, graph.FacePair]
}

func newKnown(names *graph.Names) *known {
	k := &known{Names: names}
	k.forget()
	return k
}

// forget forgets everything but the names.
func (k *known) forget() {
	k.fresh = map[string]bool{}
	between := func(ends [2]string) bool { return k.fresh[ends[0]] || k.fresh[ends[1]] }
	k.wordings = newMemory(func(id string) bool { return k.fresh[id] }, func(w graph.Wording) []string { return []string{w.Node.NodeID()} })
	k.terms = newMemory(func(h graph.Holding) bool { return k.fresh[h.Holder] || k.fresh[h.Term] }, func(e graph.TermEdge) []graph.Holding {
		return []graph.Holding{{Holder: e.From, Term: e.To}}
	})
	k.roles = newMemory(between, func(e graph.RoleEdge) [][2]string { return [][2]string{{e.From, e.To}} })
	k.pairs = newMemory(between, graph.FacePair.Ends)
}

// learn remembers what is written, and forgets everything where that would be too much.
func (k *known) learn(writes *graph.Writes) {
	if len(k.fresh)+len(k.wordings.values)+len(k.terms.values)+len(k.roles.values)+len(k.pairs.values) > mostKnown {
		k.forget()
		return
	}
	maps.Copy(k.fresh, writes.Fresh)
	k.unlearn(writes)
	for _, w := range writes.Wordings {
		if kind := w.Node.NodeKind(); w.Documents > 0 && kind != graph.KindParty && kind != graph.KindEnvoy {
			k.wordings.learn(w)
		}
	}
	for _, e := range writes.TermEdges {
		e.Evidence = nil // as it is when read
		k.terms.learn(e)
	}
	for _, e := range writes.RoleEdges {
		e.Evidence = nil
		k.roles.learn(e)
	}
	for _, p := range writes.Pairs {
		k.pairs.learn(p)
	}
}

// unlearn drops what goes, and what comes in another's place.
func (k *known) unlearn(writes *graph.Writes) {
	for _, w := range writes.Wordings {
		k.wordings.drop(w.Node.NodeID(), func(old graph.Wording) bool { return old.Key() == w.Key() })
	}
	for _, e := range writes.Unlink {
		k.terms.drop(graph.Holding{Holder: e.From, Term: e.To}, func(old graph.TermEdge) bool { return old.Kind == e.Kind })
		if e.Kind == graph.Represents {
			k.roles.drop([2]string{e.From, e.To}, func(graph.RoleEdge) bool { return true })
		}
	}
	for _, e := range writes.TermEdges {
		k.terms.drop(graph.Holding{Holder: e.From, Term: e.To}, func(old graph.TermEdge) bool { return old.Kind == e.Kind })
	}
	for _, e := range writes.RoleEdges {
		k.roles.drop([2]string{e.From, e.To}, func(graph.RoleEdge) bool { return true })
	}
	if len(writes.GonePairs) > 0 {
		for ends := range k.pairs.values {
			k.pairs.drop(ends, func(p graph.FacePair) bool { return slices.Contains(writes.GonePairs, p.Meeting) })
		}
	}
}

// A memory holds the values of keys that were asked for.
type memory[K comparable, V any] struct {
	values map[K][]V
	whole  func(K) bool // tells of a key whether all its values are here, though nobody asked for it
	keysOf func(V) []K  // tells under which keys a value belongs
}

func newMemory[K comparable, V any](whole func(K) bool, keysOf func(V) []K) memory[K, V] {
	return memory[K, V]{map[K][]V{}, whole, keysOf}
}

// has tells whether all values of a key are here.
func (m *memory[K, V]) has(key K) bool {
	_, asked := m.values[key]
	return asked || m.whole(key)
}

// recall returns what is remembered under the keys, and reads what is not.
func (m *memory[K, V]) recall(keys []K, read func([]K) ([]V, error)) ([]V, error) {
	missing := slices.DeleteFunc(slices.Clone(keys), m.has)
	found, err := read(missing)
	if err != nil {
		return nil, err
	}
	fresh := map[K]bool{}
	for _, key := range missing {
		fresh[key] = true
		m.values[key] = nil
	}
	for _, value := range found {
		for _, key := range m.keysOf(value) {
			if fresh[key] {
				m.values[key] = append(m.values[key], value)
			}
		}
	}
	var all []V
	for _, key := range keys {
		all = append(all, m.values[key]...)
	}
	return all, nil
}

// learn remembers a value under those of its keys of which all others are here.
func (m *memory[K, V]) learn(value V) {
	for _, key := range m.keysOf(value) {
		if m.has(key) {
			m.values[key] = append(m.values[key], value)
		}
	}
}

// drop forgets values of a key.
func (m *memory[K, V]) drop(key K, gone func(V) bool) {
	if values := m.values[key]; len(values) > 0 {
		m.values[key] = slices.DeleteFunc(values, gone)
	}
}
