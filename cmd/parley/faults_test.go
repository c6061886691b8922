package main_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph/neo4j/testserver"
)

// A faulty is a Neo4j of the test's own, behind a proxy, that has what the fixtures say in the end, whatever happens to it before.
type faulty struct {
	*testserver.Server
	proxy *proxy
	files []string // the fixtures
	want  string   // their export, from the embedded store
	auth  string   // the file with user and password
}

// TestFaults does to a real server what happens to servers. Each part leaves it empty or as it was.
func TestFaults(t *testing.T) {
	f := newFaulty(t)
	t.Run("a door that is closed", f.door)
	t.Run("a connection that is cut once", f.cutOnce)
	t.Run("a connection that stays cut", f.cutForGood)
	t.Run("a server that dies during a load", f.crash)
	t.Run("a server that stops while parley serves", f.stopWhileServing)
	t.Run("answers that nobody waits for", f.leave)
	t.Run("a database that is read-only", f.readOnly)
}

func newFaulty(t *testing.T) *faulty {
	t.Helper()
	server := testserver.Start(t, testserver.Options{
		Password: "lake-and-meadow",
		Settings: map[string]string{"dbms.security.auth_max_failed_attempts": "0"}, // it lets nobody in for some seconds otherwise
	})
	f := &faulty{Server: server, proxy: newProxy(t, strings.TrimPrefix(server.URI, "neo4j://"))}
	f.auth = f.secret(t, "neo4j/lake-and-meadow")
	for _, pattern := range []string{"../../fixtures/miami-2025-12/*.txt", "../../fixtures/miami-2025-12/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s matches nothing (%v)", pattern, err)
		}
		f.files = append(f.files, found...)
	}
	f.want = exportOf(t, f.files)
	return f
}

// exportOf returns the export of an embedded store that holds the files alone.
func exportOf(t *testing.T, files []string) string {
	t.Helper()
	db := filepath.Join(t.TempDir(), "parley.db")
	if got := run(t, db, append([]string{"load"}, files...)...); got.code != 0 {
		t.Fatalf("load into the embedded store: %+v", got)
	}
	return run(t, db, "export").stdout
}

func (f *faulty) secret(t *testing.T, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "auth")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// through returns a command line that reaches the server by the proxy; flags that follow outrank these.
func (f *faulty) through(args ...string) []string {
	return append(args, "--store", "neo4j", "--neo4j-uri", "neo4j://"+f.proxy.address(), "--neo4j-auth-file", f.auth)
}

func (f *faulty) load() []string { return f.through(append([]string{"load"}, f.files...)...) }

// complete loads what is missing and checks that the store is then as if nothing had happened.
func (f *faulty) complete(t *testing.T) {
	t.Helper()
	f.proxy.heal()
	if got := run(t, "", f.load()...); got.code != 0 || !strings.Contains(got.stdout, "failed 0") {
		t.Fatalf("load: %+v", got)
	}
	f.same(t, f.want)
}

// same compares the store's export.
func (f *faulty) same(t *testing.T, want string) {
	t.Helper()
	if got := run(t, "", f.through("export")...); got.code != 0 {
		t.Fatalf("export: %+v", got)
	} else if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got.stdout, "\n")); diff != "" {
		t.Errorf("the store is not what the embedded store makes of the same documents (-embedded +neo4j):\n%s", diff)
	}
}

// whole checks that each document is there wholly or not at all: the store is what the embedded store makes of those that are.
func (f *faulty) whole(t *testing.T) (documents int) {
	t.Helper()
	f.proxy.heal()
	got := run(t, "", f.through("export")...)
	var there []string
	for i, file := range f.files {
		if strings.Contains(got.stdout, fmt.Sprintf(`"id":%q,"origin"`, f.id(i))) {
			there = append(there, file)
		}
	}
	if len(there) > 0 {
		f.same(t, exportOf(t, there))
	}
	return len(there)
}

