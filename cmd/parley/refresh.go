package main

import (
	"cmp"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
)

func (s *session) refreshCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "refresh",
		Short: "Extract again what an older grammar or other packs extracted",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return s.refresh(cmd.Context()) },
	}
}

// refreshed reports on a run of refresh.
type refreshed struct {
	Refreshed int       `json:"refreshed"`
	Unchanged int       `json:"unchanged"`
	Failed    []failure `json:"failed"`
}

func (s *session) refresh(ctx context.Context) error {
	set, err := s.vocabulary()
	if err != nil {
		return err
	}
	return withStore(ctx, s.openStored, func(store graph.Store) error {
		l := &loading{store: store, extractor: extract.New(set), replace: true, progress: s.progress()}
		err := eachDocuments(ctx, store, func(page []graph.Document) error { return l.take(ctx, page) })
		l.progress.finish()
		return cmp.Or(err, s.reportRefresh(&l.tally))
	})
}

func (s *session) reportRefresh(t *tally) error {
	list(s.Stderr, t.Failed)
	report := refreshed{Refreshed: t.Loaded + t.Replaced, Unchanged: t.Unchanged, Failed: append([]failure{}, t.Failed...)}
	var err error
	if s.json {
		err = s.printJSON(report)
	} else {
		_, err = fmt.Fprintf(s.Stdout, "refreshed %d, unchanged %d, failed %d\n", report.Refreshed, report.Unchanged, len(report.Failed))
	}
	if err == nil && len(t.Failed) > 0 {
		return errListed
	}
	return err
}
