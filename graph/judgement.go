package graph

import "cmp"

// JudgementKind says what a person decided.
type JudgementKind string

// The kinds of judgements.
const (
	Merge JudgementKind = "MERGE" // two names are one actor
	Split JudgementKind = "SPLIT" // two names are two actors
)

// A Judgement is what a person decided about two actors' names, by their ids as documents name them. It outlives the documents, and stands unattached
// while they are not loaded.
type Judgement struct {
	Kind JudgementKind `json:"kind"`
	A    string        `json:"a"` // the smaller id
	B    string        `json:"b"`
	Note string        `json:"note,omitempty"`
	Undo bool          `json:"-"` // for Store.Judge: take it back
}

// Validate returns an Invalid error where the judgement's kind is unknown or its actors are not two.
func (j Judgement) Validate() error {
	if j.Kind != Merge && j.Kind != Split {
		return Errorf(Invalid, "unknown judgement %q: it is MERGE or SPLIT", j.Kind)
	}
	if j.A == "" || j.B == "" || j.A == j.B {
		return Errorf(Invalid, "a judgement needs two different actors, got %q and %q", j.A, j.B)
	}
	return nil
}

// Normal returns the judgement with its actors in order, so that equal ones compare equal.
func (j Judgement) Normal() Judgement {
	j.A, j.B = min(j.A, j.B), max(j.A, j.B)
	return j
}

// CompareJudgements orders judgements by kind and actors.
func CompareJudgements(a, b Judgement) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
}

// Revision returns the revision of a store with these documents' fingerprints and judgements, whatever their order.
func Revision(fingerprints []string, judgements []Judgement) string {
	parts := sortedMulti(fingerprints)
	keys := make([]string, 0, len(judgements))
	for _, j := range judgements {
		keys = append(keys, hash(string(j.Kind), j.A, j.B))
	}
	return hash(append(append(parts, "judgements"), sortedMulti(keys)...)...)
}
