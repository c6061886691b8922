package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// A Ruling is what became of a judgement.
type Ruling struct {
	Judgement
	TakenBack bool         `json:"takenBack"`
	Changed   bool         `json:"changed"` // false where it stood already
	Actors    []RuledActor `json:"actors"`  // whom its names, and those that were one with them, stand for now, by id
	Gone      []Ends       `json:"gone"`    // edges of these actors that there are no more, in order
	New       []Ends       `json:"new"`     // those that there were not before, in order
}

// A RuledActor is an actor, or a term, with all of its names.
type RuledActor struct {
	ID    string   `json:"id"`
	Name  string   `json:"name"`
	Party string   `json:"party,omitempty"` // an envoy's party id
	Names []string `json:"names"`           // the id of every name that it stands for, its own first, the others sorted
}

// Ends is an edge without what it rests on.
type Ends struct {
	Kind EdgeKind `json:"kind"`
	From string   `json:"from"`
	To   string   `json:"to"`
}

// ends returns the edge without what it rests on.
func (e Edge) ends() Ends { return Ends{e.Kind, e.From, e.To} }

func compareEnds(a, b Ends) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
}

// Rule records a judgement, or takes it back, and tells what became of it. What it took the place of stands again then. It is a Conflict error to merge what a SPLIT keeps apart, or to
// split what MERGEs make one: the judgement would have no effect, or one that hangs on the order of ids. To take back one that is
// not recorded is a NotFound error.
func Rule(ctx context.Context, store Store, j Judgement) (Ruling, error) {
	j = j.Normal()
	j.InsteadOf = nil
	ruling := Ruling{Judgement: j, TakenBack: j.Undo, Gone: []Ends{}, New: []Ends{}}
	if err := j.Validate(); err != nil {
		return ruling, err
	}
	if j.Kind.OnStatement() {
		return ruling, Errorf(Invalid, "%s is a statement: rule on it as one", j.A)
	}
	recorded, err := store.Judgements(ctx)
	if err != nil {
		return ruling, err
	}
	before, err := actorsOf(ctx, store, j.names())
	if err != nil {
		return ruling, err
	}
	if err := admit(j, recorded, before); err != nil {
		return ruling, err
	}
	edges, err := endsOf(ctx, store, before)
	if err != nil {
		return ruling, err
	}
	ruling.Changed = j.Undo || !slices.ContainsFunc(recorded, j.same)
	gone := replaced(j, recorded)
	ruling.Judgement = j.inPlaceOf(gone)
	if err := store.Judge(ctx, slices.Concat(gone, []Judgement{ruling.Judgement}, j.restored(recorded))...); err != nil {
		return ruling, err
	}
	return ruling, ruling.compare(ctx, store, before, edges)
}

// names returns the ids of actors or terms that the judgement is about.
func (j Judgement) names() []string {
	if j.Kind == Rename {
		return []string{j.A}
	}
	return []string{j.A, j.B}
}

// replaced returns what takes back the recorded judgements that one takes the place of.
func replaced(j Judgement, recorded []Judgement) []Judgement {
	var gone []Judgement
	for _, other := range recorded {
		if !j.Undo && j.replaces(other) {
			other.Undo = true
			gone = append(gone, other)
		}
	}
	return gone
}

// admit returns why a judgement can't be recorded beside the others, or taken back; before are the actors of its names.
func admit(j Judgement, recorded []Judgement, before []RuledActor) error {
	switch {
	case j.Undo && !slices.ContainsFunc(recorded, j.same):
		return Errorf(NotFound, "no %s of %s and %s is recorded: list what is with `parley judgements`", strings.ToLower(string(j.Kind)), j.A, j.B)
	case j.Undo:
		return nil
	case j.Kind == Rename && len(before) == 0:
		return Errorf(NotFound, "no document gives the term %s: list what there is with `parley terms`", j.A)
	case j.Kind == Rename:
		return nil
	case j.Kind != Split:
		return admitMerge(j, recorded, before)
	}
	if chain := mergesBetween(recorded, j.A, j.B); len(chain) > 0 {
		return Errorf(Conflict, "%s and %s were merged (%s): take back one of these first, for instance with `parley merge %s %s --undo`",
			j.A, j.B, strings.Join(chain, " = "), chain[0], chain[1])
	}
	return nil
}

func admitMerge(j Judgement, recorded []Judgement, before []RuledActor) error {
	mine, theirs := namesWith(before, j.A), namesWith(before, j.B)
	for _, other := range recorded {
		if other.Kind == Split && (contains(mine, other.A) && contains(theirs, other.B) || contains(mine, other.B) && contains(theirs, other.A)) {
			return Errorf(Conflict, "%s and %s were split: take that back first with `parley split %s %s --undo`", other.A, other.B, other.A, other.B)
		}
	}
	return nil
}

