package graph

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Matters keeps what the terms of a store are about, and answers which of them are one: terms of alike kernels are one matter, and a matter's terms
// of the other direction are its opposite. The answer is a pure function of kernels and judgements; what changes it touches only the terms
// that share words with the change. It is not safe for concurrent use.
type Matters struct {
	kernels    map[string]*Kernel         // by term
	byWord     map[string]map[string]bool // terms by a word of theirs
	near       map[string]map[string]int  // terms alike, with their likeness in thousandths; of those that were asked for
	judged     termJudgements
	judgements []Judgement
	unsettled  []string              // terms that judgements are about
	renamed    []string              // terms whose label judgements have changed
	sides      map[string]standpoint // of terms that are not alone
	members    map[string][]string   // canonical term -> its terms, sorted
	turned     map[string]string     // canonical term -> its opposite's canonical term
}

// A standpoint is where a term stands: the canonical term that it is, and the one that this is opposite of.
type standpoint struct{ canonical, opposite string }

// NewMatters returns an empty store's matters.
func NewMatters() *Matters {
	return &Matters{
		kernels: map[string]*Kernel{}, byWord: map[string]map[string]bool{}, near: map[string]map[string]int{},
		sides: map[string]standpoint{}, members: map[string][]string{}, turned: map[string]string{},
	}
}

// Has tells whether a term is known.
func (m *Matters) Has(id string) bool { return m.kernels[id] != nil }

// Put adds a term. A kernel never changes under an id; that of a term that only a pack knows is empty.
func (m *Matters) Put(id string, kernel *Kernel) {
	if m.Has(id) {
		return
	}
	m.know(id, kernel)
	for other, likeness := range m.nearTo(id) {
		if known := m.near[other]; known != nil {
			known[id] = likeness
		}
	}
}

// know adds a term before it is asked for what any is like.
func (m *Matters) know(id string, kernel *Kernel) {
	m.kernels[id] = kernel
	for _, w := range kernel.Words {
		if m.byWord[w] == nil {
			m.byWord[w] = map[string]bool{}
		}
		m.byWord[w][id] = true
	}
}

// Remove forgets a term.
func (m *Matters) Remove(id string) {
	for other := range m.nearTo(id) {
		if known := m.near[other]; known != nil {
			delete(known, id)
		}
	}
	delete(m.near, id)
	if kernel := m.kernels[id]; kernel != nil {
		for _, w := range kernel.Words {
			if delete(m.byWord[w], id); len(m.byWord[w]) == 0 {
				delete(m.byWord, w)
			}
		}
	}
	delete(m.kernels, id)
}

// nearTo returns the terms that could be one with a term, with their likeness.
func (m *Matters) nearTo(id string) map[string]int {
	if known := m.near[id]; known != nil {
		return known
	}
	kernel, found := m.kernels[id], map[string]int{}
	if kernel == nil {
		return found
	}
	for _, w := range kernel.Words {
		for other := range m.byWord[w] {
			if _, met := found[other]; met || other == id || !comparable2(kernel, m.kernels[other]) {
				continue
			}
			if likeness := thousandths(Likeness(kernel, m.kernels[other])); likeness >= likeEnough {
				found[other] = likeness
			}
		}
	}
	m.near[id] = found
	return found
}

// comparable2 tells whether two kernels that share a word share another one, a name, or what their documents are about.
func comparable2(a, b *Kernel) bool {
	if (a.Weak() || b.Weak()) && conflict(a.parties(), b.parties()) {
		return false
	}
	if a.Against == b.Against && slices.Equal(a.Words, b.Words) && slices.Equal(a.Names, b.Names) || a.wordedAlike(b) {
		return true
	}
	shared := len(a.Words) - without2(a.Words, b.Words) + len(a.Names) - without2(a.Names, b.Names)
	return shared > 1 || common(a.about(), b.about())
}

// parties returns the names of a kernel and of what its document is about.
func (k *Kernel) parties() []string {
	names := slices.Clone(k.Names)
	for _, token := range k.Context {
		if name, is := strings.CutPrefix(token, "@"); is {
			names = append(names, name)
		}
	}
	return names
}

// Of returns the canonical term that a term is, and the one that it is opposite of, "" where it is the first of its matter.
func (m *Matters) Of(id string) (canonical, opposite string) {
	if s, there := m.sides[id]; there {
		return s.canonical, s.opposite
	}
	return id, ""
}

// Terms returns the terms that a canonical one stands for, sorted; itself alone where it stands for no other.
func (m *Matters) Terms(canonical string) []string {
	if members := m.members[canonical]; members != nil {
		return members
	}
	return []string{canonical}
}

// Settle works out anew where the terms stand that changed ones bear on, and returns those that stand elsewhere now, with where they stood, by id.
func (m *Matters) Settle(changed []string) map[string]standpoint {
	if len(m.judgements) > 0 {
		m.judged = newTermJudgements(m.judgements, m)
	}
	touched := m.reach(changed)
	before := map[string]standpoint{}
	for _, id := range touched {
		canonical, opposite := m.Of(id)
		before[id] = standpoint{canonical, opposite}
		delete(m.members, canonical)
		delete(m.turned, canonical)
	}
	for _, id := range touched {
		delete(m.sides, id)
	}
	settled := map[string]bool{}
	for _, id := range touched {
		if settled[id] || !m.Has(id) {
			continue
		}
		group := m.component(id)
		for _, other := range group {
			settled[other] = true
		}
		m.settle(group)
	}
	maps.DeleteFunc(before, func(id string, was standpoint) bool {
		canonical, opposite := m.Of(id)
		return was == standpoint{canonical, opposite}
	})
	return before
}

