package parse

// finder finds the entities of a sentence, from left to right.
type finder struct {
	weights scorer
	outside *linear // the words that are never in an entity
}

// An entity label is a class of the finder: 0 outside, else twice the kind,
// less one for a beginning.
type entityLabel uint8

const entityLabels = 2*int(kindCount) - 1

func (l entityLabel) entity() Entity {
	return Entity{Kind: Kind((l + 1) / 2), Begin: l%2 == 1}
}

func labelOf(e Entity) entityLabel {
	if e.Kind == NoKind {
		return 0
	}
	return entityLabel(2*e.Kind) - entityLabel(flag(e.Begin))
}

// allowedAfter returns the labels that may follow one: an inside only of its own kind.
func allowedAfter(last entityLabel) uint64 {
	allowed := uint64(1)
	for l := 1; l < entityLabels; l += 2 {
		allowed |= 1 << l
	}
	if last > 0 {
		allowed |= 1 << ((last + 1) / 2 * 2)
	}
	return allowed
}

// find sets the entities of the words.
func (e finder) find(p *scratch) {
	for i := range p.n {
		if p.entityAt(i-1) == 0 && e.surelyOutside(p, i) {
			continue
		}
		p.entities[i] = e.one(p, i)
	}
}

// surelyOutside tells whether word i never is in an entity.
func (e finder) surelyOutside(p *scratch, i int) bool {
	inside, ok := e.outside.only(sureWord(p.at(i)))
	return ok && inside == 0
}

func (e finder) one(p *scratch, i int) entityLabel {
	entityFeatures(p, i)
	e.weights.score(p.features.list(), &p.scores)
	return entityLabel(p.scores.best(allowedAfter(p.entityAt(i - 1))))
}

// entityFeatures sets the features of word i of the sentence.
func entityFeatures(p *scratch, i int) {
	w, before, before2 := p.at(i), p.at(i-1), p.at(i-2)
	after, after2 := p.at(i+1), p.at(i+2)
	l1, l2 := uint64(p.entityAt(i-1)), uint64(p.entityAt(i-2))
	t, t1, t3 := uint64(p.tagAt(i)), uint64(p.tagAt(i-1)), uint64(p.tagAt(i+1))
	head := p.headWord(i)
	r := uint64(p.relations[i])
	f := &p.features
	f.n = 0
	f.put(0, 0, 0)
	f.put(w.form, 0, 0)
	f.put(w.lower, 0, 0)
	f.put(w.lower, l1, 0)
	f.put(w.shape, t, 0)
	f.put(w.shape, l1, p.caps)
	f.put(w.suffix2, t, 0)
	f.put(w.suffix3, t, 0)
	f.put(w.suffix4, 0, 0)
	f.put(w.prefix2, 0, 0)
	f.put(w.prefix3, 0, 0)
	f.put(l1, t, 0)
	f.put(l1, l2, t)
	f.put(l1, t1, t)
	f.put(l1, t, t3)
	f.put(before.lower, l1, 0)
	f.put(before.lower, l1, t)
	f.put(before.lower, w.lower, 0)
	f.put(before.form, w.form, l1)
	f.put(before2.lower, before.lower, l1)
	f.put(before2.lower, l1, 0)
	f.put(after.lower, l1, 0)
	f.put(after.form, t, 0)
	f.put(after.lower, w.lower, 0)
	f.put(after.lower, after2.lower, l1)
	f.put(after2.lower, l1, 0)
	f.put(before.shape, w.shape, after.shape)
	f.put(after.suffix3, l1, t)
	f.put(before.lower, after.lower, t)
	f.put(before.suffix3, w.suffix3, 0)
	f.put(w.lower, t1, t3)
	f.put(head.lower, r, 0)
	f.put(head.lower, r, l1)
	f.put(head.lower, w.lower, 0)
	f.put(head.suffix3, r, t)
	f.put(p.entityHead(i), head.lower, l1)
	f.put(p.at(i-3).lower, l1, 0)
	f.put(p.at(i+3).lower, l1, 0)
}
