package extract_test

import (
	"testing"

	"github.com/parleygraph/parley/fixtures"
)

// BenchmarkExtract reports how fast fixtures are extracted, in MB/s of text.
func BenchmarkExtract(b *testing.B) {
	for _, collection := range fixtures.Collections() {
		b.Run(collection, func(b *testing.B) {
			x, all := grammarOf(b, collection), documents(b, collection)
			size := 0
			for _, d := range all {
				size += len(d.Text)
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, d := range all {
					if _, err := x.Extract(b.Context(), d); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
