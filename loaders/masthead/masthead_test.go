package masthead_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/masthead"
)

func TestRead(t *testing.T) {
	head := masthead.Read("Norway rejects the toll\nBy Kari Holm\n\nOSLO, Dec. 20, 2025 (Harbour Wire) - Norway rejected the toll.\n", "")
	got := []string{head.Title, string(head.Day), head.DayFrom, head.Publisher, strings.Join(head.Authors, ", ")}
	want := []string{"Norway rejects the toll", "2025-12-20", "dateline", "Harbour Wire", "Kari Holm"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the head differs (-want +got):\n%s", diff)
	}
}

func TestPublished(t *testing.T) {
	tests := []struct {
		text string
		day  graph.Day
		in   string
		bad  bool
	}{
		{"2025-12-20", "2025-12-20", "", false},
		{"20 December 2025", "2025-12-20", "", false},
		{"2025-12", "", "2025-12", false},
		{"", "", "", false},
		{"3/4/2025", "", "", true}, // March or April
	}
	for _, test := range tests {
		t.Run(test.text, func(t *testing.T) {
			day, in, err := masthead.Published(test.text)
			if day != test.day || in != test.in || (err != nil) != test.bad {
				t.Errorf("got %q, %q, %v", day, in, err)
			}
		})
	}
}

func TestAuthors(t *testing.T) {
	if diff := cmp.Diff([]string{"Jane Doe", "John Roe"}, masthead.Authors("By Jane Doe and John Roe", "jane@example.org")); diff != "" {
		t.Errorf("authors differ (-want +got):\n%s", diff)
	}
}
