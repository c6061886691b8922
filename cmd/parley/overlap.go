package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
)

type overlapOptions struct {
	parties      []string
	issues       []string
	collections  []string
	since, until string
	minDocuments int
	confidence   float64 // least of a statement
}

func (s *session) overlapCommand() *cobra.Command {
	var options overlapOptions
	command := &cobra.Command{
		Use:     "overlap PARTY PARTY...",
		Short:   "Lay the positions of parties side by side, with their best quotes",
		Long:    "Lays the positions of two or more parties side by side, a term at a time: the verdict, who holds what since when, and the best quote of each.\nA party goes by its name, an alias or its id.",
		Example: "  parley overlap 'Northern Bloc' 'Southern Bloc' --issue finance --since 2025-12-01",
		Args:    cobra.MinimumNArgs(2),
		RunE: func(cmd *cobra.Command, parties []string) error {
			options.parties, options.confidence = parties, s.settings.storedConfidence()
			return s.overlap(cmd.Context(), options)
		},
	}
	flags := command.Flags()
	flags.StringArrayVar(&options.issues, "issue", nil, "only terms of this `issue`; may be repeated")
	flags.StringArrayVar(&options.collections, "collection", nil, "only documents of this `collection`; may be repeated")
	flags.StringVar(&options.since, "since", "", "only statements from this `day` on, as 2025-12-31")
	flags.StringVar(&options.until, "until", "", "only statements up to this `day`")
	flags.IntVar(&options.minDocuments, "min-documents", 0, "only terms that statements in `n` or more documents are about")
	addFlag(flags, "confidence")
	return command
}

// query turns the options into the question that graph answers.
func (o *overlapOptions) query() (graph.OverlapQuery, error) {
	since, err := graph.ParseDay(o.since)
	if err != nil {
		return graph.OverlapQuery{}, fmt.Errorf("--since: %w", err)
	}
	until, err := graph.ParseDay(o.until)
	if err != nil {
		return graph.OverlapQuery{}, fmt.Errorf("--until: %w", err)
	}
	return graph.OverlapQuery{
		Parties: o.parties, Issues: o.issues, Collections: o.collections,
		Window: graph.Window{Since: since, Until: until}, MinDocuments: o.minDocuments, Confidence: o.confidence,
	}, nil
}

func (s *session) overlap(ctx context.Context, options overlapOptions) error {
	query, err := options.query()
	if err != nil {
		return err
	}
	return withStore(ctx, s.openToRead, func(store graph.Store) error {
		view, err := findView(ctx, store, query)
		if err != nil {
			return err
		}
		if s.json {
			return s.printJSON(newOverlapAnswer(view))
		}
		table := newTable(view, s.width())
		table.title(windowText(query.Window))
		table.glance(len(view.Rows))
		for i := range view.Rows {
			table.row(&view.Rows[i])
		}
		table.notes()
		return table.writeTo(s.Stdout)
	})
}

// windowText says which days a window spans.
func windowText(w graph.Window) string {
	switch {
	case w.Since != "" && w.Until != "":
		return fmt.Sprintf("%s to %s", w.Since, w.Until)
	case w.Since != "":
		return fmt.Sprintf("since %s", w.Since)
	case w.Until != "":
		return fmt.Sprintf("until %s", w.Until)
	default:
		return ""
	}
}
