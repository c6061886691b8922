package graph

import (
	"slices"
	"strconv"
	"strings"
)

// A Field is a property that nodes can be filtered and sorted by. Facets says which a node has.
type Field string

// The fields. Values are texts; days and names compare as texts.
const (
	FieldID          Field = "id"
	FieldName        Field = "name"       // actors, issues; the title of a document; the label of a term
	FieldFoldedName  Field = "foldedName" // every name, alias and slug an actor, issue or term goes by, through Fold
	FieldDay         Field = "day"        // documents, statements, meetings
	FieldCollection  Field = "collection" // documents, statements, meetings
	FieldDocument    Field = "document"   // statements, meetings
	FieldPublisher   Field = "publisher"  // documents
	FieldAuthor      Field = "author"     // documents: each of their authors
	FieldDigest      Field = "sha256"     // documents: of their text
	FieldType        Field = "type"       // parties
	FieldActor       Field = "actor"      // statements: the actor's canonical id; meetings: each participant's
	FieldParty       Field = "party"      // statements: every party whose stance it is; meetings: each participant's party; envoys
	FieldIssue       Field = "issue"      // terms, statements
	FieldTerm        Field = "term"       // statements
	FieldStance      Field = "stance"     // statements
	FieldModality    Field = "modality"   // statements
	FieldDirectness  Field = "directness" // statements
	FieldCapacity    Field = "capacity"   // statements
	FieldConditional Field = "conditional"
	FieldReported    Field = "reported"   // statements that another actor reports
	FieldRule        Field = "rule"       // statements, meetings
	FieldStatus      Field = "status"     // meetings
	FieldPlace       Field = "place"      // meetings, through Fold
	FieldConfidence  Field = "confidence" // statements: a number from 0 to 1, see ConfidenceText
	FieldWords       Field = "words"      // canonical nodes: the words that search finds them by. Only OpHolds compares them, and no facets hold them
)

// Op compares a field with a filter's values.
type Op string

// The operators. Where a node has several values of a field, one that fits is enough.
const (
	OpIn       Op = "in"       // equals one of the values
	OpAtLeast  Op = "atLeast"  // is greater than or equal to the first value
	OpAtMost   Op = "atMost"   // is less than or equal to the first value
	OpHas      Op = "has"      // the node has a value of this field; Values is empty
	OpContains Op = "contains" // holds the first value, of the fields that are texts: names, places, ids and the like
	OpBegins   Op = "begins"   // begins with the first value, of the same fields
	OpHolds    Op = "holds"    // every one of the values is among the words, which are as SearchWords gives them
)

// A Filter is a tree: a leaf compares one field or looks along edges, an inner node joins filters. The zero Filter takes every node.
type Filter struct {
	Field  Field
	Op     Op
	Values []string

	Along *Along

	And []Filter
	Or  []Filter
	Not *Filter
}

// Where returns the leaf that takes nodes whose field equals one of the values.
func Where(field Field, values ...string) Filter {
	return Filter{Field: field, Op: OpIn, Values: values}
}

// All returns the filter that takes what every one of the filters takes.
func All(filters ...Filter) Filter { return Filter{And: filters} }

// Zero tells whether the filter takes every node.
func (f Filter) Zero() bool {
	return f.Field == "" && f.Along == nil && len(f.And) == 0 && len(f.Or) == 0 && f.Not == nil
}

// Validate returns an Invalid error where a filter names an unknown field, operator or kind, nests deeper than 8, or looks along more than 4 edges one behind another. What
// stands at the other ends may nest anew.
func (f Filter) Validate() error { return f.validate(1, 0) }

const deepestFilter = 8

func (f Filter) validate(depth, walked int) error {
	if depth > deepestFilter {
		return Errorf(Invalid, "the filter nests deeper than %d", deepestFilter)
	}
	if f.Field != "" {
		if !slices.Contains(fields(), f.Field) {
			return Errorf(Invalid, "unknown filter field %q", f.Field)
		}
		if err := f.validateLeaf(); err != nil {
			return err
		}
	}
	if f.Along != nil {
		if err := f.Along.validate(walked + 1); err != nil {
			return err
		}
	}
	for _, inner := range f.joined() {
		if err := inner.validate(depth+1, walked); err != nil {
			return err
		}
	}
	return nil
}

