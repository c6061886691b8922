package main_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestServeToken(t *testing.T) {
	const secret = "a-lake-between-two-meadows"
	folder := t.TempDir()
	db, file := filepath.Join(folder, "parley.db"), filepath.Join(folder, "token")
	if err := os.WriteFile(file, []byte(secret+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	url, stop := serving(t, db, "serve", "--create", "--listen", "0.0.0.0:0", "--token-file", file)
	if !strings.HasPrefix(url, "http://127.0.0.1:") {
		t.Fatalf("serve printed %q, want an address that a browser can open", url)
	}
	const granted, refused = http.StatusOK, http.StatusUnauthorized
	bearer := func(shown string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set("Authorization", shown) }
	}
	basic := func(password string) func(*http.Request) {
		return func(r *http.Request) { r.SetBasicAuth("analyst", password) }
	}
	nothing := func(*http.Request) {}
	tests := []struct {
		name, path string
		show       func(*http.Request)
		status     int
	}{
		{"the page without a token", "/", nothing, refused},
		{"the endpoint without a token", "/graphql?query={info{engine}}", nothing, refused},
		{"the schema without a token", "/schema.graphql", nothing, refused},
		{"the token", "/graphql?query={info{engine}}", bearer("Bearer " + secret), granted},
		{"the scheme in small letters", "/graphql?query={info{engine}}", bearer("bearer " + secret), granted},
		{"the token as a password", "/", basic(secret), granted},
		{"another token", "/", bearer("Bearer another-lake-between-meadows"), refused},
		{"another password", "/", basic("another-lake-between-meadows"), refused},
		{"the token's beginning", "/", bearer("Bearer " + secret[:20]), refused},
		{"no token behind the scheme", "/", bearer("Bearer"), refused},
		{"another scheme", "/", bearer("Digest " + secret), refused},
		{"health", "/healthz", nothing, granted},
		{"readiness", "/readyz", nothing, granted},
	}
	for _, test := range tests {
		request := get(t, url+test.path)
		request.Host = "parley.example" // a name in the network is right where a token is asked for
		test.show(request)
		if status, body := answer(t, request); status != test.status {
			t.Errorf("%s: status %d, want %d: %s", test.name, status, test.status, body)
		}
	}
	if got := run(t, db, "ready", "--listen", strings.Replace(url, "http://127.0.0.1", "0.0.0.0", 1)); got.code != 0 || got.stdout != "ready\n" {
		t.Errorf("ready: %+v", got)
	}
	if code := stop(); code != 0 {
		t.Errorf("exit code %d after an interrupt, want 0", code)
	}
}

// TestServeTokenAsks makes sure that a browser asks its user for the token.
func TestServeTokenAsks(t *testing.T) {
	file := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(file, []byte("a-lake-between-two-meadows"), 0o600); err != nil {
		t.Fatal(err)
	}
	url, stop := serving(t, filepath.Join(t.TempDir(), "parley.db"), "serve", "--create", "--listen", "127.0.0.1:0", "--token-file", file)
	defer stop()
	response, err := http.DefaultClient.Do(get(t, url))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if asked := strings.Join(response.Header.Values("WWW-Authenticate"), ", "); !strings.Contains(asked, "Basic ") || !strings.Contains(asked, "Bearer ") {
		t.Errorf("it asks for %q", asked)
	}
}

// TestTokenFileChanges lets in who has a token now: one that is made while the server runs, and none whose line goes.
func TestTokenFileChanges(t *testing.T) {
	folder := t.TempDir()
	db, file := filepath.Join(folder, "parley.db"), filepath.Join(folder, "tokens")
	create := func(name string) string {
		got := run(t, db, "token", name, "--token-file", file)
		if got.code != 0 {
			t.Fatalf("token: %+v", got)
		}
		return strings.TrimSpace(got.stdout)
	}
	first := create("first")
	url, stop := serving(t, db, "serve", "--create", "--listen", "127.0.0.1:0", "--token-file", file)
	defer stop()
	enters := func(secret string) bool {
		request := get(t, url+"/")
		request.Header.Set("Authorization", "Bearer "+secret)
		status, _ := answer(t, request)
		return status == http.StatusOK
	}
	if !enters(first) || enters("somebody's own invention") {
		t.Fatal("the first token is not the one that enters")
	}
	second := create("second")
	if !enters(first) || !enters(second) {
		t.Error("a token that was made meanwhile does not enter")
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "\n")
	if err := os.WriteFile(file, []byte(rest), 0o600); err != nil {
		t.Fatal(err)
	}
	if enters(first) || !enters(second) {
		t.Error("a token whose line is gone enters still")
	}
	if err := os.Chmod(file, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, append(text, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
	if enters(second) {
		t.Error("a file that others can read lets somebody in")
	}
}

// TestPrivateSecrets refuses a file of secrets that others can read, with the command that mends it.
func TestPrivateSecrets(t *testing.T) {
	folder := t.TempDir()
	for _, c := range []struct {
		name         string
		file, folder os.FileMode
		code         int
	}{
		{"all may read", 0o644, 0o755, 4},
		{"the group may read", 0o640, 0o750, 4},
		{"the folder is closed", 0o644, 0o700, 3},
		{"nobody else may read", 0o600, 0o755, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			own := filepath.Join(folder, t.Name())
			if err := os.MkdirAll(own, 0o755); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(own, "token")
			if err := os.WriteFile(file, []byte("a-lake-between-two-meadows"), c.file); err != nil {
				t.Fatal(err)
			}
			for path, mode := range map[string]os.FileMode{file: c.file, own: c.folder} {
				if err := os.Chmod(path, mode); err != nil {
					t.Fatal(err)
				}
			}
			got := run(t, filepath.Join(folder, "no.db"), "serve", "--token-file", file) // there is no store, if it comes so far
			if got.code != c.code || c.code == 4 && !strings.Contains(got.stderr, "`chmod 600 "+file+"`") {
				t.Errorf("got %+v, want exit code %d", got, c.code)
			}
		})
	}
}
