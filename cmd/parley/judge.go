package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
)

func (s *session) mergeCommand() *cobra.Command {
	return s.judgeCommand(graph.Merge, &cobra.Command{
		Use:   "merge A B",
		Short: "Judge that two names are one party or envoy, or two terms one",
		Long: "Records that two names, given as names or ids, are one actor, or two terms, given by label or id, are one, and prints what became of it. The judgement outlives the documents " +
			"and is taken back with --undo.",
	})
}

func (s *session) splitCommand() *cobra.Command {
	return s.judgeCommand(graph.Split, &cobra.Command{
		Use:   "split A B",
		Short: "Judge that two names are two parties or envoys, or two terms two",
		Long: "Records that two names, given as names or ids, are two actors, or two terms, given by label or id, are two, however alike they look, and prints what became of it. The judgement " +
			"outlives the documents and is taken back with --undo.",
	})
}

func (s *session) oppositeCommand() *cobra.Command {
	return s.judgeCommand(graph.Opposite, &cobra.Command{
		Use:   "opposite A B",
		Short: "Judge that who is for one term is against the other",
		Long: "Records that two terms, given by label or id, are opposite: they stand in one row of an overlap, the signs of one turned. The judgement " +
			"outlives the documents and is taken back with --undo.",
	})
}

// judgeCommand completes a command that records a kind of judgement on two names.
func (s *session) judgeCommand(kind graph.JudgementKind, command *cobra.Command) *cobra.Command {
	var flags judgeFlags
	command.Args = cobra.ExactArgs(2)
	command.RunE = func(cmd *cobra.Command, names []string) error {
		return withStore(cmd.Context(), s.openStored, func(store graph.Store) error {
			j, err := graph.Named(cmd.Context(), store, flags.signed(s, graph.Judgement{Kind: kind, A: names[0], B: names[1]}))
			if err != nil {
				return err
			}
			return s.rule(cmd.Context(), store, j)
		})
	}
	flags.addTo(command)
	return command
}

// rule records or takes back a judgement on names or terms and prints what became of it.
func (s *session) rule(ctx context.Context, store graph.Store, j graph.Judgement) error {
	ruling, err := graph.Rule(ctx, store, j)
	if err != nil {
		return err
	}
	if s.json {
		return s.printJSON(ruling)
	}
	return writeRuling(s.Stdout, ruling)
}

// deed says what a ruling did.
func deed(r graph.Ruling) string {
	text := map[graph.JudgementKind]string{
		graph.Merge: "merged", graph.Split: "split", graph.Opposite: "opposite", graph.Rename: "renamed", graph.Accept: "accepted", graph.Reject: "rejected", graph.Correct: "corrected",
	}[r.Kind]
	switch {
	case r.TakenBack:
		return "no longer " + text + ":"
	case !r.Changed:
		return text + " already:"
	}
	return text + ":"
}

// becomes counts actors or terms: "two actors now".
func becomes(n int, terms bool) string {
	noun := "actor"
	if terms {
		noun = "term"
	}
	switch n {
	case 0:
		return "no document gives these names now"
	case 1:
		return "one " + noun + " now"
	case 2:
		return "two " + noun + "s now"
	}
	return fmt.Sprintf("%d %ss now", n, noun)
}

// typed returns an argument as a shell takes it.
func typed(text string) string {
	if !strings.ContainsAny(text, " '\"") {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

func writeRuling(out io.Writer, r graph.Ruling) error {
	text := &strings.Builder{}
	edges := changes
	now := becomes(len(r.Actors), graph.KindOf(r.A) == graph.KindDemand)
	if r.Kind == graph.Opposite || r.Kind == graph.Rename { // neither joins nor parts anybody
		edges, now = comeAndGone, strings.TrimSuffix(now, " now")
	}
	fmt.Fprintf(text, "%s %s\n", deed(r), now)
	for _, a := range r.Actors {
		writeRuled(text, a)
	}
	fmt.Fprintf(text, "edges: %s\n", edges(r.Gone, r.New))
	if !r.TakenBack {
		fmt.Fprintf(text, "take it back with `parley %s %s %s --undo`\n", strings.ToLower(string(r.Kind)), typed(r.A), typed(r.B))
	}
	_, err := io.WriteString(out, text.String())
	return err
}

// writeRuled writes one actor with its other names.
func writeRuled(text *strings.Builder, a graph.RuledActor) {
	fmt.Fprintf(text, "  %s  %s\n", a.Name, a.ID)
	for _, name := range a.Names[1:] {
		fmt.Fprintf(text, "    also %s\n", name)
	}
}

// changes counts by kind the edges that lead from or to another actor now, and those that became one or two by that.
func changes(gone, added []graph.Ends) string {
	before, after := countEnds(gone), countEnds(added)
	var moved, joined, parted []string
	for _, relation := range graph.Relations() {
		kind := relation.Kind
		note := func(list *[]string, n int) {
			if n > 0 {
				*list = append(*list, fmt.Sprintf("%s %d", kind, n))
			}
		}
		note(&moved, min(before[kind], after[kind]))
		note(&joined, before[kind]-after[kind])
		note(&parted, after[kind]-before[kind])
	}
	var parts []string
	for _, part := range []struct {
		what  string
		kinds []string
	}{{"moved ", moved}, {"now one with another ", joined}, {"no longer one with another ", parted}} {
		if len(part.kinds) > 0 {
			parts = append(parts, part.what+strings.Join(part.kinds, ", "))
		}
	}
	return cmp.Or(strings.Join(parts, "; "), "none changed")
}

func countEnds(edges []graph.Ends) map[graph.EdgeKind]int {
	counts := map[graph.EdgeKind]int{}
	for _, e := range edges {
		counts[e.Kind]++
	}
	return counts
}

func (s *session) judgementsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "judgements",
		Short: "List what people have judged, and what of it no document fits any more",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return s.judgements(cmd.Context()) },
	}
}

func (s *session) judgements(ctx context.Context) error {
	return withStore(ctx, s.openToRead, func(store graph.Store) error {
		standings, err := graph.Standings(ctx, store)
		if err != nil {
			return err
		}
		if s.json {
			return s.printJSON(standings)
		}
		return writeStandings(s.Stdout, standings)
	})
}

func writeStandings(out io.Writer, standings []graph.Standing) error {
	text := &strings.Builder{}
	if len(standings) == 0 {
		text.WriteString("none: record one with `parley review`, `parley merge A B` or `parley reject STATEMENT`\n")
	}
	for _, s := range standings {
		fmt.Fprintf(text, "%-5s  %s  %s", strings.ToLower(string(s.Kind)), s.A, visible(s.B))
		switch s.Status {
		case graph.Unattached:
			fmt.Fprintf(text, "  unattached: no document gives %s", strings.Join(s.Missing, " or "))
		case graph.Overruled:
			text.WriteString("  overruled: a split keeps them apart")
		}
		text.WriteString("\n")
		if s.On != nil {
			fmt.Fprintf(text, "       “%s”\n", visible(s.On.Quote.Text))
		}
		if s.Note != "" {
			fmt.Fprintf(text, "       %s\n", visible(s.Note))
		}
		if signed := strings.TrimSpace(signature(s.By, s.At)); signed != "" {
			fmt.Fprintf(text, "       %s\n", signed)
		}
	}
	_, err := io.WriteString(out, text.String())
	return err
}
