package graph

import (
	"cmp"
	"maps"
	"slices"
)

// A Wording is what some documents say of an actor, an issue or a term in the same words. An envoy's is without roles, which each document
// gives anew.
type Wording struct {
	Node      Node
	Documents int // how many say so

	key string // "" while nobody has asked for it
}

// Key returns what tells the wording from others of the same id.
func (w Wording) Key() string {
	if w.key == "" {
		return encoded(w.Node)
	}
	return w.key
}

// wordings holds what documents say under one id, sorted by key. There are mostly one or two.
type wordings []Wording

// find returns the place of a key, and whether there is a wording.
func (w wordings) find(key string) (int, bool) {
	return slices.BinarySearchFunc(w, key, func(one Wording, key string) int { return cmp.Compare(one.key, key) })
}

// documents returns how many documents give a wording.
func (w wordings) documents(key string) int {
	if at, known := w.find(key); known {
		return w[at].Documents
	}
	return 0
}

// count counts more documents, or fewer, that give a wording, and keeps it though none should.
func (w *wordings) count(one Wording) {
	one.key = one.Key()
	at, known := w.find(one.key)
	if known {
		(*w)[at].Documents += one.Documents
		return
	}
	*w = slices.Insert(*w, at, one)
}

// add counts more documents, or fewer, that give a wording, and tells whether it is new or gone now.
func (w *wordings) add(one Wording) bool {
	before := len(*w)
	w.count(one)
	one.key = one.Key()
	if at, _ := w.find(one.key); (*w)[at].Documents <= 0 {
		*w = slices.Delete(*w, at, at+1)
		return before == len(*w)+1
	}
	return before != len(*w)
}

// node returns what all documents together say, nil where none says anything.
func (w wordings) node() Node {
	nodes := make([]Node, len(w))
	for i := range w {
		nodes[i] = w[i].Node
	}
	return mergeWordings(nodes)
}

// mergeWordings returns the node that several documents name under one id, nil where there are none.
func mergeWordings(nodes []Node) Node {
	if len(nodes) == 0 {
		return nil
	}
	switch nodes[0].(type) {
	case *Party:
		return merged(nodes, MergeParties)
	case *Envoy:
		return merged(nodes, NamedEnvoy)
	case *Issue:
		return merged(nodes, MergeIssues)
	default:
		return merged(nodes, MergeTerms)
	}
}

// mergeNames returns the actor of several names, the canonical one first; nil where no document gives any.
func mergeNames(nodes []Node) Node {
	if len(nodes) == 0 {
		return nil
	}
	if _, party := nodes[0].(*Party); party {
		return merged(nodes, CanonicalParty)
	}
	return merged(nodes, MergeEnvoys)
}

// merged returns what merge makes of the nodes that are of the first's type: names of a party and of an envoy can't be one.
func merged[T any, P interface {
	*T
	Node
}](nodes []Node, merge func([]T) T) Node {
	var values []T
	for _, n := range nodes {
		if value, ok := n.(P); ok {
			values = append(values, *value)
		}
	}
	one := merge(values)
	return P(&one)
}

// Names is what a writer keeps in memory of the actors of the stored documents: from it follows which names are one actor. It is not safe
// for concurrent use.
type Names struct {
	roster     *Roster
	said       map[string]wordings
	leaning    map[string]map[string]bool // party -> its envoys and, for a bloc, its members, all as named
	judgements []Judgement
	canon      Canon
	matters    *Matters
	copies     *Copies
	classes    map[string][]string // canonical id -> its other names, sorted
	unsettled  map[string]bool     // names that may be of another class now
	ruled      map[string][]Judgement
}

// NewNames returns the names of a store that holds these wordings of actors and terms, these judgements, these other names of both, and terms that are
// opposite of others, and these documents.
func NewNames(said []Wording, judgements []Judgement, canon, opposites Canon, copies *Copies) *Names {
	n := &Names{matters: NewMatters(), copies: copies, roster: NewRoster(), said: map[string]wordings{}, leaning: map[string]map[string]bool{}, unsettled: map[string]bool{}}
	documents := map[string]int{}
	terms, canon := splitCanon(canon)
	n.Judge(judgements)
	for _, w := range said {
		if t, ok := w.Node.(*Term); ok {
			n.matters.know(t.ID, t.kernel())
			continue
		}
		n.say(w)
		documents[w.Node.NodeID()] += w.Documents
	}
	for id, many := range documents {
		n.reword(id, many)
	}
	n.take(canon)
	n.unsettled = map[string]bool{}
	n.matters.restore(terms, opposites)
	copies.Moved() // they stand in the store
	return n
}

// splitCanon tells other names of terms from those of actors.
func splitCanon(canon Canon) (terms, actors Canon) {
	terms, actors = Canon{}, Canon{}
	for id, canonical := range canon {
		if KindOf(id) == KindDemand {
			terms[id] = canonical
		} else {
			actors[id] = canonical
		}
	}
	return terms, actors
}

// Of returns the canonical id of an actor's or a term's id.
func (n *Names) Of(id string) string {
	if KindOf(id) == KindDemand {
		canonical, _ := n.matters.Of(id)
		return canonical
	}
	return n.canon.Of(id)
}

// knows tells whether a document names an actor or a term of that id.
func (n *Names) knows(id string) bool { return n.said[id] != nil || n.matters.Has(id) }

// Judgements returns the judgements in the order of their keys. They must not be changed.
func (n *Names) Judgements() []Judgement { return n.judgements }

// Judged returns an extraction, as it was read, with what the judgements say of its statements.
func (n *Names) Judged(x *Extraction) *Extraction { return x.JudgedBy(n.judgements) }

