// Package sqlite keeps the graph in one file, with nothing to install: the embedded store.
//
//	store, err := sqlite.Open(ctx, "parley.db", sqlite.Options{})
//	defer store.Close()
//
// The file is a SQLite database in WAL mode: one connection writes, others read at the same time, also from other processes, and each sees
// whole documents only. All derivation is done by the pure functions of package graph; this package fetches the rows they
// need and writes what they return, in the transaction that writes the document.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/parleygraph/parley/graph"

	_ "modernc.org/sqlite" // the driver
)

// Options adjust a store. The zero value is ready to use.
type Options struct {
	Clock    func() time.Time // dates journal entries; nil means time.Now
	ReadOnly bool             // refuse writes, and open a file that may not be written
	Wait     time.Duration    // how long a write waits for another process's; 0 means five seconds
}

// Store is the embedded graph.Store.
type Store struct {
	path    string
	options Options
	private string  // directory of a temporary database, removed by Close
	readers *sql.DB // a pool
	writing *sql.DB // one connection, nil when read-only
	writer  *writer

	mu     sync.Mutex // guards info
	info   graph.Info
	writes int64 // the state that info describes, -1 for none
}

var _ graph.Store = (*Store)(nil)

// Open opens the store in the file at path and makes one where there is none. The path ":memory:", or an empty one, means a private temporary
// database that is gone after Close. It returns an Unavailable error for a file that is no store, damaged, locked or can't be
// written, and Unsupported for one that a newer parley wrote.
func Open(ctx context.Context, path string, options Options) (*Store, error) {
	if options.Clock == nil {
		options.Clock = time.Now
	}
	if options.Wait == 0 {
		options.Wait = 5 * time.Second
	}
	s := &Store{path: path, options: options, writes: -1}
	if err := s.open(ctx); err != nil {
		return nil, errors.Join(s.fault("open", err), s.release())
	}
	return s, nil
}

func (s *Store) open(ctx context.Context) error {
	if s.path == "" || s.path == ":memory:" {
		dir, err := os.MkdirTemp("", "parley-")
		if err != nil {
			return err
		}
		s.private, s.path = dir, filepath.Join(dir, "parley.db")
	}
	if err := checkFile(s.path, s.options.ReadOnly); err != nil {
		return err
	}
	if !s.options.ReadOnly {
		if err := s.openWriter(ctx); err != nil {
			return err
		}
	}
	readers, err := sql.Open("sqlite", s.source(true))
	if err != nil {
		return err
	}
	readers.SetMaxOpenConns(maxReaders)
	readers.SetMaxIdleConns(maxReaders)
	s.readers = readers
	if s.options.ReadOnly {
		return s.view(ctx, func(q querier) error { return checkVersion(ctx, q) })
	}
	return nil
}

func (s *Store) openWriter(ctx context.Context) error {
	db, err := sql.Open("sqlite", s.source(false))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	s.writing = db
	var conn *sql.Conn
	err = patiently(ctx, s.options.Wait, func() (err error) { // another process may be making the file
		conn, err = db.Conn(ctx)
		return err
	})
	if err != nil {
		return err
	}
	s.writer = newWriter(conn, s.options.Wait)
	return s.writer.migrate(ctx)
}

// Close lets go of the store.
func (s *Store) Close() error {
	if err := s.release(); err != nil {
		return s.fault("close", err)
	}
	return nil
}

func (s *Store) release() error {
	var err error
	if s.readers != nil {
		err = errors.Join(err, s.readers.Close())
	}
	if s.writer != nil {
		err = errors.Join(err, s.writer.close())
	}
	if s.writing != nil {
		err = errors.Join(err, s.writing.Close())
	}
	if s.private != "" {
		err = errors.Join(err, os.RemoveAll(s.private))
	}
	return err
}
