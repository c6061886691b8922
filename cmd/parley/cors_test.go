package main_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOtherSitesEverywhere asks for everything that takes work, as pages of other sites do, however their browser says so.
func TestOtherSitesEverywhere(t *testing.T) {
	url, stop := serving(t, filepath.Join(t.TempDir(), "parley.db"), "serve", "--create", "--listen", "127.0.0.1:0")
	defer stop()
	for _, path := range []string{"/graphql?query=%7Binfo%7Bengine%7D%7D", "/export/graphml", "/metrics"} {
		for header, values := range map[string]map[string]int{
			"Sec-Fetch-Site": {"cross-site": http.StatusForbidden, "same-site": http.StatusForbidden, "same-origin": http.StatusOK, "none": http.StatusOK},
			"Origin":         {"https://desk.example": http.StatusForbidden, "null": http.StatusForbidden, url: http.StatusOK},
		} {
			for value, want := range values {
				request := get(t, url+path)
				request.Header.Set(header, value)
				if got, body := answer(t, request); got != want {
					t.Errorf("%s with %s: %s: status %d, want %d: %.200s", path, header, value, got, want, body)
				}
			}
		}
	}
}

// TestOtherSites asks as a page of another site would, with and without --cors and a token.
func TestOtherSites(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(secret, []byte(strings.Repeat("s", 40)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name          string
		args          []string
		method, token string
		want          int
	}{
		{"not listed", nil, "GET", "", http.StatusForbidden},
		{"listed", []string{"--cors", "https://desk.example"}, "GET", "", http.StatusOK},
		{"preflight", []string{"--cors", "https://desk.example", "--token-file", secret}, "OPTIONS", "", http.StatusNoContent},
		{"listed, without the token", []string{"--cors", "https://desk.example", "--token-file", secret}, "GET", "", http.StatusUnauthorized},
		{"listed, with the token", []string{"--cors", "https://desk.example", "--token-file", secret}, "GET", strings.Repeat("s", 40), http.StatusOK},
	} {
		t.Run(test.name, func(t *testing.T) {
			url, stop := serving(t, filepath.Join(t.TempDir(), "parley.db"), append([]string{"serve", "--create", "--listen", "127.0.0.1:0"}, test.args...)...)
			defer stop()
			request, err := http.NewRequestWithContext(t.Context(), test.method, url+"/graphql?query=%7Binfo%7Bengine%7D%7D", nil)
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Origin", "https://desk.example")
			request.Header.Set("Access-Control-Request-Method", "GET")
			if test.token != "" {
				request.Header.Set("Authorization", "Bearer "+test.token)
			}
			if got, body := answer(t, request); got != test.want {
				t.Errorf("status %d, want %d: %s", got, test.want, body)
			}
		})
	}
}
