package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
)

func (s *session) contradictionsCommand() *cobra.Command {
	var options scope
	command := &cobra.Command{
		Use:   "contradictions [PARTY...]",
		Short: "List parties for and against one term, and meetings held and denied",
		Long: "Lists where one party is for and against one term within the window: between its speakers, between two documents on one day, within one document, or over time; " +
			"and meetings that some report as held and others as denied. Each with the two quotes that stand nearest in time.",
		RunE: func(cmd *cobra.Command, parties []string) error {
			options.parties = parties
			return s.contradictions(cmd.Context(), options)
		},
	}
	options.addTo(command)
	return command
}

// A contradictionAnswer is one contradiction of `parley contradictions --json`.
type contradictionAnswer struct {
	Kind    graph.ContradictionKind `json:"kind"`
	Party   string                  `json:"party,omitempty"`
	Term    *graph.Term             `json:"term,omitempty"`
	For     *quotation              `json:"for,omitempty"`
	Against *quotation              `json:"against,omitempty"`
	Counts  [2]int                  `json:"counts"` // statements for and against
	Held    *graph.Meeting          `json:"held,omitempty"`
	Denied  *graph.Meeting          `json:"denied,omitempty"`
}

func newContradictionAnswer(c *graph.Contradiction) contradictionAnswer {
	answer := contradictionAnswer{
		Kind: c.Kind, Term: c.Term, For: newQuotation(c.For), Against: newQuotation(c.Against), Counts: c.Count, Held: c.Held, Denied: c.Denied,
	}
	if c.Party != nil {
		answer.Party = c.Party.Name
	}
	return answer
}

func (s *session) contradictions(ctx context.Context, options scope) error {
	return withStore(ctx, s.openToRead, func(store graph.Store) error {
		query, err := options.query(ctx, store)
		if err != nil {
			return err
		}
		found, err := graph.FindContradictions(ctx, store, query)
		if err != nil {
			return err
		}
		answers := each(found, newContradictionAnswer)
		if s.json {
			return s.printJSON(answers)
		}
		fmt.Fprintln(s.Stdout, count(len(answers), "contradiction"))
		for i := range answers {
			if err := s.printContradiction(&answers[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// kindText says who or what contradicts.
func (c *contradictionAnswer) kindText() string {
	if c.Kind == graph.WithinDocument && c.For.Quote == c.Against.Quote {
		return "within one sentence"
	}
	if c.Kind == graph.WithinDocument {
		return "within one document"
	}
	return strings.ToLower(strings.ReplaceAll(string(c.Kind), "_", " "))
}

func (s *session) printContradiction(c *contradictionAnswer) error {
	kind := c.kindText()
	if c.Term == nil {
		fmt.Fprintf(s.Stdout, "\nA meeting, %s\n    held: %s\n      [%s]\n    denied: %s\n      [%s]\n", kind,
			visible(c.Held.Quote.Text), visible(c.Held.Document), visible(c.Denied.Quote.Text), visible(c.Denied.Document))
		return nil
	}
	fmt.Fprintf(s.Stdout, "\n%s on %s, %s: %d for, %d against\n", visible(c.Party), visible(c.Term.Label), kind, c.Counts[0], c.Counts[1])
	return cmp.Or(s.show(c.For), s.show(c.Against))
}
