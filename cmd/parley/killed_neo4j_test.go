//go:build unix

package main_test

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/neo4j"
	"github.com/parleygraph/parley/graph/neo4j/testserver"
)

// An outpost is a desk whose store is a Neo4j. Its db is a mirror: an embedded store to which the same is done undisturbed.
type outpost struct {
	desk
	server *testserver.Server
	took   time.Duration // the latest command
}

// An errand is a command that writes to Neo4j: what prepares it, and its words for either store.
type errand struct {
	name    string
	prepare func(t *testing.T, o *outpost)
	words   func(t *testing.T, o *outpost) (mirror, there []string)
}

func errands() []errand {
	nothing := func(*testing.T, *outpost) {}
	both := func(o *outpost, words ...string) (mirror, there []string) {
		return o.onMirror(words...), o.there(words...)
	}
	load := func(_ *testing.T, o *outpost) (mirror, there []string) { return both(o, "load", o.folder) }
	empty := func(t *testing.T, o *outpost) {
		o.server.Empty(t)
		o.forget(t, o.db)
	}
	return []errand{
		{"load", empty, load},
		{"replace", func(t *testing.T, o *outpost) { o.rewrite(t) }, load},
		{"remove", nothing, func(t *testing.T, o *outpost) (mirror, there []string) {
			ids := slices.Sorted(maps.Keys(held(t, o.db)))
			return both(o, append([]string{"remove"}, ids[:len(ids)/2]...)...)
		}},
		{"copy", func(t *testing.T, o *outpost) {
			empty(t, o)
			o.forget(t, o.backup)
			o.run(t, "load", o.folder, "--db", o.backup)
		}, func(_ *testing.T, o *outpost) (mirror, there []string) {
			return []string{"copy", o.db, "--db", o.backup}, []string{"copy", "neo4j", "--db", o.backup, "--neo4j-uri", o.server.URI}
		}},
		{"refresh", nothing, func(_ *testing.T, o *outpost) (mirror, there []string) {
			return both(o, "refresh", "--packs", []string{"core", "core,climate"}[o.edition%2])
		}},
	}
}

func (o *outpost) onMirror(words ...string) []string {
	return slices.Concat(words, []string{"--db", o.db})
}

func (o *outpost) there(words ...string) []string {
	return slices.Concat(words, []string{"--store", "neo4j", "--neo4j-uri", o.server.URI})
}

// TestKilledNeo4j kills each command that writes to Neo4j at any moment: every document is then as it was before or as it is to be, the store is whole, and the command run
// again leaves what an embedded store has that nobody disturbed, edges and all. PARLEY_KILLS_OF_EACH says how often each is killed.
func TestKilledNeo4j(t *testing.T) {
	server := testserver.Shared(t)
	server.Empty(t)
	o := &outpost{server: server, desk: desk{root: t.TempDir(), chance: rand.New(rand.NewPCG(5, 6))}}
	o.folder, o.db, o.backup = filepath.Join(o.root, "news"), filepath.Join(o.root, "mirror.db"), filepath.Join(o.root, "backup.db")
	o.rewrite(t)
	o.run(t, o.there("load", o.folder)...) // and the server has planned its queries
	rounds, survived, between := numberIn(t, "PARLEY_KILLS_OF_EACH", 1), 0, 0
	for round := range rounds {
		for _, e := range errands() {
			o.edition = round
			ended, mixed := o.kill(t, e)
			for again := 0; ended > 0 && again < mostLate; again++ { // it came too late to test anything
				ended, mixed = o.kill(t, e)
			}
			survived, between = survived+ended, between+mixed
		}
	}
	countKills(t, rounds*len(errands()), survived, between)
}

// mostLate is how often an errand is begun anew where the kill came after its end.
const mostLate = 2

// kill does an errand on the mirror, kills it on Neo4j, and does it again there.
func (o *outpost) kill(t *testing.T, e errand) (ended, mixed int) {
	t.Helper()
	e.prepare(t, o)
	mirror, there := e.words(t, o)
	before := o.held(t)
	o.run(t, mirror...)
	after := held(t, o.db)
	if !o.killed(t, e.name, there) {
		ended = 1
	}
	o.settled(t)
	found := o.held(t)
	for id := range union(before, after, found) {
		if found[id] != before[id] && found[id] != after[id] {
			t.Errorf("%s, killed: %s is neither as it was nor as it is to be", e.name, id)
		}
	}
	if !maps.Equal(found, before) && !maps.Equal(found, after) {
		mixed = 1
	}
	if e.name == "remove" { // what is gone can't be removed
		there = slices.DeleteFunc(there, func(word string) bool { return before[word] != "" && found[word] == "" })
	}
	if e.name != "remove" || !maps.Equal(found, after) {
		o.run(t, there...)
	}
	want, got := exported(t, o.root, o.db), o.run(t, o.there("export")...)
	if !bytes.Equal(want, got) {
		t.Errorf("%s, run again: the export has %d bytes, that of an embedded store %d", e.name, len(got), len(want))
	}
	return ended, mixed
}

// killed starts a command, kills it after a part of the time that the latest took, and tells whether that came before its end.
func (o *outpost) killed(t *testing.T, name string, words []string) bool {
	t.Helper()
	command := asParley(t, o.root, words...)
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	end := time.AfterFunc(o.took/8+time.Duration(o.chance.Int64N(int64(o.took))), func() { _ = command.Process.Kill() })
	err := command.Wait()
	end.Stop()
	if left := (*exec.ExitError)(nil); err != nil && (!errors.As(err, &left) || left.ExitCode() > 0) {
		t.Fatalf("%s: it ended by itself: %v", name, err)
	}
	return err != nil
}

// run runs a command to its end and returns its output.
func (o *outpost) run(t *testing.T, words ...string) []byte {
	t.Helper()
	begun := time.Now()
	command := asParley(t, o.root, words...)
	var failure bytes.Buffer
	command.Stderr = &failure
	out, err := command.Output()
	if err != nil {
		t.Fatalf("%q: %v: %s", words[:min(2, len(words))], err, failure.String())
	}
	if slices.Contains(words, "neo4j") && words[0] != "export" {
		o.took = time.Since(begun)
	}
	return out
}

// held returns what the Neo4j holds, and fails unless it is whole. It makes the store where a test has emptied the database.
func (o *outpost) held(t *testing.T) holdings {
	t.Helper()
	s, err := neo4j.Open(t.Context(), neo4j.Options{URI: o.server.URI, Database: testserver.Database})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	wrong, err := graph.Verify(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range wrong {
		t.Errorf("Neo4j: %s", fault)
	}
	return holdingsOf(t, s)
}

// settled waits until the server has ended what the killed command had begun: a commit that was on its way stands, all else is rolled back.
func (o *outpost) settled(t *testing.T) {
	t.Helper()
	connected, err := driver.NewDriverWithContext(o.server.URI, o.server.Auth())
	if err != nil {
		t.Fatal(err)
	}
	defer connected.Close(context.WithoutCancel(t.Context()))
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		result, err := driver.ExecuteQuery(t.Context(), connected, "SHOW TRANSACTIONS YIELD transactionId RETURN count(*) AS n", nil,
			driver.EagerResultTransformer, driver.ExecuteQueryWithDatabase(testserver.Database))
		if err != nil {
			t.Fatal(err)
		}
		n, _, err := driver.GetRecordValue[int64](result.Records[0], "n")
		if err != nil {
			t.Fatal(err)
		}
		if n <= 1 { // its own
			return
		}
		<-tick.C
	}
}
