package loaders_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders"
)

// seeds adds every file of testdata as a seed, and fails where there is none.
func seeds(f *testing.F) {
	paths, err := filepath.Glob("testdata/*")
	if err != nil || len(paths) == 0 {
		f.Fatalf("want seeds in testdata, got %v and error %v", paths, err)
	}
	read := 0
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			continue // the folder of found failures
		}
		f.Add(raw)
		read++
	}
	if read == 0 {
		f.Fatal("want seeds in testdata, got none")
	}
}

// sound checks what holds for every document and every error.
func sound(t *testing.T, documents []graph.Document, errs []error) {
	for _, d := range documents {
		if d.ID == "" || d.Origin == "" || d.SHA256 != graph.Digest(d.Text) {
			t.Errorf("document without id, origin or digest: %+v", d)
		}
		if !utf8.ValidString(d.Text) || !utf8.ValidString(d.Title) || strings.IndexByte(d.Text, 0) >= 0 || strings.TrimSpace(d.Text) == "" {
			t.Errorf("text is no text: %q", d.Text)
		}
		if _, err := graph.ParseDay(string(d.PublishedAt)); err != nil || (d.PublishedAt == "") != (d.PublishedFrom == "") {
			t.Errorf("published %q from %q: %v", d.PublishedAt, d.PublishedFrom, err)
		}
		if (d.Title == "") != (d.TitleFrom == "") {
			t.Errorf("title %q from %q", d.Title, d.TitleFrom)
		}
	}
	for _, err := range errs {
		var bad *loaders.FileError
		if !errors.As(err, &bad) || graph.CodeOf(err) == graph.Internal {
			t.Errorf("want a FileError with a code, got %T %v", err, err)
		}
	}
}

// canonical checks that text is in canonical form: reading it again changes nothing.
func canonical(t *testing.T, text string) {
	if strings.ContainsRune(text, '\r') || !norm.NFC.IsNormalString(text) {
		t.Errorf("text is not canonical: %q", text)
	}
	again, errs := parse(t, "a.txt", text, loaders.Options{})
	if len(errs) > 0 || len(again) != 1 || again[0].Text != text {
		t.Errorf("read again, %q is %v, %v", text, again, errs)
	}
}

func FuzzText(f *testing.F) {
	seeds(f)
	f.Add([]byte("a" + strings.Repeat("\u0301\u0323", 40) + "\r\n\ufeffb"))
	f.Add([]byte("\ufeff\ufeff\r\r\n\u0308o"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		documents, errs := parse(t, "a.txt", string(raw), loaders.Options{Limit: 1 << 16})
		if len(documents)+len(errs) != 1 {
			t.Errorf("want a document or an error, got %d and %d", len(documents), len(errs))
		}
		sound(t, documents, errs)
		for _, d := range documents {
			canonical(t, d.Text)
		}
	})
}

func FuzzMarkdown(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		documents, errs := parse(t, "a.md", string(raw), loaders.Options{Limit: 1 << 16})
		if len(documents)+len(errs) != 1 {
			t.Errorf("want a document or an error, got %d and %d", len(documents), len(errs))
		}
		sound(t, documents, errs)
		for _, d := range documents {
			canonical(t, d.Text)
		}
	})
}

func FuzzJSONL(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		documents, errs := parse(t, "a.jsonl", string(raw), loaders.Options{Limit: 1 << 16})
		if len(documents)+len(errs) == 0 {
			t.Error("want a document or an error, got none")
		}
		sound(t, documents, errs)
	})
}
