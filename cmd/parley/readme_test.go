package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/loaders"
)

// fromRoot reads a file of the repository's root.
func fromRoot(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../..", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// fences finds the fenced blocks of one language.
func fences(text, language string) []string {
	var found []string
	for _, match := range regexp.MustCompile("(?ms)^```"+language+"\n(.*?)^```$").FindAllStringSubmatch(text, -1) {
		found = append(found, match[1])
	}
	return found
}

// A shellCommand is one command of a page: as it stands, and its words.
type shellCommand struct {
	text  string
	words []string
}

// name returns what names the command in a test.
func (c shellCommand) name() string { return strings.TrimPrefix(c.text, "go run ./cmd/parley ") }

// shellCommands splits shell text into commands and their words: quotes are honoured, comments dropped, globs expanded.
func shellCommands(t *testing.T, text string) []shellCommand {
	t.Helper()
	var commands []shellCommand
	var command []string
	begun := 0
	for _, at := range regexp.MustCompile(`'[^']*'|"[^"]*"|#[^\n]*|\n|[^\s'"]+`).FindAllStringIndex(text, -1) {
		switch token := text[at[0]:at[1]]; {
		case token == "\n" && command != nil:
			commands, command = append(commands, shellCommand{strings.TrimSpace(text[begun:at[0]]), command}), nil
			begun = at[1]
		case token == "\n" || token[0] == '#':
			if command == nil {
				begun = at[1]
			}
		case token[0] == '\'' || token[0] == '"':
			command = append(command, token[1:len(token)-1])
		case strings.Contains(token, "*"):
			files, err := filepath.Glob(token)
			if err != nil || len(files) == 0 {
				t.Fatalf("%s matches nothing (%v)", token, err)
			}
			command = append(command, files...)
		default:
			command = append(command, token)
		}
	}
	return commands
}

// readme is the first page, neo4jPage the one whose commands need a Neo4j.
const (
	readme    = "README.md"
	neo4jPage = "docs/neo4j.md"
)

// pages returns the README and every page of docs, by path from the root.
func pages(t *testing.T) []string {
	t.Helper()
	found, err := filepath.Glob("../../docs/*.md")
	if err != nil || len(found) < 5 {
		t.Fatalf("found %d pages in docs (%v)", len(found), err)
	}
	all := []string{readme}
	for _, path := range found {
		all = append(all, "docs/"+filepath.Base(path))
	}
	return all
}

// A pageStep is what a page tells its reader to do: to run a command, or to write a file.
type pageStep struct {
	command    shellCommand
	file, text string
}

// stepsOf returns what a page tells its reader to do, in order. A block of YAML that begins with a path, as "# pack/parties.yaml", is a file to write.
func stepsOf(t *testing.T, page string) []pageStep {
	t.Helper()
	var steps []pageStep
	for _, block := range regexp.MustCompile("(?ms)^```(sh|yaml)\n(.*?)^```$").FindAllStringSubmatch(page, -1) {
		if name := regexp.MustCompile(`^# (\S+/\S+\.yaml)\n`).FindStringSubmatch(block[2]); name != nil {
			steps = append(steps, pageStep{file: name[1], text: block[2]})
		}
		if block[1] == "yaml" {
			continue
		}
		for _, command := range shellCommands(t, block[2]) {
			steps = append(steps, pageStep{command: command})
		}
	}
	return steps
}

// TestPages does what each page tells its reader to do, in its order, on a store of the page's own.
func TestPages(t *testing.T) {
	texts, names := map[string]string{}, pages(t)
	for _, page := range names {
		texts[page] = fromRoot(t, page)
	}
	ran := map[string]int{}
	for _, page := range names {
		if page == neo4jPage {
			continue
		}
		t.Run(page, func(t *testing.T) {
			steps := stepsOf(t, texts[page])
			t.Chdir(newRoot(t))
			db := filepath.Join(t.TempDir(), "parley.db")
			for _, step := range steps {
				followStep(t, db, step)
			}
			ran[page] = len(steps)
		})
	}
	for page, least := range map[string]int{readme: 9, "docs/loading.md": 4, "docs/operating.md": 6, "docs/names.md": 6, "docs/measures.md": 6} {
		if n, run := ran[page]; run && n < least {
			t.Errorf("found %d steps in %s, want at least %d", n, page, least)
		}
	}
}

func followStep(t *testing.T, db string, step pageStep) {
	t.Helper()
	if step.file != "" {
		if err := os.WriteFile(step.file, []byte(step.text), 0o600); err != nil {
			t.Errorf("write what the page shows: %v", err)
		}
		return
	}
	t.Run(step.command.name(), func(t *testing.T) { followReadme(t, db, step.command) })
}

// TestReadmeLength keeps the README to what a reader takes in at once.
func TestReadmeLength(t *testing.T) {
	const most = 150
	if lines := strings.Count(fromRoot(t, readme), "\n"); lines > most {
		t.Errorf("README.md has %d lines, want at most %d: a page in docs is the place for more", lines, most)
	}
}

// TestLinks follows the links of every page to files of the repository, and finds each page from the README.
func TestLinks(t *testing.T) {
	linked := map[string]bool{readme: true}
	for _, page := range pages(t) {
		for _, link := range regexp.MustCompile(`\]\(([^)#:]+)\)`).FindAllStringSubmatch(fromRoot(t, page), -1) {
			to := filepath.Join(filepath.Dir(page), link[1])
			if _, err := os.Stat(filepath.Join("../..", to)); err != nil {
				t.Errorf("%s leads to %s, which is not there", page, link[1])
			}
			if page == readme {
				linked[to] = true
			}
		}
	}
	for _, page := range pages(t) {
		if !linked[page] {
			t.Errorf("the README does not lead to %s", page)
		}
	}
}

// TestLoadingPage holds that the page about loading names every type.
func TestLoadingPage(t *testing.T) {
	page := fromRoot(t, "docs/loading.md")
	for _, kind := range loaders.Formats() {
		if !strings.Contains(page, "`"+kind+"`") {
			t.Errorf("docs/loading.md does not name the type %s", kind)
		}
	}
}

// newRoot returns a folder with the repository's fixtures in it, where commands may leave files.
func newRoot(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	if err := os.CopyFS(filepath.Join(root, "fixtures"), os.DirFS("../../fixtures")); err != nil {
		t.Fatal(err)
	}
	return root
}

// followReadme runs a command as a page gives it.
func followReadme(t *testing.T, db string, command shellCommand) {
	words := command.words
	for len(words) > 1 && strings.HasPrefix(words[0], "PARLEY_") {
		words = words[1:]
	}
	switch {
	case command.text == "go install ./cmd/parley": // whose program this test runs
	case words[0] == "go" && words[1] == "test" && slices.Contains(words, "-bench"): // .ci/run runs it, on a small graph
	case words[0] == "go" && words[1] == "test" && slices.Contains(words, "-run"): // .ci/run runs all tests
		areTests(t, words[2], words[slices.Index(words, "-run")+1])
	case len(words) > 3 && strings.Join(words[:3], " ") == "go run ./cmd/parley":
		runReadmeCommand(t, db, words[3:])
	case len(words) > 1 && words[0] == "parley":
		runReadmeCommand(t, db, words[1:])
	case len(words) > 2 && words[0] == "docker" && words[1] == "compose":
		checkDocker(t, words[2:])
	case words[0] == "mkdir" || words[0] == "printf" || words[0] == "openssl":
		if printed, err := exec.CommandContext(t.Context(), "sh", "-c", command.text).CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, printed)
		}
	default:
		t.Errorf("the page names a command that this test can't run: %s", command.text)
	}
}

