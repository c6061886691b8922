package main_test

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	parley "github.com/parleygraph/parley/cmd/parley"
)

// serving starts the program with arguments that make it serve and returns its address and what stops it, giving its exit code.
func serving(t *testing.T, db string, args ...string) (url string, stop func() int) {
	t.Helper()
	return servingProgram(t, inProcess(db), args...)
}

// servingProgram is serving with a program of the test's own.
func servingProgram(t *testing.T, program *parley.Program, args ...string) (url string, stop func() int) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out, in := io.Pipe()
	program.Stdout = in
	ended := make(chan int, 1)
	go func() {
		ended <- program.Run(ctx, args)
		in.Close()
	}()
	scanner := bufio.NewScanner(out)
	for scanner.Scan() && url == "" {
		if strings.HasPrefix(scanner.Text(), "http://") {
			url = scanner.Text()
			break
		}
	}
	go io.Copy(io.Discard, out)
	return url, func() int {
		cancel()
		return <-ended
	}
}

// answer returns the status and body of one request.
func answer(t *testing.T, request *http.Request) (int, string) {
	t.Helper()
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(body)
}

func get(t *testing.T, url string) *http.Request {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	return request
}

func ask(t *testing.T, url, query string) *http.Request {
	t.Helper()
	request := get(t, url+"/graphql")
	request.Method, request.Body = http.MethodPost, io.NopCloser(strings.NewReader(`{"query":"`+query+`"}`))
	request.Header.Set("Content-Type", "application/json")
	return request
}

func TestServe(t *testing.T) {
	db := filepath.Join(t.TempDir(), "parley.db")
	url, stop := serving(t, db, "serve", "--create", "--listen", "127.0.0.1:0")
	if !strings.HasPrefix(url, "http://127.0.0.1:") {
		t.Fatalf("serve printed %q", url)
	}
	foreign := get(t, url+"/healthz")
	foreign.Host = "parley.example"
	tests := []struct {
		name    string
		request *http.Request
		status  int
		body    string
	}{
		{"health", get(t, url+"/healthz"), http.StatusOK, "ok\n"},
		{"readiness", get(t, url+"/readyz"), http.StatusOK, "ok\n"},
		{"page", get(t, url+"/"), http.StatusOK, "<html"},
		{"schema", get(t, url+"/schema.graphql"), http.StatusOK, "type Query"},
		{"nothing there", get(t, url+"/bogus"), http.StatusNotFound, ""},
		{"another host's name", foreign, http.StatusMisdirectedRequest, "loopback"},
		{"a query", ask(t, url, "{ documents { totalCount } }"), http.StatusOK, `"totalCount":0`},
	}
	for _, test := range tests {
		status, body := answer(t, test.request)
		if status != test.status || !strings.Contains(body, test.body) {
			t.Errorf("%s: status %d, body %q; want %d, %q", test.name, status, body, test.status, test.body)
		}
	}
	if code := stop(); code != 0 {
		t.Errorf("exit code %d after an interrupt, want 0", code)
	}
}

func TestLoadWhileServing(t *testing.T) {
	folder := t.TempDir()
	db, letter := filepath.Join(folder, "parley.db"), filepath.Join(folder, "letter.txt")
	if err := os.WriteFile(letter, []byte("The delegations met at the lake."), 0o600); err != nil {
		t.Fatal(err)
	}
	url, stop := serving(t, db, "serve", "--create", "--listen", "127.0.0.1:0")
	if got := run(t, db, "load", letter); got.code != 0 || !strings.HasPrefix(got.stdout, "loaded 1,") {
		t.Fatalf("load: %+v", got)
	}
	if _, body := answer(t, ask(t, url, "{ documents { totalCount } }")); !strings.Contains(body, `"totalCount":1`) {
		t.Errorf("the server does not see what was loaded: %s", body)
	}
	if got := run(t, db, "serve", "--listen", strings.TrimPrefix(url, "http://")); got.code != 2 || !strings.Contains(got.stderr, "--listen") {
		t.Errorf("serving on a taken port: %+v", got)
	}
	if code := stop(); code != 0 {
		t.Errorf("exit code %d after an interrupt, want 0", code)
	}
}

// TestServeSwapped puts another store in the place of the one that is served: the server says that it is not ready, and then answers from that one alone.
func TestServeSwapped(t *testing.T) {
	folder := t.TempDir()
	db, backup := filepath.Join(folder, "parley.db"), filepath.Join(folder, "backup.db")
	letter, reply := filepath.Join(folder, "letter.txt"), filepath.Join(folder, "reply.txt")
	for _, file := range []string{letter, reply} {
		if err := os.WriteFile(file, []byte("The delegations met at the lake, and wrote a "+filepath.Base(file)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"load", letter}, {"load", "--db", backup, letter, reply}} {
		if got := run(t, db, args...); got.code != 0 {
			t.Fatalf("%v: %+v", args, got)
		}
	}
	url, stop := serving(t, db, "serve", "--listen", "127.0.0.1:0")
	defer stop()
	const query = "{ documents { totalCount } }"
	if _, body := answer(t, ask(t, url, query)); !strings.Contains(body, `"totalCount":1`) {
		t.Fatalf("before: %s", body)
	}
	if err := os.Rename(backup, db); err != nil {
		t.Fatal(err)
	}
	if status, _ := answer(t, get(t, url+"/readyz")); status != http.StatusServiceUnavailable {
		t.Errorf("readiness: status %d as the store is another, want 503", status)
	}
	if _, body := answer(t, ask(t, url, query)); !strings.Contains(body, `"code":"UNAVAILABLE"`) {
		t.Errorf("as the store is another it answers %s", body)
	}
	until(t, url+"/readyz", http.StatusOK)
	if _, body := answer(t, ask(t, url, query)); !strings.Contains(body, `"totalCount":2`) {
		t.Errorf("after: %s", body)
	}
}

// TestServeNothing makes no store unless it is told to.
func TestServeNothing(t *testing.T) {
	db := filepath.Join(t.TempDir(), "parley.db")
	got := run(t, db, "serve", "--listen", "127.0.0.1:0")
	if got.code != 3 || !strings.Contains(got.stderr, "no store at "+db) {
		t.Errorf("got %+v, want exit code 3", got)
	}
	if _, err := os.Stat(db); err == nil {
		t.Error("it made one")
	}
}
