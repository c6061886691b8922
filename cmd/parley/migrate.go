package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/neo4j"
)

func (s *session) migrateCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "migrate",
		Short: "Bring a store that an older parley wrote to what this one reads",
		Long: "Brings the store to the schema of this build, and makes it where the database is empty. It can be interrupted and run again. " +
			"The embedded store migrates by itself when it is opened for writing; Neo4j waits for this command, so that others who use the database can be told.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return s.migrate(cmd.Context()) },
	}
}

func (s *session) migrate(ctx context.Context) error {
	open := s.openStored
	if s.settings.Store == engineNeo4j {
		open = func(ctx context.Context) (graph.Store, error) { return s.openNeo4j(ctx, neo4j.Options{Migrate: true}) }
	}
	return withStore(ctx, open, func(store graph.Store) error {
		info, err := store.Info(ctx)
		if err != nil {
			return err
		}
		if s.json {
			return s.printJSON(map[string]any{"engine": info.Engine, "schema": info.Schema})
		}
		_, err = fmt.Fprintf(s.Stdout, "%s is at schema %d\n", s.place(), info.Schema)
		return err
	})
}
