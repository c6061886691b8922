package sqlite_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/sqlite"
	"github.com/parleygraph/parley/graph/storetest"
)

// TestRestore brings a backup back to what stands at a path, whatever that is.
func TestRestore(t *testing.T) {
	documents := storetest.Synthetic(5, 12, 5)
	for _, c := range []struct {
		name string
		make func(t *testing.T, path string)
	}{
		{"nothing", func(*testing.T, string) {}},
		{"a store", func(t *testing.T, path string) { carry(t, stored(t), path) }},
		{"what a killed load leaves", func(t *testing.T, path string) { killed(t, path, documents) }},
		{"a store with the log of another", func(t *testing.T, path string) {
			killed(t, path, documents)
			carry(t, stored(t), path)
		}},
		{"a damaged store", func(t *testing.T, path string) {
			carry(t, stored(t), path)
			overwrite(t, path, 100, 3000, 0xff)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			path, backup := filepath.Join(folder, "parley.db"), filepath.Join(folder, "backup.db")
			want := killed(t, backup, documents[:6]) // a part of it stands in its log
			c.make(t, path)
			if err := sqlite.Restore(t.Context(), backup, path); err != nil {
				t.Fatal(err)
			}
			s := open(t, path, sqlite.Options{})
			defer s.Close()
			if got := export(t, s); got != want {
				t.Error("it is not what the backup holds")
			}
			if left, err := filepath.Glob(path + ".restoring*"); err != nil || len(left) > 0 {
				t.Errorf("it leaves %v, %v", left, err)
			}
		})
	}
}

// TestRestoreRefuses leaves a store alone where what should be restored is none, or where what stands in its place is no store of parley's.
func TestRestoreRefuses(t *testing.T) {
	letter := filepath.Join(t.TempDir(), "letter.txt")
	if err := os.WriteFile(letter, []byte(strings.Repeat("The delegations met at the lake. ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	spoilt := stored(t)
	overwrite(t, spoilt, int(fileSize(t, spoilt))/2, 4096, 0xff)
	empty := filepath.Join(t.TempDir(), "empty.db")
	carry(t, os.DevNull, empty)
	for _, c := range []struct{ name, backup, path, says string }{
		{"no file", filepath.Join(t.TempDir(), "no.db"), stored(t), "no.db"},
		{"no store", letter, stored(t), "is no parley store"},
		{"an empty file", empty, stored(t), "it is empty"},
		{"a damaged store", spoilt, stored(t), "damaged"},
		{"onto another file", stored(t), letter, "is no parley store"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, err := os.ReadFile(c.path)
			if err != nil {
				t.Fatal(err)
			}
			if err := sqlite.Restore(t.Context(), c.backup, c.path); !errors.Is(err, graph.Unavailable) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want Unavailable that says %q", err, c.says)
			}
			if after, err := os.ReadFile(c.path); err != nil || string(before) != string(after) {
				t.Errorf("what stood there is changed: %v", err)
			}
		})
	}
}

// TestRestoreUnderOthers restores a store that others have open: a writer is waited for, and who reads goes over to the backup.
func TestRestoreUnderOthers(t *testing.T) {
	path, backup := stored(t), filepath.Join(t.TempDir(), "backup.db")
	want := killed(t, backup, storetest.Synthetic(5, 6, 5))
	served := open(t, path, sqlite.Options{Wait: time.Millisecond})
	defer served.Close()
	export(t, served)
	lock := run(t, path, "BEGIN IMMEDIATE")
	go lock.Close()
	if err := sqlite.Restore(t.Context(), backup, path); err != nil {
		t.Fatal(err)
	}
	if _, err := served.Apply(t.Context(), graph.Batch{Put: storetest.Synthetic(3, 1, 5)}); !errors.Is(err, graph.Unavailable) {
		t.Errorf("a write into the old store: got %v, want Unavailable", err)
	}
	if err := errors.Join(ignore(served.Tend(t.Context())), served.Tend(t.Context())); err != nil {
		t.Fatal(err)
	}
	if got := export(t, served); got != want {
		t.Error("it is not what the backup holds")
	}
}
