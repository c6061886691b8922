package loaders_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders"
)

// parse returns all that Parse yields.
func parse(t testing.TB, path, raw string, options loaders.Options) (documents []graph.Document, errs []error) {
	t.Helper()
	for d, err := range loaders.Parse(t.Context(), path, []byte(raw), options) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		documents = append(documents, d)
	}
	return documents, errs
}

func parseOne(t testing.TB, path, raw string) graph.Document {
	t.Helper()
	documents, errs := parse(t, path, raw, loaders.Options{})
	if len(documents) != 1 || len(errs) != 0 {
		t.Fatalf("parse %s: want one document, got %d and errors %v", path, len(documents), errs)
	}
	return documents[0]
}

// read returns the ids of what Read yields and the wording of its errors.
func read(t *testing.T, options loaders.Options, paths ...string) (ids, errs []string) {
	t.Helper()
	for d, err := range loaders.Read(t.Context(), paths, options) {
		if err != nil {
			errs = append(errs, filepath.ToSlash(err.Error()))
			continue
		}
		ids = append(ids, d.ID)
	}
	return ids, errs
}

// plant writes files below a new folder "basin" and returns that folder.
func plant(t *testing.T, files map[string]string) string {
	t.Helper()
	root := filepath.Join(t.TempDir(), "basin")
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

var tree = map[string]string{
	"b.txt":            "The round is over.",
	"a.md":             "---\nurl: http://news.example/a#top\n---\nThe round began.",
	"day/two.jsonl":    `{"id": 7, "text": "One."}` + "\n" + `{"text": "Two."}` + "\n" + `{"url": "http://news.example/c#x", "text": "Three."}`,
	"empty.txt":        "",
	"map.png":          "\x89PNG\r\n\x1a\n",
	".hidden.txt":      "Nobody reads this.",
	".git/objects.txt": "Nor this.",
	"notes/LICENSE":    "Free to use.",
	"day/gold.jsonl":   strings.Repeat(`{"type":"party","doc":"b.txt","name":"Norway"}`+"\n", 300),
}

func TestReadFolder(t *testing.T) {
	root := plant(t, tree)
	var skipped []string
	skip := func(path string) { skipped = append(skipped, path[len(root)+1:]) }
	ids, errs := read(t, loaders.Options{Skipped: skip}, root)
	wantIDs := []string{"http://news.example/a", "basin/b.txt", "7", "basin/day/two.jsonl:2", "http://news.example/c"}
	if diff := cmp.Diff(wantIDs, ids); diff != "" {
		t.Errorf("ids (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"read " + filepath.ToSlash(root) + "/empty.txt: it is empty"}, errs); diff != "" {
		t.Errorf("errors (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{filepath.Join("day", "gold.jsonl"), "map.png", filepath.Join("notes", "LICENSE")}, skipped); diff != "" {
		t.Errorf("skipped (-want +got):\n%s", diff)
	}
}

func TestSameIDsFromEverywhere(t *testing.T) {
	root := plant(t, map[string]string{"a.txt": "The round began.", "b.txt": "The round is over."})
	want := []string{"basin/a.txt", "basin/b.txt"}
	check := func(how string, paths ...string) {
		t.Helper()
		ids, errs := read(t, loaders.Options{}, paths...)
		if diff := cmp.Diff(want, ids); diff != "" || errs != nil {
			t.Errorf("%s: errors %v, ids (-want +got):\n%s", how, errs, diff)
		}
	}
	check("absolute", root)
	check("files", filepath.Join(root, "a.txt"), filepath.Join(root, "b.txt"))
	t.Chdir(filepath.Dir(root))
	check("relative", "basin")
	check("with slash", "./basin/")
	t.Chdir(root)
	check("from within", ".")
	check("files from within", "a.txt", "./b.txt")
	link := filepath.Join(t.TempDir(), "basin")
	if err := os.Symlink(root, link); err != nil {
		t.Skip("this system has no links")
	}
	check("linked", link)
}

func TestCollectionAndOrigin(t *testing.T) {
	root := plant(t, map[string]string{
		"a.txt":    "The round began.",
		"b.md":     "---\ncollection: archive\n---\nThe round is over.",
		"c.jsonl":  `{"id": "x", "collection": "archive", "text": "One."}` + "\n" + `{"text": "Two."}`,
		"sub/d.md": "Another.",
	})
	t.Chdir(filepath.Dir(root))
	type row struct{ ID, Origin, Collection, Path string }
	rows := func(options loaders.Options) (rows []row) {
		for d, err := range loaders.Read(t.Context(), []string{"./basin"}, options) {
			if err != nil {
				t.Fatal(err)
			}
			rows = append(rows, row{d.ID, d.Origin, d.Collection, filepath.ToSlash(d.Path)})
		}
		return rows
	}
	own := []row{
		{"basin/a.txt", "basin/a.txt", "basin", "basin/a.txt"},
		{"archive/b.md", "basin/b.md", "archive", "basin/b.md"},
		{"x", "basin/c.jsonl#x", "archive", "basin/c.jsonl"},
		{"basin/c.jsonl:2", "basin/c.jsonl:2", "basin", "basin/c.jsonl"},
		{"basin/sub/d.md", "basin/sub/d.md", "basin", "basin/sub/d.md"},
	}
	if diff := cmp.Diff(own, rows(loaders.Options{})); diff != "" {
		t.Errorf("by themselves (-want +got):\n%s", diff)
	}
	for i := range own {
		own[i].Collection = "delta"
	}
	own[0].ID, own[1].ID, own[3].ID, own[4].ID = "delta/a.txt", "delta/b.md", "delta/c.jsonl:2", "delta/sub/d.md"
	if diff := cmp.Diff(own, rows(loaders.Options{Collection: "delta"})); diff != "" {
		t.Errorf("in a collection (-want +got):\n%s", diff)
	}
}

func TestReadFaults(t *testing.T) {
	root := plant(t, map[string]string{"a.txt": "The round began.", "page.log": "The round began.", "LICENSE": "Free to use.", "only/map.png": "\x89PNG\r\n\x1a\n", "none/.keep": ""})
	t.Chdir(root)
	tests := map[string]struct {
		options loaders.Options
		paths   []string
		ids     []string
		errs    []string
	}{
		"missing file does not stop": {paths: []string{"no.txt", "a.txt"}, ids: []string{"basin/a.txt"}, errs: []string{"read no.txt: there is no such file: check the path"}},
		"no paths":                   {errs: []string{"nothing to load: name a file, a folder, an address, or - for standard input"}},
		"folder without documents":   {paths: []string{"only"}, errs: []string{"read only: nothing to load in it: it holds no documents in files that end in .csv, .tsv, .docx, .eml, .epub, .rss, .atom, .xml, .html, .htm, .xhtml, .jsonl, .ndjson, .md, .markdown, .odt, .pdf, .txt, .text, .zip"}},
		"folder of hidden files":     {paths: []string{"none"}, errs: []string{"read none: nothing to load in it: it holds no documents in files that end in .csv, .tsv, .docx, .eml, .epub, .rss, .atom, .xml, .html, .htm, .xhtml, .jsonl, .ndjson, .md, .markdown, .odt, .pdf, .txt, .text, .zip"}},
		"unknown type by name": {paths: []string{"page.log"}, errs: []string{
			"read page.log: files that end in .log are not read by name: give --type (csv, docx, email, epub, feed, html, jsonl, markdown, odt, pdf, text, zip), or rename it to one of .csv, .tsv, .docx, .eml, .epub, .rss, .atom, .xml, .html, .htm, .xhtml, .jsonl, .ndjson, .md, .markdown, .odt, .pdf, .txt, .text, .zip"}},
		"unknown type with format": {options: loaders.Options{Format: "text"}, paths: []string{"page.log"}, ids: []string{"basin/page.log"}},
		"folder with format":       {options: loaders.Options{Format: "text"}, paths: []string{"only", "none"}, ids: []string{}, errs: []string{"read only/map.png: it is binary data (image/png), not text: convert it to text first", "read none: nothing to load in it: it holds no documents in files that end in .csv, .tsv, .docx, .eml, .epub, .rss, .atom, .xml, .html, .htm, .xhtml, .jsonl, .ndjson, .md, .markdown, .odt, .pdf, .txt, .text, .zip"}},
		"no extension":             {paths: []string{"LICENSE"}, ids: []string{"basin/LICENSE"}},
		"unknown format":           {options: loaders.Options{Format: "doc"}, paths: []string{"a.txt"}, errs: []string{`unknown format "doc": choose one of csv, docx, email, epub, feed, html, jsonl, markdown, odt, pdf, text, zip`}},
		"limit below zero":         {options: loaders.Options{Limit: -1}, paths: []string{"a.txt"}, errs: []string{"limit -1 is below zero: give a size in bytes"}},
		"empty standard input":     {paths: []string{"-"}, errs: []string{"read -: it is empty"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			ids, errs := read(t, test.options, test.paths...)
			if diff := cmp.Diff(test.ids, ids, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("ids (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.errs, errs); diff != "" {
				t.Errorf("errors (-want +got):\n%s", diff)
			}
		})
	}
}

func TestErrorCodes(t *testing.T) {
	for _, err := range loaders.Read(t.Context(), []string{"no/such/file.txt"}, loaders.Options{}) {
		if !errors.Is(err, graph.NotFound) || !errors.Is(err, os.ErrNotExist) {
			t.Errorf("want NotFound caused by os.ErrNotExist, got %v", err)
		}
	}
	if os.Getuid() == 0 {
		return // root may read everything
	}
	root := plant(t, map[string]string{"a.txt": "The round began."})
	if err := os.Chmod(filepath.Join(root, "a.txt"), 0); err != nil {
		t.Fatal(err)
	}
	for _, err := range loaders.Read(t.Context(), []string{root}, loaders.Options{}) {
		if !errors.Is(err, graph.Denied) {
			t.Errorf("want Denied, got %v", err)
		}
	}
}

func TestStandardInput(t *testing.T) {
	tests := map[string]struct {
		in   string
		want []string
	}{
		"text":     {"The round began.", []string{"stdin/" + graph.Digest("The round began.")[:16]}},
		"markdown": {"---\nid: x\n---\nThe round began.", []string{"x"}},
		"corpus":   {`{"id":"x","text":"One."}` + "\n" + `{"id":"y","text":"Two."}`, []string{"x", "y"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			ids, errs := read(t, loaders.Options{Stdin: strings.NewReader(test.in)}, "-")
			if diff := cmp.Diff(test.want, ids); diff != "" || errs != nil {
				t.Errorf("errors %v, ids (-want +got):\n%s", errs, diff)
			}
		})
	}
}

func TestTestdata(t *testing.T) {
	type row struct{ ID, Title, TitleFrom, Publisher, Day, DayFrom, Language string }
	want := []row{
		{"s-1", "Day one", "given", "Basin Talks Daily", "2024-05-14", "given", "en"},
		{"2", "", "", "", "", "", "en"},
		{"testdata/corpus.jsonl:4", "", "", "", "", "", "en"},
		{"http://news.example/readout-2", "Readout: second day on the lower Sarrow", "front matter", "Basin Talks Daily", "2024-05-15", "front matter", "en"},
		{"testdata/utf16.txt", "The round in Brühl", "first line", "", "", "", "en"},
		{"testdata/windows-1252.txt", "Note from the desk", "first line", "", "", "", "en"},
		{"testdata/wire.txt", "Kadria to keep its gates shut, minister says", "first line", "Four Rivers Press", "2024-05-16", "dateline", "en"},
	}
	var got []row
	var errs []string
	for d, err := range loaders.Read(t.Context(), []string{"testdata"}, loaders.Options{Only: func(path string) bool { return !strings.Contains(path, "samples") }}) {
		if err != nil {
			errs = append(errs, filepath.ToSlash(err.Error()))
			continue
		}
		got = append(got, row{d.ID, d.Title, d.TitleFrom, d.Publisher, string(d.PublishedAt), d.PublishedFrom, d.Language})
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("documents (-want +got):\n%s", diff)
	}
	wantErrs := []string{
		`read testdata/corpus.jsonl:3: it has no "text": each line needs one, beside id, url, title, publishedAt, publisher, authors, collection, language`,
		`read testdata/corpus.jsonl:5: its object does not end on the line: the file is cut off, or a document takes several lines`,
	}
	if diff := cmp.Diff(wantErrs, errs); diff != "" {
		t.Errorf("errors (-want +got):\n%s", diff)
	}
}

func TestStopAndCancel(t *testing.T) {
	root := plant(t, tree)
	for range loaders.Read(t.Context(), []string{root, root}, loaders.Options{}) {
		break // going on after this would panic
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var last error
	count := 0
	for _, err := range loaders.Read(ctx, []string{root, root}, loaders.Options{}) {
		cancel()
		last = err
		count++
	}
	if count != 2 || !errors.Is(last, context.Canceled) {
		t.Errorf("want one document and context.Canceled, got %d yields and %v", count, last)
	}
}
