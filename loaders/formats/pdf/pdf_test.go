package pdf_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/formats/pdf"
)

// TestPages holds that the lines of every sample come page by page, those of a block from top to bottom, in the size of running text.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("../../testdata/samples/*/*.pdf")
	if err != nil || len(files) == 0 {
		t.Fatalf("want samples, got %v and %v", files, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(filepath.Dir(file)), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			pages, _, err := pdf.Pages(t.Context(), raw)
			if err != nil || len(pages) == 0 || len(pages[0]) == 0 {
				t.Fatalf("got %d pages, %v", len(pages), err)
			}
			for i, l := range pages[0][1:] {
				if before := pages[0][i]; l.Block == before.Block && l.Base > before.Base {
					t.Errorf("%v stands above %v, which comes before it", l, before)
				}
			}
			if size := pdf.BodySize(pages); size < 6 || size > 20 {
				t.Errorf("running text is of size %v", size)
			}
		})
	}
}

func TestPagesRefuses(t *testing.T) {
	for name, raw := range map[string]string{"nothing": "", "damaged": "%PDF-1.4\nstartxref\n9\n%%EOF"} {
		t.Run(name, func(t *testing.T) {
			if _, _, err := pdf.Pages(t.Context(), []byte(raw)); !errors.Is(err, graph.Invalid) {
				t.Errorf("got %v, want invalid", err)
			}
		})
	}
}

func TestPagesEndsWithItsContext(t *testing.T) {
	files, err := filepath.Glob("../../testdata/samples/*/*.pdf")
	if err != nil || len(files) == 0 {
		t.Fatalf("want samples, got %v and %v", files, err)
	}
	raw, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, _, err := pdf.Pages(ctx, raw); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want the context's error", err)
	}
}
