package main_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"sync"
	"testing"
)

// TestServeWithSpans serves beside a collector, which must have got the spans of an operation and of its store calls once the server has stopped.
func TestServeWithSpans(t *testing.T) {
	var mu sync.Mutex
	var sent bytes.Buffer
	collector := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		if _, err := io.Copy(&sent, r.Body); err != nil || r.URL.Path != "/v1/traces" {
			t.Errorf("%s %s: %v", r.Method, r.URL, err)
		}
	}))
	defer collector.Close()
	url, stop := serving(t, filepath.Join(t.TempDir(), "parley.db"), "serve", "--create", "--listen", "127.0.0.1:0", "--trace", collector.URL)
	answer(t, ask(t, url, "{ documents { totalCount } }"))
	if code := stop(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	mu.Lock()
	defer mu.Unlock()
	for _, name := range []string{"parley", "graphql query", "store List"} {
		if !bytes.Contains(sent.Bytes(), []byte(name)) {
			t.Errorf("the collector got no %q", name)
		}
	}
}

func TestTraceRefused(t *testing.T) {
	got := run(t, filepath.Join(t.TempDir(), "parley.db"), "serve", "--create", "--listen", "127.0.0.1:0", "--trace", "collector:4318")
	if got.code != 2 {
		t.Errorf("a collector without a scheme: %+v", got)
	}
}
