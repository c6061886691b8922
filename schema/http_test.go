package schema_test

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/parleygraph/parley/schema"
)

func TestHTTP(t *testing.T) {
	handler := newSchema(t, newStore(t, negotiation()...), schema.Options{Limits: schema.Limits{Body: 2000}}).Handler()
	const newer = "application/graphql-response+json"
	good, bad := `{"query":"{ info { engine } }"}`, `{"query":"{ nobody }"}`
	get := func(query string) string { return "/?query=" + url.QueryEscape(query) }
	for _, test := range []struct {
		name, method, target, contentType, accept, body string
		status                                          int
		media                                           string
		code                                            schema.Code
	}{
		{name: "post", body: good, status: 200, media: "application/json"},
		{name: "post with charset", contentType: "application/json; charset=UTF-8", body: good, status: 200, media: "application/json"},
		{name: "post in Latin-1", contentType: "application/json; charset=latin1", body: good, status: 415, media: "application/json", code: schema.BadRequest},
		{name: "accepts newer type", accept: newer, body: good, status: 200, media: newer},
		{name: "accepts both", accept: newer + ", application/json", body: good, status: 200, media: newer},
		{name: "prefers older", accept: newer + ";q=0.5, application/json", body: good, status: 200, media: "application/json"},
		{name: "accepts anything", accept: "*/*", body: good, status: 200, media: "application/json"},
		{name: "accepts application", accept: "text/html, application/*;q=0.1", body: good, status: 200, media: "application/json"},
		{name: "accepts nothing we have", accept: "text/html", body: good, status: 406, media: "text/plain"},
		{name: "refuses ours", accept: "application/json;q=0, text/html", body: good, status: 406, media: "text/plain"},
		{name: "invalid under older type", body: bad, status: 200, media: "application/json", code: schema.ValidationFailed},
		{name: "invalid under newer type", accept: newer, body: bad, status: 400, media: newer, code: schema.ValidationFailed},
		{name: "unparsable under newer type", accept: newer, body: `{"query":"{"}`, status: 400, media: newer, code: schema.ParseFailed},
		{name: "too deep under newer type", accept: newer, body: `{"query":"` + strings.Repeat("{a", 50) + `"}`, status: 413, media: newer, code: schema.TooLarge},
		{name: "wrong variable under newer type", accept: newer, body: `{"query":"query($f: Int!) { parties(first: $f) { totalCount } }","variables":{"f":"x"}}`, status: 400, media: newer, code: schema.Invalid},
		{name: "field error under newer type", accept: newer, body: `{"query":"{ party(name: \"x\") { id } }"}`, status: 200, media: newer, code: schema.NotFound},
		{name: "no content type", contentType: "none", body: good, status: 415, media: "application/json", code: schema.BadRequest},
		{name: "form", contentType: "application/x-www-form-urlencoded", body: "query={info{engine}}", status: 415, media: "application/json", code: schema.BadRequest},
		{name: "plain text, as a form of another site can send", contentType: "text/plain", body: good, status: 415, media: "application/json", code: schema.BadRequest},
		{name: "no JSON", body: `{`, status: 400, media: "application/json", code: schema.BadRequest},
		{name: "several requests", body: `[` + good + `]`, status: 400, media: "application/json", code: schema.BadRequest},
		{name: "no query", body: `{}`, status: 400, media: "application/json", code: schema.BadRequest},
		{name: "query of the wrong type", body: `{"query":1}`, status: 400, media: "application/json", code: schema.BadRequest},
		{name: "large body", body: `{"query":"` + strings.Repeat(" ", 3000) + `{ info { engine } }"}`, status: 413, media: "application/json", code: schema.TooLarge},
		{name: "get", method: "GET", target: get("{ info { engine } }"), status: 200, media: "application/json"},
		{name: "get with variables", method: "GET", target: get("query a($f: Int) { parties(first: $f) { totalCount } } query b { info { engine } }") + "&operationName=a&variables=" + url.QueryEscape(`{"f":1}`), status: 200, media: "application/json"},
		{name: "get with wrong variables", method: "GET", target: get("{ info { engine } }") + "&variables=1", status: 400, media: "application/json", code: schema.BadRequest},
		{name: "get without query", method: "GET", target: "/", status: 400, media: "application/json", code: schema.BadRequest},
		{name: "mutation by get", method: "GET", target: get("mutation { a }"), status: 405, media: "application/json", code: schema.Denied},
		{name: "mutation", body: `{"query":"mutation { a }"}`, status: 200, media: "application/json", code: schema.Denied},
		{name: "put", method: "PUT", body: good, status: 405, media: "application/json", code: schema.BadRequest},
		{name: "preflight", method: "OPTIONS", status: 405, media: "application/json", code: schema.BadRequest},
	} {
		t.Run(test.name, func(t *testing.T) {
			request := httptest.NewRequest(or(test.method, "POST"), or(test.target, "/"), strings.NewReader(test.body))
			if kind := or(test.contentType, "application/json"); kind != "none" {
				request.Header.Set("Content-Type", kind)
			}
			if test.accept != "" {
				request.Header.Set("Accept", test.accept)
			}
			recorder := httptest.NewRecorder()
			handler.ServeHTTP(recorder, request)
			got := recorder.Result()
			if got.StatusCode != test.status {
				t.Errorf("status %d, want %d: %s", got.StatusCode, test.status, recorder.Body)
			}
			if media, _, _ := strings.Cut(got.Header.Get("Content-Type"), ";"); media != test.media {
				t.Errorf("content type %q, want %q", media, test.media)
			}
			if code := codeIn(t, recorder.Body.Bytes()); code != test.code {
				t.Errorf("code %q, want %q", code, test.code)
			}
			checkHeaders(t, got)
		})
	}
}

