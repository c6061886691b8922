package graph

import (
	"cmp"
	"slices"
)

// This file holds the orders that several nouns need; output order is always one of these and never a map's.

func compareMembership(a, b Membership) int {
	return cmp.Or(cmp.Compare(a.Bloc, b.Bloc), cmp.Compare(a.Since, b.Since), cmp.Compare(a.Until, b.Until))
}

func compareRole(a, b Role) int {
	return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Evidence.Start, b.Evidence.Start), cmp.Compare(a.Text, b.Text))
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	default:
		return -1
	}
}

// sortedSet returns the distinct values in order, nil where there are none.
func sortedSet(values []string) []string {
	if len(values) == 0 {
		return nil
	}
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	return slices.Compact(sorted)
}

func contains[T comparable](values []T, value T) bool { return slices.Contains(values, value) }

// sortedMulti returns the values in order, repeated ones kept.
func sortedMulti(values []string) []string {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	return sorted
}
