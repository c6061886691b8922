package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/llm"
)

// A tally counts documents by what happened to them.
type tally struct {
	Loaded    int            `json:"loaded"`
	Unchanged int            `json:"unchanged"`
	Replaced  int            `json:"replaced"`
	Failed    []failure      `json:"failed"`
	Unread    map[string]int `json:"unread,omitempty"`  // documents that are stored and not read, by their language
	Coded     int            `json:"coded,omitempty"`   // statements that somebody coded by hand
	Notes     []remark       `json:"notes,omitempty"`   // what a person should know of files that were read
	LeftOut   int            `json:"leftOut,omitempty"` // files of folders that no format reads
	Gone      []string       `json:"gone,omitempty"`    // documents of the folders whose files are there no more
	Seconds   float64        `json:"seconds"`
	DryRun    bool           `json:"dryRun,omitempty"`

	Model *llm.Report `json:"llm,omitempty"` // what became of a model's claims
}

// count adds what a store reports. paths names documents for a person, by id.
func (t *tally) count(applied []graph.Applied, paths map[string]string) {
	for _, a := range applied {
		switch a.Outcome {
		case graph.Added:
			t.Loaded++
		case graph.Unchanged:
			t.Unchanged++
		case graph.Replaced:
			t.Replaced++
		case graph.Refused:
			t.Failed = append(t.Failed, failure{Path: paths[a.Document], Reason: a.Err.Error()})
		}
	}
}

// unread counts documents in languages that are not read.
func (t *tally) unread(extractions []graph.Extraction) {
	for i := range extractions {
		if language := extractions[i].Document.Language; !isRead(language) {
			if t.Unread == nil {
				t.Unread = map[string]int{}
			}
			t.Unread[language]++
		}
	}
}

// reportLoad says what a load did; failed documents end it with errListed.
func (s *session) reportLoad(t *tally, dry bool) error {
	s.list(t.Failed)
	if len(t.Unread) > 0 {
		fmt.Fprintf(s.aside(), "stored to be searched, and not read for positions, as they are not in English: %s\n", languages(t.Unread))
	}
	if len(t.Gone) > 0 {
		fmt.Fprintf(s.aside(), "still stored: %s whose files are no longer there: take them out with `%s`\n", count(len(t.Gone), "document"), removing(t.Gone))
	}
	if t.Coded > 0 {
		fmt.Fprintf(s.aside(), "coded by hand: %s\n", count(t.Coded, "statement"))
	}
	var err error
	if s.json {
		t.Failed, t.DryRun = append([]failure{}, t.Failed...), dry
		err = s.printJSON(t)
	} else {
		would := ""
		if dry {
			would = "dry run, nothing is written: "
		}
		_, err = fmt.Fprintf(s.Stdout, "%sloaded %d, unchanged %d, replaced %d, failed %d\n", would, t.Loaded, t.Unchanged, t.Replaced, len(t.Failed))
	}
	if err == nil && len(t.Failed) > 0 {
		return errListed
	}
	return err
}

// languages lists how many documents are in which language.
func languages(unread map[string]int) string {
	var parts []string
	for _, language := range slices.Sorted(maps.Keys(unread)) {
		parts = append(parts, fmt.Sprintf("%d %s", unread[language], language))
	}
	return strings.Join(parts, ", ")
}
