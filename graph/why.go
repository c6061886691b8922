package graph

import "context"

// A Tie says why two terms are one matter, or are not: what their words are about, how alike that is and by what.
type Tie struct {
	A, B     Term      `json:"-"`
	One      bool      `json:"one"`      // they are one term
	Opposite bool      `json:"opposite"` // one is the opposite of the other
	Likeness float64   `json:"likeness"` // log of the odds that they are one matter; LikeEnough and more ties two
	Features []Feature `json:"features"` // what each feature adds to it, only those that do
}

// LikeEnough is the likeness from where on two terms are one, where nothing else speaks against it.
const LikeEnough = likeEnough / 1000.0

// Why returns what ties two terms, by their ids. It is NotFound where no document gives one of them.
func Why(ctx context.Context, store Store, a, b string) (Tie, error) {
	var tie Tie
	page, err := store.List(ctx, ListQuery{Kinds: []Kind{KindDemand, KindProposal}, Filter: Where(FieldID, a, b), AllNames: true, First: 2})
	if err != nil {
		return tie, err
	}
	canonical, err := store.Nodes(ctx, []string{a, b})
	if err != nil {
		return tie, err
	}
	for i, id := range []string{a, b} {
		if canonical[i] == nil {
			return tie, Errorf(NotFound, "no term is %q: list what there is with `parley terms`", id)
		}
	}
	for _, n := range page.Nodes {
		if n.NodeID() == a {
			tie.A = *n.(*Term)
		}
		if n.NodeID() == b {
			tie.B = *n.(*Term)
		}
	}
	one, other := canonical[0].(*Term), canonical[1].(*Term)
	tie.One = one.ID == other.ID
	tie.Opposite = one.OppositeOf == other.ID || other.OppositeOf == one.ID
	tie.weigh()
	return tie, nil
}

// weigh fills in the likeness of two terms' kernels.
func (t *Tie) weigh() {
	a, b := t.A.kernel(), t.B.kernel()
	t.Likeness = Likeness(a, b)
	values := Features(a, b, Setting{})
	for i, name := range FeatureNames() {
		if added := weights[i] * values[i]; added != 0 {
			t.Features = append(t.Features, Feature{name, added})
		}
	}
}
