package schema_test

import (
	"encoding/json"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parleygraph/parley/schema"
)

// These tests hold the endpoint to clients and checkers of others, which run on node and Python.

const nodeFolder = "testdata/node"

// require runs a probe, and skips the test where it fails, or fails it where variable is set, as CI sets it.
func require(t *testing.T, variable, what string, probe func() error) {
	t.Helper()
	err := probe()
	switch {
	case err == nil:
	case os.Getenv(variable) != "":
		t.Fatalf("%s: %v", what, err)
	default:
		t.Skip(what)
	}
}

// script runs a script of the node folder and decodes what it prints.
func script[T any](t *testing.T, file string, args ...string) T {
	t.Helper()
	require(t, "PARLEY_REQUIRE_NODE", "needs node and `npm ci` in schema/testdata/node", func() error {
		if _, err := exec.LookPath("node"); err != nil {
			return err
		}
		_, err := os.Stat(filepath.Join(nodeFolder, "node_modules"))
		return err
	})
	command := exec.CommandContext(t.Context(), "node", append([]string{filepath.Join(nodeFolder, file)}, args...)...)
	command.Stderr = os.Stderr
	output, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	var result T
	if err := json.Unmarshal(output, &result); err != nil {
		t.Fatalf("%s: %v", output, err)
	}
	return result
}

// served serves the endpoint and returns its address.
func served(t *testing.T, options schema.Options) string {
	t.Helper()
	server := httptest.NewServer(newSchema(t, newStore(t, negotiation()...), options).Handler())
	t.Cleanup(server.Close)
	return server.URL + "/graphql"
}

// TestAudits runs the audits of graphql-http, the reference of the GraphQL over HTTP specification. All are to pass, those that are mere notices too.
func TestAudits(t *testing.T) {
	got := script[struct {
		Total  int
		Failed []struct{ ID, Name, Status, Reason string }
	}](t, "audits.mjs", served(t, schema.Options{}))
	for _, audit := range got.Failed {
		t.Errorf("%s %s: %s: %s", audit.Status, audit.ID, audit.Name, audit.Reason)
	}
	if got.Total < 61 {
		t.Errorf("%d audits ran, want 61", got.Total)
	}
}

// TestGraphQLJSBuildsTheSchema builds a client's schema from introspection, as the specification of September 2025 has it, and validates it.
func TestGraphQLJSBuildsTheSchema(t *testing.T) {
	got := script[struct {
		Errors []any
		SDL    string
	}](t, "introspect.mjs", served(t, schema.Options{}))
	if len(got.Errors) > 0 {
		t.Fatal(got.Errors...)
	}
	for _, want := range []string{"type Query {", "scalar Date @specifiedBy(url:", "filter: StatementFilter"} {
		if !strings.Contains(got.SDL, want) {
			t.Errorf("its definitions lack %q", want)
		}
	}
}

// lintRules are all of the linter's but those that want everything sorted by letter, where our order is the reader's, and values in capitals, where ours are
// the names of types.
func lintRules() []string {
	return []string{
		"arguments-have-descriptions", "defined-types-are-used", "deprecations-have-a-reason", "descriptions-are-capitalized", "enum-values-have-descriptions",
		"fields-are-camel-cased", "fields-have-descriptions", "input-object-values-are-camel-cased", "input-object-values-have-descriptions",
		"relay-connection-arguments-spec", "relay-connection-types-spec", "relay-page-info-spec", "types-are-capitalized", "types-have-descriptions",
	}
}

// TestSchemaLints holds schema.graphql to graphql-schema-linter.
func TestSchemaLints(t *testing.T) {
	got := script[struct{ Errors []map[string]any }](t, "node_modules/graphql-schema-linter/lib/cli.js", "--format", "json", "--rules", strings.Join(lintRules(), ","), "schema.graphql")
	for _, e := range got.Errors {
		t.Error(e)
	}
}

// TestPythonClient fetches the schema with Python's gql and runs a query.
func TestPythonClient(t *testing.T) {
	python := os.Getenv("PARLEY_PYTHON")
	if python == "" {
		python = "python3"
	}
	require(t, "PARLEY_REQUIRE_PYTHON", "needs Python with gql[requests]: pip install 'gql[requests]'", func() error {
		return exec.CommandContext(t.Context(), python, "-c", "import gql, requests").Run()
	})
	command := exec.CommandContext(t.Context(), python, "testdata/introspect.py", served(t, schema.Options{}))
	output, err := command.CombinedOutput()
	if err != nil || strings.TrimSpace(string(output)) != "Freedonia" {
		t.Errorf("%v: %s", err, output)
	}
}
