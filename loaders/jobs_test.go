package loaders_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/loaders"
)

// TestWorkersKeepTheOrder reads a folder with one worker and with many: the same documents, faults and notes, in the same order.
func TestWorkersKeepTheOrder(t *testing.T) {
	files := map[string]string{"zip.zip": pack(t, "a.txt", "One.", "b.txt", "Two."), "picture.png": "\x89PNG\r\n\x1a\n\x00"}
	for i := range 60 {
		files[fmt.Sprintf("%02d.txt", i)] = strings.Repeat("The round began. ", i)
		files[fmt.Sprintf("%02d.html", i)] = sitePage("The dam", strings.Repeat(article, i%5))
	}
	files["latin.txt"] = "The envoy of Malm\xf6 arrived."
	root := plant(t, files)
	all := func(workers int) (said []string) {
		options := loaders.Options{Workers: workers}
		options.Noted = func(path, note string) { said = append(said, "note "+path+note) }
		options.Skipped = func(path string) { said = append(said, "skipped "+path) }
		for d, err := range loaders.Read(t.Context(), []string{root}, options) {
			said = append(said, fmt.Sprint(d.ID, d.SHA256, err))
		}
		return said
	}
	one := all(1)
	if len(one) < 120 {
		t.Fatalf("read %d things only", len(one))
	}
	if diff := cmp.Diff(one, all(8)); diff != "" {
		t.Errorf("one worker and eight (-one +eight):\n%s", diff)
	}
}

func TestSlowDocumentIsGivenUp(t *testing.T) {
	for _, path := range []string{"a.html", "a.docx", "a.pdf"} {
		raw := map[string]string{"a.html": sitePage("The dam", article), "a.docx": pack(t, "word/document.xml", strings.Repeat("<w:p><w:t>x</w:t></w:p>", 50_000)), "a.pdf": twoPages()}[path]
		documents, errs := parse(t, path, raw, loaders.Options{Timeout: time.Nanosecond, Child: child(t)})
		if len(documents) > 0 || len(errs) != 1 || !strings.Contains(errs[0].Error(), "took longer than 1ns") {
			t.Errorf("%s: want it given up, got %d documents and %v", path, len(documents), errs)
		}
	}
}
