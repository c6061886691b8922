package graph

import "slices"

// An Along takes the nodes that an edge of a kind joins with a node of some kinds that a filter takes. Canonical nodes alone have edges, but for SAME_AS, along which no
// filter looks.
type Along struct {
	Edge    EdgeKind
	Reverse bool // the edge leads to the node; symmetric kinds are walked from both ends either way
	Kinds   []Kind
	Filter  Filter
}

// longestWalk is how many edges a filter looks along, one behind another.
const longestWalk = 4

func (a *Along) validate(walked int) error {
	if walked > longestWalk {
		return Errorf(Invalid, "the filter looks along more than %d edges one behind another", longestWalk)
	}
	if a.Edge == SameAs || !slices.ContainsFunc(Relations(), func(r Relation) bool { return r.Kind == a.Edge }) {
		return Errorf(Invalid, "no filter looks along edges of kind %q", a.Edge)
	}
	if err := checkKinds(a.Kinds); err != nil {
		return err
	}
	return a.Filter.validate(1, walked)
}
