package graph

import (
	"hash/maphash"
	"maps"
	"slices"
)

// A Roster answers SameActors again and again while names come and go: it keeps which names are alike, so that a new one is compared only
// with those that it shares a block with. It is not safe for concurrent use.
type Roster struct {
	actors  map[string]NamedActor
	persons map[string]*person
	seed    maphash.Seed
	shelf   shelf
	alike   map[string]map[string]likeness // both ways
}

// NewRoster returns an empty roster.
func NewRoster() *Roster {
	return &Roster{actors: map[string]NamedActor{}, persons: map[string]*person{}, seed: maphash.MakeSeed(), shelf: newShelf(), alike: map[string]map[string]likeness{}}
}

// Actor returns the actor of that id, and whether the roster holds it.
func (r *Roster) Actor(id string) (NamedActor, bool) {
	a, found := r.actors[id]
	return a, found
}

// Put adds an actor, or takes its name, party and number of documents anew.
func (r *Roster) Put(a NamedActor) {
	old, known := r.actors[a.ID]
	if known && old.Name == a.Name && old.Party == a.Party {
		r.actors[a.ID] = a
		return
	}
	r.Remove(a.ID)
	r.actors[a.ID] = a
	if a.Kind != KindEnvoy {
		return
	}
	p := newPerson(a)
	if len(p.words) == 0 {
		return
	}
	r.persons[a.ID] = p
	p.block(r.seed)
	met := map[*person]bool{}
	for _, block := range p.seeks {
		for other := range r.shelf.under(block) {
			if !met[other] {
				met[other] = true
				r.match(p, other)
			}
		}
	}
	p.seeks = nil
	for _, block := range p.files {
		r.shelf.put(block, p)
	}
}

func (r *Roster) match(a, b *person) {
	how := alike(a, b)
	if how == unlike {
		return
	}
	for _, ids := range [][2]string{{a.ID, b.ID}, {b.ID, a.ID}} {
		if r.alike[ids[0]] == nil {
			r.alike[ids[0]] = map[string]likeness{}
		}
		r.alike[ids[0]][ids[1]] = how
	}
}

// Alone tells whether no other name is like an actor's, so that only a judgement can make it one with another.
func (r *Roster) Alone(id string) bool { return len(r.alike[id]) == 0 }

// Remove forgets an actor.
func (r *Roster) Remove(id string) {
	delete(r.actors, id)
	p := r.persons[id]
	if p == nil {
		return
	}
	delete(r.persons, id)
	for _, block := range p.files {
		r.shelf.take(block, p)
	}
	for other := range r.alike[id] {
		delete(r.alike[other], id)
	}
	delete(r.alike, id)
}

// Canon returns which names are one actor, see SameActors.
func (r *Roster) Canon(judgements []Judgement) Canon {
	return r.canonOf(slices.Collect(maps.Keys(r.alike)), slices.SortedFunc(slices.Values(judgements), CompareJudgements))
}

// canonOf returns which of some names are one actor. All that are like them, and all that sorted judgements tie to them, must be among them.
func (r *Roster) canonOf(ids []string, judgements []Judgement) Canon {
	c := &classes{roster: r, ids: ids, parent: map[string]string{}, members: map[string][]string{}, apart: map[[2]string]bool{}}
	c.judge(judgements)
	for how := equalWords; how <= similar; how++ {
		c.join(how)
	}
	return c.canon()
}

// classes holds which names have been found to be one, and which must stay apart. A class goes by its smallest id; a name that is no key of
// parent is a class of its own.
type classes struct {
	roster  *Roster
	ids     []string // the names that may be one with others
	parent  map[string]string
	members map[string][]string // of a class of several
	apart   map[[2]string]bool
}

// judge notes what must stay apart before it joins what must be one.
func (c *classes) judge(judgements []Judgement) {
	for _, j := range judgements {
		if j.Kind == Split {
			c.apart[ordered(j.A, j.B)] = true
		}
	}
	for _, j := range judgements {
		_, hasA := c.roster.actors[j.A]
		_, hasB := c.roster.actors[j.B]
		if hasA && hasB && j.Kind == Merge {
			c.union(j.A, j.B)
		}
	}
}

func (c *classes) root(id string) string {
	for c.parent[id] != "" {
		id = c.parent[id]
	}
	return id
}

func (c *classes) of(root string) []string {
	if members := c.members[root]; members != nil {
		return members
	}
	return []string{root}
}

// union makes two classes one, unless a judgement keeps any of their names apart.
func (c *classes) union(a, b string) {
	a, b = ordered(c.root(a), c.root(b))[0], ordered(c.root(a), c.root(b))[1]
	if a == b || c.kept(a, b) {
		return
	}
	c.parent[b] = a
	c.members[a] = slices.Concat(c.of(a), c.of(b))
	delete(c.members, b)
}

// kept tells whether a judgement keeps two classes apart.
func (c *classes) kept(a, b string) bool {
	if len(c.apart) == 0 {
		return false
	}
	for _, x := range c.of(a) {
		for _, y := range c.of(b) {
			if c.apart[ordered(x, y)] {
				return true
			}
		}
	}
	return false
}

// join unites the classes that are alike that much or more, where neither could mean a third.
func (c *classes) join(how likeness) {
	near := c.neighbours(how)
	all := near
	if how < similar {
		all = c.neighbours(similar)
	}
	sure := map[string]bool{}
	for class, others := range near {
		sure[class] = mutual(slices.Collect(maps.Keys(others)), all)
	}
	for _, class := range slices.Sorted(maps.Keys(near)) {
		for _, other := range slices.Sorted(maps.Keys(near[class])) {
			if sure[class] && sure[other] {
				c.union(class, other)
			}
		}
	}
}

// mutual tells whether each of the classes is a neighbour of each other one.
func mutual(classes []string, near map[string]map[string]bool) bool {
	for i, a := range classes {
		for _, b := range classes[:i] {
			if !near[a][b] {
				return false
			}
		}
	}
	return true
}

// neighbours returns, for each class, the others with a name that is alike that much or more, whose parties fit and which no judgement
// keeps apart.
func (c *classes) neighbours(how likeness) map[string]map[string]bool {
	near := map[string]map[string]bool{}
	for _, id := range c.ids {
		for other, alike := range c.roster.alike[id] {
			a, b := c.root(id), c.root(other)
			if alike > how || a == b || near[a][b] || !c.fit(a, b) || c.kept(a, b) {
				continue
			}
			if near[a] == nil {
				near[a] = map[string]bool{}
			}
			near[a][b] = true
		}
	}
	return near
}

// fit tells whether two classes can be of one party: one of them names none, or they share one.
func (c *classes) fit(a, b string) bool {
	mine, theirs := c.parties(a), c.parties(b)
	return len(mine) == 0 || len(theirs) == 0 || slices.ContainsFunc(mine, func(party string) bool { return contains(theirs, party) })
}

func (c *classes) parties(root string) []string {
	var parties []string
	for _, id := range c.of(root) {
		if party := c.roster.actors[id].Party; party != "" {
			parties = append(parties, party)
		}
	}
	return parties
}

// Foremost returns the id that is canonical among those of one actor. There must be one, and the roster must hold them.
func (r *Roster) Foremost(ids []string) string {
	return slices.MinFunc(ids, func(a, b string) int { return compareNames(r.actors[a], r.actors[b]) })
}

func (c *classes) canon() Canon {
	canon := Canon{}
	for _, members := range c.members {
		best := c.roster.Foremost(members)
		for _, id := range members {
			if id != best {
				canon[id] = best
			}
		}
	}
	return canon
}
