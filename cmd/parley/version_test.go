package main_test

import (
	"bytes"
	"runtime/debug"
	"strings"
	"testing"

	parley "github.com/parleygraph/parley/cmd/parley"
	"github.com/parleygraph/parley/loaders/extract"

	"github.com/parleygraph/parley/graph"
)

func TestVersionNamesItsCommit(t *testing.T) {
	const commit = "0123456789abcdef0123456789abcdef01234567"
	for want, settings := range map[string][]debug.BuildSetting{
		"":                                   nil,
		", commit 0123456789ab":              {{Key: "vcs.revision", Value: commit}, {Key: "vcs.modified", Value: "false"}},
		", commit 0123456789ab with changes": {{Key: "vcs.revision", Value: commit}, {Key: "vcs.modified", Value: "true"}},
	} {
		if got := parley.Source(settings); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestDebugShowsTheStack makes an extractor fail, which none was made into: Extract and Explain both return the fault, and --debug shows where it was.
func TestDebugShowsTheStack(t *testing.T) {
	document := graph.Document{ID: "letter.txt", Text: "Norway rejects the plan."}
	_, extracted := (&extract.Extractor{}).Extract(t.Context(), document)
	_, _, explained := (&extract.Extractor{}).Explain(t.Context(), document)
	for name, err := range map[string]error{"Extract": extracted, "Explain": explained} {
		if graph.CodeOf(err) != graph.Internal || !strings.Contains(err.Error(), "please report it") {
			t.Fatalf("%s: got %v, want the fault", name, err)
		}
		for _, debugging := range []bool{false, true} {
			var printed bytes.Buffer
			parley.ListFault(&printed, err, debugging)
			if shown := strings.Contains(printed.String(), "loaders/extract"); shown != debugging || !strings.HasPrefix(printed.String(), "failed: letter.txt: ") {
				t.Errorf("%s, --debug %v: it prints %q", name, debugging, printed.String())
			}
		}
	}
}
