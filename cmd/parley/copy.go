package main

import (
	"cmp"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
)

func (s *session) copyCommand() *cobra.Command {
	var replace bool
	command := &cobra.Command{
		Use:   "copy TARGET",
		Short: "Copy all documents and judgements into another store",
		Long: "Copies the chosen store into another: into a file, for a backup or to leave Neo4j, or into `neo4j`, the database that the settings of Neo4j name.\n" +
			"Documents are copied as they are, not read again, so that both have one revision in the end. What the other store holds already is left alone.",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return s.copy(cmd.Context(), args[0], replace) },
	}
	command.Flags().BoolVar(&replace, "replace", false, "let other text take an id that the other store holds")
	return command
}

// copied reports on a run of copy.
type copied struct {
	Copied     int       `json:"copied"`
	Unchanged  int       `json:"unchanged"`
	Replaced   int       `json:"replaced"`
	Failed     []failure `json:"failed"`
	Judgements int       `json:"judgements"`
	Revision   string    `json:"revision"` // of the other store
	Same       bool      `json:"same"`     // the two hold the same
}

func (s *session) copy(ctx context.Context, target string, replace bool) error {
	other, err := s.target(target)
	if err != nil {
		return err
	}
	return withStore(ctx, s.openToRead, func(from graph.Store) error {
		return withStore(ctx, other.open, func(to graph.Store) error {
			l := &loading{store: to, replace: replace, progress: s.progress()}
			report, err := l.copy(ctx, from)
			l.progress.finish()
			return cmp.Or(err, s.reportCopy(report))
		})
	})
}

// target returns a session on the store to copy into.
func (s *session) target(name string) (*session, error) {
	other := *s
	other.settings.Store, other.settings.DB = engineSQLite, name
	if name == engineNeo4j {
		other.settings.Store, other.settings.DB = engineNeo4j, s.settings.DB
	}
	same := other.settings.Store == s.settings.Store
	if same && other.settings.Store == engineSQLite {
		same = samePlace(s.settings.DB, name)
	}
	if same {
		return nil, graph.Errorf(graph.Invalid, "copy %s: that is the store itself: name another file, or %s", name, engineNeo4j)
	}
	return &other, nil
}

// copy puts what a store holds into the loading's.
func (l *loading) copy(ctx context.Context, from graph.Store) (*copied, error) {
	err := eachDocuments(ctx, from, func(page []graph.Document) error {
		ids := make([]string, len(page))
		for i := range page {
			ids[i] = page[i].ID
		}
		extractions, err := from.Extractions(ctx, ids)
		if err != nil {
			return err
		}
		l.waiting = append(l.waiting, extractions...)
		l.progress.add(len(page))
		return l.write(ctx, false)
	})
	err = cmp.Or(err, l.finish(ctx))
	report := &copied{Copied: l.Loaded, Unchanged: l.Unchanged, Replaced: l.Replaced, Failed: append([]failure{}, l.Failed...)}
	if err != nil {
		return report, err
	}
	judgements, err := from.Judgements(ctx)
	if err != nil {
		return report, err
	}
	report.Judgements = len(judgements)
	if err := l.store.Judge(ctx, judgements...); err != nil {
		return report, err
	}
	return report, report.compare(ctx, from, l.store)
}

// compare fills in whether two stores hold the same.
func (c *copied) compare(ctx context.Context, from, to graph.Store) error {
	theirs, err := from.Info(ctx)
	if err != nil {
		return err
	}
	ours, err := to.Info(ctx)
	c.Revision, c.Same = ours.Revision, theirs.Revision == ours.Revision
	return err
}

func (s *session) reportCopy(c *copied) error {
	s.list(c.Failed)
	if !c.Same {
		fmt.Fprintln(s.Stderr, "the two stores differ: the other holds more, or other documents by the same id, or this one was written to meanwhile")
	}
	var err error
	if s.json {
		err = s.printJSON(c)
	} else {
		_, err = fmt.Fprintf(s.Stdout, "copied %d, unchanged %d, replaced %d, failed %d, %s; revision %.12s\n",
			c.Copied, c.Unchanged, c.Replaced, len(c.Failed), count(c.Judgements, "judgement"), c.Revision)
	}
	if err == nil && len(c.Failed) > 0 {
		return errListed
	}
	return err
}
