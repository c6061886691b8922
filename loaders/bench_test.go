package loaders_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parleygraph/parley/loaders"
)

// BenchmarkParse reports how fast each format is read, in MB/s of input.
func BenchmarkParse(b *testing.B) {
	paragraph := "The delegation of Kadria said that “nobody turns a river off”, and that it would not agree to a pause in Brühl.\n\n"
	report := "Talks on the river resume\n\nPORT LEMM, May 16 (Four Rivers Press) - " + strings.Repeat(paragraph, 60)
	var corpus strings.Builder
	for i := range 100 {
		fmt.Fprintf(&corpus, "{\"id\":\"%d\",\"text\":%q}\n", i, report)
	}
	inputs := []struct{ name, path, raw string }{
		{"text", "a.txt", report},
		{"windows-1252", "a.txt", strings.NewReplacer("“", "\x93", "”", "\x94", "ü", "\xfc").Replace(report)},
		{"markdown", "a.md", "---\ntitle: The round\ndate: 2024-05-16\n---\n" + report},
		{"jsonl", "a.jsonl", corpus.String()},
	}
	for _, input := range inputs {
		b.Run(input.name, func(b *testing.B) {
			b.SetBytes(int64(len(input.raw)))
			raw := []byte(input.raw)
			for b.Loop() {
				for _, err := range loaders.Parse(b.Context(), input.path, raw, loaders.Options{}) {
					if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
