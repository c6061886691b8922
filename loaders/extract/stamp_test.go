package extract_test

import (
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/packs"
)

// TestStamp holds that a stamp, which reads no pack, gives the fingerprints of the extractor.
func TestStamp(t *testing.T) {
	names := []string{"ukraine", "climate"} // which need core
	set, err := packs.Load(names)
	if err != nil {
		t.Fatal(err)
	}
	digest, err := packs.Digest(names)
	if err != nil {
		t.Fatal(err)
	}
	d := graph.Document{ID: "a", Title: "A title", SHA256: graph.Digest("")}
	x, stamp := extract.NewGrammar(set), extract.NewStamp(digest)
	if got, want := stamp.Fingerprint(&d), x.Fingerprint(&d); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	sure := stamp.AtLeast(0.8)
	if got, want := sure.Fingerprint(&d), x.AtLeast(0.8).Fingerprint(&d); err != nil || got != want || got == stamp.Fingerprint(&d) {
		t.Errorf("of what is surer: got %s, want %s", got, want)
	}
	few := stamp.AtMost(3)
	if got, want := few.Fingerprint(&d), x.AtMost(3).Fingerprint(&d); got != want || got == stamp.Fingerprint(&d) || few.AtMost(extract.MostStatements).Fingerprint(&d) != stamp.Fingerprint(&d) {
		t.Errorf("of few statements: got %s, want %s", got, want)
	}
	if _, err := packs.Digest([]string{"nowhere"}); err == nil {
		t.Error("a pack that is not there has a digest")
	}
}
