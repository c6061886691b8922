package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// TestNothingReachesTheTerminal loads a document whose text, title, publisher, collection, names and file name hold commands to a terminal, and reads what
// every command prints of it: none comes through.
func TestNothingReachesTheTerminal(t *testing.T) {
	const evil = "\x1b]0;owned\x07\x1b[31m\u009b2J\u202e"
	folder := filepath.Join(t.TempDir(), "talks"+evil)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	line := `{"id":"letter%[1]d","title":"T%[2]s","publisher":"P%[2]s","collection":"C%[2]s","publishedAt":"2026-01-0%[1]d","text":"Norwegian minister Ilvo Bra%[2]sntek said Norway %[3]s the %[2]sceasefire in the north. Denmark rejects the %[2]sceasefire in the north. Denmark's minister met Norway's minister in Os%[2]slo."}` + "\n"
	escaped := strings.NewReplacer("\x1b", `\u001b`, "\x07", `\u0007`).Replace(evil)
	write("corpus"+evil+".jsonl", fmt.Sprintf(line, 1, escaped, "supports")+fmt.Sprintf(line, 2, escaped, "rejects"))
	write("broken"+evil+".pdf", "%PDF-1.7 "+evil)
	db := filepath.Join(t.TempDir(), "parley.db")
	for _, args := range [][]string{
		{"load", folder}, {"load", "--json", folder}, {"load", filepath.Join(folder, "missing"+evil)}, {"stats"}, {"overlap", "Norway", "Denmark"}, {"overlap", "Norway" + evil, "Denmark"},
		{"matrix", "Norway", "Denmark"}, {"bridges", "Norway", "Denmark"}, {"shifts", "Norway", "Denmark"}, {"contradictions", "Norway"}, {"changes", "--since", "2026-01-01"},
		{"extract", "--explain", filepath.Join(folder, "corpus"+evil+".jsonl")}, {"extract", filepath.Join(folder, "corpus"+evil+".jsonl")},
		{"query", "{ documents { nodes { title text } } }"}, {"doctor"}, {"remove", "letter9" + evil}, {"bogus" + evil}, {"stats", "--db", "no" + evil},
		{"why", "Norway" + evil, "Norway"}, {"merge", "Norway" + evil, "Denmark"}, {"judgements"},
	} {
		got := run(t, db, args...)
		for _, printed := range []string{got.stdout, got.stderr} {
			if at := strings.IndexFunc(printed, func(r rune) bool {
				return unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r)
			}); at >= 0 {
				t.Errorf("%q prints %q", args, printed[max(0, at-60):min(len(printed), at+20)])
			}
		}
		if got.stdout+got.stderr == "" {
			t.Errorf("%q prints nothing", args)
		}
	}
}
