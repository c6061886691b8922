package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// TestReadings holds readings of news sentences: each gives these statements, conditions behind them, and meetings, one a line.
func TestReadings(t *testing.T) {
	x := grammar(t, packs.Embedded())
	for _, test := range []struct{ name, text, want string }{
		{"a government that no pack knows", "The Upper Lind government has denied permission for the ferry.",
			"Upper Lind government REJECTS permission for the ferry"},
		{"capitals that act", "The QRM has rejected the ceasefire.", "QRM REJECTS the ceasefire"},
		{"capitals that act on nothing negotiated", "The QRM has ordered lunch.", ""},
		{"discussed with several", "Norwegian President Kari Holm discussed the border, the ferry and Chile's debt with the leaders of Sweden, Peru and Ghana.",
			"HELD Kari Holm, Sweden, Peru, Ghana"},
		{"another's meeting", "A Norwegian court freed a clerk ahead of Holm's meeting with Swedish Foreign Minister Lars Berg.", ""},
		{"a participle is no meeting", "Norway freed a Swedish clerk, widely seen as a gesture to Sweden.", ""},
		{"a president of whom the text says no state", "President Theo Mervek said that Swedish Prime Minister Lars Berg, who had insulted Norway, could not come to Sweden by sea.",
			"Theo Mervek (nobody's) STATES that Swedish Prime Minister Lars Berg, who had insulted Norway, could not come to Sweden by sea"},
		{"what is awaited is a condition", "Chad is ready to free forty persons once Sudan has handed over the pilots.",
			"Chad SUPPORTS to free forty persons | once Sudan has handed over the pilots"},
		{"what came is none", "Chad agreed to free forty persons once Sudan handed over the pilots.",
			"Chad SUPPORTS to free forty persons once Sudan handed over the pilots"},
		{"a condition behind a stance by its noun", "Chad declared its readiness to free forty persons, provided that Sudan leaves.",
			"Chad SUPPORTS its readiness to free forty persons | provided that Sudan leaves"},
		{"an inverted condition at the end", "Chad is ready to renew the truce, should Sudan return.", "Chad SUPPORTS to renew the truce | should Sudan return"},
		{"an inverted condition at the start", "Should the talks fail, Chad is ready to renew the truce.", "Chad SUPPORTS to renew the truce | Should the talks fail"},
		{"a time clause is no object's clause", "Chad has cancelled a planned visit to Sudan after Kenya signed the treaty.",
			"Chad REJECTS a planned visit to Sudan after Kenya signed the treaty"},
		{"pressure for no act", "Chad increased pressure on Sudan.", ""},
		{"where something was said", "Chad insisted from the first hour that Sudan pay for the road.", "Chad DEMANDS that Sudan pay for the road"},
	} {
		t.Run(test.name, func(t *testing.T) {
			out := run(t, x, parse(t, "a.txt", test.text+"\n"))
			if diff := cmp.Diff(test.want, readingLines(&out)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

// readingLines writes each statement and meeting as a line, and says of an envoy that nobody's he is.
func readingLines(x *graph.Extraction) string {
	alone := map[string]string{}
	for _, e := range x.Envoys {
		if e.Party == "" {
			alone[e.ID] = " (nobody's)"
		}
	}
	var lines []string
	for _, s := range x.Statements {
		line := fmt.Sprintf("%s%s %s %s", s.ActorName, alone[s.Actor], s.Stance, s.Point.Text)
		for _, c := range s.Conditions {
			line += " | " + c.Text
		}
		lines = append(lines, line)
	}
	for _, m := range x.Meetings {
		var names []string
		for _, p := range m.Participants {
			names = append(names, p.Name)
		}
		lines = append(lines, fmt.Sprintf("%s %s", m.Status, strings.Join(names, ", ")))
	}
	return strings.Join(lines, "\n")
}
