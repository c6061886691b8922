package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"strings"
	"sync/atomic"
	"time"

	lib "modernc.org/sqlite/lib"
)

// turn is how long SQLite itself waits for another process's write; between turns the writer looks at its context.
const turn = 50 * time.Millisecond

// A writer is the one connection that writes. Its statements are prepared once.
type writer struct {
	gate  chan struct{} // holds a token while somebody writes
	conn  *sql.Conn
	wait  time.Duration
	stmts map[string]*sql.Stmt // that answer
	names *names               // of what is committed; nil when nothing is known of them

	execs  map[string]driver.StmtExecContext // statements that write
	values []driver.NamedValue               // of the last of them

	heaps   *heaps // nil before the first change
	planned *names // of the transaction under way, once it has changed them

	watch func(text string, args []any) // is told of what is executed; nil: nobody

	path   string       // of the file
	room   int64        // bytes of the write-ahead log that go into the file at once
	most   atomic.Int64 // bytes from which the log is emptied, whoever reads from it
	trimAt int64        // the size from which to try and empty it again, where readers were in the way
}

func newWriter(conn *sql.Conn, path string, wait time.Duration) *writer {
	return &writer{gate: make(chan struct{}, 1), conn: conn, path: path, wait: wait, stmts: map[string]*sql.Stmt{}, execs: map[string]driver.StmtExecContext{}}
}

// transact runs work in a write transaction. A context that is cancelled before the transaction has begun stops it; afterwards work runs to
// its end, which is short.
func (w *writer) transact(ctx context.Context, work func(context.Context) error) error {
	select {
	case w.gate <- struct{}{}:
		defer func() { <-w.gate }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if err := w.makeRoom(ctx); err != nil {
		return err
	}
	if err := w.begin(ctx); err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx)
	w.planned = nil
	err := work(ctx)
	if err == nil {
		err = w.exec(ctx, countTurn)
	}
	if err == nil {
		_, err = w.conn.ExecContext(ctx, "COMMIT")
	}
	if err == nil && w.planned != nil {
		w.names = w.planned
	}
	if err != nil {
		_, rollback := w.conn.ExecContext(ctx, "ROLLBACK")
		if resultCode(rollback) == lib.SQLITE_ERROR { // the failure has ended the transaction already
			rollback = nil
		}
		return errors.Join(err, rollback)
	}
	w.trim(ctx)
	return nil
}

// begin takes SQLite's write lock, waiting for another process.
func (w *writer) begin(ctx context.Context) error {
	return patiently(ctx, w.wait, func() error {
		_, err := w.conn.ExecContext(context.WithoutCancel(ctx), "BEGIN IMMEDIATE")
		return err
	})
}

// patiently tries again while another process is in the way, until the wait is over or the context ends.
func patiently(ctx context.Context, wait time.Duration, try func() error) error {
	over := time.NewTimer(wait)
	defer over.Stop()
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := try()
		if resultCode(err) != lib.SQLITE_BUSY && err != errReaders {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-over.C:
			return err
		case <-time.After(turn / 10):
		}
	}
}

// prepare returns the statement for a text.
func (w *writer) prepare(ctx context.Context, text string) (*sql.Stmt, error) {
	if stmt := w.stmts[text]; stmt != nil {
		return stmt, nil
	}
	stmt, err := w.conn.PrepareContext(ctx, text)
	if err == nil {
		w.stmts[text] = stmt
	}
	return stmt, err
}

// QueryContext makes the writer a querier.
func (w *writer) QueryContext(ctx context.Context, text string, args ...any) (*sql.Rows, error) {
	stmt, err := w.prepare(ctx, text)
	if err != nil {
		return nil, err
	}
	return stmt.QueryContext(ctx, args...)
}

// exec executes a statement that writes. The values go to the driver as they are: package sql would copy each and look at it, and a load has millions.
func (w *writer) exec(ctx context.Context, text string, args ...any) error {
	if w.watch != nil {
		w.watch(text, args)
	}
	w.values = w.values[:0]
	for i, arg := range args {
		value, err := driver.DefaultParameterConverter.ConvertValue(arg)
		if err != nil {
			return err
		}
		w.values = append(w.values, driver.NamedValue{Ordinal: i + 1, Value: value})
	}
	return w.conn.Raw(func(conn any) error {
		stmt, err := w.prepareExec(ctx, conn.(driver.ConnPrepareContext), text)
		if err != nil {
			return err
		}
		_, err = stmt.ExecContext(ctx, w.values)
		return err
	})
}

// prepareExec returns the statement for a text that writes.
func (w *writer) prepareExec(ctx context.Context, conn driver.ConnPrepareContext, text string) (driver.StmtExecContext, error) {
	if stmt := w.execs[text]; stmt != nil {
		return stmt, nil
	}
	stmt, err := conn.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	w.execs[text] = stmt.(driver.StmtExecContext)
	return w.execs[text], nil
}

// close lets go of the connection. Where other processes have the file open, it leaves them a log that is empty.
func (w *writer) close() error {
	_, err := w.empty(context.Background())
	for _, stmt := range w.stmts {
		err = errors.Join(err, stmt.Close())
	}
	err = errors.Join(err, w.conn.Raw(func(any) (err error) {
		for _, stmt := range w.execs {
			err = errors.Join(err, stmt.(driver.Stmt).Close())
		}
		return err
	}))
	return errors.Join(err, w.conn.Close())
}

// A heap gathers the rows of one table until they are written.
type heap struct {
	into    string // "INSERT INTO t (a, b) VALUES "
	columns int
	ends    string // what stands behind the rows
	single  bool   // a statement writes one row
	args    []any
}

func (h *heap) add(row ...any) { h.args = append(h.args, row...) }

// flush writes the rows, many in one statement, and forgets them.
func (h *heap) flush(ctx context.Context, w *writer) error {
	row := "(?" + strings.Repeat(", ?", h.columns-1) + ")"
	rest := h.args
	sizes := []int{64, 16, 4, 1}
	if h.single {
		sizes = sizes[3:]
	}
	for _, rows := range sizes {
		text := h.into + row + strings.Repeat(", "+row, rows-1) + h.ends
		for ; len(rest) >= rows*h.columns; rest = rest[rows*h.columns:] {
			if err := w.exec(ctx, text, rest[:rows*h.columns]...); err != nil {
				return err
			}
		}
	}
	h.empty()
	return nil
}

// empty forgets the rows.
func (h *heap) empty() {
	clear(h.args)
	h.args = h.args[:0]
}
