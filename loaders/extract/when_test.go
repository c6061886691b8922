package extract_test

import (
	"testing"

	"github.com/parleygraph/parley/graph"
)

// TestMeetingDays holds that a meeting's day is one that the calendar has, or is left unknown.
func TestMeetingDays(t *testing.T) {
	tests := map[string]struct {
		text string
		want graph.Window
	}{
		"leap day":             {"Norway met Sweden on February 29, 2024.", graph.Window{Since: "2024-02-29", Until: "2024-02-29"}},
		"30 of them":           {"Norway met Sweden on April 30, 2024.", graph.Window{Since: "2024-04-30", Until: "2024-04-30"}},
		"an abbreviated month": {"Norway met Sweden on Feb. 10, 2024.", graph.Window{Since: "2024-02-10", Until: "2024-02-10"}},
		"31 April":             {"Norway met Sweden on April 31, 2024.", graph.Window{}},
		"30 Feb":               {"Norway met Sweden on February 30, 2024.", graph.Window{}},
	}
	x := grammar(t, []string{"core"})
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			out := run(t, x, parse(t, "a.txt", test.text))
			if len(out.Meetings) != 1 {
				t.Fatalf("want one meeting, got %v", out.Meetings)
			}
			if got := (graph.Window{Since: out.Meetings[0].Since, Until: out.Meetings[0].Until}); got != test.want {
				t.Errorf("want %v, got %v", test.want, got)
			}
		})
	}
}
