package graph

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// A Join is two terms, or two names of envoys, that are held to be one by how they are worded.
type Join struct {
	A, B  Node    // as documents give them, two *Term or two *Envoy; B is canonical
	Sure  float64 // of terms: how likely they are one, 0 to 1; 0 of names, of which no annotation says how often they are
	Alike Alike   // of names
}

// Alike says how two names of envoys are alike.
type Alike string

// How names are alike, the least first.
const (
	ThroughAnother Alike = "THROUGH_ANOTHER" // each is like a third name
	AlikeButASlip  Alike = "BUT_A_SLIP"      // a slip, other vowels, a short form, or the words in another order
	AlikeInPart    Alike = "IN_PART"         // the words of one are among the other's, in full or as initials
	AlikeInSound   Alike = "IN_SOUND"        // the usual ways to write one name in Latin letters
	AlikeInWords   Alike = "IN_WORDS"        // the same words but for titles and accents
)

// alikes are the names of likenesses, in their order.
var alikes = [...]Alike{unlike: ThroughAnother, equalWords: AlikeInWords, spelt: AlikeInSound, shorter: AlikeInPart, similar: AlikeButASlip}

// FindJoins returns the terms that are one with another by their words, the least sure first, and behind them the names of envoys that are one with another by how they look, the least
// alike first; then by id. What people have judged is left out.
func FindJoins(ctx context.Context, store Store) ([]Join, error) {
	judged, err := store.Judgements(ctx)
	if err != nil {
		return nil, err
	}
	joins := []Join{}
	for _, kinds := range [][]Kind{{KindDemand, KindProposal}, {KindEnvoy}} {
		found, err := joinsOf(ctx, store, kinds)
		if err != nil {
			return nil, err
		}
		found = slices.DeleteFunc(found, func(j Join) bool { return judgedPair(judged, j.A.NodeID(), j.B.NodeID()) })
		slices.SortFunc(found, compareJoins)
		joins = append(joins, found...)
	}
	return joins, nil
}

// compareJoins puts the less sure first, then the less alike, then goes by id.
func compareJoins(a, b Join) int {
	ranked := func(j Join) int {
		return slices.Index([]Alike{ThroughAnother, AlikeButASlip, AlikeInPart, AlikeInSound, AlikeInWords}, j.Alike)
	}
	return cmp.Or(cmp.Compare(a.Sure, b.Sure), cmp.Compare(ranked(a), ranked(b)), cmp.Compare(a.A.NodeID(), b.A.NodeID()))
}

// joinsOf returns the nodes of some kinds that are one with another, each with the canonical one.
func joinsOf(ctx context.Context, store Store, kinds []Kind) ([]Join, error) {
	named := map[string]Node{}
	var ids []string
	err := EachNode(ctx, store, ListQuery{Kinds: kinds, AllNames: true}, func(n Node) error {
		named[n.NodeID()], ids = n, append(ids, n.NodeID())
		return nil
	})
	if err != nil {
		return nil, err
	}
	var found []Join
	for some := range slices.Chunk(ids, exportPage) {
		pages, err := store.Edges(ctx, EdgeQuery{From: some, Kinds: []EdgeKind{SameAs}, First: 1})
		if err != nil {
			return nil, err
		}
		for _, page := range pages {
			for _, e := range page.Edges {
				if a, b := named[e.From], named[e.To]; a != nil && b != nil && e.From != e.To {
					found = append(found, newJoin(a, b))
				}
			}
		}
	}
	return found, nil
}

// newJoin says how alike two terms, or two names of envoys, are.
func newJoin(a, b Node) Join {
	j := Join{A: a, B: b}
	switch one := a.(type) {
	case *Term:
		if other, is := b.(*Term); is {
			j.Sure = likely(Likeness(one.kernel(), other.kernel()))
		}
	case *Envoy:
		if other, is := b.(*Envoy); is {
			j.Alike = alikes[alike(newPerson(one.named()), newPerson(other.named()))]
		}
	}
	return j
}

// named returns an envoy as one document names it.
func (e *Envoy) named() NamedActor {
	return NamedActor{ID: e.ID, Kind: KindEnvoy, Name: e.Name, Party: e.Party}
}

// judgedPair tells whether somebody has judged two names or terms.
func judgedPair(judged []Judgement, a, b string) bool {
	ends := ordered(a, b)
	return slices.ContainsFunc(judged, func(j Judgement) bool { return j.A == ends[0] && j.B == ends[1] })
}

// likely returns the probability of log odds.
func likely(odds float64) float64 { return 1 / (1 + math.Exp(-odds)) }

// JoinedStatements returns for each name or term of joins, by its id, a statement that names it so, the newest; those of which there is none among the newest few
// thousand statements are left out.
func JoinedStatements(ctx context.Context, store Store, joins []Join) (map[string]*Statement, error) {
	wanted := map[Field][]string{}
	for _, j := range joins {
		field := FieldActor
		if KindOf(j.B.NodeID()) == KindDemand {
			field = FieldTerm
		}
		wanted[field] = append(wanted[field], j.B.NodeID())
	}
	found := map[string]*Statement{}
	for _, field := range []Field{FieldTerm, FieldActor} {
		if len(wanted[field]) == 0 {
			continue
		}
		page, err := store.List(ctx, ListQuery{Kinds: []Kind{KindStatement}, Filter: Where(field, wanted[field]...), Sort: FieldDay, Reverse: true, First: mostJoined})
		if err != nil {
			return nil, err
		}
		for _, n := range page.Nodes {
			noteJoined(found, n.(*Statement), field)
		}
	}
	return found, nil
}

// mostJoined is how many statements are looked through for those that name joined names.
const mostJoined = 3000

// noteJoined keeps the first statement under the name or term that it gives; one that takes a side is better than one that takes none.
func noteJoined(found map[string]*Statement, s *Statement, field Field) {
	id := s.Actor
	if field == FieldTerm {
		id = s.Term
	}
	if had := found[id]; had == nil || had.Stance.Sign() == 0 && s.Stance.Sign() != 0 {
		found[id] = s
	}
}
