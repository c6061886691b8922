package main_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestReadingPage loads the pack that the page about reading writes down, so that its examples are tried, and reads a text with it that only the new cue makes
// a position.
func TestReadingPage(t *testing.T) {
	page := fromRoot(t, "docs/reading.md")
	t.Chdir(newRoot(t))
	pack := t.TempDir()
	blocks := fences(page, "yaml")
	if len(blocks) != 3 {
		t.Fatalf("found %d files of the pack in docs/reading.md", len(blocks))
	}
	named := regexp.MustCompile(`^# (\S+\.yaml)\n`)
	for _, block := range blocks {
		name := named.FindStringSubmatch(block)
		if name == nil {
			t.Fatalf("a block of docs/reading.md does not begin with the name of its file:\n%s", block)
		}
		if err := os.WriteFile(filepath.Join(pack, name[1]), []byte(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	note := filepath.Join(t.TempDir(), "note.txt")
	text := "Norway nixed the plan for a common border on Monday.\n"
	if err := os.WriteFile(note, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(t.TempDir(), "parley.db")
	for packs, want := range map[string]bool{"core": false, "core," + pack: true} {
		got := run(t, db, "extract", "--packs", packs, "--format", "jsonl", note)
		if got.code != 0 {
			t.Fatalf("extract with packs %s: exit code %d: %s", packs, got.code, got.stderr)
		}
		if found := strings.Contains(got.stdout, `"cue":"nixed"`); found != want {
			t.Errorf("with packs %s a position by the cue is found: %v, want %v\n%s", packs, found, want, got.stdout)
		}
	}
}
