package main

import (
	"context"
	"fmt"
	"os"

	"github.com/parleygraph/parley/graph"
)

// A checked store can look over its own files.
type checked interface {
	Check(context.Context) ([]string, error)
}

// verify returns what is wrong with a store: in its files, where it keeps some, and in what stands in it.
func verify(ctx context.Context, store graph.Store) ([]string, error) {
	var faults []string
	if own, ok := store.(checked); ok {
		found, err := own.Check(ctx)
		if err != nil {
			return nil, err
		}
		faults = found
	}
	found, err := graph.Verify(ctx, store)
	return append(faults, found...), err
}

// mostFaults is how many faults of a store doctor names.
const mostFaults = 5

// checkContent adds whether the store is whole.
func checkContent(ctx context.Context, store graph.Store, findings *[]finding) error {
	faults, err := verify(ctx, store)
	if err != nil {
		return err
	}
	if len(faults) == 0 {
		*findings = append(*findings, finding{Check: "content", OK: true, Found: "whole: every quote stands in its text, counts and revision are right"})
		return nil
	}
	for _, fault := range faults[:min(mostFaults, len(faults))] {
		*findings = append(*findings, finding{Check: "content", Found: fault})
	}
	return graph.Errorf(graph.Unavailable, "the store is damaged (%s): bring a backup back with `parley restore FILE`, or move it away and load the documents again", count(len(faults), "fault"))
}

// openTo says so where others on this machine can read the store.
func (s *session) openTo() []finding {
	if s.settings.Store != engineSQLite {
		return nil
	}
	info, err := os.Stat(s.settings.DB)
	if err != nil || !readByOthers(s.settings.DB, info) {
		return nil
	}
	return []finding{{Check: "privacy", Found: "others on this machine can read " + s.settings.DB, Next: fmt.Sprintf("keep it to yourself with `chmod 600 %s`", s.settings.DB)}}
}
