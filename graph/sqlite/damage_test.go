package sqlite_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/sqlite"
	"github.com/parleygraph/parley/graph/storetest"
)

// stored returns the path of a store that holds a few documents.
func stored(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "parley.db")
	s := open(t, path, sqlite.Options{})
	if _, err := s.Apply(context.Background(), graph.Batch{Put: storetest.Synthetic(1, 8, 5)}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// run executes statements on the file as another program would.
func run(t *testing.T, path string, statements ...string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatal(err)
		}
	}
	return db
}

func overwrite(t *testing.T, path string, from, length int, with byte) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copy(content[from:min(len(content), from+length)], bytes.Repeat([]byte{with}, length))
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestOpenRefuses(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(t *testing.T, path string) string // returns the path to open
		code  graph.Code
		says  string
	}{
		{"garbage", func(t *testing.T, path string) string { overwrite(t, path, 0, 1<<20, 'x'); return path }, graph.Unavailable, "is no parley store"},
		{"another program's database", func(t *testing.T, _ string) string {
			path := filepath.Join(t.TempDir(), "other.db")
			run(t, path, "CREATE TABLE mine (a)").Close()
			return path
		}, graph.Unavailable, "another program's database"},
		{"newer version", func(t *testing.T, path string) string {
			run(t, path, "PRAGMA user_version = 999").Close()
			return path
		}, graph.Unsupported, "update parley"},
		{"locked", func(t *testing.T, path string) string {
			db := run(t, path, "PRAGMA locking_mode = EXCLUSIVE", "BEGIN EXCLUSIVE", "UPDATE state SET writes = writes")
			t.Cleanup(func() { db.Close() })
			return path
		}, graph.Unavailable, "another process is writing"},
		{"directory", func(t *testing.T, _ string) string { return t.TempDir() }, graph.Unavailable, "it is a directory"},
		{"no directory", func(t *testing.T, path string) string { return filepath.Join(filepath.Dir(path), "no", "parley.db") }, graph.Unavailable, "its directory is missing"},
		{"schema damaged", func(t *testing.T, path string) string { overwrite(t, path, 100, 3000, 0xff); return path }, graph.Unavailable, "is damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := c.spoil(t, stored(t))
			s, err := sqlite.Open(context.Background(), path, sqlite.Options{Wait: time.Millisecond})
			if err == nil {
				_, err = s.Nodes(context.Background(), []string{"x"})
				s.Close()
			}
			if !errors.Is(err, c.code) || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), path) {
				t.Errorf("got %v, want %s that says %q of %s", err, c.code, c.says, path)
			}
		})
	}
}