func (f Filter) validateLeaf() error {
	compares := []Op{OpIn, OpAtLeast, OpAtMost, OpHas}
	if slices.Contains(textFields(), f.Field) {
		compares = append(compares, OpContains, OpBegins)
	}
	if f.Field == FieldWords {
		compares = []Op{OpHolds}
	}
	if !slices.Contains(compares, f.Op) {
		return Errorf(Invalid, "filter on %s: no operator %q: use one of %v", f.Field, f.Op, compares)
	}
	if slices.Contains([]Op{OpAtLeast, OpAtMost, OpContains, OpBegins}, f.Op) && len(f.Values) != 1 {
		return Errorf(Invalid, "filter on %s: %s takes one value, got %d", f.Field, f.Op, len(f.Values))
	}
	if f.Op == OpHolds && len(f.Values) == 0 {
		return Errorf(Invalid, "filter on %s: name one word or more", f.Field)
	}
	return nil
}

// Canonical returns the filter with every actor's id that it compares made canonical, as the facets hold them. The store applies it to
// filters that it is given; fields names which fields hold ids of actors.
func (f Filter) Canonical(canon Canon, fields ...Field) Filter {
	if slices.Contains(fields, f.Field) && f.Op == OpIn {
		values := make([]string, len(f.Values))
		for i, value := range f.Values {
			values[i] = canon.Of(value)
		}
		f.Values = values
	}
	f.And, f.Or = canonicalAll(f.And, canon, fields), canonicalAll(f.Or, canon, fields)
	if f.Not != nil {
		inner := f.Not.Canonical(canon, fields...)
		f.Not = &inner
	}
	if f.Along != nil {
		along := *f.Along
		along.Filter = along.Filter.Canonical(canon, fields...)
		f.Along = &along
	}
	return f
}

func canonicalAll(filters []Filter, canon Canon, fields []Field) []Filter {
	out := make([]Filter, len(filters))
	for i, inner := range filters {
		out[i] = inner.Canonical(canon, fields...)
	}
	return out
}

// inner returns the filters that it holds.
func (f Filter) inner() []Filter {
	if f.Along == nil {
		return f.joined()
	}
	return append(f.joined(), f.Along.Filter)
}

// joined returns the filters on the same node.
func (f Filter) joined() []Filter {
	inner := slices.Concat(f.And, f.Or)
	if f.Not != nil {
		inner = append(inner, *f.Not)
	}
	return inner
}

// Takes tells whether a node with these facets passes the filter: all of And, one of Or, not Not, and the leaf. Facets know no edges: a filter along some takes nothing.
func (f Filter) Takes(facets Facets) bool {
	if f.Along != nil || f.Field != "" && !f.leaf(facets[f.Field]) {
		return false
	}
	for _, inner := range f.And {
		if !inner.Takes(facets) {
			return false
		}
	}
	if len(f.Or) > 0 && !slices.ContainsFunc(f.Or, func(inner Filter) bool { return inner.Takes(facets) }) {
		return false
	}
	return f.Not == nil || !f.Not.Takes(facets)
}

func (f Filter) leaf(values []string) bool {
	switch f.Op {
	case OpHas:
		return len(values) > 0
	case OpHolds:
		return !slices.ContainsFunc(f.Values, func(word string) bool { return !slices.Contains(values, word) })
	}
	return slices.ContainsFunc(values, func(value string) bool {
		switch f.Op {
		case OpAtLeast:
			return value >= f.Values[0]
		case OpAtMost:
			return value <= f.Values[0]
		case OpContains:
			return strings.Contains(value, f.Values[0])
		case OpBegins:
			return strings.HasPrefix(value, f.Values[0])
		default:
			return slices.Contains(f.Values, value)
		}
	})
}

func fields() []Field {
	return []Field{FieldID, FieldName, FieldFoldedName, FieldDay, FieldCollection, FieldDocument, FieldPublisher, FieldAuthor, FieldDigest, FieldType, FieldActor,
		FieldParty, FieldIssue, FieldTerm, FieldStance, FieldModality, FieldDirectness, FieldCapacity, FieldConditional, FieldReported,
		FieldRule, FieldStatus, FieldPlace, FieldConfidence, FieldWords}
}

