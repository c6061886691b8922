package sqlite_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/sqlite"
	"github.com/parleygraph/parley/graph/storetest"
)

func put(t *testing.T, s *sqlite.Store, documents ...graph.Extraction) {
	t.Helper()
	if _, err := s.Apply(t.Context(), graph.Batch{Put: documents, Replace: true}); err != nil {
		t.Fatal(err)
	}
}

// carry copies a file as it is.
func carry(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// killed leaves at a path what a load leaves that is killed: the file as it was checkpointed last, and the log beside it. It returns the export of both.
func killed(t *testing.T, path string, documents []graph.Extraction) string {
	t.Helper()
	live := filepath.Join(t.TempDir(), "live.db")
	s := open(t, live, sqlite.Options{})
	defer s.Close()
	put(t, s, documents...)
	carry(t, live, path)
	carry(t, live+"-wal", path+"-wal")
	return export(t, s)
}

func export(t *testing.T, s graph.Store) string {
	t.Helper()
	var out bytes.Buffer
	if err := graph.Export(t.Context(), s, &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestLogOfAnother puts a store beside the log of a killed load that belongs to another file: it is refused and left as it is, and opens once the log is gone.
func TestLogOfAnother(t *testing.T) {
	documents := storetest.Synthetic(5, 12, 5)
	for _, c := range []struct {
		name  string
		spoil func(t *testing.T, path string) // puts the wrong file at path, beside the log
	}{
		{"another store", func(t *testing.T, path string) {
			carry(t, stored(t), path)
		}},
		{"the same store, some days ago", func(t *testing.T, path string) {
			s := open(t, path, sqlite.Options{}) // the log goes into the file
			put(t, s, documents[6])
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			old := filepath.Join(t.TempDir(), "old.db")
			carry(t, path, old)
			s = open(t, path, sqlite.Options{})
			put(t, s, documents[7])
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s = open(t, path, sqlite.Options{})
			put(t, s, documents[8:]...)
			carry(t, path+"-wal", path+"-kept")
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			carry(t, path+"-kept", path+"-wal")
			carry(t, old, path)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "parley.db")
			killed(t, path, documents[:6])
			c.spoil(t, path)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, readOnly := range []bool{true, false} {
				s, err := sqlite.Open(t.Context(), path, sqlite.Options{ReadOnly: readOnly})
				if err == nil {
					s.Close()
				}
				if !errors.Is(err, graph.Unavailable) || !strings.Contains(err.Error(), path+"-wal beside it is the log of another store") {
					t.Fatalf("read-only %v: got %v, want it refused", readOnly, err)
				}
			}
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
				t.Errorf("the refused file was written to: %v", err)
			}
			if err := os.Remove(path + "-wal"); err != nil {
				t.Fatal(err)
			}
			if err := use(path); err != nil {
				t.Errorf("without the log: %v", err)
			}
		})
	}
}

// TestOwnLog takes up what a killed load has written, whether all of it stands in the log or a part went into the file.
func TestOwnLog(t *testing.T) {
	documents := storetest.Synthetic(5, 12, 5)
	path := filepath.Join(t.TempDir(), "parley.db")
	want := killed(t, path, documents[:6])
	for range 2 {
		s := open(t, path, sqlite.Options{})
		if got := export(t, s); got != want {
			t.Fatal("it is not what the load had written")
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestSwapped swaps the file under an open store: calls fail at once, whole, and the store that stands there is opened by Tend.
func TestSwapped(t *testing.T) {
	for _, c := range []struct {
		name string
		swap func(t *testing.T, path, other string)
	}{
		{"renamed over", func(t *testing.T, path, other string) {
			if err := os.Rename(other, path); err != nil {
				t.Fatal(err)
			}
		}},
		{"written over", func(t *testing.T, path, other string) { carry(t, other, path) }},
		{"removed, then another", func(t *testing.T, path, other string) {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			if err := os.Rename(other, path); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			path, other := stored(t), stored(t)
			another := open(t, other, sqlite.Options{})
			put(t, another, storetest.Synthetic(9, 20, 5)...)
			want := export(t, another)
			if err := another.Close(); err != nil {
				t.Fatal(err)
			}
			s := open(t, path, sqlite.Options{})
			defer s.Close()
			export(t, s) // warms every cache
			if err := s.Tend(t.Context()); err != nil {
				t.Fatal(err)
			}
			c.swap(t, path, other)
			if _, err := s.List(t.Context(), graph.ListQuery{First: 3}); !errors.Is(err, graph.Unavailable) || !strings.Contains(err.Error(), "another file was put in its place") {
				t.Fatalf("read: got %v", err)
			}
			if _, err := s.Apply(t.Context(), graph.Batch{Put: storetest.Synthetic(3, 1, 5)}); !errors.Is(err, graph.Unavailable) {
				t.Fatalf("write: got %v", err)
			}
			if err := s.Tend(t.Context()); !errors.Is(err, graph.Unavailable) {
				t.Fatalf("the first look: got %v, want it to say what happened", err)
			}
			if err := s.Tend(t.Context()); err != nil {
				t.Fatal(err)
			}
			if got := export(t, s); got != want {
				t.Error("what is open now is not the other store")
			}
		})
	}
}

// TestRemoved removes the file under an open store, and puts it back.
func TestRemoved(t *testing.T) {
	path := stored(t)
	s := open(t, path, sqlite.Options{})
	defer s.Close()
	want := export(t, s)
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if err := s.Tend(t.Context()); !errors.Is(err, graph.Unavailable) || !strings.Contains(err.Error(), "removed") {
			t.Fatalf("got %v, want Unavailable", err)
		}
		if _, err := s.Info(t.Context()); !errors.Is(err, graph.Unavailable) {
			t.Fatalf("read: got %v, want Unavailable", err)
		}
	}
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(ignore(s.Tend(t.Context())), s.Tend(t.Context())); err != nil {
		t.Fatal(err)
	}
	if got := export(t, s); got != want {
		t.Error("it is another store than before")
	}
}

func ignore(error) error { return nil }

// TestMode makes files that nobody but their owner can read.
func TestMode(t *testing.T) {
	path := filepath.Join(t.TempDir(), "parley.db")
	s := open(t, path, sqlite.Options{})
	defer s.Close()
	put(t, s, storetest.Synthetic(1, 2, 5)...)
	for _, file := range []string{path, path + "-wal", path + "-shm"} {
		if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: got %v, %v, want 0600", filepath.Base(file), info.Mode(), err)
		}
	}
}

// TestCheck finds what SQLite itself does not meet as it opens a file.
func TestCheck(t *testing.T) {
	path := stored(t)
	s := open(t, path, sqlite.Options{ReadOnly: true})
	if faults, err := s.Check(t.Context()); err != nil || len(faults) > 0 {
		t.Fatalf("a whole store: %v, %v", faults, err)
	}
	s.Close()
	const page = 4096
	overwrite(t, path, int(fileSize(t, path))-page, 300, 0xff) // the head of a page of rows: nothing is checked of what they hold
	s, err := sqlite.Open(context.Background(), path, sqlite.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if faults, err := s.Check(t.Context()); err == nil && len(faults) == 0 {
		t.Error("300 bytes that are flipped are not found")
	}
}
