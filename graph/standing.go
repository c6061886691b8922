package graph

import "context"

// JudgementStatus says what a recorded judgement does.
type JudgementStatus string

// The statuses of judgements.
const (
	Attached   JudgementStatus = "ATTACHED"   // documents give both names, and it holds for them
	Unattached JudgementStatus = "UNATTACHED" // no document gives one of the names: it waits for one that does
	Overruled  JudgementStatus = "OVERRULED"  // a MERGE of names that a SPLIT keeps apart
)

// A Standing is a recorded judgement with what it does.
type Standing struct {
	Judgement
	Status  JudgementStatus `json:"status"`
	Missing []string        `json:"missing"` // the names that no document gives
}

// Standings returns every recorded judgement with what it does, in the order of their keys.
func Standings(ctx context.Context, store Store) ([]Standing, error) {
	recorded, err := store.Judgements(ctx)
	if err != nil || len(recorded) == 0 {
		return []Standing{}, err
	}
	var names []string
	for _, j := range recorded {
		names = append(names, j.A, j.B)
	}
	nodes, err := store.Nodes(ctx, names)
	if err != nil {
		return nil, err
	}
	standings := make([]Standing, len(recorded))
	for i, j := range recorded {
		if !j.Kind.OnStatement() {
			standings[i] = standing(j, nodes[2*i], nodes[2*i+1])
		} else if standings[i], err = standingOn(ctx, store, j, recorded); err != nil {
			return nil, err
		}
	}
	return standings, nil
}

// standingOn tells what a judgement on a statement does.
func standingOn(ctx context.Context, store Store, j Judgement, recorded []Judgement) (Standing, error) {
	s := Standing{Judgement: j, Status: Unattached, Missing: []string{j.A}}
	extractions, err := store.Extractions(ctx, []string{j.B})
	for i := range extractions {
		for _, f := range extractions[i].fits(recorded) {
			if f.same(j) {
				s.Status, s.Missing = Attached, []string{}
			}
		}
	}
	return s, err
}

// standing tells what a judgement does by the actors that its names stand for.
func standing(j Judgement, a, b Node) Standing {
	s := Standing{Judgement: j, Status: Attached, Missing: []string{}}
	for _, end := range []struct {
		id string
		n  Node
	}{{j.A, a}, {j.B, b}} {
		if end.n == nil && contains(j.names(), end.id) {
			s.Missing = append(s.Missing, end.id)
		}
	}
	switch {
	case len(s.Missing) > 0:
		s.Status = Unattached
	case j.Kind == Merge && a.NodeID() != b.NodeID():
		s.Status = Overruled
	}
	return s
}
