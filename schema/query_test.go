package schema_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/schema"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestQueries runs each testdata/queries/NAME.graphql, with the variables of NAME.variables.json if there are any, and compares the answer with NAME.json.
func TestQueries(t *testing.T) {
	files, err := filepath.Glob("testdata/queries/*.graphql")
	if err != nil || len(files) == 0 {
		t.Fatalf("no queries found: %v", err)
	}
	s := newSchema(t, newStore(t, negotiation()...), schema.Options{})
	for _, file := range files {
		name := file[:len(file)-len(".graphql")]
		t.Run(filepath.Base(name), func(t *testing.T) {
			compareGolden(t, name+".json", s.Execute(t.Context(), readRequest(t, file)))
		})
	}
}

// readRequest reads NAME.graphql, and NAME.variables.json if there is one.
func readRequest(t *testing.T, file string) schema.Request {
	t.Helper()
	query, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	request := schema.Request{Query: string(query)}
	if variables, err := os.ReadFile(strings.TrimSuffix(file, ".graphql") + ".variables.json"); err == nil {
		if err := json.Unmarshal(variables, &request.Variables); err != nil {
			t.Fatal(err)
		}
	}
	return request
}

// compareGolden compares a response, written as JSON, with a golden file.
func compareGolden(t *testing.T, file string, response schema.Response) {
	t.Helper()
	body, err := json.Marshal(response)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		var pretty bytes.Buffer
		if err := json.Indent(&pretty, body, "", "  "); err != nil {
			t.Fatal(err)
		}
		pretty.WriteByte('\n')
		if err := os.WriteFile(file, pretty.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(decoded(t, want), decoded(t, body)); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}

func decoded(t *testing.T, body []byte) any {
	t.Helper()
	var value any
	if err := json.Unmarshal(body, &value); err != nil {
		t.Fatal(err)
	}
	return value
}
