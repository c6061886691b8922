package graph

import "cmp"

// EdgeKind names a kind of edge; it is also its relationship type in Neo4j.
type EdgeKind string

// The kinds of edges. See Relations for their ends and for which are derived.
const (
	MadeBy       EdgeKind = "MADE_BY"
	OnBehalfOf   EdgeKind = "ON_BEHALF_OF"
	About        EdgeKind = "ABOUT"
	In           EdgeKind = "IN"
	Echoes       EdgeKind = "ECHOES"
	OppositeOf   EdgeKind = "OPPOSITE_OF"
	PartOf       EdgeKind = "PART_OF"
	Revises      EdgeKind = "REVISES"
	MemberOf     EdgeKind = "MEMBER_OF"
	OnIssue      EdgeKind = "ON_ISSUE"
	Represents   EdgeKind = "REPRESENTS"
	Attended     EdgeKind = "ATTENDED"
	SameAs       EdgeKind = "SAME_AS"
	DemandsTerm  EdgeKind = "DEMANDS"
	ProposesTerm EdgeKind = "PROPOSES"
	SupportsTerm EdgeKind = "SUPPORTS"
	RejectsTerm  EdgeKind = "REJECTS"
	MetWith      EdgeKind = "MET_WITH"
	CopyOf       EdgeKind = "COPY_OF"
)

// The ends of relations that are no single Kind.
const (
	ActorEnd  = "Actor"             // Party or Envoy
	TermEnd   = "Term"              // Demand or Proposal
	NamedEnd  = "Actor|Term"        // what goes by several names
	ReportEnd = "Statement|Meeting" // what stands in a document
)

// A Relation describes a kind of edge: what it joins, and whether it is derived.
type Relation struct {
	Kind     EdgeKind
	From, To string // a Kind, ActorEnd, TermEnd, NamedEnd or ReportEnd
	Derived  bool
}

// Relations lists every kind of edge in the order in which exports write them.
func Relations() []Relation {
	return []Relation{
		{MadeBy, string(KindStatement), ActorEnd, false},
		{OnBehalfOf, string(KindStatement), string(KindParty), false},
		{About, string(KindStatement), TermEnd, false},
		{In, ReportEnd, string(KindDocument), false},
		{Echoes, string(KindStatement), string(KindStatement), false},
		{OppositeOf, TermEnd, TermEnd, false},
		{PartOf, TermEnd, TermEnd, false},
		{Revises, TermEnd, TermEnd, false},
		{MemberOf, string(KindParty), string(KindParty), false},
		{OnIssue, TermEnd, string(KindIssue), false},
		{Represents, string(KindEnvoy), string(KindParty), false},
		{Attended, ActorEnd, string(KindMeeting), false},
		{SameAs, NamedEnd, NamedEnd, true},
		{DemandsTerm, ActorEnd, TermEnd, true},
		{ProposesTerm, ActorEnd, TermEnd, true},
		{SupportsTerm, ActorEnd, TermEnd, true},
		{RejectsTerm, ActorEnd, TermEnd, true},
		{MetWith, ActorEnd, ActorEnd, true},
		{CopyOf, string(KindDocument), string(KindDocument), true},
	}
}

// An Edge joins two nodes. What beside kind and ends is filled depends on the kind.
type Edge struct {
	Kind        EdgeKind `json:"kind"`
	From        string   `json:"from"`
	To          string   `json:"to"`
	Role        string   `json:"role,omitempty"`        // REPRESENTS: the role as written, the latest
	First       Day      `json:"first,omitempty"`       // first and last day: derived edges, REPRESENTS; since and until: MEMBER_OF
	Last        Day      `json:"last,omitempty"`        //
	Statements  int      `json:"statements,omitempty"`  // derived edges to terms: how many statements
	Documents   int      `json:"documents,omitempty"`   // derived edges, REPRESENTS: how many documents
	Meetings    int      `json:"meetings,omitempty"`    // MET_WITH: how many meetings
	Conditional bool     `json:"conditional,omitempty"` // derived edges to terms: every statement is conditional
	Evidence    []string `json:"evidence,omitempty"`    // ids of the statements or meetings behind it, sorted; ids of documents for REPRESENTS
}

// Symmetric tells whether an edge of this kind reads the same from both ends. Such an edge is kept once, From being the smaller id.
func (k EdgeKind) Symmetric() bool { return k == MetWith || k == OppositeOf }

// CompareEdges orders edges by kind, from, to and role, as stores and exports write them.
func CompareEdges(a, b Edge) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Role, b.Role), cmp.Compare(a.First, b.First))
}
