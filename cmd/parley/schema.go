package main

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/schema"
)

func (s *session) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "schema",
		Short:   "Print the GraphQL schema, for tools that make code from it",
		Example: "  parley schema > schema.graphql",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := io.WriteString(s.data, schema.SDL())
			return err
		},
	}
}
