package graph

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
)

// JudgementKind says what a person decided.
type JudgementKind string

// The kinds of judgements.
const (
	Merge    JudgementKind = "MERGE"    // two names are one actor, two terms are one
	Split    JudgementKind = "SPLIT"    // they are two
	Opposite JudgementKind = "OPPOSITE" // two terms: one is against what the other is for
	Rename   JudgementKind = "RENAME"   // a term, and all that are one with it, goes by this label
	Accept   JudgementKind = "ACCEPT"   // a statement is read rightly
	Reject   JudgementKind = "REJECT"   // a statement was never made: it counts for nobody
	Correct  JudgementKind = "CORRECT"  // a statement was made, but otherwise than it was read
)

// OnStatement tells whether judgements of this kind are about a statement.
func (k JudgementKind) OnStatement() bool { return k == Accept || k == Reject || k == Correct }

// A Judgement is what a person decided about two names of actors, both parties or both envoys, about two terms, by their ids as documents name them, about a term's
// label, or about a statement. It outlives the documents, and stands unattached while they are not loaded.
//
// Judgements outrank what names look like, and hold for every name that is one with theirs. A SPLIT outranks every MERGE, also a chain of
// them: MERGEs take effect in the order of their keys, and one that would join what a SPLIT keeps apart takes none. Of several RENAMEs of what is one term, and of
// several judgements on one statement, the first in that order holds. The effect of a set of judgements never depends on the order in which they were recorded.
type Judgement struct {
	Kind       JudgementKind `json:"kind"`
	A          string        `json:"a"`                    // the smaller id; of a RENAME the term's, of a judgement on a statement the statement's
	B          string        `json:"b"`                    // the other id; of a RENAME the label, of a judgement on a statement the document's id
	On         *Reading      `json:"on,omitempty"`         // what a judgement on a statement is about
	Correction *Correction   `json:"correction,omitempty"` // what a CORRECT says
	Note       string        `json:"note,omitempty"`
	By         string        `json:"by,omitempty"`        // who
	At         string        `json:"at,omitempty"`        // when, RFC 3339 in UTC
	InsteadOf  *Judgement    `json:"insteadOf,omitempty"` // whose place it took, of a RENAME or a judgement on a statement: it stands again once this is taken back
	Undo       bool          `json:"-"`                   // for Store.Judge: take it back
}

// longestLabel is how many bytes a label takes at most.
const longestLabel = 500

// Validate returns an Invalid error where the judgement's kind is unknown or what it is about does not fit it.
func (j Judgement) Validate() error {
	if before := j.InsteadOf; before != nil {
		if fits := j.Kind.OnStatement() && before.Kind.OnStatement() || j.Kind == Rename && before.Kind == Rename && j.A == before.A; !fits {
			return Errorf(Invalid, "%s of %s takes the place of no %s of %s", j.Kind, j.A, before.Kind, before.A)
		}
		if err := before.Validate(); err != nil {
			return err
		}
	}
	switch {
	case max(len(j.A), len(j.B)) > longestID:
		return Errorf(Invalid, "a judgement's name is longer than %d bytes: no id is", longestID)
	case j.Kind == Merge || j.Kind == Split || j.Kind == Opposite:
		return j.validatePair()
	case j.Kind == Rename && KindOf(j.A) != KindDemand:
		return Errorf(Invalid, "only terms are renamed, got %q", j.A)
	case j.Kind == Rename && (j.B == "" || len(j.B) > longestLabel):
		return Errorf(Invalid, "a term's label is 1 to %d bytes long, got %d", longestLabel, len(j.B))
	case j.Kind == Rename:
		return nil
	case j.Kind.OnStatement():
		return j.validateReading()
	}
	return Errorf(Invalid, "unknown judgement %q: it is MERGE, SPLIT, OPPOSITE, RENAME, ACCEPT, REJECT or CORRECT", j.Kind)
}

func (j Judgement) validatePair() error {
	if j.A == "" || j.B == "" || j.A == j.B {
		return Errorf(Invalid, "a judgement needs two different names, got %q and %q", j.A, j.B)
	}
	if kind, other := judgedKind(j.A), judgedKind(j.B); kind == "" || other == "" || kind != other {
		return Errorf(Invalid, "a judgement is about two parties, two envoys or two terms, got %s and %s", j.A, j.B)
	}
	if j.Kind == Opposite && judgedKind(j.A) != KindDemand {
		return Errorf(Invalid, "only terms are opposite, got %s and %s", j.A, j.B)
	}
	return nil
}