// textFields are those in which a part can be looked for.
func textFields() []Field {
	return []Field{FieldID, FieldName, FieldFoldedName, FieldCollection, FieldDocument, FieldPublisher, FieldAuthor, FieldRule, FieldPlace}
}

// ConfidenceText returns a confidence as filters compare it: the shortest digits that give it back. From 0 to 1 these sort as the numbers do.
func ConfidenceText(confidence float64) string { return strconv.FormatFloat(confidence, 'f', -1, 64) }

// Facets holds the values of a node's fields; a field without a value is absent.
type Facets map[Field][]string

// A Canonical tells the canonical id of an actor's or a term's id.
type Canonical interface{ Of(id string) string }

// A Canon maps an actor's or a term's id to its canonical id. An id it does not hold is canonical.
type Canon map[string]string

// Of returns the canonical id for an id.
func (c Canon) Of(id string) string {
	if canonical, ok := c[id]; ok {
		return canonical
	}
	return id
}

// FacetsOf returns what a node can be filtered and sorted by, with actors made canonical.
func FacetsOf(n Node, canon Canonical) Facets {
	if canon == nil {
		canon = Canon(nil)
	}
	f := Facets{FieldID: {n.NodeID()}}
	switch n := n.(type) {
	case *Document:
		f.add(FieldName, n.Title)
		f.add(FieldDay, string(n.PublishedAt))
		f.add(FieldCollection, n.Collection)
		f.add(FieldPublisher, n.Publisher)
		for _, author := range n.Authors {
			f.add(FieldAuthor, author)
		}
		f.add(FieldDigest, n.SHA256)
	case *Party:
		f.named(n.Name, n.Aliases)
		f.slug(n.ID)
		f.add(FieldType, string(n.Type))
	case *Envoy:
		f.named(n.Name, n.Names)
		f.add(FieldParty, canon.Of(n.Party))
	case *Issue:
		f.named(n.Name, nil)
		f.slug(n.ID)
	case *Term:
		f.named(n.Label, nil)
		f.add(FieldIssue, n.Issue)
	case *Statement:
		f.statement(n, canon)
	case *Meeting:
		f.meeting(n, canon)
	}
	return f
}

func (f Facets) add(field Field, value string) {
	if value != "" && !slices.Contains(f[field], value) {
		f[field] = append(f[field], value)
	}
}

// slug lets a node go by its id without the kind before it: "nato" for "issue:nato".
func (f Facets) slug(id string) {
	_, slug, _ := strings.Cut(id, ":")
	f.add(FieldFoldedName, Fold(slug))
}

func (f Facets) named(name string, others []string) {
	f.add(FieldName, name)
	for _, n := range append([]string{name}, others...) {
		f.add(FieldFoldedName, Fold(n))
	}
}

func (f Facets) statement(s *Statement, canon Canonical) {
	f.add(FieldDay, string(s.Day))
	f.add(FieldCollection, s.Collection)
	f.add(FieldDocument, s.Document)
	f.add(FieldActor, canon.Of(s.Actor))
	for _, id := range s.Parties() {
		f.add(FieldParty, canon.Of(id))
	}
	f.add(FieldIssue, s.Issue)
	f.add(FieldTerm, canon.Of(s.Term))
	f.add(FieldStance, string(s.Stance))
	f.add(FieldModality, string(s.Modality))
	f.add(FieldDirectness, string(s.Directness))
	f.add(FieldCapacity, string(s.Capacity))
	f.add(FieldConditional, strconv.FormatBool(len(s.Conditions) > 0))
	f.add(FieldReported, strconv.FormatBool(s.SaidBy != nil))
	f.add(FieldRule, s.Rule)
	f.add(FieldConfidence, ConfidenceText(s.Confidence))
}

func (f Facets) meeting(m *Meeting, canon Canonical) {
	f.add(FieldDay, string(m.Day))
	f.add(FieldCollection, m.Collection)
	f.add(FieldDocument, m.Document)
	for _, p := range m.Participants {
		f.add(FieldActor, canon.Of(p.Actor))
		f.add(FieldParty, canon.Of(p.Party))
	}
	f.add(FieldStatus, string(m.Status))
	f.add(FieldPlace, Fold(m.Place))
	f.add(FieldRule, m.Rule)
}
