package main_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fences finds the fenced blocks of one language.
func fences(text, language string) []string {
	var found []string
	for _, match := range regexp.MustCompile("(?ms)^```"+language+"\n(.*?)^```$").FindAllStringSubmatch(text, -1) {
		found = append(found, match[1])
	}
	return found
}

// words splits shell text into commands and their words: quotes are honoured, comments dropped, globs expanded.
func words(t *testing.T, text string) [][]string {
	t.Helper()
	var commands [][]string
	var command []string
	for _, token := range regexp.MustCompile(`'[^']*'|"[^"]*"|#[^\n]*|\n|[^\s'"]+`).FindAllString(text, -1) {
		switch {
		case token == "\n" && command != nil:
			commands, command = append(commands, command), nil
		case token == "\n" || token[0] == '#':
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

// TestReadmeCommands runs every command of the README's sh blocks, in their order, on one store.
func TestReadmeCommands(t *testing.T) {
	t.Chdir("../..")
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	commands := words(t, strings.Join(fences(string(readme), "sh"), "\n"))
	if len(commands) < 5 {
		t.Fatalf("found %d commands in README.md", len(commands))
	}
	db := filepath.Join(t.TempDir(), "parley.db")
	for _, command := range commands {
		line := strings.Join(command, " ")
		if line == "go test ./..." {
			continue // this is it
		}
		args, ours := strings.CutPrefix(line, "go run ./cmd/parley ")
		if !ours {
			t.Errorf("README.md names a command that this test can't run: %s", line)
			continue
		}
		t.Run(args, func(t *testing.T) { runReadmeCommand(t, db, command[3:]) })
	}
	if got := run(t, db, "overlap", "Norhaven", "Ostravel", "--collection", "sarrow-basin-2024"); got.code != 0 || !strings.Contains(got.stdout, "[sarrow-basin-2024/") {
		t.Errorf("after the README's commands, the invented talks are gone: exit code %d: %s%s", got.code, got.stdout, got.stderr)
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
	const file = "../../README.md"
	readme, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	shown := fences(string(readme), "text")
	if len(shown) == 0 {
		t.Fatal("README.md shows no output")
	}
	printed := run(t, "", "demo", "--once")
	if printed.code != 0 {
		t.Fatalf("exit code %d: %s", printed.code, printed.stderr)
	}
	want := beginning(printed.stdout)
	if *update {
		changed := strings.Replace(string(readme), "```text\n"+shown[0], "```text\n"+want, 1)
		if err := os.WriteFile(file, []byte(changed), 0o644); err != nil {
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
