package main

import (
	"cmp"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/llm"
)

func (s *session) refreshCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "refresh",
		Short: "Extract again what an older grammar or other packs extracted",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return s.refresh(cmd.Context()) },
	}
	addReaderFlags(command.Flags())
	return command
}

// refreshed reports on a run of refresh.
type refreshed struct {
	Refreshed int       `json:"refreshed"`
	Unchanged int       `json:"unchanged"`
	Failed    []failure `json:"failed"`
	Notes     []remark  `json:"notes,omitempty"` // what a person should know of documents that were read

	Model *llm.Report `json:"llm,omitempty"` // what became of a model's claims
}

func (s *session) refresh(ctx context.Context) error {
	reader, err := s.reader()
	if err != nil {
		return err
	}
	return withStore(ctx, s.openStored, func(store graph.Store) error {
		l := &loading{store: store, reader: reader, replace: true, progress: s.progress()}
		err := eachDocuments(ctx, store, func(page []graph.Document) error { return l.take(ctx, page) })
		err = cmp.Or(err, l.finish(ctx))
		l.progress.finish()
		reader.note(s.aside())
		l.Model = reader.counts()
		return cmp.Or(err, reader.unanswered(), s.reportRefresh(&l.tally))
	})
}

func (s *session) reportRefresh(t *tally) error {
	s.list(t.Failed)
	(&inputs{notes: t.Notes}).note(s.aside())
	report := refreshed{Refreshed: t.Loaded + t.Replaced, Unchanged: t.Unchanged, Failed: append([]failure{}, t.Failed...), Notes: t.Notes, Model: t.Model}
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
