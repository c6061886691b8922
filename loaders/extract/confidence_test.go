package extract_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/fixtures"
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/packs"
)

var measure = flag.Bool("measure", false, "rewrite confidence.txt from the annotated fixtures")

// A goldRow is a row of gold.jsonl, as far as it says which statements are right.
type goldRow struct {
	Doc, Type, Actor, Rel, Ev string
	Keys                      []string
}

// TestConfidence holds the measured confidences against what the rules do on the annotated fixtures today.
func TestConfidence(t *testing.T) {
	hits, fires := map[string]int{}, map[string]int{}
	for _, collection := range fixtures.Collections() {
		gold, known := goldOf(t, collection), knownParties(t, collection)
		for _, x := range extractions(t, collection) {
			for i := range x.Statements {
				s := &x.Statements[i]
				if s.Stance.Sign() == 0 {
					continue
				}
				right := slices.ContainsFunc(gold, func(g goldRow) bool { return g.matches(&x, s) })
				for _, line := range measuredAs(s, known) {
					fires[line]++
					if right {
						hits[line]++
					}
				}
			}
		}
	}
	var lines strings.Builder
	for _, rule := range slices.Sorted(mapsKeys(fires)) {
		fmt.Fprintf(&lines, "%s %d %d\n", rule, hits[rule], fires[rule])
	}
	if *measure {
		if err := os.WriteFile("confidence.txt", []byte(lines.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile("confidence.txt")
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

func mapsKeys(m map[string]int) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func goldOf(t *testing.T, collection string) []goldRow {
	t.Helper()
	text, err := fixtures.Gold(collection)
	if err != nil {
		t.Fatal(err)
	}
	var rows []goldRow
	for line := range strings.Lines(string(text)) {
		var row goldRow
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatalf("%s: %v", collection, err)
		}
		if row.Type == "statement" || row.Type == "optional" {
			rows = append(rows, row)
		}
	}
	return rows
}

// extractions returns what the grammar finds in the documents of a fixtures collection, with its own pack beside the embedded ones.
func extractions(t *testing.T, collection string) []graph.Extraction {
	t.Helper()
	x := extract.New(packsOf(t, collection))
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

// matches tells whether the annotation confirms the statement by sign, as annotators compare: same document, party, evidence and point.
func (g goldRow) matches(x *graph.Extraction, s *graph.Statement) bool {
	if !strings.HasSuffix(x.Document.ID, g.Doc) || graph.Stance(g.Rel).Sign() != s.Stance.Sign() || !strings.Contains(plain(s.Quote.Text), plain(g.Ev)) {
		return false
	}
	party := func(id string) bool { return id == graph.PartyID(g.Actor) }
	if !party(s.Party) && !slices.ContainsFunc(s.OnBehalfOf, party) {
		return false
	}
	label := ""
	for _, term := range x.Terms {
		if term.ID == s.Term {
			label = term.Label
		}
	}
	said := plain(s.Scope + " " + s.Point.Text + " " + label)
	return !slices.ContainsFunc(g.Keys, func(key string) bool { return !regexp.MustCompile(strings.ToLower(key)).MatchString(said) })
}

// plain folds white space, quotes, dashes and case, as annotations do.
func plain(text string) string {
	text = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-", "—", "-").Replace(text)
	return strings.ToLower(strings.Join(strings.Fields(text), " "))
}
