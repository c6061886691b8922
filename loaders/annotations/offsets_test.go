package annotations_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/annotations"
)

const body = "Norway said on Monday it “would sign the  treaty” if Sweden pays.\nKari Holm met the Swedes.\n"

const rows = `{"doc":"a.txt","type":"meta","title":"A day","published":"2024-05-06","kind":"negotiation"}
{"doc":"a.txt","type":"statement","id":"1","actor":"Norway","actor_alt":["Oslo"],"rel":"SUPPORTS","target":"the treaty","point":"sign the treaty","cue":"would","keys":["treaty"],"ev":"it \"would sign the","cond":"if Sweden pays","term":"Norway signs the treaty","for":true}
{"doc":"a.txt","type":"meeting","a":"Kari Holm","b":"Sweden","ev":"met the Swedes"}
{"doc":"b.txt","type":"party","name":"Denmark"}
{"doc":"a.txt","type":"statement","id":"2","actor":"Norway","rel":"REJECTS","point":"a toll","cue":"no","keys":["toll"],"ev":"no to a toll"}`

func read(t *testing.T, text string) []annotations.Row {
	t.Helper()
	all, err := annotations.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func written(t *testing.T, all []annotations.Row) string {
	t.Helper()
	var b bytes.Buffer
	if err := annotations.Write(&b, all); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestOffsets(t *testing.T) {
	found, faults := annotations.Offsets(read(t, rows), "a.txt", body, true)
	want := `{"doc":"a.txt","type":"meta","kind":"negotiation","published":"2024-05-06","sha256":"` + graph.Digest(body) + `","heldOut":true}
{"doc":"a.txt","type":"statement","id":"1","actor":"Norway","actor_alt":["Oslo"],"rel":"SUPPORTS","evAt":[22,42],"pointAt":[34,50],"cueAt":[28,33],"condAt":[54,68],"term":"Norway signs the treaty","for":true}
{"doc":"a.txt","type":"meeting","evAt":[80,94],"a":"Kari Holm","b":"Sweden"}
`
	if diff := cmp.Diff(want, written(t, found)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	if len(faults) != 1 || faults[0].Error() != "a.txt: row 5 2: the text does not hold its ev, point" {
		t.Errorf("faults %v", faults)
	}
}

// TestOffsetsSayTheSame holds that offsets mean what the words mean.
func TestOffsetsSayTheSame(t *testing.T) {
	verbatim := read(t, rows)
	found, _ := annotations.Offsets(verbatim, "a.txt", body, false)
	again := read(t, written(t, found))
	want := annotations.Statements(verbatim, "a.txt", body)
	want[0].Keys = nil
	if diff := cmp.Diff(want, annotations.Statements(again, "a.txt", body)); diff != "" {
		t.Errorf("statements (-words +offsets):\n%s", diff)
	}
	if diff := cmp.Diff(annotations.Meetings(verbatim, "a.txt", body), annotations.Meetings(again, "a.txt", body)); diff != "" {
		t.Errorf("meetings (-words +offsets):\n%s", diff)
	}
	if err := annotations.Check(again, "a.txt", body); err != nil {
		t.Error(err)
	}
}

func TestOffsetsOfSentences(t *testing.T) {
	text := "It rained. On finance, the US, opposed by Norway, urged\nnew  funds. Norway urged peace."
	sentence := `{"id":"s1","sentence":"On finance, the US, opposed by Norway, urged new funds.","doc":"r.md","start":9,"props":[
{"actor":"United States","cue":"urged","stance":"DEMANDS","text":"On finance § new funds"},{"actor":"Norway","cue":"not urged","stance":"REJECTS","text":"new funds","echo":"OPPOSE"}]}`
	found, faults := annotations.Offsets(read(t, strings.ReplaceAll(sentence, "\n", "")), "r.md", text, false)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	want := `{"doc":"r.md","type":"meta","kind":"session","sha256":"` + graph.Digest(text) + `"}
{"doc":"r.md","type":"sentence","id":"s1","evAt":[11,67],"props":[{"actor":"United States","stance":"DEMANDS","cueAt":[[50,55]],"pointAt":[[11,21],[56,66]]},{"actor":"Norway","stance":"REJECTS","cueAt":[[50,55]],"pointAt":[[56,66]],"echo":"OPPOSE"}]}
`
	if diff := cmp.Diff(want, written(t, found)); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

func TestCheckRefuses(t *testing.T) {
	for name, row := range map[string]string{
		"another text":   `{"doc":"a.txt","type":"meta","sha256":"00"}`,
		"beyond the end": `{"doc":"a.txt","type":"meeting","evAt":[80,999]}`,
		"backwards":      `{"doc":"a.txt","type":"meeting","evAt":[80,79]}`,
	} {
		if err := annotations.Check(read(t, row), "a.txt", body); !errors.Is(err, graph.Invalid) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// TestDataHoldsNoText holds that no words of the texts are kept, and that what is held out says so.
func TestDataHoldsNoText(t *testing.T) {
	files, err := filepath.Glob("data/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatalf("no data: %v", err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range read(t, string(raw)) {
			if r.Ev+r.Point+r.Cue+r.Cond+r.Sentence+r.Title != "" || len(r.Keys) > 0 {
				t.Errorf("%s: %s %s keeps words of the text", file, r.Doc, r.ID)
			}
			if r.Type == "meta" && (r.SHA256 == "" || r.HeldOut != strings.Contains(file, "held-out")) {
				t.Errorf("%s: the meta row of %s lacks its digest, or whether it is held out", file, r.Doc)
			}
		}
	}
}
