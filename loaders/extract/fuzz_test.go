package extract_test

import (
	"strings"
	"testing"

	"github.com/parleygraph/parley/fixtures"
	"github.com/parleygraph/parley/graph"
)

// FuzzExtract holds that any text gives a valid extraction: every span verbatim, every id known, no panic. A document's text is UTF-8, so the
// fuzzer's is made so.
func FuzzExtract(f *testing.F) {
	seeds := 0
	for _, collection := range fixtures.Collections() {
		for _, d := range documents(f, collection) {
			f.Add(d.Title, d.Text)
			seeds++
		}
	}
	if seeds == 0 {
		f.Fatal("the fixtures hold no documents: nothing to begin with")
	}
	for _, text := range []string{
		"“If", "Norway's", "Norway said “", "(Norway, ", "Norway, with Sweden, and", "- Norway: rejects; wants", "A.\u2029B said that \u200b’s\r\n\tSweden",
		"“Norway rejects,” Kari Holm, Norway’s minister, said, “unless", "NORWAY — if, unless … provided that", "Norway, opposed by Sweden and supported by, proposed",
		",Aa", "Forces loyal to Norway rejected the truce", "'s parliament of the court's, said they", "A majority of rebels' spokesman for the",
	} {
		f.Add("", text)
	}
	x := grammar(f, []string{"core", "ukraine"})
	f.Fuzz(func(t *testing.T, title, text string) {
		title, text = strings.ToValidUTF8(title, "?"), strings.ToValidUTF8(text, "?")
		d := graph.Document{ID: "fuzz", Title: title, Text: text, SHA256: graph.Digest(text), PublishedAt: "2025-12-21"}
		out, err := x.Extract(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		if err := out.Validate(); err != nil {
			t.Error(err)
		}
	})
}
