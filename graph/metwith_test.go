package graph_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
)

// pair sets two sides face to face; a and b are actors of Aldmark and Borvia, or "" for the party itself.
func pair(meeting string, status graph.MeetingStatus, a, b string, since, until graph.Day) graph.FacePair {
	side := func(actor, party string) graph.Side {
		if actor == "" {
			actor = party
		}
		return graph.Side{Actor: actor, Party: party}
	}
	return graph.FacePair{
		A: side(a, "party:aldmark"), B: side(b, "party:borvia"), Meeting: meeting, Document: "in " + meeting, Status: status,
		Window: graph.Window{Since: since, Until: until},
	}
}

func TestMetWithEdges(t *testing.T) {
	edge := func(from, to string, first, last graph.Day, meetings ...string) graph.Edge {
		return graph.Edge{Kind: graph.MetWith, From: from, To: to, First: first, Last: last, Meetings: len(meetings), Documents: len(meetings), Evidence: meetings}
	}
	const a, b, c = "envoy:a", "envoy:b", "envoy:c"
	const aldmark, borvia = "party:aldmark", "party:borvia"
	denial := pair("d", graph.Off, "", "", "", "")
	denial.Document = "in m"
	for _, test := range []struct {
		name  string
		pairs []graph.FacePair
		want  []graph.Edge
	}{
		{"none", nil, []graph.Edge{}},
		{"envoys and their parties", []graph.FacePair{pair("m", graph.Held, a, b, "2024-01-01", "2024-01-02")},
			[]graph.Edge{edge(a, b, "2024-01-01", "2024-01-02", "m"), edge(aldmark, borvia, "2024-01-01", "2024-01-02", "m")}},
		{"parties alone", []graph.FacePair{pair("m", graph.Held, "", "", "2024-01-01", "2024-01-01")},
			[]graph.Edge{edge(aldmark, borvia, "2024-01-01", "2024-01-01", "m")}},
		{"several meetings", []graph.FacePair{pair("m", graph.Held, a, b, "2024-01-01", "2024-01-01"), pair("k", graph.Held, a, c, "2024-02-01", "2024-02-01")},
			[]graph.Edge{edge(a, b, "2024-01-01", "2024-01-01", "m"), edge(a, c, "2024-02-01", "2024-02-01", "k"), edge(aldmark, borvia, "2024-01-01", "2024-02-01", "k", "m")}},
		{"denied by the parties", []graph.FacePair{pair("m", graph.Held, a, b, "2024-01-01", "2024-01-03"), pair("d", graph.Off, "", "", "2024-01-03", "2024-01-03")}, []graph.Edge{}},
		{"denied for other days", []graph.FacePair{pair("m", graph.Held, "", "", "2024-01-01", "2024-01-01"), pair("d", graph.Off, "", "", "2024-01-02", "2024-01-03")},
			[]graph.Edge{edge(aldmark, borvia, "2024-01-01", "2024-01-01", "m")}},
		{"denied for other envoys", []graph.FacePair{pair("m", graph.Held, a, b, "2024-01-01", "2024-01-01"), pair("d", graph.Off, a, c, "2024-01-01", "2024-01-01")},
			[]graph.Edge{edge(a, b, "2024-01-01", "2024-01-01", "m"), edge(aldmark, borvia, "2024-01-01", "2024-01-01", "m")}},
		{"denied for one envoy and the other party", []graph.FacePair{pair("m", graph.Held, a, b, "2024-01-01", "2024-01-01"), pair("d", graph.Off, a, "", "2024-01-01", "2024-01-01")}, []graph.Edge{}},
		{"an envoy's denial does not cover the parties", []graph.FacePair{pair("m", graph.Held, "", "", "2024-01-01", "2024-01-01"), pair("d", graph.Off, a, b, "2024-01-01", "2024-01-01")},
			[]graph.Edge{edge(aldmark, borvia, "2024-01-01", "2024-01-01", "m")}},
		{"denied elsewhere for an unknown day", []graph.FacePair{pair("m", graph.Held, a, b, "2024-01-01", "2024-01-01"), pair("d", graph.Off, "", "", "", "")},
			[]graph.Edge{edge(a, b, "2024-01-01", "2024-01-01", "m"), edge(aldmark, borvia, "2024-01-01", "2024-01-01", "m")}},
		{"denied in the same document for an unknown day", []graph.FacePair{pair("m", graph.Held, a, b, "2024-01-01", "2024-01-01"), denial}, []graph.Edge{}},
		{"one actor with and without its party", []graph.FacePair{
			pair("m", graph.Held, a, b, "2024-01-01", "2024-01-01"),
			{A: graph.Side{Actor: a, Party: a}, B: graph.Side{Actor: b, Party: b}, Meeting: "n", Document: "in n", Status: graph.Held, Window: graph.Window{Since: "2024-02-01", Until: "2024-02-01"}},
		}, []graph.Edge{edge(a, b, "2024-01-01", "2024-02-01", "m", "n"), edge(aldmark, borvia, "2024-01-01", "2024-01-01", "m")}},
	} {
		if diff := cmp.Diff(test.want, graph.MetWithEdges(test.pairs)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestFacePairs(t *testing.T) {
	meeting := graph.Meeting{ID: "meeting:m", Document: "d", Status: graph.Held, Day: "2024-01-05", Participants: []graph.Participant{
		{Actor: "envoy:b", Party: "party:borvia"}, {Actor: "envoy:a", Party: "party:aldmark"}, {Actor: "envoy:a2", Party: "party:aldmark"}, {Actor: "party:cestria"}, {Actor: "envoy:b-again"},
	}, Pairs: [][2]int{{0, 1}, {1, 2}, {1, 3}, {0, 4}}}
	window := graph.Window{Since: "2024-01-05", Until: "2024-01-05"}
	want := []graph.FacePair{
		{A: graph.Side{Actor: "envoy:a", Party: "party:aldmark"}, B: graph.Side{Actor: "envoy:b", Party: "party:borvia"}, Meeting: "meeting:m", Document: "d", Status: graph.Held, Window: window},
		{A: graph.Side{Actor: "envoy:a", Party: "party:aldmark"}, B: graph.Side{Actor: "party:cestria", Party: "party:cestria"}, Meeting: "meeting:m", Document: "d", Status: graph.Held, Window: window},
	}
	if diff := cmp.Diff(want, graph.FacePairs(&meeting, graph.Canon{"envoy:b-again": "envoy:b"})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	meeting.Status = graph.Planned
	if got := graph.FacePairs(&meeting, nil); got != nil {
		t.Errorf("a planned meeting gives %v", got)
	}
}

func TestMeetingWindow(t *testing.T) {
	for _, c := range []struct {
		name    string
		meeting graph.Meeting
		want    graph.Window
	}{
		{"both days", graph.Meeting{Since: "2024-01-01", Until: "2024-01-03", Day: "2024-01-01"}, graph.Window{Since: "2024-01-01", Until: "2024-01-03"}},
		{"one day", graph.Meeting{Since: "2024-01-01", Day: "2024-01-01"}, graph.Window{Since: "2024-01-01", Until: "2024-01-01"}},
		{"last day alone", graph.Meeting{Until: "2024-01-01"}, graph.Window{Since: "2024-01-01", Until: "2024-01-01"}},
		{"document's day", graph.Meeting{Day: "2024-01-09", Status: graph.Held}, graph.Window{Since: "2024-01-09", Until: "2024-01-09"}},
		{"denial", graph.Meeting{Day: "2024-01-09", Status: graph.Off}, graph.Window{Since: "2024-01-02", Until: "2024-01-09"}},
		{"unknown", graph.Meeting{Status: graph.Off}, graph.Window{}},
	} {
		if got := c.meeting.Window(); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// BenchmarkMetWithEdges derives the edge of two parties that met as often as it says, each meeting reported by a document: time grows with the meetings and not with their
// square.
func BenchmarkMetWithEdges(b *testing.B) {
	for _, meetings := range []int{1000, 10_000} {
		pairs := make([]graph.FacePair, meetings)
		for i := range pairs {
			day := graph.Day("2020-01-01").Add(i)
			pairs[i] = graph.FacePair{
				A: graph.Side{Actor: "party:a", Party: "party:a"}, B: graph.Side{Actor: "party:b", Party: "party:b"}, Status: graph.Held,
				Meeting: fmt.Sprintf("meeting:%06d", i), Document: fmt.Sprintf("d%06d", i), Window: graph.Window{Since: day, Until: day},
			}
		}
		b.Run(fmt.Sprint(meetings), func(b *testing.B) {
			for b.Loop() {
				if edges := graph.MetWithEdges(pairs); len(edges) != 1 || edges[0].Meetings != meetings {
					b.Fatalf("got %d edges", len(edges))
				}
			}
		})
	}
}