func or(text, fallback string) string {
	if text == "" {
		return fallback
	}
	return text
}

// codeIn returns the code of an answer's first error, "" where there is none.
func codeIn(t *testing.T, body []byte) schema.Code {
	t.Helper()
	if !bytes.HasPrefix(body, []byte("{")) {
		return ""
	}
	var answer struct {
		Errors []struct{ Extensions struct{ Code schema.Code } }
	}
	if err := json.Unmarshal(body, &answer); err != nil {
		t.Fatal(err)
	}
	if len(answer.Errors) == 0 {
		return ""
	}
	return answer.Errors[0].Extensions.Code
}

func checkHeaders(t *testing.T, got *http.Response) {
	t.Helper()
	if got.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Error("the answer allows other origins")
	}
	if want := "nosniff"; got.Header.Get("X-Content-Type-Options") != want {
		t.Errorf("X-Content-Type-Options %q, want %q", got.Header.Get("X-Content-Type-Options"), want)
	}
	if got.StatusCode == http.StatusMethodNotAllowed && got.Header.Get("Allow") == "" {
		t.Error("405 without Allow")
	}
}

func TestPage(t *testing.T) {
	page := schema.Page()
	for _, test := range []struct {
		target, media, holds string
		status               int
	}{
		{"/", "text/html; charset=utf-8", "<textarea id=\"query\"", 200},
		{"/query", "text/html; charset=utf-8", "<textarea id=\"query\"", 200},
		{"/schema.graphql", "text/plain; charset=utf-8", "type Query {", 200},
		{"/other", "text/plain; charset=utf-8", "not found", 404},
	} {
		t.Run(test.target, func(t *testing.T) {
			recorder := httptest.NewRecorder()
			page.ServeHTTP(recorder, httptest.NewRequestWithContext(context.Background(), "GET", test.target, nil))
			if recorder.Code != test.status || recorder.Header().Get("Content-Type") != test.media || !strings.Contains(recorder.Body.String(), test.holds) {
				t.Errorf("got %d %s, want %d %s with %q", recorder.Code, recorder.Header().Get("Content-Type"), test.status, test.media, test.holds)
			}
		})
	}
}

func TestPageAsksNobodyElse(t *testing.T) {
	recorder := httptest.NewRecorder()
	schema.Page().ServeHTTP(recorder, httptest.NewRequest("GET", "/", nil))
	for _, stranger := range []string{"http://", "https://", "//cdn", " src=", "@import"} {
		if strings.Contains(recorder.Body.String(), stranger) {
			t.Errorf("the page holds %q", stranger)
		}
	}
	policy := recorder.Header().Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "connect-src 'self'", "script-src 'sha256-", "style-src 'sha256-"} {
		if !strings.Contains(policy, want) {
			t.Errorf("policy %q lacks %q", policy, want)
		}
	}
}

// TestPageExamples runs the page's example queries as its script would.
func TestPageExamples(t *testing.T) {
	recorder := httptest.NewRecorder()
	schema.Page().ServeHTTP(recorder, httptest.NewRequest("GET", "/", nil))
	queries := regexp.MustCompile(`query: ("(?:[^"\\]|\\.)*")`).FindAllStringSubmatch(recorder.Body.String(), -1)
	if len(queries) < 3 {
		t.Fatalf("found %d examples", len(queries))
	}
	s := newSchema(t, newStore(t, negotiation()...), schema.Options{})
	for _, found := range queries {
		var query string
		if err := json.Unmarshal([]byte(found[1]), &query); err != nil {
			t.Fatal(err)
		}
		got := s.Execute(t.Context(), schema.Request{Query: query, Variables: map[string]any{
			"parties": []any{"Ruritania", "Freedonia"}, "party": "Ruritania", "text": "talks",
		}})
		if len(got.Errors) > 0 {
			t.Errorf("%s: %v", query, got.Errors[0])
		}
	}
}
