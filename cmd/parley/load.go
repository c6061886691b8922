package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/llm"
)

type loadOptions struct {
	inputs
	replace bool
}

func (s *session) loadCommand() *cobra.Command {
	var options loadOptions
	command := &cobra.Command{
		Use:   "load PATH...",
		Short: "Read files, folders or - into the store",
		Long:  "Reads .txt, .md and .jsonl files, folders of them, or standard input (-), extracts what they say and stores it. What is stored already is left alone.",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, paths []string) error {
			options.paths = paths
			return s.load(cmd.Context(), options)
		},
	}
	options.addFlags(command.Flags())
	addReaderFlags(command.Flags())
	command.Flags().BoolVar(&options.replace, "replace", false, "let other text take an id that is stored")
	return command
}

func (s *session) load(ctx context.Context, options loadOptions) error {
	reader, err := s.reader()
	if err != nil {
		return err
	}
	return withStore(ctx, s.open, func(store graph.Store) error {
		l := &loading{store: store, reader: reader, replace: options.replace, progress: s.progress()}
		failures, err := readChunks(options.documents(ctx, s.Stdin), func(chunk []graph.Document) error { return l.take(ctx, chunk) })
		l.progress.finish()
		l.Failed = append(failures, l.Failed...)
		options.note(s.Stderr)
		reader.note(s.Stderr)
		l.Model = reader.counts()
		return cmp.Or(err, s.reportLoad(&l.tally))
	})
}

// reportLoad says what a load did; failed documents end it with errListed.
func (s *session) reportLoad(t *tally) error {
	list(s.Stderr, t.Failed)
	var err error
	if s.json {
		t.Failed = append([]failure{}, t.Failed...)
		err = s.printJSON(t)
	} else {
		_, err = fmt.Fprintf(s.Stdout, "loaded %d, unchanged %d, replaced %d, failed %d\n", t.Loaded, t.Unchanged, t.Replaced, len(t.Failed))
	}
	if err == nil && len(t.Failed) > 0 {
		return errListed
	}
	return err
}

// A tally counts documents by what happened to them.
type tally struct {
	Loaded    int       `json:"loaded"`
	Unchanged int       `json:"unchanged"`
	Replaced  int       `json:"replaced"`
	Failed    []failure `json:"failed"`

	Model *llm.Report `json:"llm,omitempty"` // what became of a model's claims
}

// count adds what a store reports. paths names documents for a person, by id.
func (t *tally) count(applied []graph.Applied, paths map[string]string) {
	for _, a := range applied {
		switch a.Outcome {
		case graph.Added:
			t.Loaded++
		case graph.Unchanged:
			t.Unchanged++
		case graph.Replaced:
			t.Replaced++
		case graph.Refused:
			t.Failed = append(t.Failed, failure{Path: paths[a.Document], Reason: a.Err.Error()})
		}
	}
}

// A loading is one load under way.
type loading struct {
	tally
	store    graph.Store
	reader   *reader
	replace  bool
	progress *progress
}

// take extracts and stores those documents of a chunk that the store does not hold as they are.
func (l *loading) take(ctx context.Context, chunk []graph.Document) error {
	fresh, err := l.fresh(ctx, chunk)
	if err != nil {
		return err
	}
	l.Unchanged += len(chunk) - len(fresh)
	l.progress.add(len(chunk) - len(fresh))
	for batch := range slices.Chunk(fresh, l.reader.batch) {
		if err := l.write(ctx, batch); err != nil {
			return err
		}
	}
	return nil
}

// write extracts documents and stores what they say.
func (l *loading) write(ctx context.Context, batch []graph.Document) error {
	extractions, failures, err := l.reader.extractAll(ctx, batch)
	if err != nil {
		return err
	}
	l.Failed = append(l.Failed, failures...)
	applied, err := l.store.Apply(ctx, graph.Batch{Put: extractions, Replace: l.replace})
	l.count(applied, pathsOf(batch))
	l.progress.add(len(batch))
	return err
}

// fresh returns the documents whose fingerprint is not stored under their id.
func (l *loading) fresh(ctx context.Context, chunk []graph.Document) ([]graph.Document, error) {
	ids := make([]string, len(chunk))
	for i := range chunk {
		ids[i] = chunk[i].ID
	}
	nodes, err := l.store.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	var fresh []graph.Document
	for i := range chunk {
		stored, ok := nodes[i].(*graph.Document)
		if !ok || stored.Fingerprint != l.reader.Fingerprint(&chunk[i]) {
			fresh = append(fresh, chunk[i])
		}
	}
	return fresh, nil
}

// pathsOf returns each document's path, or its id where it has none, by id.
func pathsOf(documents []graph.Document) map[string]string {
	paths := map[string]string{}
	for _, d := range documents {
		paths[d.ID] = pathOf(&d)
	}
	return paths
}

// pathOf returns the document's path, or its id where it has none.
func pathOf(d *graph.Document) string { return cmp.Or(d.Path, d.ID) }
