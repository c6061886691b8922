package graphiql_test

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/parleygraph/parley/web/graphiql"
)

func get(path string) *httptest.ResponseRecorder {
	recorder := httptest.NewRecorder()
	graphiql.Handler().ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, path, nil))
	return recorder
}

// TestHandler follows what the page names: all of it is there, none of it elsewhere, and the policy lets in nothing else.
func TestHandler(t *testing.T) {
	page := get("/graphiql")
	named := regexp.MustCompile(`(?:src|href)="([^"]+)"`).FindAllStringSubmatch(page.Body.String(), -1)
	if page.Code != http.StatusOK || len(named) < 3 {
		t.Fatalf("status %d, names %v", page.Code, named)
	}
	for _, file := range named {
		if strings.HasPrefix(file[1], "data:") {
			continue
		}
		if got := get("/" + file[1]); got.Code != http.StatusOK || got.Body.Len() == 0 {
			t.Errorf("%s: status %d", file[1], got.Code)
		}
	}
	for _, path := range []string{"/graphiql/", "/graphiql/bogus.js", "/graphiql/../page.html"} {
		if got := get(path); got.Code != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", path, got.Code)
		}
	}
	policy := page.Header().Get("Content-Security-Policy")
	if !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") || strings.Contains(policy, "http") {
		t.Errorf("policy %s", policy)
	}
}