func (j Judgement) validateReading() error {
	if KindOf(j.A) != KindStatement || j.B == "" || j.On == nil {
		return Errorf(Invalid, "a judgement on a statement needs its id, its document and how it was read, got %q and %q", j.A, j.B)
	}
	if (j.Kind == Correct) != (j.Correction != nil) {
		return Errorf(Invalid, "%s of %s: a CORRECT says what is right instead, and nothing else does", j.Kind, j.A)
	}
	if j.Correction == nil {
		return nil
	}
	return j.Correction.validate(j.On)
}

// judgedKind tells the kind of an actor or a term by its id, empty where it is neither's.
func judgedKind(id string) Kind {
	if kind := KindOf(id); kind == KindParty || kind == KindEnvoy || kind == KindDemand {
		return kind
	}
	return ""
}

// same tells whether two judgements, both Normal, are of one key.
func (j Judgement) same(other Judgement) bool {
	return j.Kind == other.Kind && j.A == other.A && j.B == other.B
}

// replaces tells whether a judgement, recorded now, takes the place of another, both Normal: one statement has one judgement and one term one label.
func (j Judgement) replaces(other Judgement) bool {
	if j.Kind.OnStatement() {
		return other.Kind.OnStatement() && j.A == other.A
	}
	return j.Kind == Rename && other.Kind == Rename && j.A == other.A
}

// mostInsteadOf is how many judgements, one in the place of the other, can be taken back one after another.
const mostInsteadOf = 20

// inPlaceOf returns the judgement with what it takes the place of, the first of these; a judgement that says no more than that one keeps what that one has.
func (j Judgement) inPlaceOf(gone []Judgement) Judgement {
	if j.Undo || len(gone) == 0 {
		return j
	}
	before := gone[0]
	before.Undo = false
	if j.InsteadOf = &before; j.same(before) && encoded(j.Correction) == encoded(before.Correction) {
		j.InsteadOf = before.InsteadOf
	}
	j.InsteadOf = j.InsteadOf.upTo(mostInsteadOf)
	return j
}

// upTo returns the judgement with at most n judgements, itself one of them, of those that took each other's place; nil has none.
func (j *Judgement) upTo(n int) *Judgement {
	if j == nil || n == 0 {
		return nil
	}
	short := *j
	short.InsteadOf = j.InsteadOf.upTo(n - 1)
	return &short
}

// restored returns what stands again once a judgement of these is taken back.
func (j Judgement) restored(recorded []Judgement) []Judgement {
	for _, other := range recorded {
		if j.Undo && j.same(other) && other.InsteadOf != nil {
			return []Judgement{*other.InsteadOf}
		}
	}
	return nil
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
	if j.Kind != Rename && !j.Kind.OnStatement() {
		j.A, j.B = min(j.A, j.B), max(j.A, j.B)
	}
	return j
}

// CompareJudgements orders judgements by kind and actors.
func CompareJudgements(a, b Judgement) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
}

// More returns as JSON what a judgement says beside its key and its note, "" where that is nothing: for stores to keep.
func (j Judgement) More() string {
	more := Judgement{On: j.On, Correction: j.Correction, By: j.By, At: j.At, InsteadOf: j.InsteadOf}
	if more == (Judgement{}) {
		return ""
	}
	return encoded(more)
}

// WithMore returns the judgement with what More has written.
func (j Judgement) WithMore(more string) (Judgement, error) {
	if more == "" {
		return j, nil
	}
	var said Judgement
	if err := json.Unmarshal([]byte(more), &said); err != nil {
		return j, fmt.Errorf("the stored judgement on %s can't be read: %w", j.A, err)
	}
	j.On, j.Correction, j.By, j.At, j.InsteadOf = said.On, said.Correction, said.By, said.At, said.InsteadOf
	return j, nil
}

// encoded returns a value of this package as JSON: they always marshal.
func encoded(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("graph: encode %T: %v", v, err))
	}
	return string(text)
}

// Revision returns the revision of a store with these documents' fingerprints and judgements, whatever their order.
func Revision(fingerprints []string, judgements []Judgement) string {
	parts := sortedMulti(fingerprints)
	keys := make([]string, 0, len(judgements))
	for _, j := range judgements {
		said := []string{string(j.Kind), j.A, j.B}
		if j.Kind.OnStatement() {
			said = append(said, encoded([]any{j.On, j.Correction, j.Note, j.By, j.At}))
		}
		if j.InsteadOf != nil {
			said = append(said, encoded(j.InsteadOf))
		}
		keys = append(keys, hash(said...))
	}
	return hash(append(append(parts, "judgements"), sortedMulti(keys)...)...)
}

// JudgedDocuments returns the documents whose statements judgements are about, sorted.
func JudgedDocuments(judgements []Judgement) []string {
	var documents []string
	for _, j := range judgements {
		if j.Kind.OnStatement() {
			documents = append(documents, j.B)
		}
	}
	slices.Sort(documents)
	return slices.Compact(documents)
}
