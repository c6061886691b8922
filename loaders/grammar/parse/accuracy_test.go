package parse_test

import (
	"os"
	"testing"

	"github.com/parleygraph/parley/loaders/grammar/parse/internal/silver"
)

// annotated is where the sentences lie that the weights were learnt from.
const annotated = "../../../../shared/corpora/silver/news.tsv.gz"

// TestAccuracy parses sentences of the tenth that training held out. A few of
// them stand among the learnt too; weights/MODEL.md measures without those.
func TestAccuracy(t *testing.T) {
	if _, err := os.Stat(annotated); err != nil {
		t.Skipf("the annotated sentences are no part of the repository: %v", err)
	}
	sentences, err := silver.OpenFirst(annotated, 5000)
	if err != nil {
		t.Fatal(err)
	}
	_, heldOut := silver.Split(sentences)
	got := silver.Measure(model(t), heldOut)
	for _, c := range []struct {
		what        string
		value, want float64
	}{
		{"tags", got.Tags.Value(), .970},
		{"lemmas", got.Lemmas.Value(), .985},
		{"heads", got.Heads.Value(), .910},
		{"arcs", got.Arcs.Value(), .890},
		{"entities", got.Entities.Value(), .860},
	} {
		if c.value < c.want {
			t.Errorf("%s: %.4f, want %.4f", c.what, c.value, c.want)
		}
	}
	t.Log(got)
}
