//go:build unix

package main_test

import (
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/sqlite"
)

// killsOfEach is how often each command that writes is killed; PARLEY_KILLS_OF_EACH says otherwise.
func killsOfEach(t *testing.T) int {
	t.Helper()
	return numberIn(t, "PARLEY_KILLS_OF_EACH", 2)
}

// A desk is a folder of documents, a store and a backup, and what is to be done with them.
type desk struct {
	root, folder, db, backup string
	chance                   *rand.Rand
	edition                  int
}

// holdings is what a store holds: the fingerprint of each document, by id.
type holdings map[string]string

// A chore is a command that writes: what prepares it, its words, and the store that it writes to.
type chore struct {
	name    string
	prepare func(t *testing.T, d *desk)
	words   func(t *testing.T, d *desk) []string
	store   func(d *desk) string
	atOnce  bool // all is as before or as after, never in between
}

func chores() []chore {
	own := func(d *desk) string { return d.db }
	load := func(_ *testing.T, d *desk) []string { return []string{"load", d.folder} }
	nothing := func(*testing.T, *desk) {}
	return []chore{
		{"load", func(t *testing.T, d *desk) { d.forget(t, d.db) }, load, own, false},
		{"replace", func(t *testing.T, d *desk) { d.rewrite(t) }, load, own, false},
		{"remove", nothing, func(t *testing.T, d *desk) []string {
			ids := slices.Sorted(maps.Keys(held(t, d.db)))
			return append([]string{"remove"}, ids[:len(ids)/2]...)
		}, own, false},
		{"copy", func(t *testing.T, d *desk) { d.must(t, "load", d.folder); d.forget(t, d.backup) }, func(_ *testing.T, d *desk) []string { return []string{"copy", d.backup} }, func(d *desk) string { return d.backup }, false},
		{"refresh", nothing, func(_ *testing.T, d *desk) []string {
			return []string{"refresh", "--packs", []string{"core", "core,climate"}[d.edition%2]}
		}, own, false},
		{"restore", func(t *testing.T, d *desk) { d.rewrite(t); d.must(t, "load", d.folder) }, func(_ *testing.T, d *desk) []string { return []string{"restore", d.backup} }, own, true},
	}
}

// TestKilledEach kills each command that writes at moments all over it: every document is then as it was before or as it is to be, the store is whole, and the
// command run again does the rest.
func TestKilledEach(t *testing.T) {
	if testing.Short() {
		t.Skip("kills many commands")
	}
	d := &desk{root: t.TempDir(), chance: rand.New(rand.NewPCG(3, 4))}
	d.folder, d.db, d.backup = filepath.Join(d.root, "news"), filepath.Join(d.root, "parley.db"), filepath.Join(d.root, "backup.db")
	d.rewrite(t)
	d.must(t, "load", d.folder)
	d.must(t, "copy", d.backup)
	survived, between := 0, 0
	for round := range killsOfEach(t) {
		for _, c := range chores() {
			d.edition = round
			ended, mixed := d.kill(t, c)
			survived, between = survived+ended, between+mixed
		}
	}
	countKills(t, killsOfEach(t)*len(chores()), survived, between)
}

// countKills logs how many kills came after a command's end, and left some documents done and some not, and fails where most tested nothing.
func countKills(t *testing.T, kills, survived, between int) {
	t.Helper()
	t.Logf("%d kills: %d came after the end, %d left some documents done and some not", kills, survived, between)
	if survived > kills*2/3 {
		t.Errorf("%d of %d kills came too late to test anything", survived, kills)
	}
}

// kill runs a chore once undisturbed on a copy, to know what it does and how long that takes, kills it, and runs it again.
func (d *desk) kill(t *testing.T, c chore) (ended, mixed int) {
	t.Helper()
	c.prepare(t, d)
	words, store := c.words(t, d), c.store(d)
	before := held(t, store)
	after, takes := d.rehearse(t, words, store)
	command := asParley(t, d.root, append(words, "--db", d.db)...)
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	stop := d.killer(command, store, takes)
	err := command.Wait()
	stop()
	switch left := (*exec.ExitError)(nil); {
	case err == nil:
		ended = 1
	case !errors.As(err, &left) || left.ExitCode() > 0:
		t.Fatalf("%s: it ended by itself: %v", c.name, err)
	}
	found := held(t, store)
	if c.atOnce && !maps.Equal(found, before) && !maps.Equal(found, after) {
		t.Errorf("%s, killed: the store is neither what it was nor what it is to be", c.name)
	}
	for id := range union(before, after, found) {
		if found[id] != before[id] && found[id] != after[id] {
			t.Errorf("%s, killed: %s is neither as it was nor as it is to be", c.name, id)
		}
	}
	if !maps.Equal(found, before) && !maps.Equal(found, after) {
		mixed = 1
	}
	if c.name != "remove" || maps.Equal(found, before) {
		d.must(t, words...)
	} else if rest := slices.DeleteFunc(words[1:], func(id string) bool { return found[id] == "" }); len(rest) > 0 {
		d.must(t, append([]string{"remove"}, rest...)...)
	}
	if done := held(t, store); !maps.Equal(done, after) {
		t.Errorf("%s, run again: %d documents, want %d", c.name, len(done), len(after))
	}
	return ended, mixed
}

