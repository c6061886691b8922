package main_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

// TestMutations changes a served graph with tokens of each scope, and without.
func TestMutations(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "tokens")
	secrets := map[string]string{"": "wrong"}
	for _, scope := range []string{"read", "load", "review", "admin"} {
		program := inProcess(filepath.Join(dir, "parley.db"))
		var out bytes.Buffer
		program.Stdout = &out
		if code := program.Run(t.Context(), []string{"token", "desk-" + scope, "--scope", scope, "--token-file", file}); code != 0 {
			t.Fatalf("token: exit code %d", code)
		}
		secrets[scope] = strings.TrimSpace(out.String())
	}
	url, stop := serving(t, filepath.Join(dir, "parley.db"), "serve", "--listen", "127.0.0.1:0", "--token-file", file)
	defer stop()
	const document = `{id: "letters/1", collection: "letters", publishedAt: "2031-05-01", text: "Norway demanded free passage for barges."}`
	for _, step := range []struct{ scope, query, want string }{
		{"read", `mutation { loadDocument(document: ` + document + `) { outcome } }`, `"code":"DENIED"`},
		{"review", `mutation { loadDocument(document: ` + document + `) { outcome } }`, `needs a token with the scope load`},
		{"load", `mutation { loadDocument(document: ` + document + `) { id outcome document { statements { nodes { quote { text } } } } } }`, `"outcome":"ADDED","document":{"statements":{"nodes":[{"quote":{"text":"Norway demanded`},
		{"load", `mutation { a: loadDocument(document: ` + document + `) { outcome } }`, `"outcome":"UNCHANGED"`},
		{"load", `mutation { loadDocument(document: {id: "letters/2", collection: "letters", text: ""}) { outcome } }`, `"code":"INVALID"`},
		{"load", `mutation { removeDocument(id: "letters/1") { outcome } }`, `needs a token with the scope admin`},
		{"admin", `mutation { loadDocument(document: {id: "letters/3", collection: "letters", text: "Sweden rejected free passage for barges."}) { outcome } }`, `"outcome":"ADDED"`},
		{"review", `mutation { judge(kind: MERGE, a: "Norway", b: "Sweden", note: "a test") { changed actors { name } } }`, `"changed":true,"actors":[{"name":`},
		{"review", `mutation { judge(kind: MERGE, a: "Norway", b: "Sweden", undo: true) { changed actors { name } } }`, `"actors":[{"name":"Norway"},{"name":"Sweden"}]`},
		{"admin", `mutation { removeDocument(id: "letters/1") { outcome document { id } } }`, `{"outcome":"REMOVED","document":null}`},
		{"admin", `mutation { removeDocument(id: "letters/1") { outcome } }`, `"code":"NOT_FOUND"`},
		{"read", `{ documents { totalCount } }`, `"totalCount":1`},
		{"", `{ documents { totalCount } }`, `show the token of this server`},
	} {
		body, err := json.Marshal(map[string]string{"query": step.query})
		if err != nil {
			t.Fatal(err)
		}
		request, err := http.NewRequestWithContext(t.Context(), "POST", url+"/graphql", bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set("Authorization", "Bearer "+secrets[step.scope])
		if _, got := answer(t, request); !strings.Contains(got, step.want) {
			t.Errorf("%s: %s\n got %s\nwant %s", step.scope, step.query, got, step.want)
		}
	}
	link := get(t, url+"/graphql?query="+`mutation%7BremoveDocument(id%3A%22letters%2F3%22)%7Boutcome%7D%7D`)
	link.Header.Set("Authorization", "Bearer "+secrets["admin"])
	if status, body := answer(t, link); status != http.StatusMethodNotAllowed {
		t.Errorf("a mutation by a link answers %d, want 405: %s", status, body)
	}
}
