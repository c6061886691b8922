package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"github.com/parleygraph/parley/fixtures"
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/sqlite"
	"github.com/parleygraph/parley/loaders"
	"github.com/parleygraph/parley/loaders/extract"
)

func (s *session) demoCommand() *cobra.Command {
	var once, serve bool
	command := &cobra.Command{
		Use:   "demo",
		Short: "Load the built-in documents, show where positions overlap, and serve",
		Long: "Loads the documents that come with parley into a temporary store, prints an overlap table with quotes, and serves page and endpoint until interrupted. Where standard output is no terminal it ends after the table, unless --serve is set. " +
			"With --store neo4j it takes a database that holds no documents, and removes its own from it in the end.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return s.demo(cmd.Context(), once || !serve && terminal(s.Stdout) == nil)
		},
	}
	command.Flags().BoolVar(&once, "once", false, "print and end, without serving")
	command.Flags().BoolVar(&serve, "serve", false, "serve also where standard output is no terminal")
	command.MarkFlagsMutuallyExclusive("once", "serve")
	addFlag(command.Flags(), "listen")
	return command
}

// shown returns the collections that the demo loads, the one with the longer table first.
func shown() []string { return []string{"miami-2025-12", "sarrow-basin-2024"} }

// sides is how many parties of a collection the demo lays side by side.
const sides = 3

// showcase is how many terms of the first collection the demo shows; of the other it shows one.
const showcase = 4

func (s *session) demo(ctx context.Context, once bool) error {
	if err := mayListen(s.settings.Listen, nil); err != nil {
		return err
	}
	store, err := s.openDemo(ctx)
	if err != nil {
		return err
	}
	return cmp.Or(s.present(ctx, store, once), s.closeDemo(context.WithoutCancel(ctx), store))
}

// present loads and shows the documents, and serves them unless once is set.
func (s *session) present(ctx context.Context, store graph.Store, once bool) error {
	rows := showcase
	for _, collection := range shown() {
		if err := s.loadFixtures(ctx, store, collection); err != nil {
			return err
		}
		if err := s.showFixtures(ctx, store, collection, rows); err != nil {
			return err
		}
		rows = 1
	}
	if once {
		return s.goOn("")
	}
	return s.serveThen(ctx, store, nil, func() error { return s.goOn("the page at / and GraphQL at /graphql until Ctrl+C; ") })
}

// goOn says on the last line how to go on; what is there is said before it. Machines are told nothing.
func (s *session) goOn(there string) error {
	if s.json {
		return nil
	}
	_, err := fmt.Fprintln(s.aside(), there+"your own texts: `parley init`, `parley load FOLDER`, `parley overlap PARTY PARTY`")
	return err
}

// openDemo opens a temporary store, or the chosen one of Neo4j if it holds no documents: others' are not to be mixed with made-up ones.
func (s *session) openDemo(ctx context.Context) (graph.Store, error) {
	if s.settings.Store != engineNeo4j {
		return sqlite.Open(ctx, "", sqlite.Options{Clock: s.Clock})
	}
	store, err := s.open(ctx)
	if err != nil {
		return nil, err
	}
	info, err := store.Info(ctx)
	if err == nil && len(info.Fingerprints) > 0 {
		err = graph.Errorf(graph.Denied, "store %s holds %s: the demo mixes its documents with no others: name an empty database with --neo4j-database, or use --store %s",
			s.place(), count(len(info.Fingerprints), "document"), engineSQLite)
	}
	if err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return store, nil
}

// closeDemo removes the demo's documents from a store that stays. A temporary one goes as it is closed.
func (s *session) closeDemo(ctx context.Context, store graph.Store) error {
	if s.settings.Store != engineNeo4j {
		return store.Close()
	}
	var ids []string
	err := eachDocuments(ctx, store, func(page []graph.Document) error {
		for _, d := range page {
			if slices.Contains(shown(), d.Collection) && d.Origin == "fixtures/"+d.ID {
				ids = append(ids, d.ID)
			}
		}
		return nil
	})
	if err == nil {
		_, err = store.Apply(ctx, graph.Batch{Remove: ids})
	}
	return errors.Join(err, store.Close())
}

// loadFixtures loads one collection with the packs of the settings and its own.
func (s *session) loadFixtures(ctx context.Context, store graph.Store, collection string) error {
	var folders []fs.FS
	if pack, ok := fixtures.Pack(collection); ok {
		folders = append(folders, pack)
	}
	set, err := s.vocabulary(folders...)
	if err != nil {
		return err
	}
	folder, err := unpack(collection)
	if err != nil {
		return err
	}
	defer os.RemoveAll(filepath.Dir(folder)) // a temporary folder; the system clears what stays
	l := &loading{store: store, reader: readByGrammar(set, extract.New(set)), progress: s.progress()}
	documents := func(yield func(graph.Document, error) bool) {
		for d, err := range loaders.Read(ctx, []string{folder}, loaders.Options{}) {
			d.Path, d.Origin = d.ID, "fixtures/"+d.ID
			if !yield(d, err) {
				return
			}
		}
	}
	failures, err := readChunks(documents, func(chunk []graph.Document) error { return l.take(ctx, chunk) })
	err = cmp.Or(err, l.finish(ctx))
	l.Failed = append(failures, l.Failed...)
	s.list(l.Failed)
	if err == nil && len(l.Failed) > 0 {
		return errListed
	}
	return err
}

// unpack writes a collection's documents to a new temporary folder of its name.
func unpack(collection string) (string, error) {
	files, err := fixtures.Documents(collection)
	if err != nil {
		return "", err
	}
	root, err := os.MkdirTemp("", "parley-demo-")
	if err != nil {
		return "", err
	}
	folder := filepath.Join(root, collection)
	if err := os.Mkdir(folder, 0o700); err != nil {
		return "", err
	}
	for _, file := range files {
		if err := os.WriteFile(filepath.Join(folder, file.Name), file.Text, 0o600); err != nil {
			return "", err
		}
	}
	return folder, nil
}

// showFixtures prints the first rows of the overlap of the parties that a collection quotes most.
func (s *session) showFixtures(ctx context.Context, store graph.Store, collection string, rows int) error {
	parties, err := loudest(ctx, store, collection)
	if err != nil || len(parties) < 2 {
		return err
	}
	v, err := findView(ctx, store, graph.OverlapQuery{Parties: parties, Collections: []string{collection}})
	if err != nil {
		return err
	}
	if s.json {
		return s.printJSON(newOverlapAnswer(v, v.Rows))
	}
	t := newTable(v, s.width())
	t.title(collection)
	t.glance(spoken(v))
	for i := range v.Rows[:min(rows, len(v.Rows))] {
		t.row(&v.Rows[i])
	}
	if rest := len(v.Rows) - rows; rest > 0 {
		t.text.WriteString("\n")
		t.line("", fmt.Sprintf("+ %s: load the documents and ask `parley overlap`", count(rest, "other term")))
	}
	t.text.WriteString("\n")
	return t.writeTo(s.Stdout)
}

// spoken returns how many rows more than one party speaks in; they come first.
func spoken(v *view) int {
	for i := range v.Rows {
		if v.Rows[i].Speakers() < 2 {
			return i
		}
	}
	return len(v.Rows)
}

// loudest returns the ids of the parties that most statements of a collection count for.
func loudest(ctx context.Context, store graph.Store, collection string) ([]string, error) {
	parties, err := byStatements(ctx, store, graph.KindParty, graph.FieldParty, graph.Where(graph.FieldCollection, collection))
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, p := range parties[:min(sides, len(parties))] {
		ids = append(ids, p.ID)
	}
	return ids, nil
}
