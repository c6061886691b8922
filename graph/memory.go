package graph

import "slices"

// A Memory holds the values of keys that a writer has asked its store for, so that it asks once while nobody else writes. It is not safe for concurrent use.
type Memory[K comparable, V any] struct {
	values map[K][]V
	size   int          // of all values
	whole  func(K) bool // tells of a key whether all its values are here, though nobody asked for it; nil: of none
	keysOf func(V) []K  // tells under which keys a value belongs
}

// NewMemory returns an empty memory of values that belong under keys. whole tells of a key that was never asked for whether all values that a store has were learnt; nil
// for none.
func NewMemory[K comparable, V any](keysOf func(V) []K, whole func(K) bool) *Memory[K, V] {
	return &Memory[K, V]{values: map[K][]V{}, whole: whole, keysOf: keysOf}
}

// NewTermMemory returns an empty memory of the edges of holdings.
func NewTermMemory(whole func(Holding) bool) *Memory[Holding, TermEdge] {
	return NewMemory(func(e TermEdge) []Holding { return []Holding{{e.From, e.To}} }, whole)
}

// Len returns how many keys are remembered.
func (m *Memory[K, V]) Len() int { return len(m.values) }

// Size returns how many keys and values are remembered. A value counts once for each of its keys.
func (m *Memory[K, V]) Size() int { return len(m.values) + m.size }

// has tells whether all values of a key are here.
func (m *Memory[K, V]) has(key K) bool {
	_, asked := m.values[key]
	return asked || m.whole != nil && m.whole(key)
}

// Recall returns the values of the keys, and reads what is not remembered. The error is that of read.
func (m *Memory[K, V]) Recall(keys []K, read func([]K) ([]V, error)) ([]V, error) {
	missing := slices.DeleteFunc(slices.Clone(keys), m.has)
	if len(missing) > 0 {
		found, err := read(missing)
		if err != nil {
			return nil, err
		}
		m.take(missing, found)
	}
	var all []V
	for _, key := range keys {
		all = append(all, m.values[key]...)
	}
	return all, nil
}

// take remembers what was found under keys that were missing.
func (m *Memory[K, V]) take(missing []K, found []V) {
	asked := make(map[K]bool, len(missing))
	for _, key := range missing {
		asked[key] = true
		m.values[key] = nil
	}
	for _, value := range found {
		for _, key := range m.keysOf(value) {
			if asked[key] {
				m.add(key, value)
			}
		}
	}
}

// Learn remembers a value that was written, under those of its keys of which all others are here.
func (m *Memory[K, V]) Learn(value V) {
	for _, key := range m.keysOf(value) {
		if m.has(key) {
			m.add(key, value)
		}
	}
}

func (m *Memory[K, V]) add(key K, value V) {
	m.values[key] = append(m.values[key], value)
	m.size++
}

// Drop forgets values of a key that are no more.
func (m *Memory[K, V]) Drop(key K, gone func(V) bool) {
	if values := m.values[key]; len(values) > 0 {
		m.values[key] = slices.DeleteFunc(values, gone)
		m.size -= len(values) - len(m.values[key])
	}
}

// DropAll forgets values of any key that are no more.
func (m *Memory[K, V]) DropAll(gone func(V) bool) {
	for key := range m.values {
		m.Drop(key, gone)
	}
}

// LearnTermEdges takes in the edges of holdings that are written and those that go.
func LearnTermEdges(m *Memory[Holding, TermEdge], writes *Writes) {
	drop := func(e Ends) { m.Drop(Holding{e.From, e.To}, func(old TermEdge) bool { return old.Kind == e.Kind }) }
	for _, e := range writes.Unlink {
		drop(e)
	}
	for _, e := range writes.TermEdges {
		drop(e.ends())
		e.Evidence = nil // as it is when read
		m.Learn(e)
	}
}

// NewPairMemory returns an empty memory of face-to-face pairs by their ends.
func NewPairMemory(whole func([2]string) bool) *Memory[[2]string, FacePair] {
	return NewMemory(FacePair.Ends, whole)
}

// LearnPairs takes in the pairs that are written, and drops those of meetings whose pairs go.
func LearnPairs(m *Memory[[2]string, FacePair], writes *Writes) {
	if len(writes.GonePairs) > 0 {
		gone := make(map[string]bool, len(writes.GonePairs))
		for _, id := range writes.GonePairs {
			gone[id] = true
		}
		m.DropAll(func(p FacePair) bool { return gone[p.Meeting] })
	}
	for _, p := range writes.Pairs {
		m.Learn(p)
	}
}
