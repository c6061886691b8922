package main_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/testscript"

	parley "github.com/parleygraph/parley/cmd/parley"
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/neo4j/testserver"
	"github.com/parleygraph/parley/graph/sqlite"
)

// update rewrites golden files and the README's output: go test ./cmd/parley -update.
var update = flag.Bool("update", false, "rewrite what the tests compare with")

func TestMain(m *testing.M) {
	testscript.Main(stopping{m}, map[string]func(){
		"parley": func() { os.Exit(parley.NewProgram().Run(context.Background(), os.Args[1:])) },
	})
}

// stopping stops the Neo4j of the tests after the last of them.
type stopping struct{ *testing.M }

func (s stopping) Run() int { return testserver.Main(s.M) }

// scripts is the folder that holds every command script.
const scripts = "testdata/script"

func TestScripts(t *testing.T) {
	found, err := filepath.Glob(scripts + "/*.txtar")
	if err != nil || len(found) == 0 {
		t.Fatalf("no script in %s (%v): this test would pass without testing anything", scripts, err)
	}
	fixtures, err := filepath.Abs("../../fixtures")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 scripts,
		RequireUniqueNames:  true,
		RequireExplicitExec: true,
		UpdateScripts:       *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("FIXTURES", fixtures)
			env.Setenv("GORACE", "atexit_sleep_ms=0") // the race detector waits a second at the end of each command otherwise
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"code": code, "bytes": write, "patch": patch, "cut": cut, "flip": flip},
	})
}

// An outcome is what a run of the program gives.
type outcome struct {
	code           int
	stdout, stderr string
}

// run runs the program in this process, with a store and no other environment.
func run(t *testing.T, db string, args ...string) outcome {
	t.Helper()
	var stdout, stderr bytes.Buffer
	program := inProcess(db)
	program.Stdout, program.Stderr = &stdout, &stderr
	code := program.Run(t.Context(), args)
	return outcome{code, stdout.String(), stderr.String()}
}

// inProcess returns the program with a store of the test's, nothing on standard input and a clock that stands still.
func inProcess(db string) *parley.Program {
	return &parley.Program{
		Stdin: strings.NewReader(""), Stdout: &bytes.Buffer{}, Stderr: &bytes.Buffer{},
		Env: func(key string) (string, bool) {
			if key == "PARLEY_DB" {
				return db, true
			}
			return "", false
		},
		Clock: func() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) },
	}
}

// golden compares text with a file, which -update rewrites.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got), rewrite it with -update:\n%s", file, diff)
	}
}

// stored returns the file of a store that holds extractions, loaded when clocks began.
func stored(t *testing.T, put []graph.Extraction) string {
	t.Helper()
	db := filepath.Join(t.TempDir(), "made.db")
	store, err := sqlite.Open(t.Context(), db, sqlite.Options{Clock: func() time.Time { return time.Unix(0, 0) }})
	if err != nil {
		t.Fatal(err)
	}
	applied, err := store.Apply(t.Context(), graph.Batch{Put: put})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range applied {
		if a.Err != nil {
			t.Fatal(a.Err)
		}
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	return db
}
