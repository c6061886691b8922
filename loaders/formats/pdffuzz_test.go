package formats

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/parleygraph/parley/loaders/formats/pdf"
)

// FuzzPDF holds what is read of PDF files to its invariants: no panic comes out, and pages begin in the text, in order. A file that takes long is left to itself, as the child
// process would be ended.
func FuzzPDF(f *testing.F) {
	paths, err := filepath.Glob("../testdata/samples/*/*.pdf")
	if err != nil || len(paths) == 0 {
		f.Fatalf("want seeds, got %v and %v", paths, err)
	}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		ctx, stop := context.WithTimeout(t.Context(), 2*time.Second)
		defer stop()
		done := make(chan *prose, 1)
		go func() {
			p := &prose{}
			if pages, _, err := pdf.Pages(ctx, raw); err == nil {
				writePages(p, pages)
			}
			done <- p
		}()
		select {
		case p := <-done:
			text, last := p.text(), 0
			for _, at := range p.pages {
				if at < last || at > len(text)+2 {
					t.Errorf("pages begin at %v in %d bytes", p.pages, len(text))
				}
				last = at
			}
		case <-ctx.Done():
		}
	})
}
