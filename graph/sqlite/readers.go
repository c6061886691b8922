package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

// mostPrepared is how many queries a connection keeps prepared: what the program asks again and again, whatever lists its conditions hold.
const mostPrepared = 256

// readers are the connections that read. Each keeps its queries prepared, since to plan one can take longer than to answer it.
type readers struct {
	db   *sql.DB
	free chan struct{} // holds a token for each that is not in use

	mu   sync.Mutex
	idle []*reader
}

// A reader is one connection.
type reader struct {
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
}

func newReaders(db *sql.DB) *readers {
	r := &readers{db: db, free: make(chan struct{}, maxReaders)}
	for range maxReaders {
		r.free <- struct{}{}
	}
	return r
}

// take returns a connection that nobody else uses until it is given back.
func (r *readers) take(ctx context.Context) (*reader, error) {
	select {
	case <-r.free:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	r.mu.Lock()
	if n := len(r.idle); n > 0 {
		one := r.idle[n-1]
		r.idle = r.idle[:n-1]
		r.mu.Unlock()
		return one, nil
	}
	r.mu.Unlock()
	conn, err := r.db.Conn(ctx)
	if err != nil {
		r.free <- struct{}{}
		return nil, err
	}
	return &reader{conn, map[string]*sql.Stmt{}}, nil
}

func (r *readers) giveBack(one *reader) {
	r.mu.Lock()
	r.idle = append(r.idle, one)
	r.mu.Unlock()
	r.free <- struct{}{}
}

func (r *readers) close() error {
	var err error
	for _, one := range r.idle {
		for _, stmt := range one.stmts {
			err = errors.Join(err, stmt.Close())
		}
		err = errors.Join(err, one.conn.Close())
	}
	return errors.Join(err, r.db.Close())
}

// QueryContext makes the reader a querier.
func (r *reader) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	stmt := r.stmts[query]
	if stmt == nil && len(r.stmts) >= mostPrepared {
		return r.conn.QueryContext(ctx, query, args...)
	}
	if stmt == nil {
		var err error
		if stmt, err = r.conn.PrepareContext(ctx, query); err != nil {
			return nil, err
		}
		r.stmts[query] = stmt
	}
	return stmt.QueryContext(ctx, args...)
}
