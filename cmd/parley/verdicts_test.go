package main_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestVerdicts holds where Norway and Sweden stand by short texts, each by itself: what is denied counts once, whether its cue denies it or its point does.
func TestVerdicts(t *testing.T) {
	for name, test := range map[string]struct{ body, want string }{
		"would not":       {"Sweden demands that Norway reopen the channel. Ada Lorn, the Norwegian foreign minister, said her country would not reopen the channel.", "CONTESTED"},
		"can not be":      {"Norway called for the truce to be extended. Swedish officials said the truce can not be extended.", "CONTESTED"},
		"has no plans":    {"Sweden wants Norway to leave the talks. Norway has no plans to leave the talks.", "CONTESTED"},
		"will never":      {"Sweden wants Norway to recognize the border. Norway will never recognize the border.", "CONTESTED"},
		"neither will":    {"Norway said it would not extend the ban. Sweden rejected an extension of the ban.", "COMMON"},
		"no meeting":      {"Sweden called for the release of all sailors. Norway said there would be no release of the sailors.", "CONTESTED"},
		"must not":        {"Norway said the port must not be closed. Sweden wants the port to be closed.", "CONTESTED"},
		"against not":     {"Norway rejects any delay of the vote. Sweden said it would not delay the vote.", "COMMON"},
		"both would open": {"Norway said it would reopen the channel. Sweden urged Norway to reopen the channel.", "COMMON"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			text := "Talks on the strait were held in Oslo on Monday. " + test.body + " It rained all day.\n"
			if err := os.WriteFile(filepath.Join(folder, "talks.txt"), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			db := filepath.Join(folder, "parley.db")
			if got := run(t, db, "load", "--packs", "core", filepath.Join(folder, "talks.txt")); got.code != 0 {
				t.Fatal(got.stderr)
			}
			got := run(t, db, "overlap", "Norway", "Sweden", "--all")
			if _, rows, _ := strings.Cut(got.stdout, "\n\n"); !strings.Contains(rows, "\n"+test.want) {
				t.Errorf("want %s:\n%s", test.want, got.stdout)
			}
		})
	}
}
