package sqlite

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/parleygraph/parley/graph"

	lib "modernc.org/sqlite/lib"
)

// Restore puts a backup in the place of the store at path, whole, and makes one where there is none. The backup stays as it is. Whoever has the store open sees
// the old one or the new one, never both; a write under way is waited for. Killed at any moment, it leaves one of the two, or an error that says to restore again.
// It returns an Unavailable error for a backup that is no store or damaged, and leaves the store alone then.
func Restore(ctx context.Context, backup, path string) error {
	prepared := path + ".restoring"
	err := prepare(ctx, backup, prepared)
	if err == nil {
		err = replace(ctx, prepared, path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("restore %s: %w", backup, err), removeStore(prepared))
	}
	return nil
}

// prepare writes what a backup holds, with what stands in its log, into a new file of its own, as a store that is none of those before.
func prepare(ctx context.Context, backup, to string) error {
	if err := errors.Join(removeStore(to), makeFile(to)); err != nil {
		return err
	}
	from := &Store{path: backup, options: Options{ReadOnly: true}}
	if err := from.copyInto(ctx, to); err != nil {
		return errors.Join(from.fault("read", err), from.release())
	}
	if err := from.Close(); err != nil {
		return err
	}
	s, err := Open(ctx, to, Options{})
	if err != nil {
		return err
	}
	err = s.write(ctx, func(ctx context.Context) error { return s.writer.exec(ctx, newMark) })
	return errors.Join(s.fault("write", err), s.Close())
}

// newMark makes a store another one than that which its file was copied from.
const newMark = "UPDATE state SET mark = 'parley:' || lower(hex(randomblob(16))) || ':' || printf('%016d', 0)"

// copyInto copies the store, whole and checked, into an empty file.
func (s *Store) copyInto(ctx context.Context, to string) error {
	if err := errors.Join(checkFile(s.path, true), s.checkLog(ctx)); err != nil {
		return err
	}
	err := s.openReaders(ctx, func(q querier) error {
		version, err := storeVersion(ctx, q)
		if err == nil && version == 0 {
			err = graph.Errorf(graph.Unavailable, "it is empty: name the file of a backup")
		}
		return err
	})
	if err != nil {
		return err
	}
	faults, err := integrity(ctx, s.readers.db)
	if err == nil && len(faults) > 0 {
		err = graph.Errorf(graph.Unavailable, "it is damaged (%s): take another backup", faults[0])
	}
	if err == nil {
		_, err = s.readers.db.ExecContext(ctx, "VACUUM INTO ?", to)
	}
	return err
}

// restoreWait is how long Restore waits for a write under way.
const restoreWait = 5 * time.Second

// errReplaced ends the transaction that kept writers out while the file was replaced.
var errReplaced = errors.New("the file is replaced")

// replace puts a prepared file at path. No write is lost unseen: whoever writes is waited for and kept out.
func replace(ctx context.Context, prepared, path string) error {
	if _, err := os.Stat(path); err != nil {
		return move(prepared, path)
	}
	old, err := Open(ctx, path, Options{Wait: restoreWait})
	switch {
	case errors.Is(err, errLog), resultCode(err) == lib.SQLITE_CORRUPT:
		return move(prepared, path) // nobody can use it as it is
	case err != nil:
		return err
	}
	if _, err := old.writer.empty(ctx); err != nil {
		return errors.Join(old.fault("replace", err), old.Close())
	}
	err = old.writer.transact(ctx, func(context.Context) error { return cmp.Or(move(prepared, path), errReplaced) })
	if errors.Is(err, errReplaced) {
		err = nil
	}
	return errors.Join(old.fault("replace", err), old.Close())
}

// move renames a closed store over another and removes the log that belonged to that.
func move(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	err := removeLog(to)
	folder, openErr := os.Open(filepath.Dir(to))
	if openErr != nil {
		return errors.Join(err, openErr)
	}
	return errors.Join(err, folder.Sync(), folder.Close())
}

// removeStore removes a store's files, those that are there.
func removeStore(path string) error {
	return errors.Join(removeLog(path), removeFile(path))
}

func removeLog(path string) error {
	return errors.Join(removeFile(path+"-wal"), removeFile(path+"-shm"))
}

func removeFile(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}
