package graph

import (
	"cmp"
)

// JudgementKind says what a person decided.
type JudgementKind string

// The kinds of judgements.
const (
	Merge    JudgementKind = "MERGE"    // two names are one actor, two terms are one
	Split    JudgementKind = "SPLIT"    // they are two
	Opposite JudgementKind = "OPPOSITE" // two terms: one is against what the other is for
)

// A Judgement is what a person decided about two names of actors, both parties or both envoys, or about two terms, by their ids as documents name them. It outlives
// the documents, and stands unattached while they are not loaded.
//
// Judgements outrank what names look like, and hold for every name that is one with theirs. A SPLIT outranks every MERGE, also a chain of
// them: MERGEs take effect in the order of their keys, and one that would join what a SPLIT keeps apart takes none. The effect of
// a set of judgements never depends on the order in which they were recorded.
type Judgement struct {
	Kind JudgementKind `json:"kind"`
	A    string        `json:"a"` // the smaller id
	B    string        `json:"b"`
	Note string        `json:"note,omitempty"`
	Undo bool          `json:"-"` // for Store.Judge: take it back
}

// Validate returns an Invalid error where the judgement's kind is unknown or its actors are not two.
func (j Judgement) Validate() error {
	if j.Kind != Merge && j.Kind != Split && j.Kind != Opposite {
		return Errorf(Invalid, "unknown judgement %q: it is MERGE, SPLIT or OPPOSITE", j.Kind)
	}
	if j.A == "" || j.B == "" || j.A == j.B {
		return Errorf(Invalid, "a judgement needs two different names, got %q and %q", j.A, j.B)
	}
	if max(len(j.A), len(j.B)) > longestID {
		return Errorf(Invalid, "a judgement's name is longer than %d bytes: no id is", longestID)
	}
	if kind, other := judgedKind(j.A), judgedKind(j.B); kind == "" || other == "" || kind != other {
		return Errorf(Invalid, "a judgement is about two parties, two envoys or two terms, got %s and %s", j.A, j.B)
	}
	if j.Kind == Opposite && judgedKind(j.A) != KindDemand {
		return Errorf(Invalid, "only terms are opposite, got %s and %s", j.A, j.B)
	}
	return nil
}

// judgedKind tells the kind of an actor or a term by its id, empty where it is neither's.
func judgedKind(id string) Kind {
	if kind := KindOf(id); kind == KindParty || kind == KindEnvoy || kind == KindDemand {
		return kind
	}
	return ""
}

// same tells whether two judgements, both Normal, say the same.
func (j Judgement) same(other Judgement) bool {
	return j.Kind == other.Kind && j.A == other.A && j.B == other.B
}

// other returns the judgement's other name, and whether id is one of the two.
func (j Judgement) other(id string) (string, bool) {
	switch id {
	case j.A:
		return j.B, true
	case j.B:
		return j.A, true
	}
	return "", false
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
