package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
)

type changesOptions struct {
	scope
	documents []string
	load      int
}

func (s *session) changesCommand() *cobra.Command {
	var options changesOptions
	command := &cobra.Command{
		Use:     "changes [PARTY...]",
		Short:   "Tell what documents, a load or the days since a date added, repeated or contradicted",
		Long:    "Tells what is new, with its quotes: what was added to what was known, repeated, or contradicted. What is new are the statements of --document, of the n-th last --load, or --since a day; without any of these, of the last load.",
		Example: "  parley changes --since 2025-12-01",
		RunE: func(cmd *cobra.Command, parties []string) error {
			options.parties = parties
			return s.changes(cmd.Context(), options)
		},
	}
	options.addTo(command)
	command.Flags().StringArrayVar(&options.documents, "document", nil, "the statements of this `document` are new; may be repeated")
	command.Flags().IntVar(&options.load, "load", 0, "the statements of the `n`-th last load are new, from 1")
	return command
}

// A changeAnswer is one change of `parley changes --json`.
type changeAnswer struct {
	Party      string              `json:"party"`
	Term       graph.Term          `json:"term"`
	Kind       graph.ChangeKind    `json:"kind"`
	Before     graph.PositionValue `json:"before"`
	After      graph.PositionValue `json:"after"`
	Statements []*quotation        `json:"statements"`
}

// changeQuery turns the options into the question that graph answers.
func (o *changesOptions) changeQuery(ctx context.Context, store graph.Store) (graph.ChangeQuery, error) {
	query, err := o.query(ctx, store)
	asked := graph.ChangeQuery{OverlapQuery: query, Documents: o.documents, Load: o.load, Since: query.Window.Since}
	asked.Window.Since = "" // it says what is new, not what is left out
	if len(o.documents) == 0 && o.load == 0 && asked.Since == "" {
		asked.Load = 1
	}
	return asked, err
}

func (s *session) changes(ctx context.Context, options changesOptions) error {
	return withStore(ctx, s.openToRead, func(store graph.Store) error {
		query, err := options.changeQuery(ctx, store)
		if err != nil {
			return err
		}
		found, err := graph.FindChanges(ctx, store, query)
		if err != nil {
			return err
		}
		known, err := quotations(ctx, store, found, func(f *graph.Change) []graph.StanceRow { return f.Statements })
		if err != nil {
			return err
		}
		answers := each(found, func(c *graph.Change) changeAnswer {
			return changeAnswer{c.Party.Name, c.Term, c.Kind, c.Before, c.After, quoted(known, c.Statements)}
		})
		if s.json {
			return s.printJSON(answers)
		}
		return s.printChanges(answers)
	})
}

func (s *session) printChanges(changes []changeAnswer) error {
	fmt.Fprintln(s.Stdout, count(len(changes), "change"))
	for _, c := range changes {
		fmt.Fprintf(s.Stdout, "\n%s on %s: %s, %s then, %s now\n", visible(c.Party), visible(c.Term.Label), strings.ToLower(string(c.Kind)), c.Before, c.After)
		if err := s.showAll(c.Statements); err != nil {
			return err
		}
	}
	return nil
}
