package loaders_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/packs"
)

// update makes the samples anew with the real tools: go test ./loaders -run RoundTrip -update.
var update = flag.Bool("update", false, "make the samples of testdata/samples anew")

// TestMain lets the tests' own program stand for the process that reads PDF files.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "read-document" {
		if err := loaders.ServeChild(context.Background(), os.Stdin, os.Stdout); err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// child is the command that runs it.
func child(t testing.TB) []string {
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return []string{path, "read-document"}
}

// samples are the fixtures whose files made by real tools are kept in testdata/samples.
var samples = []string{"miami-2025-12/wire-talks-1220.txt", "miami-2025-12/moscow-yearend.txt", "talks-2026/juba-power.md"}

// TestRoundTrip reads one article in every format: its statements are those of its text, each with its quote where it says.
func TestRoundTrip(t *testing.T) {
	set, err := packs.Load(packs.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	reader := extract.New(set)
	for i, fixture := range samples {
		raw, err := os.ReadFile(filepath.Join("../fixtures", fixture))
		if err != nil {
			t.Fatal(err)
		}
		title, blocks := blocksOf(string(raw))
		content := body(title, blocks)
		want := said(t, reader, "article.md", "# "+title+"\n\n"+strings.Join(blocks, "\n\n"))
		if len(want) == 0 {
			t.Fatalf("%s says nothing: this test would pass without testing anything", fixture)
		}
		files := map[string]string{
			"page.html": sitePage(title, content), "mail.eml": message(title, content, blocks), "feed.rss": rss(title, content), "feed.atom": atom(title, content),
			"book.epub": book(t, title, content),
		}
		for name, content := range toolMade(t, fixture, title, content) {
			files[name] = content
		}
		if i == 0 && tools() && !testing.Short() {
			folder := t.TempDir()
			made(t, folder, title, content)
			for name, content := range readMade(t, folder) {
				files["anew/"+name] = content
			}
		}
		files["all.zip"] = pack(t, "in/page.html", files["page.html"])
		for name, content := range files {
			t.Run(filepath.Base(fixture)+"/"+name, func(t *testing.T) {
				if diff := cmp.Diff(want, said(t, reader, name, content)); diff != "" {
					t.Errorf("statements of %s that differ from those of its text (-text +%s):\n%s", fixture, name, diff)
				}
			})
		}
	}
}

// toolMade returns the files that real tools make of an article: the samples that are kept, which -update makes anew.
func toolMade(t *testing.T, fixture, title, content string) map[string]string {
	kept := filepath.Join("testdata/samples", strings.TrimSuffix(filepath.Base(fixture), filepath.Ext(fixture)))
	if !*update {
		return readMade(t, kept)
	}
	if !tools() {
		t.Fatal("-update needs chromium and soffice")
	}
	folder := t.TempDir()
	made(t, folder, title, content)
	files := readMade(t, folder)
	for name, raw := range files {
		if err := os.MkdirAll(kept, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(kept, name), []byte(raw), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// readMade reads what the tools left in a folder.
func readMade(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, name := range []string{"chromium.pdf", "plain.pdf", "plain.docx", "plain.odt"} {
		raw, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatalf("a sample is missing, make it with -update where chromium and soffice are installed: %v", err)
		}
		files[name] = string(raw)
	}
	return files
}

// said returns the statements of a file, without where they stand: the same words may stand elsewhere in another format.
func said(t *testing.T, reader *extract.Extractor, name, content string) []string {
	t.Helper()
	documents, errs := parse(t, "talks/"+name, content, loaders.Options{Child: child(t), Date: "2025-12-21"})
	if len(documents) != 1 || len(errs) > 0 {
		t.Fatalf("%s: want one document, got %d and errors %v", name, len(documents), errs)
	}
	d := documents[0]
	x, err := reader.Extract(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Validate(); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	var all []string
	for _, s := range x.Statements {
		if got, ok := d.Slice(s.Quote.Start, s.Quote.End); !ok || got != s.Quote.Text {
			t.Errorf("%s: the quote %q does not stand where it says", name, s.Quote.Text)
		}
		all = append(all, line(&s))
	}
	slices.Sort(all)
	return all
}

func line(s *graph.Statement) string {
	one := func(text string) string { return strings.Join(strings.Fields(text), " ") }
	text := fmt.Sprintf("%s %s | %s | %s | %s %v", s.ActorName, s.Stance, one(s.Cue.Text), one(s.Point.Text), s.StatedAt, s.OnBehalfOf)
	for _, c := range s.Conditions {
		text += " | if " + one(c.Text)
	}
	if s.SaidBy != nil {
		text += " | said by " + s.SaidBy.Name
	}
	return text
}
