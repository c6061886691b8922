//go:build unix

package main_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// How many documents are loaded, and how often the load is killed. PARLEY_KILLS=1 takes the figures that the README reports; else they are small.
func killing() (documents, kills int) {
	if os.Getenv("PARLEY_KILLS") != "" {
		return 5000, 50
	}
	return 300, 12
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

// TestKilledLoad kills a load again and again and starts it anew: it ends in the same graph as a load that nobody disturbs, and each time goes on where it was.
func TestKilledLoad(t *testing.T) {
	if testing.Short() {
		t.Skip("kills many loads")
	}
	documents, kills := killing()
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
	chance := rand.New(rand.NewPCG(1, 2))
	for n := range kills {
		load := asParley(t, root, "load", "--db", killed, folder)
		load.Stdout, load.Stderr = io.Discard, io.Discard
		if err := load.Start(); err != nil {
			t.Fatal(err)
		}
		end := time.AfterFunc(time.Duration(chance.Int64N(int64(whole)/int64(kills)*2)), func() { _ = load.Process.Kill() })
		err := load.Wait()
		end.Stop()
		if left := (*exec.ExitError)(nil); err != nil && (!errors.As(err, &left) || left.ExitCode() > 0) {
			t.Fatalf("kill %d: the load ended by itself: %v", n, err)
		}
	}
	last, err := asParley(t, root, "load", "--db", killed, folder).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, last)
	}
	t.Logf("after %d kills: %s", kills, bytes.TrimSpace(last))
	if a, b := exported(t, root, clean), exported(t, root, killed); !bytes.Equal(a, b) {
		t.Errorf("the graph after %d kills is another: %d bytes against %d", kills, len(b), len(a))
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
