package testserver

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// shared is the server of all tests of the process. It is state of the process because that is what the server belongs to: each start takes ten
// seconds and a gigabyte, and only the process knows when its last test has ended.
var shared struct {
	sync.Mutex
	tried   bool
	server  *Server
	err     error
	release func() // gives up the claim on a server that is not ours
}

// Shared returns the server of the process: started when the first test asks for it, without a password, or the one that PARLEY_TEST_NEO4J_URI
// names. Its tests take it one after the other, and each empties it first.
func Shared(t testing.TB) *Server {
	t.Helper()
	leaveOut(t)
	shared.Lock()
	defer shared.Unlock()
	if !shared.tried {
		shared.tried = true
		if shared.server, shared.err = begin(t); shared.err == nil {
			t.Log(shared.server)
		}
	}
	need(t, shared.err)
	return shared.server
}

// Main runs a package's tests, stops the shared server and returns the exit code: os.Exit(testserver.Main(m)).
func Main(m interface{ Run() int }) int {
	code := m.Run()
	shared.Lock()
	defer shared.Unlock()
	if shared.server != nil {
		shared.server.Stop()
	}
	if shared.release != nil {
		shared.release()
	}
	return code
}

func begin(t testing.TB) (*Server, error) {
	ctx := context.WithoutCancel(t.Context()) // the server outlives the test
	uri := os.Getenv("PARLEY_TEST_NEO4J_URI")
	if uri == "" {
		return launch(ctx, Options{Lasting: true})
	}
	if os.Getenv("PARLEY_TEST_NEO4J_ERASE") != "yes" {
		return nil, errors.New("PARLEY_TEST_NEO4J_URI is set: the tests DELETE EVERYTHING in the database " + Database + " of " + uri + ": set PARLEY_TEST_NEO4J_ERASE=yes if that is meant")
	}
	var err error
	if shared.release, err = claim(uri); err != nil {
		return nil, err
	}
	server := &Server{URI: uri, User: os.Getenv("PARLEY_TEST_NEO4J_USER"), Password: os.Getenv("PARLEY_TEST_NEO4J_PASSWORD")}
	t.Logf("PARLEY_TEST_NEO4J_URI is set: DELETING EVERYTHING in the database %s of %s", Database, uri)
	return server, server.ask(ctx)
}

// claim waits until no other test process uses the server of a URI, and keeps it for this one until release is called.
func claim(uri string) (release func(), err error) {
	folder, err := cache()
	if err != nil {
		return nil, err
	}
	return lockedfile.MutexAt(filepath.Join(folder, "claim-"+url.PathEscape(uri))).Lock()
}
