package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// A limit is the least that a figure of a report may be.
type limit struct {
	figure figure
	least  float64
	text   string // as it was given
}

// A figure is a number of a report that can be limited.
type figure struct {
	key, name string
	of        func(*evaluated) float64
}

// limited are the figures that can be limited, that of a plain number first.
func limited() []figure {
	return []figure{
		{"sign", "F1 by sign", func(e *evaluated) float64 { return e.Sign.F1() }},
		{"precision", "precision by sign", func(e *evaluated) float64 { return e.Sign.Precision() }},
		{"recall", "recall by sign", func(e *evaluated) float64 { return e.Sign.Recall() }},
		{"exact", "F1 by exact relation", func(e *evaluated) float64 { return e.Exact.F1() }},
		{"conditions", "recall of conditions", func(e *evaluated) float64 { return e.Conditions.Recall() }},
		{"envoys", "recall of envoys", func(e *evaluated) float64 { return e.Envoys.Recall() }},
		{"meetings", "recall of meetings", func(e *evaluated) float64 { return e.Meetings.Recall() }},
	}
}

// parseLimits reads "0.8", or "sign=0.65,precision=0.8".
func parseLimits(text string) ([]limit, error) {
	var found []limit
	for _, part := range parts(text) {
		key, number, named := strings.Cut(part, "=")
		if !named {
			key, number = limited()[0].key, part
		}
		i := slices.IndexFunc(limited(), func(f figure) bool { return f.key == key })
		if i < 0 {
			keys := each(limited(), func(f *figure) string { return f.key })
			return nil, graph.Errorf(graph.Invalid, "--fail-under %s: no such figure: use some of %s", part, strings.Join(keys, ", "))
		}
		least, err := strconv.ParseFloat(number, 64)
		if err != nil || !(least >= 0 && least <= 1) {
			return nil, graph.Errorf(graph.Invalid, "--fail-under %s: give an F1 between 0 and 1, or another figure's least, as precision=0.8", part)
		}
		found = append(found, limit{limited()[i], least, part})
	}
	return found, nil
}

// broken says what is under its limit, a line each.
func (e *evaluated) broken(limits []limit) string {
	var b strings.Builder
	for _, l := range limits {
		if got := l.figure.of(e); got < l.least {
			fmt.Fprintf(&b, "%s is %.3f, under --fail-under %s\n", l.figure.name, got, l.text)
		}
	}
	return b.String()
}
