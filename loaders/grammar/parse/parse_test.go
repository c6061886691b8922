package parse_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/parleygraph/parley/loaders/grammar/parse"
)

var update = flag.Bool("update", false, "write the goldens")

func model(t testing.TB) *parse.Model {
	t.Helper()
	m, err := parse.Open()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestGolden shows parses to read: a change of weights changes them, which a
// reviewer should like.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no goldens: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			old, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			sentence, _, _ := strings.Cut(string(old), "\n")
			got := sentence + "\n\n" + model(t).Parse(sentence).String()
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if got != string(old) && !*update {
				t.Errorf("got\n%s\nwant\n%s", got, old)
			}
		})
	}
}

func TestParseSameAtOnce(t *testing.T) {
	m := model(t)
	var want []string
	for _, w := range wires {
		want = append(want, m.Parse(w).String())
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for i, w := range wires {
				if got := m.Parse(w).String(); got != want[i] {
					t.Errorf("got\n%s\nwant\n%s", got, want[i])
				}
			}
		})
	}
	all.Wait()
}

var odd = []string{"", "Yes", "—", "\"\"\"", "a a a a a a a a a a a a", "IRAN: NO DEAL", ", , and ;", "\xff\xfe x", "1 2 3.",
	strings.Repeat("and the ", 400)}

func TestParseOddTexts(t *testing.T) {
	for _, text := range append(odd, wires...) {
		checkTree(t, model(t).Parse(text))
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range append(odd, wires...) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkTree(t, model(t).Parse(text)) })
}

// checkTree fails unless every word leads to a root.
func checkTree(t *testing.T, s parse.Sentence) {
	t.Helper()
	if len(s.Tag) != s.Len() || len(s.Lemma) != s.Len() || len(s.Head) != s.Len() || len(s.Relation) != s.Len() || len(s.Entity) != s.Len() {
		t.Fatalf("%q: lists differ in length", s.Text)
	}
	for i := range s.Tokens {
		if s.Tag[i].String() == "" || s.Relation[i].String() == "" {
			t.Errorf("%q: word %d has tag %q and relation %q", s.Text, i, s.Tag[i], s.Relation[i])
		}
		if (s.Head[i] < 0) != (s.Relation[i] == parse.Root) {
			t.Errorf("%q: word %d is %s of %d", s.Text, i, s.Relation[i], s.Head[i])
		}
		steps := 0
		for h := i; h >= 0; h = s.Head[h] {
			if steps++; steps > s.Len() {
				t.Fatalf("%q: word %d is in a circle", s.Text, i)
			}
		}
	}
}
