package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// TestMeetings holds who is said to have met: the pairs that sat face to face, a line each, with the meeting's status.
func TestMeetings(t *testing.T) {
	x := grammar(t, []string{"core"})
	holdReadings(t, x, []reading{
		{"time spent", "Norway's envoy, Kari Holm, spent two hours with Swedish envoy Lars Berg on Monday, and the two sat down again on Friday.",
			"HELD Kari Holm, Lars Berg\nHELD Kari Holm, Lars Berg"},
		{"time talked", "Norwegian envoy Kari Holm and Swedish envoy Lars Berg talked for twenty-five minutes.", "HELD Kari Holm, Lars Berg"},
		{"a cause spoken for", "Norway and Sweden spoke for the motion.", ""},
		{"the two, later", "Norwegian envoy Kari Holm met Swedish envoy Lars Berg. The two had last met in March.",
			"HELD Kari Holm, Lars Berg\nHELD Kari Holm, Lars Berg"},
		{"the two of somebody else", "Norwegian envoy Kari Holm met Swedish envoy Lars Berg. People saw the two of them in a lift.", "HELD Kari Holm, Lars Berg"},
		{"a surname begins", "Norwegian envoy Kari Holm arrived. Holm and her Swedish counterpart, Lars Berg, met in Oslo.", "HELD Kari Holm, Lars Berg"},
		{"received there", "Norwegian envoy Kari Holm was received there by Swedish Foreign Minister Lars Berg.", "HELD Kari Holm, Lars Berg"},
		{"both ministers", "Norwegian envoy Kari Holm met Swedish envoy Lars Berg. Danish envoy Mona Lund is to receive both envoys in May.",
			"HELD Kari Holm, Lars Berg\nPLANNED Mona Lund, Kari Holm\nPLANNED Mona Lund, Lars Berg"},
		{"bodies of two sides", "The border commissions of Norway and Sweden will meet next week.", "PLANNED Norway, Sweden"},
		{"envoys of the two", "Norway and Sweden quarrelled. Envoys of the two countries held a third day of talks in Oslo.", "HELD Norway, Sweden"},
		{"expected for talks", "Norway and Sweden are expected in Geneva on Oct. 20 for talks.", "PLANNED Norway, Sweden"},
		{"expected for the weather", "Norway and Sweden are expected to shiver.", ""},
		{"a plan to meet", "Norway and Sweden quarrelled. The envoys plan to meet again in Geneva.", "PLANNED Norway, Sweden"},
		{"a rumour", "Norway and Sweden quarrelled. Rumours that Norway had met Sweden were untrue.", ""},
		{"between two", "Norway's envoy, Kari Holm, shuttled between Sweden and Denmark.", "HELD Kari Holm, Sweden\nHELD Kari Holm, Denmark"},
		{"the chair of a bloc", "Norwegian envoy Kari Holm received Ambassador Lars Berg, Chair of the Alliance of Small Island States.", "HELD Kari Holm, Lars Berg"},
	}, pairLines)
}

func pairLines(x *graph.Extraction) string {
	var lines []string
	for _, m := range x.Meetings {
		for _, p := range m.Pairs {
			lines = append(lines, fmt.Sprintf("%s %s, %s", m.Status, m.Participants[p[0]].Name, m.Participants[p[1]].Name))
		}
	}
	return strings.Join(lines, "\n")
}
