// Package graph is parley's domain: who wants what in a negotiation, who offers what, who backs or rejects it, who met whom, and the
// sentence that proves each of these. It holds the nouns (Document, Party, Envoy, Issue, Term, Statement, Meeting), the rules that
// always hold for them (Extraction.Validate), what is derived from them (SameAs, Derive, Positions, Compare), and the Store contract that the
// embedded store and Neo4j both keep.
//
// A loader hands a store what it read, and a reader asks for an overlap:
//
//	report, err := store.Apply(ctx, graph.Batch{Put: []graph.Extraction{extraction}})
//	overlap, err := graph.FindOverlap(ctx, store, graph.OverlapQuery{Parties: []string{"Russia", "Ukraine"}})
//
// The package imports the standard library and golang.org/x/text only, logs nothing and reads no clock.
package graph

// Kind names a kind of node; it is also its label in Neo4j and its type in GraphQL.
type Kind string

// The kinds of nodes. Demand and Proposal are the two kinds of Term.
const (
	KindDocument  Kind = "Document"
	KindParty     Kind = "Party"
	KindEnvoy     Kind = "Envoy"
	KindIssue     Kind = "Issue"
	KindDemand    Kind = "Demand"
	KindProposal  Kind = "Proposal"
	KindStatement Kind = "Statement"
	KindMeeting   Kind = "Meeting"
)

// Kinds lists every kind in the order in which exports write them.
func Kinds() []Kind {
	return []Kind{KindDocument, KindParty, KindEnvoy, KindIssue, KindDemand, KindProposal, KindStatement, KindMeeting}
}

// A Node is one of *Document, *Party, *Envoy, *Issue, *Term, *Statement and *Meeting.
type Node interface {
	// NodeID is unique over all kinds.
	NodeID() string
	// NodeKind tells the kind; a Term answers KindDemand or KindProposal.
	NodeKind() Kind
}
