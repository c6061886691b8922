package extract_test

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/fixtures"
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/gold"
	"github.com/parleygraph/parley/loaders"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/packs"
)

var measure = flag.Bool("measure", false, "rewrite confidence.txt from the annotated fixtures")

// TestConfidence holds the measured confidences against what the rules do on the annotated fixtures today.
func TestConfidence(t *testing.T) {
	hits, fires := map[string]int{}, map[string]int{}
	for _, collection := range fixtures.Collections() {
		rows, known := goldOf(t, collection), knownParties(t, collection)
		for _, x := range extractions(t, collection) {
			right, err := gold.Right(rows, &x)
			if err != nil {
				t.Fatal(err)
			}
			for i := range x.Statements {
				s := &x.Statements[i]
				hit, counts := right[s.ID]
				if !counts {
					continue
				}
				for _, line := range measuredAs(s, known) {
					fires[line]++
					if hit {
						hits[line]++
					}
				}
			}
		}
	}
	var lines strings.Builder
	for _, rule := range slices.Sorted(maps.Keys(fires)) {
		fmt.Fprintf(&lines, "%s %d %d\n", rule, hits[rule], fires[rule])
	}
	if *measure {
		if err := os.WriteFile("../clauses/confidence.txt", []byte(lines.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile("../clauses/confidence.txt")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), lines.String()); diff != "" {
		t.Errorf("confidence.txt is not what the rules do today: run go test ./loaders/extract -run TestConfidence -measure\n%s", diff)
	}
}

// measuredAs returns the lines under which a statement is counted: its rule's, and that of actors that only their form tells.
func measuredAs(s *graph.Statement, known map[string]bool) []string {
	if s.Party == "" || known[s.Party] {
		return []string{s.Rule}
	}
	return []string{s.Rule, "actor.by-form"}
}

// knownParties returns the ids of the parties that the packs of a fixtures collection name.
func knownParties(t *testing.T, collection string) map[string]bool {
	t.Helper()
	known := map[string]bool{}
	for _, p := range packsOf(t, collection).Parties {
		known[graph.PartyID(p.ID)] = true
	}
	return known
}

func packsOf(t *testing.T, collection string) *packs.Set {
	t.Helper()
	var own []fs.FS
	if pack, ok := fixtures.Pack(collection); ok {
		own = append(own, pack)
	}
	set, err := packs.Load(packs.Embedded(), own...)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func goldOf(t *testing.T, collection string) []gold.Row {
	t.Helper()
	text, err := fixtures.Gold(collection)
	if err != nil {
		t.Fatal(err)
	}
	rows, faults := gold.Read(string(text))
	if len(faults) > 0 {
		t.Fatalf("%s: %v", collection, faults)
	}
	return rows
}

// extractions returns what the grammar finds in the documents of a fixtures collection, with its own pack beside the embedded ones.
func extractions(t *testing.T, collection string) []graph.Extraction {
	t.Helper()
	x := extract.NewGrammar(packsOf(t, collection))
	files, err := fixtures.Documents(collection)
	if err != nil {
		t.Fatal(err)
	}
	var found []graph.Extraction
	for _, file := range files {
		for d, err := range loaders.Parse(context.Background(), collection+"/"+file.Name, file.Text, loaders.Options{Collection: collection}) {
			if err != nil {
				t.Fatal(err)
			}
			extraction, err := x.Extract(context.Background(), d)
			if err != nil {
				t.Fatal(err)
			}
			found = append(found, extraction)
		}
	}
	return found
}
