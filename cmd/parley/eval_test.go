package main_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/fixtures"
)

// An evaluation is what `parley eval --json` says of the total.
type evaluation struct {
	Total struct {
		Scores []struct {
			Name                  string
			Precision, Recall, F1 float64
			Output, Found, Gold   int
		}
		Hard, HardExact, HardSign, BystandersMade, UnnamedEnvoys, NotMeetingsHeld int
	}
}

// figures words the total as the shared scorer prints it.
func (e *evaluation) figures(t *testing.T) string {
	t.Helper()
	total, lines := e.Total, map[string]string{}
	for _, s := range total.Scores {
		lines[s.Name] = fmt.Sprintf("%d of %d", s.Found, s.Gold)
		if s.Name == "exact relation" || s.Name == "by sign" {
			lines[s.Name] = fmt.Sprintf("P %.3f  R %.3f  F1 %.3f  (output %d, gold %d", s.Precision, s.Recall, s.F1, s.Output, s.Gold)
		}
	}
	hard := func(found int) string {
		if total.Hard == 0 {
			return ")"
		}
		return fmt.Sprintf(", hard %d of %d)", found, total.Hard)
	}
	return "statements by exact  " + lines["exact relation"] + hard(total.HardExact) +
		"\nstatements by sign   " + lines["by sign"] + hard(total.HardSign) +
		"\nconditions caught   " + lines["conditions"] +
		fmt.Sprintf("\nenvoys with party   %s; bystanders made envoys: %d; envoys not in gold: %d", lines["envoys"], total.BystandersMade, total.UnnamedEnvoys) +
		fmt.Sprintf("\nmeetings            %s; denied ones reported as held: %d\n", lines["meetings"], total.NotMeetingsHeld)
}

// TestEvalCountsAsTheSharedScorer compares the figures on the shared texts and on the fixtures, all read as the scorer lays them out.
func TestEvalCountsAsTheSharedScorer(t *testing.T) {
	shared, err := filepath.Abs("../../../shared")
	if err != nil {
		t.Fatal(err)
	}
	scorer := filepath.Join(shared, "tools", "score.py")
	if _, err := os.Stat(scorer); err != nil {
		t.Skip("the scorer in ../shared is not here")
	}
	texts := map[string]string{filepath.Join(shared, "gold", "seeds.jsonl"): filepath.Join(shared, "seeds")}
	for _, name := range fixtures.Collections() {
		folder := filepath.Join("..", "..", "fixtures", name)
		texts[filepath.Join(folder, "gold.jsonl")] = folder
	}
	for annotations, folder := range texts {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			dir := t.TempDir()
			docs, out := filepath.Join(dir, "docs.jsonl"), filepath.Join(dir, "out.jsonl")
			keep(t, docs, python(t, scorer, "docs", "articles", annotations, folder))
			keep(t, out, run(t, "", "extract", docs).stdout)
			scored := strings.SplitAfter(python(t, scorer, "articles", annotations, out), "\n")
			var e evaluation
			if err := json.Unmarshal([]byte(run(t, "", "eval", "--json", annotations, docs).stdout), &e); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Join(scored[:min(5, len(scored))], ""), e.figures(t)); diff != "" {
				t.Errorf("figures differ (-scorer +eval):\n%s", diff)
			}
		})
	}
}

func python(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command("python3", args...).Output()
	if err != nil {
		t.Fatalf("python3 %s: %v", strings.Join(args, " "), err)
	}
	return string(out)
}

func keep(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
