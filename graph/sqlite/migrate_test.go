package sqlite_test

import (
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/sqlite"
	"github.com/parleygraph/parley/graph/storetest"
)

// former returns the path of an unpacked store of testdata, as the last parley of its schema wrote it, and the export that it gave: every kind of node and edge, of
// documents put in one batch on the first of November 2026, and a judgement.
func former(t *testing.T, name string) (path, export string) {
	t.Helper()
	packed, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	plain, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(plain)
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "parley.db")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	golden, err := os.ReadFile("testdata/version1.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	return path, string(golden)
}

// TestMigrate holds that a store of version 1, 4 or 5 is, once it is opened for writing, as if its documents had been loaded today.
func TestMigrate(t *testing.T) {
	for _, name := range []string{"version1.db.gz", "version4.db.gz", "version5.db.gz"} {
		t.Run(name, func(t *testing.T) { migrated(t, name) })
	}
}

func migrated(t *testing.T, name string) {
	path, golden := former(t, name)
	if _, err := sqlite.Open(t.Context(), path, sqlite.Options{ReadOnly: true}); !errors.Is(err, graph.Unsupported) {
		t.Errorf("read-only: got %v, want Unsupported", err)
	}
	s := open(t, path, sqlite.Options{})
	defer s.Close()
	judgements, err := s.Judgements(t.Context())
	if err != nil || len(judgements) != 1 || judgements[0].Note != "two states" {
		t.Errorf("got judgements %v, %v", judgements, err)
	}
	loads, err := s.Loads(t.Context(), 2)
	want := []graph.Load{{At: time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC).Format(time.RFC3339), Documents: map[graph.Outcome][]string{graph.Added: {"a", "b"}}}}
	if diff := cmp.Diff(want, loads); err != nil || diff != "" {
		t.Errorf("journal (-want +got), %v:\n%s", err, diff)
	}
	if diff := cmp.Diff(golden, export(t, s)); diff != "" {
		t.Errorf("export (-want +got):\n%s", diff)
	}
	info, err := s.Info(t.Context())
	if err != nil || info.Schema != 6 {
		t.Errorf("got schema %d, %v", info.Schema, err)
	}
	kept, err := s.Extractions(t.Context(), []string{"b"}) // and goes on as any other
	if err != nil {
		t.Fatal(err)
	}
	documents := storetest.Synthetic(4, 6, 5)
	if _, err := s.Apply(t.Context(), graph.Batch{Put: documents, Remove: []string{"a"}}); err != nil {
		t.Fatal(err)
	}
	alike(t, s, loaded(t, slices.Concat(kept, documents), judgements...))
}

// loaded returns a new store with documents and judgements.
func loaded(t *testing.T, documents []graph.Extraction, judgements ...graph.Judgement) graph.Store {
	t.Helper()
	s := open(t, "", sqlite.Options{})
	t.Cleanup(func() { s.Close() })
	if _, err := s.Apply(t.Context(), graph.Batch{Put: documents}); err != nil {
		t.Fatal(err)
	}
	if err := s.Judge(t.Context(), judgements...); err != nil {
		t.Fatal(err)
	}
	return s
}

// alike holds that two stores have one revision and one export.
func alike(t *testing.T, got, want graph.Store) {
	t.Helper()
	if diff := cmp.Diff(export(t, want), export(t, got)); diff != "" {
		t.Errorf("export (-want +got):\n%s", diff)
	}
	var revisions [2]string
	for i, s := range []graph.Store{want, got} {
		info, err := s.Info(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		revisions[i] = info.Revision
	}
	if revisions[0] != revisions[1] {
		t.Errorf("got revision %s, want %s", revisions[1], revisions[0])
	}
}
