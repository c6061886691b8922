package annotations_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/parleygraph/parley/loaders/annotations"
)

// TestSilverTexts holds that data/silver.py writes the very texts that data/silver.jsonl is about.
func TestSilverTexts(t *testing.T) {
	const tagged = "../../../shared/corpora/silver/news.tsv.gz"
	if _, err := os.Stat(tagged); err != nil {
		t.Skip("the tagged sentences in ../shared are not here")
	}
	const file = "data/silver.jsonl"
	folder := t.TempDir()
	if out, err := exec.CommandContext(t.Context(), "python3", "data/silver.py", tagged, file, folder).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	in, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	rows, err := annotations.Read(in)
	if err != nil {
		t.Fatal(err)
	}
	byDoc := map[string][]annotations.Row{}
	for _, r := range rows {
		byDoc[r.Doc] = append(byDoc[r.Doc], r)
	}
	if len(byDoc) < 1000 {
		t.Errorf("%d stories", len(byDoc))
	}
	for doc, rows := range byDoc {
		text, err := os.ReadFile(filepath.Join(folder, doc))
		if err == nil {
			err = annotations.Check(rows, doc, string(text))
		}
		if err != nil {
			t.Error(err)
		}
	}
}
