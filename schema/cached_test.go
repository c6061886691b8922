package schema_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/schema"
)

// exchange sends a request and returns the answer.
func exchange(handler http.Handler, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, r)
	return recorder
}

func TestETags(t *testing.T) {
	store := newStore(t, negotiation()...)
	handler := newSchema(t, store, schema.Options{}).Handler()
	target := "/?query=" + url.QueryEscape("{ parties { totalCount } }")
	first := exchange(handler, "GET", target, "")
	tag := first.Header().Get("ETag")
	if tag == "" || first.Code != http.StatusOK {
		t.Fatalf("status %d, tag %q", first.Code, tag)
	}
	if again := exchange(handler, "GET", target, "", "If-None-Match", tag); again.Code != http.StatusNotModified || again.Body.Len() > 0 {
		t.Errorf("the same again: status %d, body %q, want 304 and none", again.Code, again.Body)
	}
	if other := exchange(handler, "GET", "/?query="+url.QueryEscape("{ envoys { totalCount } }"), "", "If-None-Match", tag); other.Code != http.StatusOK {
		t.Errorf("another query: status %d, want 200", other.Code)
	}
	if _, err := store.Apply(t.Context(), graph.Batch{Put: []graph.Extraction{crowd(2)}}); err != nil {
		t.Fatal(err)
	}
	if later := exchange(handler, "GET", target, "", "If-None-Match", tag); later.Code != http.StatusOK || later.Header().Get("ETag") == tag {
		t.Errorf("after a load: status %d, tag %q, want 200 and another", later.Code, later.Header().Get("ETag"))
	}
	if wrong := exchange(handler, "GET", "/?query="+url.QueryEscape("{ party(name: \"nobody\") { id } }"), ""); wrong.Header().Get("ETag") != "" {
		t.Error("an answer with errors has a tag")
	}
}

func TestGzip(t *testing.T) {
	handler := newSchema(t, newStore(t, crowd(40)), schema.Options{}).Handler()
	body := asked("{ statements(first: 100) { nodes { id quote { text } } } }")
	plain := exchange(handler, "POST", "/", body, "Accept-Encoding", "gzip;q=0")
	zipped := exchange(handler, "POST", "/", body, "Accept-Encoding", "br, gzip")
	if plain.Header().Get("Content-Encoding") != "" || zipped.Header().Get("Content-Encoding") != "gzip" || zipped.Body.Len() >= plain.Body.Len()/2 {
		t.Fatalf("encodings %q and %q, %d and %d bytes", plain.Header().Get("Content-Encoding"), zipped.Header().Get("Content-Encoding"), plain.Body.Len(), zipped.Body.Len())
	}
	reader, err := gzip.NewReader(zipped.Body)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(reader); err != nil || string(got) != plain.Body.String() {
		t.Errorf("unzipped it differs: %v", err)
	}
}

func persistedBody(query, hash string) string {
	request := map[string]any{"extensions": map[string]any{"persistedQuery": map[string]any{"version": 1, "sha256Hash": hash}}}
	if query != "" {
		request["query"] = query
	}
	body, _ := json.Marshal(request)
	return string(body)
}

func hashed(query string) string {
	sum := sha256.Sum256([]byte(query))
	return hex.EncodeToString(sum[:])
}

func TestPersistedQueries(t *testing.T) {
	handler := newSchema(t, newStore(t, negotiation()...), schema.Options{}).Handler()
	query := "{ parties { totalCount } }"
	for _, step := range []struct {
		name, body string
		code       schema.Code
	}{
		{"unknown hash", persistedBody("", hashed(query)), schema.NotPersisted},
		{"with the wrong hash", persistedBody(query, hashed("x")), schema.BadRequest},
		{"with its text", persistedBody(query, hashed(query)), ""},
		{"by its hash", persistedBody("", hashed(query)), ""},
	} {
		if got := exchange(handler, "POST", "/", step.body); codeIn(t, got.Body.Bytes()) != step.code {
			t.Errorf("%s: %s, want code %q", step.name, got.Body, step.code)
		}
	}
}

func TestAllowedQueries(t *testing.T) {
	query := "{ parties { totalCount } }"
	handler := newSchema(t, newStore(t, negotiation()...), schema.Options{Allowed: []string{query}}).Handler()
	for _, step := range []struct {
		name, body string
		code       schema.Code
	}{
		{"listed, by its hash", persistedBody("", hashed(query)), ""},
		{"listed, by its text", asked(query), ""},
		{"not listed", asked("{ envoys { totalCount } }"), schema.Denied},
		{"not listed, with its hash", persistedBody("{ envoys { totalCount } }", hashed("{ envoys { totalCount } }")), schema.Denied},
		{"introspection", asked("{ __schema { queryType { name } } }"), schema.Denied},
	} {
		if got := exchange(handler, "POST", "/", step.body); codeIn(t, got.Body.Bytes()) != step.code {
			t.Errorf("%s: %s, want code %q", step.name, got.Body, step.code)
		}
	}
}

func TestMetrics(t *testing.T) {
	var log bytes.Buffer
	s := newSchema(t, newStore(t, negotiation()...), schema.Options{Access: slog.New(slog.NewJSONHandler(&log, nil))})
	exchange(s.Handler(), "POST", "/", asked("{ parties { totalCount } }"), "X-Request-Id", "abc")
	exchange(s.Handler(), "POST", "/", asked("{ nobody }"))
	exchange(s.Handler(), "PUT", "/", "")
	got := exchange(s.Metrics(), "GET", "/", "").Body.String()
	for _, want := range []string{
		`parley_requests_total{status="200"} 2`, `parley_requests_total{status="405"} 1`, `parley_errors_total{code="VALIDATION_FAILED"} 1`,
		"# TYPE parley_request_seconds histogram", "parley_request_seconds_count 3", "parley_requests_running 0", "parley_cost_total",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the metrics lack %q:\n%s", want, got)
		}
	}
	if !strings.Contains(log.String(), `"request":"abc","method":"POST","status":200`) {
		t.Errorf("log %s", log.String())
	}
}
