package main

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/sqlite"
)

// The engines of --store.
const (
	engineSQLite = "sqlite"
	engineNeo4j  = "neo4j"
)

// open opens the chosen store and makes it where there is none.
func (s *session) open(ctx context.Context) (graph.Store, error) {
	return s.openWith(ctx, sqlite.Options{Clock: s.Clock})
}

// openStored opens the chosen store for a command that changes what is there.
func (s *session) openStored(ctx context.Context) (graph.Store, error) {
	if err := s.stored(); err != nil {
		return nil, err
	}
	return s.open(ctx)
}

// openToRead opens the chosen store for a command that only asks.
func (s *session) openToRead(ctx context.Context) (graph.Store, error) {
	if err := s.stored(); err != nil {
		return nil, err
	}
	return s.openWith(ctx, sqlite.Options{Clock: s.Clock, ReadOnly: true})
}

func (s *session) openWith(ctx context.Context, options sqlite.Options) (graph.Store, error) {
	switch s.settings.Store {
	case engineSQLite:
		return sqlite.Open(ctx, s.settings.DB, options)
	case engineNeo4j:
		return nil, graph.Errorf(graph.Unsupported, "--store %s: this build has the embedded store only: use --store %s", engineNeo4j, engineSQLite)
	default:
		return nil, graph.Errorf(graph.Invalid, "--store %s: no such engine: use %s", s.settings.Store, engineSQLite)
	}
}

// stored tells a user without a store how to make one.
func (s *session) stored() error {
	if s.settings.Store != engineSQLite {
		return nil
	}
	if _, err := os.Stat(s.settings.DB); errors.Is(err, fs.ErrNotExist) {
		return graph.Errorf(graph.Unavailable, "no store at %s: make one with `parley load PATH`, or name another with --db", s.settings.DB)
	}
	return nil
}

// withStore runs work on the opened store and closes it.
func withStore(ctx context.Context, open func(context.Context) (graph.Store, error), work func(graph.Store) error) error {
	store, err := open(ctx)
	if err != nil {
		return err
	}
	return cmp.Or(work(store), store.Close())
}
