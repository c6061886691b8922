// Package storetest is the conformance suite of graph.Store: what every store must do, with nothing to skip. A new store adopts it in
// three lines:
//
//	func TestConformance(t *testing.T) {
//		storetest.Run(t, func(t *testing.T) graph.Store { return open(t) })
//	}
//
// The documents of the suite are drafted here, with invented names; Synthetic drafts as many as a benchmark needs.
package storetest

import (
	"testing"

	"github.com/parleygraph/parley/graph"
)

// An Opener returns a new empty store. Run closes each before it opens the next: a server with one database will do.
type Opener func(t *testing.T) graph.Store

// oneAtATime closes the store that was opened before.
func (o Opener) oneAtATime() Opener {
	var last *lone
	return func(t *testing.T) graph.Store {
		if last != nil {
			if err := last.Close(); err != nil {
				t.Errorf("close: %v", err)
			}
		}
		last = &lone{Store: o(t)}
		return last
	}
}

// A lone store is closed once, by the first to ask.
type lone struct {
	graph.Store
	closed bool
}

func (l *lone) Close() error {
	if l.closed {
		return nil
	}
	l.closed = true
	return l.Store.Close()
}

// Run tests a store against the whole contract.
func Run(t *testing.T, open Opener) {
	t.Helper()
	open = open.oneAtATime()
	for _, group := range []struct {
		name string
		test func(*testing.T, Opener)
	}{
		{"Apply", testApply},
		{"Copies", testCopies},
		{"Refusals", testRefusals},
		{"Nodes", testNodes},
		{"Extractions", testExtractions},
		{"Verify", testVerify},
		{"List", testList},
		{"Filters", testFilters},
		{"Filters along edges", testAlong},
		{"Cursors", testCursors},
		{"Edges", testEdges},
		{"ManyEdges", testManyEdges},
		{"Memberships", testMemberships},
		{"Roles", testRoles},
		{"SameAs", testSameAs},
		{"Judgements", testJudgements},
		{"Conflicts", testConflicts},
		{"Rulings", testRulings},
		{"Decisions", testDecisions},
		{"ReadAnew", testReadAnew},
		{"TakenBack", testTakenBack},
		{"DecisionRefusals", testDecisionRefusals},
		{"Renames", testRenames},
		{"Meetings", testMeetings},
		{"Stances", testStances},
		{"Overlap", testOverlap},
		{"Packed", testPacked},
		{"Analyses", testAnalyses},
		{"Contradictions", testContradictionKinds},
		{"Search", testSearch},
		{"Info", testInfo},
		{"Journal", testJournal},
		{"Golden", testGolden},
		{"Sequences", testSequences},
		{"LoadingOrder", testLoadingOrder},
		{"Cancellation", testCancellation},
		{"Concurrency", testConcurrency},
		{"Arguments", testArguments},
	} {
		t.Run(group.name, func(t *testing.T) { group.test(t, open) })
	}
}