// namesWith returns the names of the actor that has this one, itself alone where no document gives it.
func namesWith(actors []RuledActor, id string) []string {
	for _, a := range actors {
		if contains(a.Names, id) {
			return a.Names
		}
	}
	return []string{id}
}

// mergesBetween returns the shortest chain of names that merges lead along from a to b, nil where none does.
func mergesBetween(recorded []Judgement, a, b string) []string {
	chains := [][]string{{a}}
	seen := map[string]bool{a: true}
	for len(chains) > 0 {
		chain := chains[0]
		chains = chains[1:]
		last := chain[len(chain)-1]
		if last == b {
			return chain
		}
		for _, j := range recorded {
			if next, joins := j.other(last); j.Kind == Merge && joins && !seen[next] {
				seen[next] = true
				chains = append(chains, append(slices.Clone(chain), next))
			}
		}
	}
	return nil
}

// compare fills in whom the names of some actors stand for now, and which edges are others now.
func (r *Ruling) compare(ctx context.Context, store Store, before []RuledActor, edges []Ends) error {
	names := r.names()
	for _, a := range before {
		names = append(names, a.Names...)
	}
	after, err := actorsOf(ctx, store, names)
	if err != nil {
		return err
	}
	r.Actors = after
	now, err := endsOf(ctx, store, after)
	if err != nil {
		return err
	}
	r.Gone, r.New = without(edges, now), without(now, edges)
	return nil
}

// without returns the edges that are not among others.
func without(edges, others []Ends) []Ends {
	known := map[Ends]bool{}
	for _, e := range others {
		known[e] = true
	}
	return slices.DeleteFunc(append([]Ends{}, edges...), func(e Ends) bool { return known[e] })
}

// actorsOf returns the actors that some names stand for, by id; a name that no document gives stands for none.
func actorsOf(ctx context.Context, store Store, names []string) ([]RuledActor, error) {
	nodes, err := store.Nodes(ctx, names)
	if err != nil {
		return nil, err
	}
	found := map[string]RuledActor{}
	var ids []string
	for _, n := range nodes {
		if n != nil && found[n.NodeID()].ID == "" {
			found[n.NodeID()] = ruledActor(n)
			ids = append(ids, n.NodeID())
		}
	}
	slices.Sort(ids)
	pages, err := store.Edges(ctx, EdgeQuery{From: ids, Kinds: []EdgeKind{SameAs}, Reverse: true, First: mostNames})
	if err != nil {
		return nil, err
	}
	actors := make([]RuledActor, len(ids))
	for i, id := range ids {
		actors[i] = found[id]
		for _, e := range pages[i].Edges {
			actors[i].Names = append(actors[i].Names, e.From)
		}
	}
	return actors, nil
}

func ruledActor(n Node) RuledActor {
	actor := RuledActor{ID: n.NodeID(), Names: []string{n.NodeID()}}
	switch n := n.(type) {
	case *Party:
		actor.Name = n.Name
	case *Envoy:
		actor.Name, actor.Party = n.Name, n.Party
	case *Term:
		actor.Name = n.Label
	}
	return actor
}

// endsOf returns the edges of actors but for SAME_AS, each once, in order.
func endsOf(ctx context.Context, store Store, actors []RuledActor) ([]Ends, error) {
	var kinds []EdgeKind
	for _, relation := range Relations() {
		if relation.Kind != SameAs {
			kinds = append(kinds, relation.Kind)
		}
	}
	var all []Ends
	for _, a := range actors {
		for _, reverse := range []bool{false, true} {
			err := eachEdge(ctx, store, EdgeQuery{From: []string{a.ID}, Kinds: kinds, Reverse: reverse, First: exportPage}, func(e Edge) {
				ends := Ends{e.Kind, e.From, e.To}
				if e.Kind.Symmetric() {
					ends.From, ends.To = min(e.From, e.To), max(e.From, e.To)
				}
				all = append(all, ends)
			})
			if err != nil {
				return nil, err
			}
		}
	}
	slices.SortFunc(all, compareEnds)
	return slices.Compact(all), nil
}

// eachEdge calls visit with every edge of one node, page by page.
func eachEdge(ctx context.Context, store Store, query EdgeQuery, visit func(Edge)) error {
	for {
		pages, err := store.Edges(ctx, query)
		if err != nil {
			return err
		}
		for _, e := range pages[0].Edges {
			visit(e)
		}
		if !pages[0].More {
			return nil
		}
		query.After = pages[0].Cursors[len(pages[0].Cursors)-1]
	}
}
