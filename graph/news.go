package graph

import (
	"context"
	"slices"
)

// ChangeKind says what a statement did to what was known.
type ChangeKind string

// The kinds of changes.
const (
	ChangeAdded        ChangeKind = "ADDED"        // nothing was known of the party on the term
	ChangeRepeated     ChangeKind = "REPEATED"     // the party was known to take this side
	ChangeContradicted ChangeKind = "CONTRADICTED" // the party was known to take the other side, and not this one
)

// A Change is what some new statements of one party on one term did.
type Change struct {
	Party      Party
	Term       Term
	Kind       ChangeKind
	Before     PositionValue // from the statements known before
	After      PositionValue // from all
	Statements []StanceRow   // the new ones
}

// A ChangeQuery says which statements are new: those of some documents, those that a load brought, or those of some days. What was known before is everything else
// and, of days, everything earlier.
type ChangeQuery struct {
	OverlapQuery          // its parties may be empty: all
	Documents    []string // ids
	Load         int      // the n-th last load of the journal, from 1; 0 for none
	Since        Day      // from this day on
}

// FindChanges answers with what is new, by party and term.
func FindChanges(ctx context.Context, store Store, query ChangeQuery) ([]Change, error) {
	if err := query.settle(ctx, store); err != nil {
		return nil, err
	}
	g, err := stand(ctx, store, query.OverlapQuery)
	if err != nil {
		return nil, err
	}
	parties := map[string]Party{}
	for _, p := range g.parties {
		parties[p.ID] = p
	}
	var changes []Change
	for _, h := range g.order {
		rows := g.counting(h)
		before := slices.DeleteFunc(slices.Clone(rows), query.isNew)
		fresh := slices.DeleteFunc(slices.Clone(rows), func(r StanceRow) bool { return !query.isNew(r) })
		if len(fresh) > 0 {
			changes = append(changes, Change{
				Party: parties[h.party], Term: g.terms[h.term], Kind: changeKind(before, fresh),
				Before: PositionOf(before).Value, After: PositionOf(rows).Value, Statements: fresh,
			})
		}
	}
	return changes, nil
}

// settle turns the load into its documents, and makes sure that something is asked for.
func (q *ChangeQuery) settle(ctx context.Context, store Store) error {
	if q.Load < 0 {
		return Errorf(Invalid, "load %d: count from 1, the latest", q.Load)
	}
	if q.Load > 0 {
		loads, err := store.Loads(ctx, q.Load)
		if err != nil {
			return err
		}
		if len(loads) < q.Load {
			return Errorf(NotFound, "the journal holds %d loads, not %d", len(loads), q.Load)
		}
		load := loads[q.Load-1]
		q.Documents = append(slices.Clone(q.Documents), slices.Concat(load.Documents[Added], load.Documents[Replaced])...)
		if len(q.Documents) == 0 {
			q.Documents = []string{""} // a load that brought nothing
		}
	}
	if len(q.Documents) == 0 && q.Since == "" {
		return Errorf(Invalid, "nothing says what is new: name documents, a load, or a day")
	}
	return q.known(ctx, store)
}

// known refuses documents that are not there.
func (q *ChangeQuery) known(ctx context.Context, store Store) error {
	if q.Load > 0 {
		return nil
	}
	nodes, err := store.Nodes(ctx, q.Documents)
	if err != nil {
		return err
	}
	for i, n := range nodes {
		if _, ok := n.(*Document); !ok {
			return Unknown(q.Documents[i])
		}
	}
	return nil
}

func (q *ChangeQuery) isNew(row StanceRow) bool {
	return slices.Contains(q.Documents, row.Document) || q.Since != "" && row.Day >= q.Since
}

func changeKind(before, fresh []StanceRow) ChangeKind {
	if len(before) == 0 {
		return ChangeAdded
	}
	signs := map[int]bool{}
	for _, row := range before {
		signs[row.Stance.Sign()] = true
	}
	for _, row := range fresh {
		if !signs[row.Stance.Sign()] {
			return ChangeContradicted
		}
	}
	return ChangeRepeated
}
