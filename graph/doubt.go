package graph

import (
	"cmp"
	"context"
	"slices"
)

// A Doubt is what a person could judge: a statement, or two terms or names that are held to be one.
type Doubt struct {
	Sure      float64    // how likely it is right, 0 to 1; 0 where it is about names, see Join
	Statement *Statement // nil where it is about a join
	Join      *Join      // nil where it is about a statement
}

// FindDoubts returns the statements that a filter takes and that make positions, and with joins the terms that are one by their words, the least sure first, then by id; behind them the
// names that are one by how they look, the least alike first. What people have judged already is left out.
func FindDoubts(ctx context.Context, store Store, filter Filter, joins bool) ([]Doubt, error) {
	doubts := []Doubt{}
	err := EachNode(ctx, store, ListQuery{Kinds: []Kind{KindStatement}, Filter: filter}, func(n Node) error {
		if s := n.(*Statement); s.Judged == nil && s.Counts() {
			doubts = append(doubts, Doubt{Sure: s.Confidence, Statement: s})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var names []Doubt
	if joins {
		found, err := FindJoins(ctx, store)
		if err != nil {
			return nil, err
		}
		for i := range found {
			if found[i].Alike != "" {
				names = append(names, Doubt{Join: &found[i]})
			} else {
				doubts = append(doubts, Doubt{Sure: found[i].Sure, Join: &found[i]})
			}
		}
	}
	slices.SortFunc(doubts, func(a, b Doubt) int { return cmp.Or(cmp.Compare(a.Sure, b.Sure), cmp.Compare(a.id(), b.id())) })
	return append(doubts, names...), nil
}

func (d Doubt) id() string {
	if d.Statement != nil {
		return d.Statement.ID
	}
	return d.Join.A.NodeID()
}
