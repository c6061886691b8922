//go:build unix

package main_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// How many documents are loaded, and how often the load is killed, all within the time that one load takes about. PARLEY_KILLED_DOCUMENTS and PARLEY_KILLS say otherwise,
// as 5000 and 50 for the figures that docs/measures.md reports.
func killing(t *testing.T) (documents, kills int) {
	return numberIn(t, "PARLEY_KILLED_DOCUMENTS", 200), numberIn(t, "PARLEY_KILLS", 8)
}

// numberIn returns the number that a variable of the environment holds, otherwise where it is not set.
func numberIn(t *testing.T, variable string, otherwise int) int {
	t.Helper()
	text := os.Getenv(variable)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s: %v", variable, err)
	}
	return n
}

// newsroom writes documents that resemble one another, each with names and figures of its own.
func newsroom(t *testing.T, folder string, n int) {
	t.Helper()
	sides := []string{"Norway", "Sweden", "Denmark", "Finland", "Iceland", "Estonia", "Latvia", "Poland"}
	points := []string{"the bridge toll", "the ferry pact", "a joint quota of herring", "the cable to the islands", "an inspection of the locks", "the harbour fund"}
	verbs := []string{"rejects", "supports", "demands", "proposed"}
	for i := range n {
		a, b := sides[i%len(sides)], sides[(i*3+1)%len(sides)]
		var text strings.Builder
		fmt.Fprintf(&text, "Round %d of the talks on %s\n\nOSLO, %s %d, 2025 (Harbour Wire) - ", i, points[i%len(points)], []string{"March", "April", "May"}[i%3], 1+i%28)
		for j := range 5 {
			fmt.Fprintf(&text, "%s %s %s in clause %d of draft %d. \"We will not accept %s without guarantees,\" the foreign minister of %s told reporters.\n\n",
				a, verbs[(i+j)%len(verbs)], points[(i+j)%len(points)], j, i, points[(i+2*j)%len(points)], b)
		}
		name := filepath.Join(folder, fmt.Sprintf("part-%02d", i%20), fmt.Sprintf("%05d.txt", i))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestKilledLoad kills a load at any moment and starts it anew, again and again: no document that was stored is lost, and the load ends in the same graph as one that nobody
// disturbs. Where it ends before the kill, another begins with an empty store.
func TestKilledLoad(t *testing.T) {
	if testing.Short() {
		t.Skip("kills many loads")
	}
	documents, kills := killing(t)
	root := t.TempDir()
	folder := filepath.Join(root, "news")
	newsroom(t, folder, documents)
	clean, killed := filepath.Join(root, "clean.db"), filepath.Join(root, "killed.db")
	begun := time.Now()
	load := asParley(t, root, "load", "--db", clean, folder)
	if out, err := load.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	whole := time.Since(begun)
	t.Logf("%d documents in %s: %.0f a second, peak memory %s", documents, whole.Round(time.Millisecond), float64(documents)/whole.Seconds(), peakOf(load))
	want := exported(t, root, clean)
	each := max(time.Second, 4*whole/time.Duration(kills)) // half of it on average, and what stands already is passed over fast
	chance := rand.New(rand.NewPCG(1, 2))
	stored, ended := 0, 0
	for n := 0; n < kills; {
		if killedLoad(t, root, killed, folder, time.Duration(chance.Int64N(int64(each)))) {
			n++
			now := documentsIn(t, root, killed, stored)
			if now < stored {
				t.Fatalf("kill %d: %d documents, and %d before", n, now, stored)
			}
			stored = now
			continue
		}
		same(t, want, exported(t, root, killed))
		ended++
		stored = 0
		for _, file := range []string{killed, killed + "-wal", killed + "-shm"} {
			if err := os.RemoveAll(file); err != nil {
				t.Fatal(err)
			}
		}
	}
	if out, err := asParley(t, root, "load", "--db", killed, folder).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	same(t, want, exported(t, root, killed))
	t.Logf("%d kills, %d loads that ended before theirs", kills, ended)
}

// killedLoad loads and kills the load after a while, and tells whether that came before it had ended.
func killedLoad(t *testing.T, root, db, folder string, after time.Duration) bool {
	t.Helper()
	load := asParley(t, root, "load", "--db", db, folder)
	load.Stdout, load.Stderr = io.Discard, io.Discard
	if err := load.Start(); err != nil {
		t.Fatal(err)
	}
	end := time.AfterFunc(after, func() { _ = load.Process.Kill() })
	err := load.Wait()
	end.Stop()
	if left := (*exec.ExitError)(nil); err != nil && (!errors.As(err, &left) || left.ExitCode() > 0) {
		t.Fatalf("the load ended by itself: %v", err)
	}
	return err != nil
}

// documentsIn returns how many documents a store holds. Where it held none, it may not even be there.
func documentsIn(t *testing.T, root, db string, before int) int {
	t.Helper()
	out, err := asParley(t, root, "stats", "--json", "--db", db).Output()
	if err != nil && before == 0 {
		return 0
	}
	var found struct {
		Counts map[string]int `json:"counts"`
	}
	if err := errors.Join(err, json.Unmarshal(out, &found)); err != nil {
		t.Fatalf("stats: %v", err)
	}
	return found.Counts["Document"]
}

func same(t *testing.T, want, got []byte) {
	t.Helper()
	if !bytes.Equal(want, got) {
		t.Fatalf("the graph is another: %d bytes against %d", len(got), len(want))
	}
}

func exported(t *testing.T, root, db string) []byte {
	t.Helper()
	out, err := asParley(t, root, "export", "--db", db).Output()
	if err != nil || len(out) == 0 {
		t.Fatalf("export: %v", err)
	}
	return out
}