// areTests checks that each alternative of a pattern is a part of the name of a test of a package.
func areTests(t *testing.T, folder, pattern string) {
	t.Helper()
	_, here, _, _ := runtime.Caller(0) // the pages' commands run in folders of their own
	files, err := filepath.Glob(filepath.Join(filepath.Dir(here), "../..", folder, "*_test.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s holds no test (%v)", folder, err)
	}
	var all strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	for _, part := range strings.Split(pattern, "|") {
		if !regexp.MustCompile(`(?m)^func Test\w*` + part).MatchString(all.String()) {
			t.Errorf("%s has no test like %s", folder, part)
		}
	}
}

// checkDocker checks what can be checked of a docker compose command where there is no Docker: that its service is there and runs a command of
// parley's.
func checkDocker(t *testing.T, words []string) {
	t.Helper()
	switch at := slices.Index(words, "parley"); {
	case words[0] == "up" || words[0] == "down":
	case words[0] == "run" && at > 0:
		isCommand(t, words[at+1:at+2])
	default:
		t.Errorf("this test knows no docker compose %q", words)
	}
}

func runReadmeCommand(t *testing.T, db string, args []string) {
	if at := slices.Index(args, "--llm-url"); at > 0 {
		args[at+1] = modelServer(t, "") // no model runs where the tests do
	}
	if args[0] != "serve" {
		if got := run(t, db, args...); got.code != 0 {
			t.Errorf("exit code %d: %s", got.code, got.stderr)
		} else if got.stdout == "" {
			t.Error("it prints nothing")
		}
		return
	}
	url, stop := serving(t, db, append(args, "--listen", "127.0.0.1:0")...)
	if !strings.HasPrefix(url, "http://127.0.0.1:") {
		t.Errorf("it serves at %q", url)
	}
	if code := stop(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// TestReadmeOutput keeps the output that the README shows equal to what the demo prints first.
func TestReadmeOutput(t *testing.T) {
	page := fromRoot(t, readme)
	shown := fences(page, "text")
	if len(shown) == 0 {
		t.Fatal("README.md shows no output")
	}
	printed := run(t, "", "demo", "--once")
	if printed.code != 0 {
		t.Fatalf("exit code %d: %s", printed.code, printed.stderr)
	}
	want := beginning(printed.stdout)
	if *update {
		changed := strings.Replace(page, "```text\n"+shown[0], "```text\n"+want, 1)
		if err := os.WriteFile("../../"+readme, []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, shown[0]); diff != "" {
		t.Errorf("README.md's output is not the demo's (-demo +README), rewrite it with -update:\n%s", diff)
	}
}

// TestTables keeps the tables that pages show under an eval command equal to what the command prints.
func TestTables(t *testing.T) {
	names := pages(t)
	t.Chdir("../..")
	found := 0
	for _, page := range names {
		found += checkTables(t, page)
	}
	if found == 0 {
		t.Fatal("no page shows a table under an eval --markdown command")
	}
}

// checkTables checks a page's tables and returns how many there are.
func checkTables(t *testing.T, page string) int {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	tables := regexp.MustCompile("```sh\ngo run ./cmd/parley (eval --markdown [^\n]+)\n```\n\n((?:\\|.*\n)+)").FindAllStringSubmatch(string(text), -1)
	changed := string(text)
	for _, found := range tables {
		printed := run(t, "", strings.Fields(found[1])...)
		if printed.code != 0 {
			t.Fatalf("%s: exit code %d: %s", found[1], printed.code, printed.stderr)
		}
		if diff := cmp.Diff(printed.stdout, found[2]); diff != "" && !*update {
			t.Errorf("the table of %s is not what `parley %s` prints (-eval +page), rewrite it with go test ./cmd/parley -run Tables -update:\n%s", page, found[1], diff)
		}
		changed = strings.Replace(changed, found[0], strings.Replace(found[0], found[2], printed.stdout, 1), 1)
	}
	if *update && changed != string(text) {
		if err := os.WriteFile(page, []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return len(tables)
}

// beginning returns what the README shows of the demo: everything before the second term's block.
func beginning(output string) string {
	blocks := strings.SplitAfterN(output, "\n─", 3)
	return strings.TrimRight(strings.Join(blocks[:min(2, len(blocks))], ""), "─\n") + "\n"
}
