package graph

import (
	"encoding/json"
	"fmt"
	"slices"
)

// This file holds what stores share in answering queries.

// Validate returns an Invalid error where a query of nodes breaks a rule.
func (q ListQuery) Validate() error {
	if err := q.Filter.Validate(); err != nil {
		return err
	}
	if q.First < 0 {
		return Errorf(Invalid, "a page of %d nodes: ask for none or more", q.First)
	}
	if !slices.Contains([]Field{"", FieldID, FieldName, FieldDay}, q.Sort) {
		return Errorf(Invalid, "nodes can't be sorted by %q: sort by id, name or day", q.Sort)
	}
	if _, _, err := q.After.Key(); err != nil {
		return err
	}
	return checkKinds(q.Kinds)
}

// Validate returns an Invalid error where a query of edges breaks a rule.
func (q EdgeQuery) Validate() error {
	if q.First < 0 {
		return Errorf(Invalid, "a page of %d edges: ask for none or more", q.First)
	}
	for _, kind := range q.Kinds {
		if !slices.ContainsFunc(Relations(), func(r Relation) bool { return r.Kind == kind }) {
			return Errorf(Invalid, "unknown kind of edge %q", kind)
		}
	}
	if _, _, _, err := q.After.EdgeKey(); err != nil {
		return err
	}
	return q.Filter.Validate()
}

// Validate returns an Invalid error where a search breaks a rule.
func (q SearchQuery) Validate() error {
	if q.First < 0 {
		return Errorf(Invalid, "a page of %d hits: ask for none or more", q.First)
	}
	if _, _, err := q.After.Key(); err != nil {
		return err
	}
	return checkKinds(q.Kinds)
}

func checkKinds(kinds []Kind) error {
	for _, k := range kinds {
		if !slices.Contains(Kinds(), k) {
			return Errorf(Invalid, "unknown kind of node %q", k)
		}
	}
	return nil
}

// KindsOr returns the kinds asked for, all where none are named.
func KindsOr(kinds []Kind) []Kind {
	if len(kinds) == 0 {
		return Kinds()
	}
	return kinds
}

// Actors returns the values that a filter compares with ids of actors and terms.
func (f Filter) Actors() []string {
	var ids []string
	if f.Field == FieldActor || f.Field == FieldParty || f.Field == FieldTerm || f.Field == FieldID {
		ids = slices.Clone(f.Values)
	}
	for _, inner := range f.inner() {
		ids = append(ids, inner.Actors()...)
	}
	return ids
}

// NewEdgePage returns the page that a query makes of edges that begin with it: sorted, cut to its length, with cursors, and symmetric edges turned.
// Edges must hold one more than the page where there is one. A symmetric edge of a reversed query leads to the node asked for, else from it.
func NewEdgePage(edges []Edge, query EdgeQuery) EdgePage {
	other := func(e Edge) string {
		if query.Reverse {
			return e.From
		}
		return e.To
	}
	page := EdgePage{Edges: edges}
	slices.SortFunc(page.Edges, CompareEdges)
	if len(page.Edges) > query.First {
		page.Edges, page.More = page.Edges[:query.First], true
	}
	for i, e := range page.Edges {
		page.Cursors = append(page.Cursors, EdgeCursor(e, other(e)))
		if query.Reverse && e.Kind.Symmetric() {
			page.Edges[i].From, page.Edges[i].To = e.To, e.From
		}
	}
	return page
}

// A Stored says what a stored document was loaded from.
type Stored struct{ Fingerprint, Origin string }

// Putting tells what putting an extraction does where another stands under its id, or none (nil): Added, Unchanged or Replaced; or Refused with a Conflict or
// Invalid error.
func Putting(x *Extraction, stored *Stored, replace bool) (Outcome, error) {
	if err := x.Validate(); err != nil {
		return Refused, err
	}
	switch {
	case stored == nil:
		return Added, nil
	case stored.Fingerprint == x.Document.Fingerprint:
		return Unchanged, nil
	case stored.Origin != x.Document.Origin && !replace:
		return Refused, Errorf(Conflict, "document %q: another text stands under that id, from %s: replace it, or give this one another id", x.Document.ID, stored.Origin)
	default:
		return Replaced, nil
	}
}

// Unknown returns the NotFound error for the removal of a document that is not there.
func Unknown(document string) error {
	return Errorf(NotFound, "no document goes by %q: list what there is with `parley documents`", document)
}

// ParseNode returns the node of a kind from its JSON. Both kinds of term are read alike.
func ParseNode(kind Kind, text string) (Node, error) {
	var n Node
	switch kind {
	case KindDocument:
		n = &Document{}
	case KindParty:
		n = &Party{}
	case KindEnvoy:
		n = &Envoy{}
	case KindIssue:
		n = &Issue{}
	case KindDemand, KindProposal:
		n = &Term{}
	case KindStatement:
		n = &Statement{}
	case KindMeeting:
		n = &Meeting{}
	default:
		return nil, fmt.Errorf("a stored node is of unknown kind %q", kind)
	}
	if err := json.Unmarshal([]byte(text), n); err != nil {
		return nil, fmt.Errorf("a stored %s can't be read: %w", kind, err)
	}
	return n, nil
}