// TestTruncated cuts and spoils the file everywhere: it opens or not, and answers or not, but every error has a code.
func TestTruncated(t *testing.T) {
	whole := stored(t)
	info, err := os.Stat(whole)
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	failures := 0
	for part := range int64(8) {
		path := filepath.Join(t.TempDir(), "parley.db")
		cut := info.Size() * part / 8
		if err := os.WriteFile(path, content[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		if err := use(path); err != nil {
			failures++
			if code := graph.CodeOf(err); code != graph.Unavailable {
				t.Errorf("cut to %d bytes: got %s: %v", cut, code, err)
			}
		}
	}
	if failures < 5 {
		t.Errorf("only %d of 7 cuts were noticed", failures)
	}
}

// use opens a store, reads all of it and writes to it.
func use(path string) error {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, path, sqlite.Options{Wait: time.Millisecond})
	if err != nil {
		return err
	}
	defer s.Close()
	var out bytes.Buffer
	if err := graph.Export(ctx, s, &out); err != nil {
		return err
	}
	_, err = s.Apply(ctx, graph.Batch{Put: storetest.Synthetic(2, 8, 5), Replace: true})
	return err
}

func TestLockedWhileWriting(t *testing.T) {
	path := stored(t)
	s := open(t, path, sqlite.Options{Wait: time.Millisecond})
	defer s.Close()
	db := run(t, path, "BEGIN IMMEDIATE")
	_, err := s.Apply(context.Background(), graph.Batch{Put: storetest.Synthetic(2, 1, 5)})
	if !errors.Is(err, graph.Unavailable) || !strings.Contains(err.Error(), path) {
		t.Errorf("got %v, want Unavailable that names the file", err)
	}
	if _, err := s.List(context.Background(), graph.ListQuery{First: 3}); err != nil {
		t.Errorf("a reader is kept out: %v", err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Apply(context.Background(), graph.Batch{Put: storetest.Synthetic(2, 1, 5), Replace: true}); err != nil {
		t.Errorf("once the lock is gone: %v", err)
	}
}

func TestReadOnly(t *testing.T) {
	path := stored(t)
	ctx := context.Background()
	s := open(t, path, sqlite.Options{ReadOnly: true})
	defer s.Close()
	if page, err := s.List(ctx, graph.ListQuery{First: 3}); err != nil || len(page.Nodes) != 3 {
		t.Errorf("got %d nodes, %v", len(page.Nodes), err)
	}
	if _, err := s.Apply(ctx, graph.Batch{Remove: []string{"doc/00001"}}); !errors.Is(err, graph.Denied) {
		t.Errorf("apply: got %v, want Denied", err)
	}
	if err := s.Judge(ctx, graph.Judgement{Kind: graph.Merge, A: "party:a", B: "party:b"}); !errors.Is(err, graph.Denied) {
		t.Errorf("judge: got %v, want Denied", err)
	}
	if _, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "parley.db"), sqlite.Options{ReadOnly: true}); !errors.Is(err, graph.Unavailable) {
		t.Errorf("no file: got %v, want Unavailable", err)
	}
}

// TestTwoStores opens the file twice, as two processes do: each sees at once what the other writes, and neither loses anything.
func TestTwoStores(t *testing.T) {
	path := filepath.Join(t.TempDir(), "odd name? 100% #1.db")
	ctx := context.Background()
	a, b := open(t, path, sqlite.Options{}), open(t, path, sqlite.Options{})
	defer a.Close()
	defer b.Close()
	documents := storetest.Synthetic(3, 20, 5)
	for i := range documents {
		writer, reader := a, b
		if i%2 == 1 {
			writer, reader = b, a
		}
		if _, err := writer.Apply(ctx, graph.Batch{Put: documents[i : i+1]}); err != nil {
			t.Fatal(err)
		}
		info, err := reader.Info(ctx)
		if err != nil || info.Counts[graph.KindDocument] != i+1 {
			t.Fatalf("got %d documents, %v, want %d", info.Counts[graph.KindDocument], err, i+1)
		}
	}
	one := open(t, "", sqlite.Options{})
	defer one.Close()
	if _, err := one.Apply(ctx, graph.Batch{Put: documents}); err != nil {
		t.Fatal(err)
	}
	var want, got bytes.Buffer
	if err := errors.Join(graph.Export(ctx, one, &want), graph.Export(ctx, b, &got)); err != nil {
		t.Fatal(err)
	}
	if want.String() != got.String() {
		t.Error("two stores that write in turn give another export than one")
	}
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}

// TestManyOpen opens a file that is not there yet from several sides at once.
func TestManyOpen(t *testing.T) {
	path, ctx := filepath.Join(t.TempDir(), "parley.db"), context.Background()
	documents := storetest.Synthetic(3, 8, 2)
	failures := make([]error, len(documents))
	var group sync.WaitGroup
	for i := range documents {
		group.Go(func() {
			s, err := sqlite.Open(ctx, path, sqlite.Options{Wait: time.Minute})
			if err == nil {
				_, err = s.Apply(ctx, graph.Batch{Put: documents[i : i+1]})
				err = errors.Join(err, s.Close())
			}
			failures[i] = err
		})
	}
	group.Wait()
	if err := errors.Join(failures...); err != nil {
		t.Fatal(err)
	}
	s := open(t, path, sqlite.Options{})
	defer s.Close()
	if info, err := s.Info(ctx); err != nil || info.Counts[graph.KindDocument] != len(documents) {
		t.Errorf("got %d documents, %v", info.Counts[graph.KindDocument], err)
	}
}

// TestClock checks that journal entries carry the store's time.
func TestClock(t *testing.T) {
	at := time.Date(2024, 5, 1, 12, 0, 0, 0, time.FixedZone("", 7200))
	s := open(t, ":memory:", sqlite.Options{Clock: func() time.Time { return at }})
	defer s.Close()
	if _, err := s.Apply(context.Background(), graph.Batch{Put: storetest.Synthetic(1, 1, 1)}); err != nil {
		t.Fatal(err)
	}
	loads, err := s.Loads(context.Background(), 1)
	if err != nil || len(loads) != 1 || loads[0].At != "2024-05-01T10:00:00Z" {
		t.Errorf("got %v, %v", loads, err)
	}
}

// TestFailedWriteIsForgotten holds that a write which fails after its document was planned leaves nothing behind, in memory either, when another
// process writes next.
func TestFailedWriteIsForgotten(t *testing.T) {
	path, ctx := filepath.Join(t.TempDir(), "parley.db"), context.Background()
	a, b := open(t, path, sqlite.Options{}), open(t, path, sqlite.Options{})
	defer a.Close()
	defer b.Close()
	documents := storetest.Synthetic(3, 24, 5)
	put := func(s *sqlite.Store, documents ...graph.Extraction) error {
		_, err := s.Apply(ctx, graph.Batch{Put: documents})
		return err
	}
	if err := put(a, documents[:8]...); err != nil {
		t.Fatal(err)
	}
	breaker := run(t, path, "CREATE TRIGGER full BEFORE INSERT ON loaded BEGIN SELECT RAISE(ABORT, 'the journal is full'); END")
	if err := put(a, documents[8]); err == nil {
		t.Fatal("the journal is not broken")
	}
	if _, err := breaker.Exec("DROP TRIGGER full"); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(breaker.Close(), put(b, documents[9]), put(a, documents[10:]...)); err != nil {
		t.Fatal(err)
	}
	alone := open(t, "", sqlite.Options{})
	defer alone.Close()
	if err := put(alone, slices.Concat(documents[:8], documents[9:])...); err != nil {
		t.Fatal(err)
	}
	var want, got bytes.Buffer
	if err := errors.Join(graph.Export(ctx, alone, &want), graph.Export(ctx, a, &got)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.String(), got.String()); diff != "" {
		t.Errorf("the failed document is not forgotten (-want +got):\n%s", diff)
	}
}
