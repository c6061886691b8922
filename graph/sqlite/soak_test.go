package sqlite_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/sqlite"
	"github.com/parleygraph/parley/graph/storetest"
)

// A soak is a store of its own under load: one writes documents in turn, over and over, while others never stop reading.
type soak struct {
	path    string
	largest atomic.Int64 // of the log
	reads   atomic.Int64
}

// soaking returns how long the soak lasts: as many rounds of writing as make a log that nobody empties twice as large as it may be, or as long as PARLEY_SOAK says.
func soaking(t *testing.T) func(round int) bool {
	text := os.Getenv("PARLEY_SOAK")
	if text == "" {
		return func(round int) bool { return round < 1 }
	}
	last, err := time.ParseDuration(text)
	if err != nil {
		t.Fatalf("PARLEY_SOAK: %v", err)
	}
	end := time.Now().Add(last)
	return func(int) bool { return time.Now().Before(end) }
}

// TestSoak holds that the log stays small however many read at the same time, and that nobody is ever kept out.
func TestSoak(t *testing.T) {
	const readers, documents, sentences = 16, 80, 20
	more := soaking(t)
	s := &soak{path: filepath.Join(t.TempDir(), "parley.db")}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	served := open(t, s.path, sqlite.Options{}) // as `parley serve` has it
	defer served.Close()
	var reading sync.WaitGroup
	for range readers {
		reading.Go(func() { s.read(t, ctx, served) })
	}
	loaded := open(t, s.path, sqlite.Options{}) // as `parley load` has it
	for round := 0; more(round); round++ {
		s.write(t, loaded, storetest.Synthetic(int64(round), documents, sentences))
	}
	stop()
	reading.Wait()
	if err := loaded.Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 { // an idle log is emptied by whoever still has the store open
		if err := served.Tend(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	store, left := fileSize(t, s.path), fileSize(t, s.path+"-wal")
	t.Logf("store %d MB, log at most %d MB and %d bytes in the end, %d reads", store>>20, s.largest.Load()>>20, left, s.reads.Load())
	if most := 2 * sqlite.RoomFor(store); s.largest.Load() > most || left > 0 {
		t.Errorf("the log grew to %d bytes and has %d in the end, want at most %d and 0", s.largest.Load(), left, most)
	}
}

func (s *soak) write(t *testing.T, store *sqlite.Store, documents []graph.Extraction) {
	for i := range documents {
		applied, err := store.Apply(t.Context(), graph.Batch{Put: documents[i : i+1], Replace: true})
		if err != nil || applied[0].Err != nil {
			t.Fatalf("put: %v %v", err, applied)
		}
		s.largest.Store(max(s.largest.Load(), fileSize(t, s.path+"-wal")))
	}
}

func (s *soak) read(t *testing.T, ctx context.Context, store *sqlite.Store) {
	for n := 0; ctx.Err() == nil; n++ {
		_, err := store.List(ctx, graph.ListQuery{Kinds: []graph.Kind{graph.KindStatement}, First: 20})
		if err != nil && ctx.Err() == nil {
			t.Errorf("read: %v", err)
			return
		}
		s.reads.Add(1)
	}
}

func fileSize(t testing.TB, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if os.IsNotExist(err) {
		return 0
	}
	if err != nil {
		t.Error(fmt.Errorf("size: %w", err))
		return 0
	}
	return info.Size()
}
