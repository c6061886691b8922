package main_test

import (
	"bytes"
	"context"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph/neo4j/testserver"
)

// TestNeo4jPage makes the secrets as the page about Neo4j says, starts the Neo4j of docker-compose.yml with them, settings and all, runs the page's commands
// on it, and then parley in the environment that docker-compose.yml gives it.
func TestNeo4jPage(t *testing.T) {
	c, page := readCompose(t), fromRoot(t, neo4jPage)
	t.Chdir(newRoot(t))
	commands := shellCommands(t, strings.Join(fences(page, "sh"), "\n"))
	if len(commands) < 8 {
		t.Fatalf("found %d commands in %s", len(commands), neo4jPage)
	}
	db := filepath.Join(t.TempDir(), "parley.db")
	if got := run(t, db, "load", "fixtures/nairobi-climate-2025"); got.code != 0 {
		t.Fatalf("load: %+v", got)
	}
	followReadme(t, db, commands[0])
	server := c.start(t)
	for _, command := range commands[1:] {
		if slices.ContainsFunc(command.words, func(word string) bool { return strings.Contains(word, "neo4j") }) {
			command.words = append(command.words, "--neo4j-uri", server.URI)
		}
		t.Run(command.name(), func(t *testing.T) { followReadme(t, db, command) })
	}
	kept, there := run(t, "neo4j-backup.db", "export"), onNeo4j(t, server, "export", "--neo4j-auth-file", c.Secrets["neo4j_auth"].File)
	if diff := cmp.Diff(there, kept, outcomes()); diff != "" || !strings.Contains(kept.stdout, "nairobi") || !strings.Contains(kept.stdout, "miami") {
		t.Errorf("the backup is not what Neo4j holds (-neo4j +backup):\n%s", diff)
	}
	t.Run("parley in its container", func(t *testing.T) { c.parley(t, server) })
}

// start starts a Neo4j with the settings that its container gives it. It starts only if all of them are Neo4j's.
func (c compose) start(t *testing.T) *testserver.Server {
	t.Helper()
	auth, err := os.ReadFile(c.Secrets["neo4j_auth"].File)
	if err != nil {
		t.Fatal(err)
	}
	user, password, ok := strings.Cut(string(auth), "/")
	if !ok || user != "neo4j" || len(password) < 20 {
		t.Fatalf("the page's password is %q", auth)
	}
	settings := map[string]string{"server.config.strict_validation.enabled": "true"}
	for key, value := range c.Services["neo4j"].Environment {
		if name, ours := strings.CutPrefix(key, "NEO4J_"); ours && name != "AUTH_FILE" {
			parts := strings.Split(name, "__")
			for i := range parts {
				parts[i] = strings.ReplaceAll(parts[i], "_", ".")
			}
			settings[strings.Join(parts, "_")] = value
		}
	}
	return testserver.Start(t, testserver.Options{Password: password, Settings: settings})
}

// parley runs the parley of the compose file: only where things stand is another.
func (c compose) parley(t *testing.T, server *testserver.Server) {
	s := c.Services["parley"]
	environment := maps.Clone(s.Environment)
	for key, value := range environment {
		if name, secret := strings.CutPrefix(value, secretsFolder); secret {
			environment[key] = c.Secrets[name].File
		}
	}
	environment["PARLEY_NEO4J_URI"] = strings.Replace(environment["PARLEY_NEO4J_URI"], "neo4j:7687", strings.TrimPrefix(server.URI, "neo4j://"), 1)
	environment["PARLEY_LISTEN"] = strings.Replace(environment["PARLEY_LISTEN"], ":8080", ":0", 1)
	if environment["PARLEY_NEO4J_URI"] != server.URI {
		t.Fatalf("it looks for Neo4j at %s", s.Environment["PARLEY_NEO4J_URI"])
	}
	program := inProcess("")
	program.Env = func(key string) (string, bool) { value, set := environment[key]; return value, set }
	url, stop := servingProgram(t, program, s.Command...)
	if status, _ := answer(t, get(t, url)); status != http.StatusUnauthorized {
		t.Errorf("it answers those who show no token: status %d", status)
	}
	token, err := os.ReadFile(c.Secrets["parley_token"].File)
	if err != nil {
		t.Fatal(err)
	}
	asked := ask(t, url, "{ info { engine } }")
	asked.Header.Set("Authorization", "Bearer "+strings.TrimSpace(string(token)))
	if status, body := answer(t, asked); status != http.StatusOK || !strings.Contains(body, `"engine":"neo4j"`) {
		t.Errorf("status %d, %s", status, body)
	}
	environment["PARLEY_LISTEN"] = strings.Replace(url, "http://127.0.0.1", "0.0.0.0", 1)
	var stdout, stderr bytes.Buffer
	check := inProcess("")
	check.Env, check.Stdout, check.Stderr = program.Env, &stdout, &stderr
	if code := check.Run(context.Background(), s.Healthcheck.Test[2:]); code != 0 {
		t.Errorf("its health check: exit code %d: %s", code, stderr.String())
	}
	if code := stop(); code != 0 {
		t.Errorf("exit code %d after an interrupt, want 0", code)
	}
}
