package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/export"
)

func (s *session) exportCommand() *cobra.Command {
	var options scope
	format := formatJSONL
	var list strings.Builder
	for _, f := range export.Formats() {
		fmt.Fprintf(&list, "  %-11s %s\n", f.Name, f.About)
	}
	command := &cobra.Command{
		Use:   "export",
		Short: "Print the graph in the format of another program",
		Long: "Prints the whole graph as JSON lines, the same bytes for the same documents, whatever the store and the order of loading. --format chooses another format, and filters " +
			"a part of the graph. Each names the graph's revision.\n\n" + list.String(),
		Example: "  parley export --format gexf --collection miami-2025-12 >miami.gexf",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return s.export(cmd.Context(), format, options) },
	}
	options.addTo(command)
	command.Flags().StringArrayVar(&options.parties, "party", nil, "only statements of this `party`; may be repeated")
	command.Flags().StringVar(&format, "format", format, "`format` of the output: one of the list above")
	addFlag(command.Flags(), "confidence")
	return command
}

func (s *session) export(ctx context.Context, name string, options scope) error {
	format, err := export.Find(name)
	if err != nil {
		return fmt.Errorf("--format: %w", err)
	}
	return withStore(ctx, s.openToRead, func(store graph.Store) error {
		query, err := options.query(ctx, store)
		if err != nil {
			return err
		}
		query.Confidence = s.settings.storedConfidence()
		return format.Write(ctx, store, query, s.data)
	})
}
