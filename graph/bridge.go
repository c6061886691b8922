package graph

import (
	"cmp"
	"context"
	"slices"
)

// A Bridge is a term that none of some parties rejects and that at least two would accept.
type Bridge struct {
	Term       Term
	Acceptors  []Party // for it, with or without a condition, in the order asked for
	Silent     []Party
	Conditions []OpenCondition // that stand open
	Documents  int
}

// An OpenCondition is one that a party ties its acceptance to.
type OpenCondition struct {
	Party     Party
	Condition Condition
	Statement string // the id of the statement that it stands in
}

// FindBridges answers an overlap query with the bridges among its rows: those with the fewest open conditions first, then by acceptors and documents, most first. A
// party that refuses unless a condition is met rejects; one whose latest statements go both ways rejects too. Conditions are those of the statements that decide.
func FindBridges(ctx context.Context, store Store, query OverlapQuery) ([]Bridge, error) {
	overlap, err := FindOverlap(ctx, store, query)
	if err != nil {
		return nil, err
	}
	var found []Bridge
	var deciding []StanceRow
	for i := range overlap.Rows {
		if bridge, rows, is := bridgeOf(&overlap, &overlap.Rows[i]); is {
			found = append(found, bridge)
			deciding = append(deciding, rows...)
		}
	}
	if err := openConditions(ctx, store, overlap.Parties, found, deciding); err != nil {
		return nil, err
	}
	slices.SortStableFunc(found, func(a, b Bridge) int {
		return cmp.Or(
			cmp.Compare(len(a.Conditions), len(b.Conditions)), -cmp.Compare(len(a.Acceptors), len(b.Acceptors)), -cmp.Compare(a.Documents, b.Documents),
			cmp.Compare(a.Term.Label, b.Term.Label), cmp.Compare(a.Term.ID, b.Term.ID))
	})
	return found, nil
}

// bridgeOf returns the bridge that a row is, if it is one, and the conditional rows that decide.
func bridgeOf(overlap *Overlap, row *OverlapRow) (bridge Bridge, conditional []StanceRow, is bool) {
	bridge = Bridge{Term: row.Term, Documents: row.Documents}
	for i := range row.Cells {
		c := &row.Cells[i]
		switch {
		case c.Value == Silent:
			bridge.Silent = append(bridge.Silent, overlap.Parties[i])
		case c.Value == Against || c.Value == Mixed || c.RefusalUnless:
			return bridge, nil, false
		default:
			bridge.Acceptors = append(bridge.Acceptors, overlap.Parties[i])
		}
		for _, s := range c.Deciding {
			if s.Conditional {
				s.Term = row.Term.ID
				conditional = append(conditional, s)
			}
		}
	}
	return bridge, conditional, len(bridge.Acceptors) >= 2
}

// openConditions fills the bridges' conditions from the statements of rows, each wording of a party once.
func openConditions(ctx context.Context, store Store, parties []Party, bridges []Bridge, rows []StanceRow) error {
	nodes, err := store.Nodes(ctx, statementIDs(rows))
	if err != nil {
		return err
	}
	names := map[string]Party{}
	for _, p := range parties {
		names[p.ID] = p
	}
	at := map[string]*Bridge{}
	for i := range bridges {
		at[bridges[i].Term.ID] = &bridges[i]
	}
	for i, n := range nodes {
		s, ok := n.(*Statement)
		if !ok {
			continue
		}
		for _, c := range s.Conditions {
			at[rows[i].Term].open(OpenCondition{names[rows[i].Holder], c, s.ID})
		}
	}
	return nil
}

func (b *Bridge) open(c OpenCondition) {
	known := slices.ContainsFunc(b.Conditions, func(other OpenCondition) bool {
		return other.Party.ID == c.Party.ID && Fold(other.Condition.Text) == Fold(c.Condition.Text)
	})
	if !known {
		b.Conditions = append(b.Conditions, c)
	}
}

func statementIDs(rows []StanceRow) []string {
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.Statement
	}
	return ids
}
