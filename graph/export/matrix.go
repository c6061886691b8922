package export

import (
	"context"
	"io"
	"slices"
	"strconv"

	"github.com/parleygraph/parley/graph"
)

// writeTwoMode writes parties by terms: how many statements are for a term less how many are against it. The first cell holds the citation.
func writeTwoMode(ctx context.Context, s *source, w io.Writer) error {
	activity, err := graph.FindActivity(ctx, s.store, s.scope, 1)
	if err != nil {
		return err
	}
	terms, err := s.named(ctx, slices.Clone(activity.Terms))
	if err != nil {
		return err
	}
	header := []string{s.citation()}
	for _, id := range activity.Terms {
		header = append(header, label(terms[id]))
	}
	t := newTable(w, header...)
	for i, party := range activity.Parties {
		if s.shows(activity, i) {
			t.row(append([]string{party.Name}, differences(activity.Counts[i])...)...)
		}
	}
	return t.end()
}

func differences(counts []graph.Signs) []string {
	texts := make([]string, len(counts))
	for j, signs := range counts {
		texts[j] = strconv.Itoa(signs.For - signs.Against)
	}
	return texts
}

// shows tells whether a matrix holds a party: one that is asked for, or says anything.
func (s *source) shows(activity *graph.Activity, party int) bool {
	return len(s.parties) > 0 || slices.ContainsFunc(activity.Counts[party], func(signs graph.Signs) bool { return signs.For+signs.Against > 0 })
}

// writeCongruence writes parties by parties: how often they say the same of the same term. The first cell holds the citation.
func writeCongruence(ctx context.Context, s *source, w io.Writer) error {
	activity, err := graph.FindActivity(ctx, s.store, s.scope, 1)
	if err != nil {
		return err
	}
	matrix := activity.Matrix(graph.MeasureCongruence, graph.NoNormalisation)
	var shown []int
	header := []string{s.citation()}
	for i, p := range matrix.Parties {
		if s.shows(activity, i) {
			shown, header = append(shown, i), append(header, p.Name)
		}
	}
	t := newTable(w, header...)
	for _, i := range shown {
		row := []string{matrix.Parties[i].Name}
		for _, k := range shown {
			row = append(row, strconv.FormatFloat(matrix.Values[i][k], 'g', -1, 64))
		}
		t.row(row...)
	}
	return t.end()
}