// reach returns the changed terms, those that stood with them, and all that could stand with any of these now, sorted.
func (m *Matters) reach(changed []string) []string {
	touched := map[string]bool{}
	queue := slices.Clone(changed)
	for len(queue) > 0 {
		id := queue[0]
		queue = queue[1:]
		if touched[id] {
			continue
		}
		touched[id] = true
		canonical, opposite := m.Of(id)
		queue = slices.Concat(queue, m.members[canonical], m.members[opposite], m.members[m.turned[canonical]], slices.Collect(maps.Keys(m.linked(id))))
	}
	return slices.Sorted(maps.Keys(touched))
}

// linked returns the terms that likeness or a judgement ties to a term.
func (m *Matters) linked(id string) map[string]int {
	near := m.nearTo(id)
	judged := m.judged.with(id)
	if len(judged) == 0 {
		return near
	}
	all := maps.Clone(near)
	for _, other := range judged {
		if m.Has(other) {
			all[other] = 0
		}
	}
	return all
}

// component returns the known terms that chains of links tie to one, sorted.
func (m *Matters) component(id string) []string {
	if !m.Has(id) {
		return nil
	}
	seen := map[string]bool{id: true}
	for queue := []string{id}; len(queue) > 0; queue = queue[1:] {
		for other := range m.linked(queue[0]) {
			if !seen[other] {
				seen[other] = true
				queue = append(queue, other)
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

// settle works out where the terms of a component stand.
func (m *Matters) settle(group []string) {
	if len(group) < 2 {
		return
	}
	for _, matter := range gather(m, group) {
		m.place(matter)
	}
}

// place notes where the terms of one matter stand: those that go the way of its first term are that, the others are its opposite.
func (m *Matters) place(terms []string) {
	if len(terms) < 2 {
		return
	}
	slices.SortFunc(terms, m.compareTerms)
	against := func(id string) bool { return m.against(id) != m.judged.turned[id] }
	none := !slices.ContainsFunc(terms, func(id string) bool { return !against(id) })
	var first, turned []string
	for _, id := range terms {
		if none || !against(id) {
			first = append(first, id)
		} else {
			turned = append(turned, id)
		}
	}
	m.stand(first, "")
	if len(turned) > 0 {
		m.stand(turned, first[0])
		m.turned[first[0]] = turned[0]
	}
}

// stand notes that terms are the first of them, which is opposite of another.
func (m *Matters) stand(terms []string, opposite string) {
	for _, id := range terms {
		m.sides[id] = standpoint{terms[0], opposite}
	}
	m.members[terms[0]] = slices.Sorted(slices.Values(terms))
}

// compareTerms puts first the term that stands for others: one that a pack knows, else of the fewest words, then by id.
func (m *Matters) compareTerms(a, b string) int {
	x, y := m.kernels[a], m.kernels[b]
	return cmp.Or(
		compareBool(!x.Empty(), !y.Empty()),
		cmp.Compare(len(x.Words)+len(x.Names), len(y.Words)+len(y.Names)),
		cmp.Compare(len(x.Turns)+len(x.Spans), len(y.Turns)+len(y.Spans)),
		cmp.Compare(a, b))
}

// against tells whether a term's words go against its matter.
func (m *Matters) against(id string) bool {
	kernel := m.kernels[id]
	return kernel != nil && kernel.Against
}

// judge makes these the judgements, and notes the terms that they and the ones before are about: they are to be settled.
func (m *Matters) judge(judgements []Judgement) {
	for _, j := range slices.Concat(m.judgements, judgements) {
		if KindOf(j.A) == KindDemand && j.Kind != Rename {
			m.unsettled = append(m.unsettled, j.A, j.B)
		}
	}
	before := m.judged.labels
	m.judgements = judgements
	m.judged = newTermJudgements(judgements, m)
	for _, labels := range []map[string]string{before, m.judged.labels} {
		for id := range labels {
			if before[id] != m.judged.labels[id] {
				m.renamed = append(m.renamed, id)
			}
		}
	}
}

// restore takes over where terms stand in a store.
func (m *Matters) restore(canon, opposites Canon) {
	classes := map[string][]string{}
	for id, canonical := range canon {
		classes[canonical] = append(classes[canonical], id)
	}
	for turned, first := range opposites {
		for _, canonical := range []string{turned, first} {
			if classes[canonical] == nil {
				classes[canonical] = []string{}
			}
		}
		m.turned[first] = turned
	}
	for canonical, others := range classes {
		terms := append([]string{canonical}, others...)
		m.stand(terms, opposites[canonical])
	}
	m.unsettled, m.renamed = nil, nil
}

// standpoint returns where a term stands.
func (m *Matters) standpoint(id string) standpoint {
	canonical, opposite := m.Of(id)
	return standpoint{canonical, opposite}
}