func (f *faulty) door(t *testing.T) {
	tests := []struct {
		name string
		args []string
		code int
		want string
	}{
		{"a wrong password", []string{"--neo4j-auth-file", f.secret(t, "neo4j/meadow-and-lake")}, 4, "check user and password"},
		{"another user", []string{"--neo4j-auth-file", f.secret(t, "nobody/lake-and-meadow")}, 4, "check user and password"},
		{"no password", []string{"--neo4j-auth-file", ""}, 4, "check user and password"},
		{"another database", []string{"--neo4j-database", "elsewhere"}, 3, "no such database"},
		{"nobody there", []string{"--neo4j-uri", "neo4j://127.0.0.1:1"}, 3, "can't be reached"},
		{"no such machine", []string{"--neo4j-uri", "neo4j+s://nowhere.invalid"}, 3, "can't be reached"},
		{"a password in the open", []string{"--neo4j-uri", "neo4j://192.0.2.1"}, 4, "unencrypted"},
		{"an address of something else", []string{"--neo4j-uri", "https://127.0.0.1"}, 2, "neo4j://"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, command := range [][]string{{"stats"}, f.load()[:2], {"serve"}} {
				got := run(t, "", append(f.through(command...), test.args...)...)
				if got.code != test.code || !strings.Contains(got.stderr, test.want) || strings.Count(got.stderr, "\n") != 1 {
					t.Errorf("%s: %+v; want exit code %d and one line with %q", command[0], got, test.code, test.want)
				}
				if strings.Contains(got.stderr, "lake") {
					t.Errorf("%s: it prints the password: %s", command[0], got.stderr)
				}
			}
		})
	}
}

// traffic returns how many bytes a load of everything sends.
func (f *faulty) traffic(t *testing.T) int {
	t.Helper()
	f.Empty(t)
	f.proxy.cutAfter(1<<40, false)
	if got := run(t, "", f.load()...); got.code != 0 {
		t.Fatalf("load: %+v", got)
	}
	sent, _ := f.proxy.sent()
	f.same(t, f.want)
	return sent
}

// cutOnce cuts the connections at moments all over a load: it goes on by itself.
func (f *faulty) cutOnce(t *testing.T) {
	total := f.traffic(t)
	const moments = 5
	for i := range moments {
		f.Empty(t)
		f.proxy.cutAfter(total*(2*i+1)/(2*moments), false)
		got := run(t, "", f.load()...)
		if _, cuts := f.proxy.sent(); cuts != 1 {
			t.Fatalf("moment %d: cut %d times", i, cuts)
		}
		want := fmt.Sprintf("loaded %d, unchanged 0, replaced 0, failed 0\n", len(f.files))
		if got.code != 0 || got.stdout != want {
			t.Errorf("moment %d: %+v, want %q", i, got, want)
		}
		f.same(t, f.want)
	}
}

// cutForGood cuts the connections in the middle of a load, and nobody gets through again: the load says so, and another goes on from there.
func (f *faulty) cutForGood(t *testing.T) {
	total := f.traffic(t)
	f.Empty(t)
	f.proxy.cutAfter(total*2/3, true)
	if got := run(t, "", f.load()...); got.code != 3 || !strings.Contains(got.stderr, "can't be reached") {
		t.Errorf("load: %+v", got)
	}
	f.whole(t)
	f.complete(t)
}

// crash takes power from the server in the middle of a load.
func (f *faulty) crash(t *testing.T) {
	total := f.traffic(t)
	f.Empty(t)
	f.proxy.cutAfter(total*2/3, true)
	ended := make(chan outcome)
	go func() { ended <- run(t, "", f.load()...) }()
	f.proxy.await(t)
	f.Crash(t)
	f.Up(t)
	f.proxy.heal()
	if got := <-ended; got.code != 0 && got.code != 3 {
		t.Errorf("load: %+v, want it to wait for the server, or to say that it can't be reached", got)
	}
	f.whole(t)
	f.complete(t)
}

