package testserver

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// Missing is why tests skip where no Neo4j can be started.
const Missing = "no Neo4j to test with: it takes Java 17 or newer and Maven, which must fetch org.neo4j:neo4j once; or set PARLEY_TEST_NEO4J_URI"

// errMissing says what is missing.
var errMissing = errors.New("no Neo4j to test with")

// leastJava is the oldest Java that Neo4j 5 runs on.
const leastJava = 17

//go:embed pom.xml
var pom []byte

// Short is why tests under -short are skipped that need a server. Benchmarks start theirs.
const Short = "starts a Neo4j server, which -short leaves out"

func leaveOut(t testing.TB) {
	t.Helper()
	if _, test := t.(*testing.T); test && testing.Short() {
		t.Skip(Short)
	}
}

// need ends a test that has no server: it skips where none can be had and nobody requires one, and fails otherwise.
func need(t testing.TB, err error) {
	t.Helper()
	switch {
	case err == nil:
	case errors.Is(err, errMissing) && os.Getenv("PARLEY_REQUIRE_NEO4J") != "1":
		t.Log(err)
		t.Skip(Missing)
	default:
		t.Fatal(err)
	}
}

// classpath returns the jars of Neo4j as Java takes them. Maven is asked once; its answer is kept in the user's cache, where the test processes that
// run at once find it.
func classpath(ctx context.Context) (string, error) {
	if err := tools(ctx); err != nil {
		return "", err
	}
	folder, err := cache()
	if err != nil {
		return "", err
	}
	unlock, err := lockedfile.MutexAt(filepath.Join(folder, "lock")).Lock()
	if err != nil {
		return "", fmt.Errorf("wait for another test to fetch Neo4j: %w", err)
	}
	defer unlock()
	file := filepath.Join(folder, "classpath")
	if kept, err := os.ReadFile(file); err == nil && complete(string(kept)) {
		return string(kept), nil
	}
	if err := fetch(ctx, folder, file); err != nil {
		return "", err
	}
	fetched, err := os.ReadFile(file)
	return string(fetched), err
}

// tools makes sure that Java and Maven are there.
func tools(ctx context.Context) error {
	for _, name := range []string{"java", "javac", "mvn"} {
		if _, err := exec.LookPath(name); err != nil {
			return fmt.Errorf("%w: %w", errMissing, err)
		}
	}
	printed, err := exec.CommandContext(ctx, "java", "-version").CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w: java -version: %w: %s", errMissing, err, bytes.TrimSpace(printed))
	}
	version := regexp.MustCompile(`version "(\d+)`).FindSubmatch(printed)
	if version == nil {
		return fmt.Errorf("%w: java -version names no version: %s", errMissing, bytes.TrimSpace(printed))
	}
	if major, err := strconv.Atoi(string(version[1])); err != nil || major < leastJava {
		return fmt.Errorf("%w: Java %s is older than %d", errMissing, version[1], leastJava)
	}
	return nil
}

// cache returns the folder of what this pom yields, outside the repository.
func cache() (string, error) {
	root, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("keep what Maven answers: %w", err)
	}
	hash := fnv.New64a()
	hash.Write(pom)
	folder := filepath.Join(root, "parley", fmt.Sprintf("testserver-%016x", hash.Sum64()))
	return folder, os.MkdirAll(folder, 0o755)
}

// complete tells whether every jar of a classpath is still there.
func complete(classpath string) bool {
	for _, jar := range filepath.SplitList(classpath) {
		if _, err := os.Stat(jar); errors.Is(err, fs.ErrNotExist) {
			return false
		}
	}
	return classpath != ""
}

// fetch has Maven fetch Neo4j into its repository and write the classpath to a file, which appears whole or not at all.
func fetch(ctx context.Context, folder, file string) error {
	project := filepath.Join(folder, "pom.xml")
	if err := os.WriteFile(project, pom, 0o644); err != nil {
		return err
	}
	draft := file + ".new"
	command := exec.CommandContext(ctx, "mvn", "--batch-mode", "--quiet", "--file", project, "dependency:build-classpath", "-Dmdep.outputFile="+draft)
	if printed, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s: %w: %s", errMissing, strings.Join(command.Args, " "), err, bytes.TrimSpace(printed))
	}
	return os.Rename(draft, file)
}
