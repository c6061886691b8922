package main

import (
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"os"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/schema"
)

// leastToken is how many bytes a token must have: so many that nobody guesses one.
const leastToken = 20

// A token is what clients must show: one of some secrets, each of which lets its holder do something.
type token struct{ keys []key }

// A key is one secret, hashed: to one length whatever the secret's, so that comparing takes one time.
type key struct {
	name   string
	scopes []schema.Scope
	hash   [sha256.Size]byte
}

// token reads the tokens of the settings; it is nil where none is asked for. The file holds a line for each key that `parley token` made, or one secret
// alone, which lets its holder read.
func (s *session) token() (*token, error) {
	file := s.settings.TokenFile
	if file == "" {
		return nil, nil
	}
	text, err := os.ReadFile(file)
	if err == nil && strings.HasPrefix(string(text), keyMark) {
		return readKeys(file, string(text))
	}
	secret, err := readSecret("token-file", file)
	if err != nil {
		return nil, err
	}
	if len(secret) < leastToken {
		return nil, graph.Errorf(graph.Invalid, "--token-file %s: a token of %d bytes can be guessed: make a longer one with `openssl rand -hex 32`", file, len(secret))
	}
	return &token{[]key{{"", []schema.Scope{schema.ScopeRead}, sha256.Sum256([]byte(secret))}}}, nil
}

// required answers those who show the token: as a bearer token, or as the password of any user, which is what a browser asks for.
func (t *token) required(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		shown := t.shownBy(r)
		if !preflight(r) && shown == nil {
			w.Header().Add("WWW-Authenticate", `Bearer realm="parley"`)
			w.Header().Add("WWW-Authenticate", `Basic realm="parley", charset="UTF-8"`)
			plain(w, http.StatusUnauthorized, "show the token of this server: Authorization: Bearer TOKEN, or as password of any user")
			return
		}
		if shown != nil {
			r = r.WithContext(schema.WithScopes(r.Context(), shown.scopes...))
		}
		next.ServeHTTP(w, r)
	})
}

// preflight tells whether a browser asks what a page of another site may ask. It shows no token then, and gets no data.
func preflight(r *http.Request) bool {
	return r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != ""
}

// shownBy returns the key that a request shows, nil where it shows none.
func (t *token) shownBy(r *http.Request) *key {
	_, shown, basic := r.BasicAuth()
	if !basic {
		scheme, rest, _ := strings.Cut(r.Header.Get("Authorization"), " ")
		if !strings.EqualFold(scheme, "Bearer") {
			return nil
		}
		shown = strings.TrimSpace(rest)
	}
	hash := sha256.Sum256([]byte(shown))
	var found *key
	for i := range t.keys {
		if subtle.ConstantTimeCompare(hash[:], t.keys[i].hash[:]) == 1 {
			found = &t.keys[i]
		}
	}
	return found
}
