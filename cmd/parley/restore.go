package main

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/sqlite"
)

func (s *session) restoreCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "restore FILE",
		Short: "Put a backup in the place of the store, and check it",
		Long: "Puts a backup that `parley copy` made in the place of the embedded store, whole, and checks the result. The backup stays as it is; what the store held before is gone. " +
			"Who reads meanwhile sees the one or the other, `parley serve` goes over to it by itself, and a load under way is waited for.\n" +
			"Into Neo4j a backup comes back by `parley copy --db FILE neo4j`.",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return s.restore(cmd.Context(), args[0]) },
	}
}

// restored reports on a run of restore.
type restored struct {
	Documents  int    `json:"documents"`
	Statements int    `json:"statements"`
	Judgements int    `json:"judgements"`
	Revision   string `json:"revision"`
}

func (s *session) restore(ctx context.Context, backup string) error {
	if s.settings.Store != engineSQLite {
		return graph.Errorf(graph.Invalid, "restore %s: it brings back the embedded store: for Neo4j use `parley copy --db %s neo4j`", backup, backup)
	}
	if samePlace(backup, s.settings.DB) {
		return graph.Errorf(graph.Invalid, "restore %s: that is the store itself: name a backup, or another store with --db", backup)
	}
	if err := sqlite.Restore(ctx, backup, s.settings.DB); err != nil {
		return err
	}
	return withStore(ctx, s.openToRead, func(store graph.Store) error {
		faults, err := verify(ctx, store)
		if err != nil {
			return err
		}
		if len(faults) > 0 {
			return graph.Errorf(graph.Unavailable, "restored, but the backup was damaged already: %s: see `parley doctor`, and take another backup", faults[0])
		}
		return s.reportRestored(ctx, store)
	})
}

func (s *session) reportRestored(ctx context.Context, store graph.Store) error {
	info, err := store.Info(ctx)
	if err != nil {
		return err
	}
	judgements, err := store.Judgements(ctx)
	if err != nil {
		return err
	}
	r := restored{info.Counts[graph.KindDocument], info.Counts[graph.KindStatement], len(judgements), info.Revision}
	if s.json {
		return s.printJSON(r)
	}
	_, err = fmt.Fprintf(s.Stdout, "restored %s, %s, %s; revision %.12s\n", count(r.Documents, "document"), count(r.Statements, "statement"), count(r.Judgements, "judgement"), r.Revision)
	return err
}

// samePlace tells whether two paths name one file, which need not be there.
func samePlace(a, b string) bool {
	first, err := filepath.Abs(a)
	second, otherErr := filepath.Abs(b)
	return err == nil && otherErr == nil && first == second
}
