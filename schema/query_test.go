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

	"github.com/parleygraph/parley/graph"
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

// TestConflictingRoles merges an envoy whom two documents name for two parties: both parties are shown, each with its documents, and the envoy
// answers by any of the names.
func TestConflictingRoles(t *testing.T) {
	naming := func(id, name, party, role string) graph.Extraction {
		d := begin(id, id, "2031-03-0"+graph.Day(id[len(id)-1:]), name+" spoke as "+role+".")
		e := graph.Envoy{ID: graph.EnvoyID(name, party), Name: name, Party: party, Roles: []graph.Role{{Text: role, Capacity: graph.SpeaksFor, Document: id, Evidence: d.at(role)}}}
		d.Envoys = append(d.Envoys, e)
		return d.Extraction
	}
	store := newStore(t, naming("doc1", "Mira Solt", ruritania, "envoy"), naming("doc2", "Mira Solt", freedonia, "minister"), naming("doc3", "M. Solt-Varga", "", "adviser"))
	err := store.Judge(t.Context(),
		graph.Judgement{Kind: graph.Merge, A: "envoy:mira-solt.ruritania", B: "envoy:mira-solt.freedonia"}.Normal(),
		graph.Judgement{Kind: graph.Merge, A: "envoy:mira-solt.ruritania", B: "envoy:m-solt-varga"}.Normal())
	if err != nil {
		t.Fatal(err)
	}
	s := newSchema(t, store, schema.Options{})
	query := `query($name: String!) { envoy(name: $name) { names
		represents { edges { node { name } role documents evidence { title } } }
		roles { text document { title } } } }`
	const want = `{"data":{"envoy":{"names":["M. Solt-Varga","Mira Solt"],` +
		`"represents":{"edges":[{"node":{"name":"Freedonia"},"role":"minister","documents":1,"evidence":[{"title":"doc2"}]},` +
		`{"node":{"name":"Ruritania"},"role":"envoy","documents":1,"evidence":[{"title":"doc1"}]}]},` +
		`"roles":[{"text":"envoy","document":{"title":"doc1"}},{"text":"minister","document":{"title":"doc2"}},{"text":"adviser","document":{"title":"doc3"}}]}}}`
	for _, name := range []string{"Mira Solt", "m. solt-varga", "envoy:mira-solt.freedonia", "envoy:m-solt-varga"} {
		body, err := json.Marshal(s.Execute(t.Context(), schema.Request{Query: query, Variables: map[string]any{"name": name}}))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(decoded(t, []byte(want)).(map[string]any)["data"], decoded(t, body).(map[string]any)["data"]); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
