package main

import (
	"fmt"
	"strings"

	"github.com/parleygraph/parley/graph/gold"
)

// genreTable writes a line for each part of a report, and one of all.
func genreTable(title string, parts []*evaluated, total *evaluated) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-22s%10s %9s %7s %6s  %12s %12s %12s\n", title, "documents", "precision", "recall", "F1", "conditions", "envoys", "meetings")
	for _, e := range append(parts[:len(parts):len(parts)], total) {
		found := func(s gold.Score) string { return outOf(s.Found, s.Gold) }
		fmt.Fprintf(&b, "%-22s%10d %9s %7s %6s  %12s %12s %12s\n", e.name, e.Documents, share(e.Sign.Precision(), e.Sign.Output), share(e.Sign.Recall(), e.Sign.Gold),
			share(e.Sign.F1(), e.Sign.Gold), found(e.Conditions), found(e.Envoys), found(e.Meetings))
	}
	return b.String()
}

// details writes what is found of conditions by kind and of meetings by status, and how often a confidence is right.
func (e *evaluated) details() string {
	var b strings.Builder
	tallies(&b, "conditions by kind", e.Kinds)
	tallies(&b, "meetings by status", e.Statuses)
	if e.Sign.Output > 0 {
		b.WriteString("confidence said              right\n")
	}
	for _, t := range e.Calibration {
		if t.Count > 0 {
			fmt.Fprintf(&b, "  %-22.3f %8s  %15s\n", t.Said/float64(t.Count), share(float64(t.Right)/float64(t.Count), t.Count), outOf(t.Right, t.Count))
		}
	}
	return b.String()
}

func tallies(b *strings.Builder, title string, all gold.Tallies) {
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(b, "%-22s   recall   found of annotated\n", title)
	for _, t := range all {
		fmt.Fprintf(b, "  %-22s %6s   %18s\n", t.Name, share(t.Recall(), t.Gold), outOf(t.Found, t.Gold))
	}
	b.WriteString("\n")
}
