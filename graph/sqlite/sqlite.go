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
	lib "modernc.org/sqlite/lib"
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
	private string // directory of a temporary database, removed by Close
	readers *readers
	writing *sql.DB // one connection, nil when read-only
	writer  *writer

	opening sync.RWMutex // held by calls; Tend takes it for itself while it opens another file
	lost    error        // why no file is open, nil while one is
	store   string       // which store it is, by its mark
	still   bool         // the file is read without a log or locks, as its folder can't be written to
	looking sync.Mutex   // guards seen
	seen    sight
	away    bool        // Tend's: another file was in the place of the store's when it looked last
	idle    os.FileInfo // Tend's: the log then; nil: it was empty

	manyEdges int // the constant, but for tests

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
	if err := addFunctions(); err != nil {
		return nil, graph.Errorf(graph.Internal, "open %s: %w", path, err)
	}
	s := &Store{path: path, options: options, writes: -1, manyEdges: manyEdges}
	if err := s.open(ctx); err != nil {
		return nil, errors.Join(s.fault("open", err), s.Close())
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
	if err := s.checkLog(ctx); err != nil {
		return err
	}
	file, err := os.Stat(s.path)
	if err != nil {
		return err
	}
	if !s.options.ReadOnly {
		if err := s.openWriter(ctx); err != nil {
			return err
		}
	}
	s.seen, s.writes = sight{file: file}, -1
	return s.openReaders(ctx, func(q querier) error {
		if err := checkVersion(ctx, q); err != nil {
			return err
		}
		m, err := readMark(ctx, q)
		s.store = m.store
		return err
	})
}

// openReaders opens the pool of readers. A file in a folder that can't be written to, where SQLite can't keep its log and locks, is read as it is.
func (s *Store) openReaders(ctx context.Context, begin func(querier) error) error {
	for {
		db, err := sql.Open("sqlite", s.source(true))
		if err != nil {
			return err
		}
		s.readers = newReaders(db)
		err = s.look(ctx, begin)
		shut := resultCode(err) == lib.SQLITE_CANTOPEN || resultCode(err) == lib.SQLITE_READONLY
		if !shut || !s.options.ReadOnly || s.still || sizeOf(s.log()) > 0 {
			return err
		}
		s.still = true
		if err := s.readers.close(); err != nil {
			return err
		}
	}
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
	s.writer = newWriter(conn, s.path, s.options.Wait)
	if err := s.writer.makeRoom(ctx); err != nil {
		return err
	}
	return s.writer.migrate(ctx)
}

// Close lets go of the store.
func (s *Store) Close() error {
	err := s.release()
	if s.private != "" {
		err = errors.Join(err, os.RemoveAll(s.private))
	}
	return s.fault("close", err)
}

func (s *Store) release() error {
	var err error
	if s.readers != nil {
		err = errors.Join(err, s.readers.close())
	}
	if s.writer != nil {
		err = errors.Join(err, s.writer.close())
	}
	if s.writing != nil {
		err = errors.Join(err, s.writing.Close())
	}
	s.readers, s.writer, s.writing = nil, nil, nil
	return err
}
