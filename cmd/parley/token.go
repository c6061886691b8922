package main

import (
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// leastToken is how many bytes a token must have: so many that nobody guesses one.
const leastToken = 20

// A token is the secret that clients must show.
type token struct {
	hash [sha256.Size]byte // of one length whatever the token's, so that comparing takes one time
}

// token reads the token of the settings; it is nil where none is asked for.
func (s *session) token() (*token, error) {
	if s.settings.TokenFile == "" {
		return nil, nil
	}
	secret, err := readSecret("token-file", s.settings.TokenFile)
	if err != nil {
		return nil, err
	}
	if len(secret) < leastToken {
		return nil, graph.Errorf(graph.Invalid, "--token-file %s: a token of %d bytes can be guessed: make a longer one with `openssl rand -hex 32`", s.settings.TokenFile, len(secret))
	}
	return &token{sha256.Sum256([]byte(secret))}, nil
}

// required answers those who show the token: as a bearer token, or as the password of any user, which is what a browser asks for.
func (t *token) required(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !preflight(r) && !t.shownBy(r) {
			w.Header().Add("WWW-Authenticate", `Bearer realm="parley"`)
			w.Header().Add("WWW-Authenticate", `Basic realm="parley", charset="UTF-8"`)
			plain(w, http.StatusUnauthorized, "show the token of this server: Authorization: Bearer TOKEN, or as password of any user")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// preflight tells whether a browser asks what a page of another site may ask. It shows no token then, and gets no data.
func preflight(r *http.Request) bool {
	return r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != ""
}

func (t *token) shownBy(r *http.Request) bool {
	_, shown, basic := r.BasicAuth()
	if !basic {
		scheme, rest, _ := strings.Cut(r.Header.Get("Authorization"), " ")
		if !strings.EqualFold(scheme, "Bearer") {
			return false
		}
		shown = strings.TrimSpace(rest)
	}
	hash := sha256.Sum256([]byte(shown))
	return subtle.ConstantTimeCompare(hash[:], t.hash[:]) == 1
}
