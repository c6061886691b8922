package main

import (
	"crypto/sha256"
	"crypto/subtle"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"sync"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/schema"
)

// leastToken is how many bytes a token must have: so many that nobody guesses one.
const leastToken = 20

// A token is what clients must show: one of some secrets, each of which lets its holder do something. Its file is read again when it has changed.
type token struct {
	file string
	mu   sync.Mutex
	seen os.FileInfo
	keys []key
	log  *slog.Logger // told why nobody is let in any more; nil: nobody is told
	said string       // what it was told last
}

// A key is one secret, hashed: to one length whatever the secret's, so that comparing takes one time.
type key struct {
	name   string
	scopes []schema.Scope
	hash   [sha256.Size]byte
}

// token reads the tokens of the settings; it is nil where none is asked for.
func (s *session) token() (*token, error) {
	if s.settings.TokenFile == "" {
		return nil, nil
	}
	t := &token{file: s.settings.TokenFile}
	return t, t.read()
}

// read reads the file: a line for each key that `parley token` made, or one secret alone, which lets its holder read. Where it can't be read, nobody is let in.
func (t *token) read() (err error) {
	t.keys = nil
	if t.seen, err = os.Stat(t.file); err != nil {
		return graph.Errorf(graph.Invalid, "--token-file: %w", err)
	}
	text, err := readPrivate("token-file", t.file)
	if err != nil {
		return err
	}
	if strings.HasPrefix(text, keyMark) {
		t.keys, err = readKeys(t.file, text)
		return err
	}
	secret, err := oneLine("token-file", t.file, text)
	if err != nil {
		return err
	}
	if len(secret) < leastToken {
		return graph.Errorf(graph.Invalid, "--token-file %s: a token of %d bytes can be guessed: make a longer one with `openssl rand -hex 32`", t.file, len(secret))
	}
	t.keys = []key{{"", []schema.Scope{schema.ScopeRead}, sha256.Sum256([]byte(secret))}}
	return nil
}

// now returns the keys as the file has them now, none where it can't be read any more.
func (t *token) now() []key {
	t.mu.Lock()
	defer t.mu.Unlock()
	info, err := os.Stat(t.file)
	if err == nil && t.seen != nil && os.SameFile(info, t.seen) && info.Size() == t.seen.Size() && info.ModTime().Equal(t.seen.ModTime()) {
		return t.keys
	}
	t.tell(t.read())
	return t.keys
}

// tell logs that the file can't be read, once.
func (t *token) tell(err error) {
	said := fmt.Sprint(err)
	if err != nil && said != t.said && t.log != nil {
		t.log.Warn("nobody is let in", "error", err)
	}
	t.said = said
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
			r = r.WithContext(schema.WithHolder(schema.WithScopes(r.Context(), shown.scopes...), shown.name))
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
	keys := t.now()
	for i := range keys {
		if subtle.ConstantTimeCompare(hash[:], keys[i].hash[:]) == 1 {
			found = &keys[i]
		}
	}
	return found
}
