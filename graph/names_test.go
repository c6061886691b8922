package graph_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// A pairing is two names that are one person, or are not.
type pairing struct {
	line string
	a, b graph.NamedActor
	one  bool
	miss bool // marked as one that the matcher gets wrong as yet
}

// pairings reads a file of names.
func pairings(t *testing.T, file string) []pairing {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all []pairing
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		pair, miss := strings.CutPrefix(line, "? ")
		left, right, one := strings.Cut(pair, " = ")
		if !one {
			var two bool
			if left, right, two = strings.Cut(pair, " ! "); !two {
				t.Fatalf("%s: neither = nor !: %s", file, line)
			}
		}
		all = append(all, pairing{line, given(t, left), given(t, right), one, miss})
	}
	return all
}

func given(t *testing.T, text string) graph.NamedActor {
	t.Helper()
	at := strings.LastIndex(text, ", ")
	if at < 0 {
		t.Fatalf("no party: %s", text)
	}
	return person(text[:at], strings.TrimPrefix(text[at+2:], "-"))
}

// matched tells whether the matcher makes a pair one; names under one id are.
func matched(p pairing) bool {
	return p.a.ID == p.b.ID || len(graph.SameActors([]graph.NamedActor{p.a, p.b}, nil)) > 0
}

// measure returns precision and recall of the matcher on pairs, as text too.
func measure(all []pairing) (precision, recall float64, text string) {
	joined, right, ones := 0, 0, 0
	for _, p := range all {
		one := matched(p)
		joined += count(one)
		right += count(one && p.one)
		ones += count(p.one)
	}
	precision, recall = float64(right)/float64(joined), float64(right)/float64(ones)
	return precision, recall, fmt.Sprintf("%d pairs: precision %.3f (%d of %d), recall %.3f (%d of %d)", len(all), precision, right, joined, recall, right, ones)
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// TestNames holds what the matcher joins of the pairs that its rules were written with.
func TestNames(t *testing.T) {
	all := pairings(t, "testdata/names.txt")
	for _, p := range all {
		if one := matched(p); one == p.one == p.miss {
			t.Errorf("joined: %t, and marked otherwise: %s", one, p.line)
		}
	}
	precision, recall, text := measure(all)
	t.Log(text)
	if len(all) < 120 || precision < 0.98 || recall < 0.98 {
		t.Error(text)
	}
}

// TestUnseenNames measures the matcher on pairs that no rule was written for; go test -v shows the figures and the errors.
func TestUnseenNames(t *testing.T) {
	all := pairings(t, "testdata/names_unseen.txt")
	for _, p := range all {
		if one := matched(p); one != p.one {
			t.Logf("joined: %t  %s", one, p.line)
		}
	}
	precision, recall, text := measure(all)
	t.Log(text)
	if precision < 0.80 || recall < 0.70 {
		t.Error(text)
	}
}
