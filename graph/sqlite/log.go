package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	lib "modernc.org/sqlite/lib"
)

// How many bytes of the write-ahead log go into the file at once: as many as the file has, within these bounds. Loading writes the same pages again and again, the more of them
// the larger the store is; each goes into the file once for all that stand in the log.
const (
	leastLog = 32 << 20
	mostLog  = 256 << 20
)

// pageSize is how many bytes a page of the file has.
const pageSize = 4096

// roomFor returns the bytes of the log that go into a file of a size at once.
func roomFor(file int64) int64 { return min(max(file, leastLog), mostLog) }

// makeRoom lets the log grow with the file.
func (w *writer) makeRoom(ctx context.Context) error {
	room := roomFor(sizeOf(w.path))
	if room < w.room+w.room/4 && room < mostLog || room <= w.room {
		return nil
	}
	most := room + room/4
	for _, set := range []string{fmt.Sprintf("PRAGMA wal_autocheckpoint = %d", room/pageSize), fmt.Sprintf("PRAGMA journal_size_limit = %d", most)} {
		if _, err := w.conn.ExecContext(ctx, set); err != nil {
			return err
		}
	}
	w.room = room
	w.most.Store(most)
	return nil
}

// trim empties the log once it has grown far over what goes into the file at once. It waits for readers, since they would let it grow for as long as they overlap; where one stays
// longer than a writer waits, it is tried again after the log has grown some more.
func (w *writer) trim(ctx context.Context) {
	size := sizeOf(logOf(w.path))
	if size <= max(w.trimAt, w.most.Load()) {
		return
	}
	w.trimAt = 0
	err := patiently(ctx, w.wait, func() error {
		emptied, err := w.empty(ctx)
		if err == nil && !emptied {
			err = errReaders
		}
		return err
	})
	if err != nil { // the transaction stands all the same
		w.trimAt = size + w.room/4
	}
}

// errReaders says that somebody still reads from the log.
var errReaders = errors.New("the log is being read")

// empty writes the log into the file and empties it, unless somebody is in the way. The caller holds the gate.
func (w *writer) empty(ctx context.Context) (emptied bool, err error) {
	busy := 1
	_, err = collect(ctx, w, "PRAGMA wal_checkpoint(TRUNCATE)", func(rows *sql.Rows) (struct{}, error) {
		var frames, written int
		return struct{}{}, rows.Scan(&busy, &frames, &written)
	})
	if resultCode(err) == lib.SQLITE_BUSY {
		err = nil
	}
	return busy == 0, err
}
