// Package testserver starts a real Neo4j for tests: the Community edition from its Maven artifact, on a free loopback port, with its data in a
// temporary folder. It needs Java 17 or newer and Maven, which fetches the artifact once (about 120 MB) into its own repository. Only tests import
// this package.
//
// The tests of a package share one server, which is there from the first test that asks for it and stopped by Main:
//
//	func TestMain(m *testing.M) { os.Exit(testserver.Main(m)) }
//
//	func TestSomething(t *testing.T) {
//		server := testserver.Shared(t)
//		server.Empty(t)
//		driver, err := neo4j.NewDriverWithContext(server.URI, server.Auth())
//		...
//	}
//
// A test that stops its server, or needs a password or settings of its own, starts one with Start.
//
// Without Java or Maven tests skip, all for the reason Missing; with PARLEY_REQUIRE_NEO4J=1 they fail instead. PARLEY_TEST_NEO4J_URI, with
// PARLEY_TEST_NEO4J_USER and PARLEY_TEST_NEO4J_PASSWORD, names another server for Shared. Tests DELETE EVERYTHING in its database neo4j, so
// PARLEY_TEST_NEO4J_ERASE=yes must say that this is meant.
package testserver

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Database is the name of the one database of a Community server.
const Database = "neo4j"

// answerTimeout is how long a server that is up may take to answer its first query.
const answerTimeout = 2 * time.Minute

// Options say how a server is started.
type Options struct {
	Password string            // of the user neo4j, eight characters or more; empty: no authentication
	Settings map[string]string // of neo4j.conf, over those of every test server
	Lasting  bool              // it works for minutes, so that the time to compile it well is well spent
}

// A Server is a Neo4j that answers.
type Server struct {
	URI      string // neo4j://127.0.0.1:PORT
	User     string // empty without authentication
	Password string
	Version  string // as 5.26.30
	Edition  string // as community

	home     string // empty: not ours to stop
	port     int
	settings map[string]string
	lasting  bool
	process  *process // nil while down
}

// Start starts a server of the test's own, and stops it when the test ends. It takes about ten seconds.
func Start(t testing.TB, options Options) *Server {
	t.Helper()
	leaveOut(t)
	server, err := launch(t.Context(), options)
	need(t, err)
	t.Cleanup(server.Stop)
	t.Log(server)
	return server
}

// launch starts a server that answers.
func launch(ctx context.Context, options Options) (*Server, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	home, err := os.MkdirTemp("", "parley-neo4j-")
	if err != nil {
		return nil, err
	}
	server := &Server{
		URI: fmt.Sprintf("neo4j://127.0.0.1:%d", port), Password: options.Password, home: home, port: port, settings: maps.Clone(options.Settings),
		lasting: options.Lasting,
	}
	if options.Password != "" {
		server.User = "neo4j"
	}
	if err := server.up(ctx); err != nil {
		server.Stop()
		return nil, err
	}
	return server, nil
}

// freePort returns a loopback port that nobody listens on, below those that systems give to outgoing connections: a server that restarts finds its
// port free again.
func freePort() (int, error) {
	const lowest, highest, tries = 16384, 32767, 100
	var err error
	for range tries {
		port := lowest + rand.IntN(highest-lowest)
		var listener net.Listener
		if listener, err = net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port)); err == nil {
			return port, listener.Close()
		}
	}
	return 0, fmt.Errorf("find a free port: %w", err)
}

// String says what the server is, in the words that .ci/run looks for.
func (s *Server) String() string {
	return fmt.Sprintf("Neo4j %s %s at %s", s.Version, s.Edition, s.URI)
}

// Auth returns what a driver needs to be let in.
func (s *Server) Auth() neo4j.AuthToken {
	if s.User == "" {
		return neo4j.NoAuth()
	}
	return neo4j.BasicAuth(s.User, s.Password, "")
}

// Set changes a setting of neo4j.conf from the next Up on.
func (s *Server) Set(key, value string) {
	if s.settings == nil {
		s.settings = map[string]string{}
	}
	s.settings[key] = value
}

// Stop stops the server for good and removes its data. A server that is not ours stays.
func (s *Server) Stop() {
	if s.process != nil {
		s.process.end("")
		s.process = nil
	}
	if s.home != "" {
		os.RemoveAll(s.home) // the launcher has removed it, unless it was killed
	}
}

// Down stops the server as its administrator would, and keeps its data.
func (s *Server) Down(t testing.TB) {
	t.Helper()
	s.ours(t)
	if err := s.process.end("keep"); err != nil {
		t.Fatalf("stop Neo4j: %v", err)
	}
	s.process = nil
}

// Crash ends the server without warning it, as a machine that loses power does.
func (s *Server) Crash(t testing.TB) {
	t.Helper()
	s.ours(t)
	s.process.kill()
	s.process = nil
}

// Up starts a server that is down: at the same address, with the same data.
func (s *Server) Up(t testing.TB) {
	t.Helper()
	if err := s.up(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// Restart takes the server down and up.
func (s *Server) Restart(t testing.TB) {
	t.Helper()
	s.Down(t)
	s.Up(t)
}

func (s *Server) ours(t testing.TB) {
	t.Helper()
	if s.process == nil {
		t.Fatalf("%s is down, or is not ours to stop", s)
	}
}

func (s *Server) up(ctx context.Context) error {
	classpath, err := classpath(ctx)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(s.home, "neo4j.conf"), []byte(s.conf()), 0o600); err != nil {
		return err
	}
	password := s.Password
	if _, err := os.Stat(filepath.Join(s.home, "data")); err == nil {
		password = "" // it is in the data
	}
	if s.process, err = start(classpath, s.home, password, s.lasting); err != nil {
		return err
	}
	return s.ask(ctx)
}

// conf returns the server's neo4j.conf.
func (s *Server) conf() string {
	settings := map[string]string{
		"server.bolt.enabled":                                   "true",
		"server.bolt.listen_address":                            fmt.Sprintf("127.0.0.1:%d", s.port),
		"server.http.enabled":                                   "false",
		"server.https.enabled":                                  "false",
		"dbms.security.auth_enabled":                            fmt.Sprint(s.Password != ""),
		"dbms.usage_report.enabled":                             "false",
		"server.memory.pagecache.size":                          "128m",
		"db.tx_log.preallocate":                                 "false", // 256 MB for each database otherwise
		"internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",     // stopping takes ten seconds otherwise
	}
	maps.Copy(settings, s.settings)
	var conf strings.Builder
	for _, key := range slices.Sorted(maps.Keys(settings)) {
		fmt.Fprintf(&conf, "%s=%s\n", key, settings[key])
	}
	return conf.String()
}

// ask waits for the server's first answer, and learns from it what the server is.
func (s *Server) ask(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, answerTimeout)
	defer cancel()
	driver, err := neo4j.NewDriverWithContext(s.URI, s.Auth())
	if err != nil {
		return fmt.Errorf("ask Neo4j at %s: %w", s.URI, err)
	}
	defer driver.Close(context.WithoutCancel(ctx))
	result, err := neo4j.ExecuteQuery(ctx, driver, "CALL dbms.components() YIELD versions, edition RETURN versions[0] AS version, edition", nil,
		neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(Database))
	if err != nil {
		return fmt.Errorf("ask Neo4j at %s: %w", s.URI, err)
	}
	row := result.Records[0].AsMap()
	s.Version, s.Edition = fmt.Sprint(row["version"]), fmt.Sprint(row["edition"])
	return nil
}
