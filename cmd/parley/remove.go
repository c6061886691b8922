package main

import (
	"cmp"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
)

func (s *session) removeCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "remove ID...",
		Short: "Take documents out of the store, with all that they say",
		Args:  cobra.MinimumNArgs(1),
		RunE:  func(cmd *cobra.Command, ids []string) error { return s.remove(cmd.Context(), ids) },
	}
}

// removal reports on a run of remove.
type removal struct {
	Removed int       `json:"removed"`
	Failed  []failure `json:"failed"`
}

func (s *session) remove(ctx context.Context, ids []string) error {
	return withStore(ctx, s.openStored, func(store graph.Store) error {
		applied, err := store.Apply(ctx, graph.Batch{Remove: ids})
		report := removal{Failed: []failure{}}
		for _, a := range applied {
			if a.Err != nil {
				report.Failed = append(report.Failed, failure{Path: a.Document, Reason: a.Err.Error()})
				continue
			}
			report.Removed++
		}
		return cmp.Or(err, s.reportRemoval(report))
	})
}

func (s *session) reportRemoval(r removal) error {
	s.list(r.Failed)
	var err error
	if s.json {
		err = s.printJSON(r)
	} else {
		_, err = fmt.Fprintf(s.Stdout, "removed %d, failed %d\n", r.Removed, len(r.Failed))
	}
	if err == nil && len(r.Failed) > 0 {
		return errListed
	}
	return err
}
