package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"github.com/parleygraph/parley/graph"
)

// maxReaders is how many connections read at once.
const maxReaders = 8

// readerWait is how many milliseconds a reader waits; in WAL mode it only does while another process opens or recovers the file.
const readerWait = 5000

// How many kilobytes of the file a connection keeps in memory at most. What the writer touches of a million statements' indexes should fit.
const (
	readerCache = 32 << 10
	writerCache = 256 << 10
)

// source returns the data source name of the store's file.
func (s *Store) source(reader bool) string {
	pragmas := []string{"temp_store(MEMORY)", "mmap_size(0)"}
	cache := readerCache
	query := url.Values{}
	switch {
	case s.options.ReadOnly:
		query.Set("mode", "ro")
		if s.still {
			query.Set("immutable", "1")
		}
		pragmas = append(pragmas, fmt.Sprintf("busy_timeout(%d)", readerWait))
	case reader:
		pragmas = append(pragmas, fmt.Sprintf("busy_timeout(%d)", readerWait), "query_only(1)")
	default:
		cache = writerCache
		pragmas = append(pragmas, fmt.Sprintf("busy_timeout(%d)", turn.Milliseconds()), "journal_mode(WAL)", "synchronous("+s.durability()+")")
	}
	query["_pragma"] = append(pragmas, fmt.Sprintf("cache_size(-%d)", cache))
	return s.named(query)
}

// named returns the data source name of the store's file with parameters.
func (s *Store) named(query url.Values) string {
	path, err := filepath.Abs(s.path)
	if err != nil {
		path = s.path
	}
	return (&url.URL{Scheme: "file", Path: path, RawQuery: query.Encode()}).String()
}

// durability is how hard a commit is pressed to the disk. A private database dies with its process anyway.
func (s *Store) durability() string {
	if s.private != "" {
		return "OFF"
	}
	return "FULL"
}

// checkFile returns an Unavailable error where SQLite's own would not say what is wrong.
func checkFile(path string, readOnly bool) error {
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return graph.Errorf(graph.Unavailable, "it is a directory: name a file, as in %s", filepath.Join(path, "parley.db"))
	case errors.Is(err, fs.ErrNotExist) && readOnly:
		return graph.Errorf(graph.Unavailable, "there is no such file: load documents into it first")
	case errors.Is(err, fs.ErrNotExist):
		if _, err := os.Stat(filepath.Dir(path)); err != nil {
			return graph.Errorf(graph.Unavailable, "its directory is missing: make it, or name another file: %w", err)
		}
		return makeFile(path)
	case err != nil:
		return graph.Errorf(graph.Unavailable, "it can't be reached: check its path and permissions: %w", err)
	}
	return nil
}

// makeFile makes an empty file that its owner alone can read; SQLite gives the files beside it the same permissions.
func makeFile(path string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return graph.Errorf(graph.Unavailable, "it can't be made: check the permissions of its directory: %w", err)
	}
	return file.Close()
}

// A querier runs a query in a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// view runs read in one read transaction: everything it sees is of one moment.
func (s *Store) view(ctx context.Context, read func(querier) error) error {
	s.opening.RLock()
	defer s.opening.RUnlock()
	if err := s.here(ctx); err != nil {
		return err
	}
	return s.look(ctx, read)
}

// look is view without a check of the file.
func (s *Store) look(ctx context.Context, read func(querier) error) error {
	r, err := s.readers.take(ctx)
	if err != nil {
		return err
	}
	defer s.readers.giveBack(r)
	// A context that is cancelled would end the transaction behind our back, while another reader has the connection already.
	tx, err := r.conn.BeginTx(context.WithoutCancel(ctx), &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	return errors.Join(read(r), ignoreDone(tx.Rollback()))
}

// write runs work in a write transaction. What was written to a file that another took the place of meanwhile is not written.
func (s *Store) write(ctx context.Context, work func(context.Context) error) error {
	s.opening.RLock()
	defer s.opening.RUnlock()
	if err := s.here(ctx); err != nil {
		return err
	}
	if err := s.writer.transact(ctx, work); err != nil {
		return err
	}
	return s.here(context.WithoutCancel(ctx))
}

// ignoreDone drops the error of ending a transaction that a cancelled context has ended.
func ignoreDone(err error) error {
	if errors.Is(err, sql.ErrTxDone) {
		return nil
	}
	return err
}

// collect runs a query and returns what scan makes of each row.
func collect[T any](ctx context.Context, q querier, query string, scan func(*sql.Rows) (T, error), args ...any) (items []T, err error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		item, err := scan(rows)
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	return items, rows.Err()
}

// value reads one column of any type.
func value[T any](rows *sql.Rows) (T, error) {
	var v T
	err := rows.Scan(&v)
	return v, err
}

// two reads two text columns.
func two(rows *sql.Rows) ([2]string, error) {
	var v [2]string
	err := rows.Scan(&v[0], &v[1])
	return v, err
}

// only runs a query that answers one value; found is false where there is no row.
func only[T any](ctx context.Context, q querier, query string, args ...any) (v T, found bool, err error) {
	values, err := collect(ctx, q, query, value[T], args...)
	if err != nil || len(values) == 0 {
		return v, false, err
	}
	return values[0], true, nil
}
