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
	url, stop := serving(t, filepath.Join(dir, "parley.db"), "serve", "--create", "--listen", "127.0.0.1:0", "--token-file", file)
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
		{"review", `mutation { judge(kind: REJECT, a: "Norway", b: "Sweden") { changed } }`, `is about a statement: use judgeStatement`},
		{"review", `mutation { judge(kind: RENAME, a: "term:pass-barge-free", b: "Barges pass freely") { changed } }`, `"code":"NOT_FOUND"`},
		{"load", `mutation { judgeStatement(kind: REJECT, statement: "statement:") { changed } }`, `needs a token with the scope review`},
		{"review", `mutation { judgeStatement(kind: MERGE, statement: "statement:") { changed } }`, `is about names or terms: use judge`},
		{"review", `mutation { judgeStatement(kind: REJECT, statement: "statement:none") { changed } }`, `"code":"NOT_FOUND"`},
		{"admin", `mutation { removeDocument(id: "letters/1") { outcome document { id } } }`, `{"outcome":"REMOVED","document":null}`},
		{"admin", `mutation { removeDocument(id: "letters/1") { outcome } }`, `"code":"NOT_FOUND"`},
		{"read", `{ documents { totalCount } }`, `"totalCount":1`},
		{"", `{ documents { totalCount } }`, `show the token of this server`},
	} {
		if got := posted(t, url, secrets[step.scope], step.query); !strings.Contains(got, step.want) {
			t.Errorf("%s: %s\n got %s\nwant %s", step.scope, step.query, got, step.want)
		}
	}
	judgesStatements(t, url, secrets["review"])
	link := get(t, url+"/graphql?query="+`mutation%7BremoveDocument(id%3A%22letters%2F3%22)%7Boutcome%7D%7D`)
	link.Header.Set("Authorization", "Bearer "+secrets["admin"])
	if status, body := answer(t, link); status != http.StatusMethodNotAllowed {
		t.Errorf("a mutation by a link answers %d, want 405: %s", status, body)
	}
}

// posted answers a query with a token.
func posted(t *testing.T, url, secret, query string) string {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(t.Context(), "POST", url+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+secret)
	_, got := answer(t, request)
	return got
}

// judgesStatements rejects, corrects and renames what the one document left says, and takes it back.
func judgesStatements(t *testing.T, url, secret string) {
	t.Helper()
	found := posted(t, url, secret, `{ statements { nodes { id term { key: id } } } }`)
	id, term := between(found, `"id":"`, `"`), between(found, `"key":"`, `"`)
	for _, step := range []struct{ query, want string }{
		{`mutation { judgeStatement(kind: REJECT, statement: "` + id + `", note: "a slip") { changed statement { actorName judged { kind by note } } } }`,
			`{"changed":true,"statement":{"actorName":"Sweden","judged":{"kind":"REJECT","by":"desk-review","note":"a slip"}}}`},
		{`{ judgements { kind a b status by quote missing } }`,
			`[{"kind":"REJECT","a":"` + id + `","b":"letters/3","status":"ATTACHED","by":"desk-review","quote":"Sweden rejected free passage for barges.","missing":[]}]`},
		{`{ aggregate(by: [STANCE]) { stance statements } }`, `"aggregate":[]`},
		{`mutation { judgeStatement(kind: CORRECT, statement: "` + id + `", by: "the minister", correction: {actor: "Norway", stance: SUPPORTS, point: "passage for barges", conditions: [{text: "free"}]}) { statement { actorName stance point { text } conditions { kind passage { text } } judged { by read { actorName point { text } } } } } }`,
			`{"actorName":"Norway","stance":"SUPPORTS","point":{"text":"passage for barges"},"conditions":[{"kind":"IF","passage":{"text":"free"}}],"judged":{"by":"the minister","read":{"actorName":"Sweden","point":{"text":"free passage for barges"}}}}`},
		{`mutation { judgeStatement(kind: CORRECT, statement: "` + id + `", correction: {point: "a new harbour"}) { changed } }`, `does not stand in the quote`},
		{`mutation { judgeStatement(kind: ACCEPT, statement: "` + id + `", correction: {stance: REJECTS}) { changed } }`, `corrects nothing: use CORRECT`},
		{`mutation { judgeStatement(kind: REJECT, statement: "` + id + `", undo: true) { changed } }`, `no REJECT of ` + id + ` is recorded, but CORRECT`},
		{`mutation { judgeStatement(kind: CORRECT, statement: "` + id + `", undo: true) { statement { actorName judged { kind } } } }`, `{"actorName":"Sweden","judged":{"kind":"REJECT"}}`},
		{`mutation { judgeStatement(kind: REJECT, statement: "` + id + `", undo: true) { statement { actorName judged { kind } } } }`, `{"actorName":"Sweden","judged":null}`},
		{`mutation { judge(kind: RENAME, a: "` + term + `", b: "Barges pass freely") { changed terms { label } actors { name } } }`, `{"changed":true,"terms":[{"label":"Barges pass freely"}],"actors":[]}`},
		{`mutation { judge(kind: RENAME, a: "` + term + `", b: "Barges pass freely", undo: true) { terms { label } } }`, `"terms":[{"label":"free passage for barges"}]`},
		{`{ judgements { kind } }`, `"judgements":[]`},
	} {
		if got := posted(t, url, secret, step.query); !strings.Contains(got, step.want) {
			t.Errorf("%s\n got %s\nwant %s", step.query, got, step.want)
		}
	}
}

// between returns the first text between two marks.
func between(text, before, after string) string {
	_, rest, _ := strings.Cut(text, before)
	found, _, _ := strings.Cut(rest, after)
	return found
}