// stopWhileServing stops the server under a parley that serves: it says so, and it is well again by itself.
func (f *faulty) stopWhileServing(t *testing.T) {
	f.complete(t)
	url, stop := serving(t, "", f.through("serve", "--listen", "127.0.0.1:0")...)
	listen := strings.TrimPrefix(url, "http://")
	const query = "{ documents { totalCount } }"
	counted := fmt.Sprintf(`"totalCount":%d`, len(f.files))
	until(t, url+"/readyz", http.StatusOK)
	if _, body := answer(t, ask(t, url, query)); !strings.Contains(body, counted) {
		t.Errorf("it answers %s", body)
	}

	f.Down(t)
	until(t, url+"/readyz", http.StatusServiceUnavailable)
	if got := run(t, "", "ready", "--listen", listen); got.code != 3 || !strings.Contains(got.stderr, "the store does not answer") {
		t.Errorf("ready: %+v", got)
	}
	if status, _ := answer(t, get(t, url+"/healthz")); status != http.StatusOK {
		t.Errorf("the server itself is not well: status %d", status)
	}
	if _, body := answer(t, ask(t, url, query)); !strings.Contains(body, `"code":"UNAVAILABLE"`) || strings.Contains(body, "127.0.0.1") {
		t.Errorf("without a store it answers %s", body)
	}
	waiting := make(chan outcome)
	go func() { waiting <- run(t, "", f.through("stats", "--wait", "10m")...) }()

	f.Up(t)
	until(t, url+"/readyz", http.StatusOK)
	if _, body := answer(t, ask(t, url, query)); !strings.Contains(body, counted) {
		t.Errorf("with its store again it answers %s", body)
	}
	if got := <-waiting; got.code != 0 {
		t.Errorf("a command that waits for the store: %+v", got)
	}
	if code := stop(); code != 0 {
		t.Errorf("exit code %d after an interrupt, want 0", code)
	}
}

// until asks until the answer has the status.
func until(t *testing.T, url string, want int) {
	t.Helper()
	tick := time.NewTicker(50 * time.Millisecond)
	defer tick.Stop()
	for {
		if status, _ := answer(t, get(t, url)); status == want {
			return
		}
		select {
		case <-tick.C:
		case <-t.Context().Done():
			t.Fatalf("%s never answers %d", url, want)
		}
	}
}

// leave asks for the whole graph and goes away, more often than there are connections to the store: none stays taken.
func (f *faulty) leave(t *testing.T) {
	f.complete(t)
	url, stop := serving(t, "", f.through("serve", "--listen", "127.0.0.1:0")...)
	const all = "{ statements(first: 100) { nodes { actorText quote { text } document { title text } term { label } } } }"
	for range 100 {
		ctx, cancel := context.WithCancel(t.Context())
		sent := make(chan error)
		go func() {
			response, err := http.DefaultClient.Do(ask(t, url, all).WithContext(ctx))
			if err == nil {
				_, err = io.Copy(io.Discard, response.Body)
				response.Body.Close()
			}
			sent <- err
		}()
		cancel()
		<-sent
	}
	if status, body := answer(t, ask(t, url, all)); status != http.StatusOK || strings.Contains(body, "errors") {
		t.Errorf("after a hundred that went away: status %d, %.300s", status, body)
	}
	stop()
}

// readOnly asks a database that takes no writes. Community has no roles, so this is how an administrator keeps writers out of it.
func (f *faulty) readOnly(t *testing.T) {
	f.complete(t)
	f.Down(t)
	f.Set("server.databases.read_only", testserver.Database)
	f.Up(t)
	f.same(t, f.want)
	letter := filepath.Join(t.TempDir(), "letter.txt")
	if err := os.WriteFile(letter, []byte("Northland demands that Southland leave the lake."), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, command := range [][]string{{"load", letter}, {"remove", f.id(0)}} {
		if got := run(t, "", f.through(command...)...); got.code != 4 || !strings.Contains(got.stderr, "read-only") {
			t.Errorf("%s: %+v", command[0], got)
		}
	}
	url, stop := serving(t, "", f.through("serve", "--listen", "127.0.0.1:0")...)
	until(t, url+"/readyz", http.StatusOK)
	stop()
	f.same(t, f.want)
	f.Set("server.databases.read_only", "")
	f.Restart(t)
}

// id returns the id of a fixture.
func (f *faulty) id(i int) string {
	return filepath.Base(filepath.Dir(f.files[i])) + "/" + filepath.Base(f.files[i])
}
