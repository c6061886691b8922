package sqlite

import (
	"context"
	"errors"

	"github.com/parleygraph/parley/graph"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// advice says what is wrong and what to do next, for the primary result codes that are no fault of parley's own.
var advice = map[int]string{
	lib.SQLITE_BUSY:     "another process is writing to it: wait until that has ended and try again",
	lib.SQLITE_LOCKED:   "another process is writing to it: wait until that has ended and try again",
	lib.SQLITE_NOTADB:   "the file is no parley store: name another file, or move this one away",
	lib.SQLITE_CORRUPT:  "the file is damaged: restore a copy, or move it away and load the documents again",
	lib.SQLITE_READONLY: "the file can't be written: check its permissions, or open it read-only",
	lib.SQLITE_CANTOPEN: "the file can't be opened: check its path and permissions",
	lib.SQLITE_PERM:     "the file can't be opened: check its path and permissions",
	lib.SQLITE_AUTH:     "the file can't be opened: check its path and permissions",
	lib.SQLITE_FULL:     "the disk is full: make room and try again",
	lib.SQLITE_IOERR:    "the disk failed: check it and try again",
	lib.SQLITE_PROTOCOL: "its lock can't be had: close other programs that hold it, and keep it off network drives",
	lib.SQLITE_NOLFS:    "the file is too large for this disk: move it to another",
}

// fault gives an error of the driver its code and says what was attempted on which file.
func (s *Store) fault(doing string, err error) error {
	var coded graph.Code
	switch {
	case err == nil:
		return nil
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.As(err, &coded):
		return graph.Errorf(coded, "%s store %s: %w", doing, s.path, err)
	}
	if next, known := advice[resultCode(err)]; known {
		return graph.Errorf(graph.Unavailable, "%s store %s: %s: %w", doing, s.path, next, err)
	}
	return graph.Errorf(graph.Internal, "%s store %s: %w", doing, s.path, err)
}

// resultCode returns SQLite's primary result code, 0 for an error that is not SQLite's.
func resultCode(err error) int {
	var failed *sqlite.Error
	if errors.As(err, &failed) {
		return failed.Code() & 0xff
	}
	return 0
}