// Judge makes these the judgements; what rests on them follows with the next Plan.
func (n *Names) Judge(judgements []Judgement) {
	n.ruled = map[string][]Judgement{}
	for _, j := range slices.Concat(n.judgements, judgements) {
		n.unsettled[j.A], n.unsettled[j.B] = true, true
	}
	for _, j := range judgements {
		if j.Kind == Merge || j.Kind == Split {
			n.ruled[j.A], n.ruled[j.B] = append(n.ruled[j.A], j), append(n.ruled[j.B], j)
		}
	}
	n.judgements = judgements
	n.matters.judge(judgements)
}

// say counts documents that name an actor in these words, and tells whether it is worded otherwise now.
func (n *Names) say(w Wording) bool {
	id := w.Node.NodeID()
	said := n.said[id]
	again := said.add(w)
	if len(said) == 0 {
		delete(n.said, id)
	} else {
		n.said[id] = said
	}
	return again
}

// class returns the names that a canonical id stands for, itself first.
func (n *Names) class(canonical string) []string {
	return append([]string{canonical}, n.classes[canonical]...)
}

// actor returns the actor of that id and whether it is canonical, and so stands for all of its names; nil where no document names it.
func (n *Names) actor(id string) (actor Node, canonical bool) {
	canonical = n.canon.Of(id) == id
	names := []string{id}
	if canonical {
		names = n.class(id)
	}
	var nodes []Node
	for _, name := range names {
		if node := n.said[name].node(); node != nil {
			nodes = append(nodes, node)
		}
	}
	return mergeNames(nodes), canonical
}

// reword takes anew what documents say of an actor, so many documents more, and tells whether other names could be one now.
func (n *Names) reword(id string, more int) bool {
	before, had := n.roster.Actor(id)
	n.unsettle(id)
	alone := n.roster.Alone(id) && len(n.judgements) == 0
	after := NamedActor{ID: id, Documents: before.Documents + more}
	switch node := n.said[id].node().(type) {
	case nil:
		n.roster.Remove(id)
		return !alone
	case *Party:
		after.Kind, after.Name = KindParty, node.Name
		for _, m := range node.MemberOf {
			n.lean(id, m.Bloc)
		}
	case *Envoy:
		after.Kind, after.Name, after.Party = KindEnvoy, node.Name, node.Party
		n.lean(id, node.Party)
	}
	n.roster.Put(after)
	n.unsettle(id)
	if had && before.Name == after.Name && before.Party == after.Party {
		return n.recount(id, 0)
	}
	return !alone || !n.roster.Alone(id)
}

// lean notes that an actor's node or edges rest on a party. What rested on it once is kept: who asks looks at the actor itself.
func (n *Names) lean(id, party string) {
	if n.leaning[party] == nil {
		n.leaning[party] = map[string]bool{}
	}
	n.leaning[party][id] = true
}

// recount notes that so many documents more name an actor as before, and tells whether another of its names is canonical now: numbers
// choose within a class and never make one.
func (n *Names) recount(id string, more int) bool {
	actor, known := n.roster.Actor(id)
	if !known {
		return false
	}
	actor.Documents += more
	n.roster.Put(actor)
	n.unsettled[id] = true
	canonical := n.canon.Of(id)
	return len(n.classes[canonical]) > 0 && n.roster.Foremost(n.class(canonical)) != canonical
}

// unsettle notes that an actor, and those whose names are like its, may be of another class.
func (n *Names) unsettle(id string) {
	n.unsettled[id] = true
	for other := range n.roster.alike[id] {
		n.unsettled[other] = true
	}
}

// rename computes anew which of the names that may be of another class are one actor, and returns those whose canonical id is another now, with the one before.
func (n *Names) rename() map[string]string {
	ids := n.bearing()
	n.unsettled = map[string]bool{}
	now := n.roster.canonOf(ids, n.judgementsOn(ids))
	before := map[string]string{}
	for _, id := range ids {
		if was := n.canon.Of(id); was != now.Of(id) {
			before[id] = was
		}
		delete(n.classes, n.canon.Of(id))
	}
	for _, id := range ids {
		delete(n.canon, id)
	}
	for _, id := range ids {
		if canonical := now.Of(id); canonical != id {
			n.canon[id] = canonical
			n.classes[canonical] = append(n.classes[canonical], id) // ids are sorted
		}
	}
	return before
}

// bearing returns the names on which it bears whether the unsettled ones are one with others: what likeness, judgements and their classes of before tie to
// them, in order.
func (n *Names) bearing() []string {
	seen := map[string]bool{}
	queue := slices.Collect(maps.Keys(n.unsettled))
	for len(queue) > 0 {
		id := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if seen[id] || KindOf(id) != KindParty && KindOf(id) != KindEnvoy {
			continue
		}
		seen[id] = true
		for other := range n.roster.alike[id] {
			queue = append(queue, other)
		}
		for _, j := range n.ruled[id] {
			queue = append(queue, j.A, j.B)
		}
		queue = append(queue, n.class(n.canon.Of(id))...)
	}
	return slices.Sorted(maps.Keys(seen))
}

// judgementsOn returns the judgements on names, in the order of their keys.
func (n *Names) judgementsOn(ids []string) []Judgement {
	var found []Judgement
	for _, id := range ids {
		found = append(found, n.ruled[id]...)
	}
	slices.SortFunc(found, CompareJudgements)
	return slices.CompactFunc(found, func(a, b Judgement) bool { return CompareJudgements(a, b) == 0 })
}

// take makes canon the one that holds.
func (n *Names) take(canon Canon) {
	n.canon, n.classes = canon, map[string][]string{}
	for alias, canonical := range canon {
		n.classes[canonical] = append(n.classes[canonical], alias)
	}
	for _, aliases := range n.classes {
		slices.Sort(aliases)
	}
}
