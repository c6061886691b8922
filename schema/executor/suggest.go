package executor

import (
	"cmp"
	"slices"
	"strings"
)

// mostOffers is how many names a did-you-mean offers.
const mostOffers = 5

// didYouMean returns the end of an error on an unknown name of a kind: the nearest of the known ones, or nothing.
func didYouMean(kind, name string, known []string) string {
	type offer struct {
		name string
		far  int
	}
	var offers []offer
	for _, k := range known {
		if far := distance(name, k); far <= len(name)*2/5+1 {
			offers = append(offers, offer{k, far})
		}
	}
	slices.SortFunc(offers, func(a, b offer) int { return cmp.Or(cmp.Compare(a.far, b.far), cmp.Compare(a.name, b.name)) })
	var names []string
	for _, o := range offers[:min(len(offers), mostOffers)] {
		names = append(names, `"`+o.name+`"`)
	}
	switch n := len(names); n {
	case 0:
		return ""
	case 1, 2:
		return " Did you mean " + kind + strings.Join(names, " or ") + "?"
	default:
		return " Did you mean " + kind + strings.Join(names[:n-1], ", ") + ", or " + names[n-1] + "?"
	}
}

// distance returns how many single edits, or swaps of neighbours, lead from one name to another; a change of case alone is one.
func distance(a, b string) int {
	switch {
	case a == b:
		return 0
	case strings.EqualFold(a, b):
		return 1
	case len(a) > 256 || len(b) > 256:
		return 256
	}
	a, b = strings.ToLower(a), strings.ToLower(b)
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range b {
		rows[0][j+1] = j + 1
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			rows[i][j] = step(rows, a, b, i, j)
		}
	}
	return rows[len(a)][len(b)]
}

func step(rows [][]int, a, b string, i, j int) int {
	change := 1
	if a[i-1] == b[j-1] {
		change = 0
	}
	least := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+change)
	if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
		least = min(least, rows[i-2][j-2]+change)
	}
	return least
}
