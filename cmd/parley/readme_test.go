package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
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

// A shellCommand is one command of a README block: as it stands, and its words.
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

// besideNeo4j tells by its heading whether a section's commands need a Neo4j.
func besideNeo4j(section string) bool {
	heading, _, _ := strings.Cut(section, "\n")
	return strings.Contains(heading, "Neo4j")
}

// readmeCommands returns the commands of the README's sh blocks, of the sections that need a Neo4j or of the others.
func readmeCommands(t *testing.T, readme string, onNeo4j bool) []shellCommand {
	t.Helper()
	var blocks []string
	for _, section := range strings.Split(readme, "\n## ") {
		if besideNeo4j(section) == onNeo4j {
			blocks = append(blocks, fences(section, "sh")...)
		}
	}
	commands := shellCommands(t, strings.Join(blocks, "\n"))
	if len(commands) < 5 {
		t.Fatalf("found %d commands in README.md", len(commands))
	}
	return commands
}

// TestReadmeCommands runs every command of the README that needs no Neo4j, in their order, on one store.
func TestReadmeCommands(t *testing.T) {
	readme := fromRoot(t, "README.md")
	t.Chdir(newRoot(t))
	db := filepath.Join(t.TempDir(), "parley.db")
	for _, command := range readmeCommands(t, readme, false) {
		t.Run(command.name(), func(t *testing.T) { followReadme(t, db, command) })
	}
	if got := run(t, db, "overlap", "Norhaven", "Ostravel", "--collection", "sarrow-basin-2024"); got.code != 0 || !strings.Contains(got.stdout, "[sarrow-basin-2024/") {
		t.Errorf("after the README's commands, the invented talks are gone: exit code %d: %s%s", got.code, got.stdout, got.stderr)
	}
}

// TestLoadingPage runs every command of the page about loading, in their order, on one store.
func TestLoadingPage(t *testing.T) {
	page := fromRoot(t, "docs/loading.md")
	t.Chdir(newRoot(t))
	db := filepath.Join(t.TempDir(), "parley.db")
	commands := shellCommands(t, strings.Join(fences(page, "sh"), "\n"))
	if len(commands) < 4 {
		t.Fatalf("found %d commands in docs/loading.md", len(commands))
	}
	for _, command := range commands {
		t.Run(command.name(), func(t *testing.T) { followReadme(t, db, command) })
	}
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

// followReadme does what the README tells its reader to do.
func followReadme(t *testing.T, db string, command shellCommand) {
	words := command.words
	switch {
	case command.text == "go test -timeout 30m ./...": // this is it
	case words[0] == "go" && words[1] == "test" && slices.Contains(words, "-bench"): // .ci/run runs it, on a small graph
	case len(words) > 3 && strings.Join(words[:3], " ") == "go run ./cmd/parley":
		runReadmeCommand(t, db, words[3:])
	case len(words) > 2 && words[0] == "docker" && words[1] == "compose":
		checkDocker(t, words[2:])
	case words[0] == "mkdir" || words[0] == "printf" || words[0] == "openssl":
		if printed, err := exec.CommandContext(t.Context(), "sh", "-c", command.text).CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, printed)
		}
	default:
		t.Errorf("README.md names a command that this test can't run: %s", command.text)
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
	if args[0] != "serve" && (args[0] != "demo" || slices.Contains(args, "--once")) {
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
	readme := fromRoot(t, "README.md")
	shown := fences(readme, "text")
	if len(shown) == 0 {
		t.Fatal("README.md shows no output")
	}
	printed := run(t, "", "demo", "--once")
	if printed.code != 0 {
		t.Fatalf("exit code %d: %s", printed.code, printed.stderr)
	}
	want := beginning(printed.stdout)
	if *update {
		changed := strings.Replace(readme, "```text\n"+shown[0], "```text\n"+want, 1)
		if err := os.WriteFile("../../README.md", []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, shown[0]); diff != "" {
		t.Errorf("README.md's output is not the demo's (-demo +README), rewrite it with -update:\n%s", diff)
	}
}

// TestReadmeTables keeps the tables that the README shows under an eval command equal to what the command prints.
func TestReadmeTables(t *testing.T) {
	t.Chdir("../..")
	const file = "README.md"
	readme, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	tables := regexp.MustCompile("```sh\ngo run ./cmd/parley (eval --markdown [^\n]+)\n```\n\n((?:\\|.*\n)+)").FindAllStringSubmatch(string(readme), -1)
	if len(tables) == 0 {
		t.Fatal("README.md shows no table under an eval --markdown command")
	}
	text := string(readme)
	for _, found := range tables {
		printed := run(t, "", strings.Fields(found[1])...)
		if printed.code != 0 {
			t.Fatalf("%s: exit code %d: %s", found[1], printed.code, printed.stderr)
		}
		if diff := cmp.Diff(printed.stdout, found[2]); diff != "" && !*update {
			t.Errorf("README.md's table is not what `parley %s` prints (-eval +README), rewrite it with go test ./cmd/parley -run Readme -update:\n%s", found[1], diff)
		}
		text = strings.Replace(text, found[0], strings.Replace(found[0], found[2], printed.stdout, 1), 1)
	}
	if *update {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// beginning returns what the README shows of the demo: everything before the second term's block.
func beginning(output string) string {
	blocks := strings.SplitAfterN(output, "\n─", 3)
	return strings.TrimRight(strings.Join(blocks[:min(2, len(blocks))], ""), "─\n") + "\n"
}
