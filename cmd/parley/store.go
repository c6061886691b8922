package main

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"time"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/neo4j"
	"github.com/parleygraph/parley/graph/sqlite"
)

// The engines of --store.
const (
	engineSQLite = "sqlite"
	engineNeo4j  = "neo4j"
)

// open opens the chosen store and makes it where there is none.
func (s *session) open(ctx context.Context) (graph.Store, error) {
	return s.openWaiting(ctx, false)
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
	return s.openWaiting(ctx, true)
}

// retryEvery is how long to wait for a store before it is tried again.
const retryEvery = time.Second

// openWaiting opens the chosen store, and tries again for as long as the settings say while it can't be reached.
func (s *session) openWaiting(ctx context.Context, readOnly bool) (graph.Store, error) {
	over := time.After(s.settings.Wait)
	retry := time.NewTicker(retryEvery)
	defer retry.Stop()
	for {
		store, err := s.openOnce(ctx, readOnly)
		if s.settings.Wait == 0 || !errors.Is(err, graph.Unavailable) {
			return store, err
		}
		select {
		case <-retry.C:
		case <-over:
			return nil, err
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

func (s *session) openOnce(ctx context.Context, readOnly bool) (graph.Store, error) {
	switch s.settings.Store {
	case engineSQLite:
		return sqlite.Open(ctx, s.settings.DB, sqlite.Options{Clock: s.Clock, ReadOnly: readOnly})
	case engineNeo4j:
		return s.openNeo4j(ctx, neo4j.Options{ReadOnly: readOnly, Retry: s.retry})
	default:
		return nil, graph.Errorf(graph.Invalid, "--store %s: no such engine: use %s or %s", s.settings.Store, engineSQLite, engineNeo4j)
	}
}

// openNeo4j opens the store that the settings of Neo4j lead to.
func (s *session) openNeo4j(ctx context.Context, options neo4j.Options) (graph.Store, error) {
	user, password, err := s.neo4jAuth()
	if err != nil {
		return nil, err
	}
	to := s.settings.Neo4j
	options.URI, options.Database, options.User, options.Password, options.AllowPlainText = to.URI, to.Database, user, password, to.Plaintext
	options.Clock = s.Clock
	return neo4j.Open(ctx, options)
}

// place names the chosen store for a person.
func (s *session) place() string {
	if s.settings.Store == engineNeo4j {
		return s.settings.Neo4j.URI + " database " + s.settings.Neo4j.Database
	}
	return s.settings.DB
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
