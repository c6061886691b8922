package testserver_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/parleygraph/parley/graph/neo4j/testserver"
)

func TestMain(m *testing.M) { os.Exit(testserver.Main(m)) }

// query runs a query as a user would and returns the first value of its first row.
func query(ctx context.Context, server *testserver.Server, auth neo4j.AuthToken, text string) (any, error) {
	driver, err := neo4j.NewDriverWithContext(server.URI, auth)
	if err != nil {
		return nil, err
	}
	defer driver.Close(context.WithoutCancel(ctx))
	result, err := neo4j.ExecuteQuery(ctx, driver, text, nil, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(testserver.Database))
	if err != nil || len(result.Records) == 0 {
		return nil, err
	}
	return result.Records[0].Values[0], nil
}

// expect checks the first value of a query's first row.
func expect(t *testing.T, server *testserver.Server, text string, want any) {
	t.Helper()
	if got, err := query(t.Context(), server, server.Auth(), text); err != nil || got != want {
		t.Errorf("%s: %v, %v; want %v", text, got, err, want)
	}
}

func TestShared(t *testing.T) {
	server := testserver.Shared(t)
	if again := testserver.Shared(t); again != server {
		t.Errorf("the second caller gets %s, the first %s", again, server)
	}
	server.Reset(t)
	expect(t, server, "CREATE CONSTRAINT marked IF NOT EXISTS FOR (n:Marked) REQUIRE n.id IS UNIQUE", nil)
	expect(t, server, "UNWIND range(1, 25) AS i CREATE (:Marked {id: i})-[:NEXT]->(:Other) RETURN count(*)", int64(25))

	server.Empty(t)
	expect(t, server, "MATCH (n) RETURN count(n)", int64(0))
	expect(t, server, "SHOW CONSTRAINTS YIELD name RETURN name", "marked")

	server.Reset(t)
	expect(t, server, "SHOW CONSTRAINTS YIELD name RETURN name", nil)
}

func TestOwnServer(t *testing.T) {
	server := testserver.Start(t, testserver.Options{Password: "lake-and-meadow"})
	if !strings.HasPrefix(server.Version, "5.26.") || server.Edition != "community" {
		t.Errorf("it is %s", server)
	}
	if _, err := query(t.Context(), server, neo4j.BasicAuth("neo4j", "guessed-wrongly", ""), "RETURN 1"); err == nil {
		t.Error("it lets a wrong password in")
	}
	lent(t, server)
	expect(t, server, "CREATE (n:Kept) RETURN count(n)", int64(1))

	server.Restart(t)
	expect(t, server, "MATCH (n:Kept) RETURN count(n)", int64(1))

	server.Crash(t)
	server.Set("server.databases.default_to_read_only", "true")
	server.Up(t)
	expect(t, server, "MATCH (n:Kept) RETURN count(n)", int64(1))
	if _, err := query(t.Context(), server, server.Auth(), "CREATE (n:Refused)"); err == nil {
		t.Error("a setting is not heeded: a read-only database takes a write")
	}

	server.Stop()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := query(ctx, server, server.Auth(), "RETURN 1"); err == nil {
		t.Error("it answers after Stop")
	}
}

// TestOrphan is the process whose death TestDeath looks at; on its own it does nothing.
func TestOrphan(t *testing.T) {
	if os.Getenv("TESTSERVER_ORPHAN") == "" {
		return
	}
	server := testserver.Start(t, testserver.Options{})
	fmt.Println("\nanswers at", server.URI)
	select {} // until it is killed
}

func TestDeath(t *testing.T) {
	testserver.Shared(t) // skips where no server can be started
	temporary := t.TempDir()
	orphan := again(t, "TestOrphan", "TESTSERVER_ORPHAN=1", "TMPDIR="+temporary)
	stdout, err := orphan.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := orphan.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(stdout); lines.Scan() && !strings.HasPrefix(lines.Text(), "answers at"); {
	}
	homes, err := filepath.Glob(temporary + "/parley-neo4j-*")
	if err != nil || len(homes) != 1 {
		t.Fatalf("the other process has the data folders %q (%v)", homes, err)
	}
	if err := orphan.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	orphan.Wait() // says that it was killed
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		if _, err := os.Stat(homes[0]); errors.Is(err, fs.ErrNotExist) {
			return // the server removes its folder last
		}
		select {
		case <-tick.C:
		case <-t.Context().Done():
			t.Fatal("the server outlives the test that started it")
		}
	}
}

// again returns a command that runs one test in another process.
func again(t *testing.T, name string, environment ...string) *exec.Cmd {
	t.Helper()
	command := exec.CommandContext(t.Context(), os.Args[0], "-test.v", "-test.run=^"+name+"$")
	command.Env = append(os.Environ(), environment...)
	return command
}

func TestWithoutJava(t *testing.T) {
	tests := []struct {
		name, require string
		skips         bool
	}{
		{"a machine of a visitor", "PARLEY_REQUIRE_NEO4J=", true},
		{"a machine that must have it", "PARLEY_REQUIRE_NEO4J=1", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			printed, err := again(t, "TestShared", "PATH="+t.TempDir(), "PARLEY_TEST_NEO4J_URI=", test.require).CombinedOutput()
			output := string(printed)
			if skipped := strings.Contains(output, "--- SKIP: TestShared") && strings.Contains(output, testserver.Missing); skipped != test.skips || (err == nil) != test.skips {
				t.Errorf("skips: %t, %v; want %t:\n%s", skipped, err, test.skips, output)
			}
		})
	}
}

// lent runs the tests of the shared server on one that already runs.
func lent(t *testing.T, server *testserver.Server) {
	uri := "PARLEY_TEST_NEO4J_URI=" + server.URI
	printed, err := again(t, "TestShared", uri, "PARLEY_TEST_NEO4J_ERASE=").CombinedOutput()
	if err == nil || !strings.Contains(string(printed), "DELETE EVERYTHING") {
		t.Errorf("a server is emptied though nobody said that this is meant: %v:\n%s", err, printed)
	}
	user := []string{"PARLEY_TEST_NEO4J_USER=" + server.User, "PARLEY_TEST_NEO4J_PASSWORD=" + server.Password}
	printed, err = again(t, "TestShared", append(user, uri, "PARLEY_TEST_NEO4J_ERASE=yes")...).CombinedOutput()
	if err != nil || !strings.Contains(string(printed), "DELETING EVERYTHING") {
		t.Errorf("the tests on a server that is lent to them: %v:\n%s", err, printed)
	}
}
