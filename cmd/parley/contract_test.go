package main_test

import (
	"bytes"
	"encoding/json"
	"testing"

	parley "github.com/parleygraph/parley/cmd/parley"
	"github.com/parleygraph/parley/graph"
)

func TestExtractContract(t *testing.T) {
	var got bytes.Buffer
	encoder := json.NewEncoder(&got)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	talks := lakeTalks(t)
	empty := graph.Extraction{Document: graph.Document{ID: "empty", SHA256: graph.Digest("")}}
	for _, line := range []any{parley.ExtractLine(&talks[0], true), parley.ExtractLine(&talks[1], false), parley.ExtractLine(&empty, false)} {
		if err := encoder.Encode(line); err != nil {
			t.Fatal(err)
		}
	}
	if bytes.Contains(got.Bytes(), []byte(`s": null`)) {
		t.Error("a list is null")
	}
	golden(t, "testdata/contract.json", got.String())
}
