package graph

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
)

// A WordedTerm is a term of a collection, with the points by which its documents word it.
type WordedTerm struct {
	Term   Term     `json:"term"`
	Points []string `json:"points"` // each once, in the order of the statements' ids
}

// mostPoints is how many points of a term are shown; more say little more.
const mostPoints = 3

// WordedTerms returns the terms on which the statements of a collection take a side, those of all documents where it is empty, by id. Which terms are one already
// counts as one.
func WordedTerms(ctx context.Context, store Store, collection string) ([]WordedTerm, error) {
	query := ListQuery{Kinds: []Kind{KindStatement}, First: exportPage}
	if collection != "" {
		query.Filter = Where(FieldCollection, collection)
	}
	points := map[string][]string{}
	for {
		page, err := store.List(ctx, query)
		if err != nil {
			return nil, err
		}
		for _, n := range page.Nodes {
			notePoint(points, n.(*Statement))
		}
		if len(page.Nodes) < query.First {
			return worded(ctx, store, points)
		}
		query.After = page.Cursors[len(page.Cursors)-1]
	}
}

// notePoint keeps the point of a statement that takes a side, under its term.
func notePoint(points map[string][]string, s *Statement) {
	point := strings.Join(strings.Fields(s.Point.Text), " ")
	if s.Stance.Sign() != 0 && s.Term != "" && len(points[s.Term]) < mostPoints && !contains(points[s.Term], point) {
		points[s.Term] = append(points[s.Term], point)
	}
}

// worded joins points to the canonical terms of the ids that they stand under.
func worded(ctx context.Context, store Store, points map[string][]string) ([]WordedTerm, error) {
	ids := slices.Sorted(maps.Keys(points))
	nodes, err := store.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	byTerm := map[string]*WordedTerm{}
	for i, id := range ids {
		term, is := nodes[i].(*Term)
		if !is {
			continue
		}
		if byTerm[term.ID] == nil {
			byTerm[term.ID] = &WordedTerm{Term: *term}
		}
		w := byTerm[term.ID]
		w.Points = append(w.Points, points[id]...)
		w.Points = w.Points[:min(len(w.Points), mostPoints)]
	}
	all := []WordedTerm{}
	for _, id := range slices.Sorted(maps.Keys(byTerm)) {
		all = append(all, *byTerm[id])
	}
	return all, nil
}

// Batches gathers wordings that may be one matter into batches of at most most, so that those which share words, names or an issue stand in one. Every wording is in
// one batch; a batch of one is left out, since it is compared with nothing.
func Batches(wordings []WordedTerm, most int) [][]WordedTerm {
	left := slices.Clone(wordings)
	var batches [][]WordedTerm
	for len(left) > 1 {
		first := left[0]
		rest := slices.Clone(left[1:])
		slices.SortStableFunc(rest, func(a, b WordedTerm) int { return cmp.Compare(shares(first, b), shares(first, a)) })
		size := min(most-1, len(rest))
		batches = append(batches, append([]WordedTerm{first}, rest[:size]...))
		left = rest[size:]
	}
	return batches
}

// shares returns how much two wordings have in common: words, names, the issue.
func shares(a, b WordedTerm) int {
	ka, kb := a.Term.kernel(), b.Term.kernel()
	n := 2*(len(ka.Words)-without2(ka.Words, kb.Words)) + len(ka.Names) - without2(ka.Names, kb.Names)
	if a.Term.Issue != "" && a.Term.Issue == b.Term.Issue {
		n++
	}
	return n
}

// Align records those judgements on pairs of terms that contradict none that stands, and leaves alone every pair on which somebody else has decided. It returns
// what it has recorded.
func Align(ctx context.Context, store Store, judgements []Judgement) ([]Judgement, error) {
	standing, err := store.Judgements(ctx)
	if err != nil {
		return nil, err
	}
	made := []Judgement{}
	for _, j := range judgements {
		j = j.Normal()
		if err := j.Validate(); err != nil {
			return nil, err
		}
		if !decided(j, standing) && !contradicts(j, standing) {
			standing, made = append(standing, j), append(made, j)
		}
	}
	if len(made) == 0 {
		return made, nil
	}
	return made, store.Judge(ctx, made...)
}

// decided tells whether a judgement stands on the pair of another.
func decided(j Judgement, standing []Judgement) bool {
	return slices.ContainsFunc(standing, func(other Judgement) bool {
		return !other.Kind.OnStatement() && other.Kind != Rename && other.A == j.A && other.B == j.B
	})
}

// contradicts tells whether a judgement joins what a SPLIT keeps apart, or parts what MERGEs make one.
func contradicts(j Judgement, standing []Judgement) bool {
	if j.Kind != Merge {
		return len(mergesBetween(standing, j.A, j.B)) > 0
	}
	return slices.ContainsFunc(standing, func(other Judgement) bool {
		return other.Kind == Split && (alreadyOne(standing, other.A, j.A) && alreadyOne(standing, other.B, j.B) || alreadyOne(standing, other.A, j.B) && alreadyOne(standing, other.B, j.A))
	})
}

// alreadyOne tells whether merges make two names one.
func alreadyOne(standing []Judgement, a, b string) bool {
	return a == b || len(mergesBetween(standing, a, b)) > 0
}