// killer kills a command: in one edition at some moment, in the next as it writes, once the store's log has some size. The function that it returns calls it off.
func (d *desk) killer(command *exec.Cmd, store string, takes time.Duration) (stop func()) {
	kill := func() { _ = command.Process.Kill() }
	if d.edition%2 == 0 {
		end := time.AfterFunc(takes/3+time.Duration(d.chance.Int64N(int64(takes*2/3))), kill)
		return func() { end.Stop() }
	}
	size, over := d.chance.Int64N(1<<20), make(chan struct{})
	go func() {
		for {
			select {
			case <-over:
				return
			default:
			}
			if info, err := os.Stat(store + "-wal"); err == nil && info.Size() > size {
				kill()
				return
			}
			runtime.Gosched()
		}
	}()
	return func() { close(over) }
}

// rehearse runs a chore on copies of the stores, and returns what it leaves and how long it takes.
func (d *desk) rehearse(t *testing.T, words []string, store string) (holdings, time.Duration) {
	t.Helper()
	spare := *d
	spare.db, spare.backup = d.db+".spare", d.backup+".spare"
	for from, to := range map[string]string{d.db: spare.db, d.backup: spare.backup} {
		d.forget(t, to)
		if _, err := os.Stat(from); err == nil {
			if err := sqlite.Restore(t.Context(), from, to); err != nil {
				t.Fatal(err)
			}
		}
	}
	swapped := strings.NewReplacer(d.backup, spare.backup)
	own := make([]string, len(words))
	for i := range words {
		own[i] = swapped.Replace(words[i])
	}
	begun := time.Now()
	spare.must(t, own...)
	took := time.Since(begun)
	return held(t, map[string]string{d.db: spare.db, d.backup: spare.backup}[store]), took
}

func (d *desk) must(t *testing.T, words ...string) {
	t.Helper()
	if out, err := asParley(t, d.root, append(words, "--db", d.db)...).CombinedOutput(); err != nil {
		t.Fatalf("%q: %v: %s", words[:min(2, len(words))], err, out)
	}
}

// rewrite writes the folder's documents anew, each another than before.
func (d *desk) rewrite(t *testing.T) {
	t.Helper()
	d.edition++
	newsroom(t, d.folder, 90) // more than are written at a time
	err := filepath.WalkDir(d.folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(path, append(text, "Edition "+strconv.Itoa(d.edition)+" of "+time.Duration(d.chance.Int64N(1<<40)).String()+".\n"...), 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// forget removes a store.
func (d *desk) forget(t *testing.T, path string) {
	t.Helper()
	for _, end := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + end); err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
	}
}

// held returns what a store holds, nothing where there is none, and fails unless it is whole.
func held(t *testing.T, path string) holdings {
	t.Helper()
	if _, err := os.Stat(path); err != nil {
		return holdings{}
	}
	s, err := sqlite.Open(t.Context(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	faults, err := s.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	wrong, err := graph.Verify(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range append(faults, wrong...) {
		t.Errorf("%s: %s", filepath.Base(path), fault)
	}
	return holdingsOf(t, s)
}

// holdingsOf returns what a store holds.
func holdingsOf(t *testing.T, s graph.Store) holdings {
	t.Helper()
	page, err := s.List(t.Context(), graph.ListQuery{Kinds: []graph.Kind{graph.KindDocument}, First: 1000})
	if err != nil {
		t.Fatal(err)
	}
	found := holdings{}
	for _, node := range page.Nodes {
		found[node.NodeID()] = node.(*graph.Document).Fingerprint
	}
	return found
}

// union returns the ids of several stores.
func union(all ...holdings) map[string]bool {
	ids := map[string]bool{}
	for _, one := range all {
		for id := range one {
			ids[id] = true
		}
	}
	return ids
}
