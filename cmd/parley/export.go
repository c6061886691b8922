package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
)

func (s *session) exportCommand() *cobra.Command {
	format := formatJSONL
	command := &cobra.Command{
		Use:   "export",
		Short: "Print the whole graph, nodes then edges",
		Long:  "Prints the whole graph as JSON lines. The same documents give the same bytes, whatever the store and the order of loading.",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return s.export(cmd.Context(), format) },
	}
	command.Flags().StringVar(&format, "format", format, "`format` of the output: "+formatJSONL)
	return command
}

func (s *session) export(ctx context.Context, format string) error {
	if err := onlyJSONL(format); err != nil {
		return err
	}
	return withStore(ctx, s.openToRead, func(store graph.Store) error { return graph.Export(ctx, store, s.Stdout) })
}
