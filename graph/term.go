package graph

import "cmp"

// A Term is a Demand or a Proposal: what a statement is about. Its id never holds its kind.
type Term struct {
	ID         string  `json:"id"`                   // "term:" and a pack's slug, or a key of the point's content words
	Kind       Kind    `json:"kind"`                 // KindDemand or KindProposal
	FixedKind  bool    `json:"fixedKind,omitempty"`  // a pack gives the kind; else it is derived
	Label      string  `json:"label"`                // a pack's label, else the wording that reads best alone, of these the shortest
	FixedLabel bool    `json:"fixedLabel,omitempty"` // a pack gives the label
	Issue      string  `json:"issue,omitempty"`      // issue id, empty where none is known
	OppositeOf string  `json:"oppositeOf,omitempty"` // term id, from packs
	PartOf     string  `json:"partOf,omitempty"`     // term id, from packs: a point of a plan
	Revises    string  `json:"revises,omitempty"`    // term id, from packs: a later draft of it
	Reads      int     `json:"reads,omitempty"`      // how well the label reads alone, 0 to 3; 0 of a pack's
	Kernel     *Kernel `json:"kernel,omitempty"`     // what its words are about; nil for a pack's term
}

// NodeID returns the term's id.
func (t *Term) NodeID() string { return t.ID }

// NodeKind returns KindDemand or KindProposal.
func (t *Term) NodeKind() Kind { return t.Kind }

// MergeTerms returns the term that several documents name under one id: a pack's label and kind first, else the wording that reads best (then the shortest,
// then the smaller text) and PROPOSAL where any document has it proposed. terms must not be empty.
func MergeTerms(terms []Term) Term {
	merged := terms[0]
	for _, t := range terms[1:] {
		if compareLabels(t, merged) < 0 {
			merged.Label, merged.FixedLabel, merged.Reads = t.Label, t.FixedLabel, t.Reads
		}
		if compareKinds(t, merged) < 0 {
			merged.Kind, merged.FixedKind = t.Kind, t.FixedKind
		}
		merged.Issue = firstOf(merged.Issue, t.Issue)
		merged.OppositeOf = firstOf(merged.OppositeOf, t.OppositeOf)
		merged.PartOf = firstOf(merged.PartOf, t.PartOf)
		merged.Revises = firstOf(merged.Revises, t.Revises)
	}
	return merged
}

func compareLabels(a, b Term) int {
	return cmp.Or(-compareBool(a.FixedLabel, b.FixedLabel), -cmp.Compare(a.Reads, b.Reads), cmp.Compare(len(a.Label), len(b.Label)), cmp.Compare(a.Label, b.Label))
}

// compareKinds puts a pack's kind first, then Proposal before Demand.
func compareKinds(a, b Term) int {
	return cmp.Or(-compareBool(a.FixedKind, b.FixedKind), -cmp.Compare(a.Kind, b.Kind))
}

// firstOf returns the smaller of two texts, an empty one counting as absent.
func firstOf(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

// kernel returns the term's kernel, an empty one for a pack's term.
func (t *Term) kernel() *Kernel {
	if t.Kernel == nil {
		return &Kernel{}
	}
	return t.Kernel
}
