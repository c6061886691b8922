package gold_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/gold"
)

// annotations are of one invented text, a.txt.
const annotations = `{"doc":"a.txt","type":"statement","id":"s1","actor":"Norway","rel":"DEMANDS","target":"a new border","keys":["border"],"ev":"wants a new border"}
{"doc":"a.txt","type":"statement","id":"s2","actor":"Sweden","rel":"REJECTS","target":"a new border","keys":["border"],"ev":"Sweden will have none","cond":"unless"}
{"doc":"a.txt","type":"statement","id":"s3","actor":"Sweden","rel":"SUPPORTS","target":"a toll","keys":["toll"],"ev":"may live with","hard":true}
{"doc":"a.txt","type":"optional","actor":"Norway","rel":"PROPOSES","keys":["talks"],"ev":"talks on Monday"}
{"doc":"a.txt","type":"envoy","name":"Kari Holm","party":"Norway"}
{"doc":"a.txt","type":"optional_envoy","name":"Ola Vik"}
{"doc":"a.txt","type":"not_envoy","name":"Per"}
{"doc":"a.txt","type":"meeting","id":"m1","a":"Kari Holm","b":"Sweden","ev":"met the Swedes"}
{"doc":"a.txt","type":"not_meeting","a":"Norway","b":"Denmark","ev":"saw no Danes"}`

// said returns the extraction of a.txt with one statement of a party.
func said(party string, stance graph.Stance, point, quote string, conditions ...string) graph.Extraction {
	s := graph.Statement{Actor: "party:x", ActorName: party, Party: "party:x", Stance: stance, Point: graph.Passage{Text: point}, Quote: graph.Passage{Text: quote}, Rule: "a.rule"}
	for _, c := range conditions {
		s.Conditions = append(s.Conditions, graph.Condition{Passage: graph.Passage{Text: c}})
	}
	return graph.Extraction{Document: graph.Document{ID: "a.txt"}, Parties: []graph.Party{{ID: "party:x", Name: party}}, Statements: []graph.Statement{s}}
}

// of returns the extraction of a.txt that joins what others hold.
func of(parts ...graph.Extraction) graph.Extraction {
	all := graph.Extraction{Document: graph.Document{ID: "other", Path: "texts/a.txt"}}
	for i, part := range parts {
		suffix := string(rune('a' + i))
		for _, p := range part.Parties {
			p.ID += suffix
			all.Parties = append(all.Parties, p)
		}
		for _, s := range part.Statements {
			s.Party, s.Actor = s.Party+suffix, s.Actor+suffix
			all.Statements = append(all.Statements, s)
		}
		for _, e := range part.Envoys {
			e.Party += suffix
			all.Envoys = append(all.Envoys, e)
		}
		all.Meetings = append(all.Meetings, part.Meetings...)
	}
	return all
}

func speaks(name, party string) graph.Extraction {
	return graph.Extraction{Parties: []graph.Party{{ID: "party:x", Name: party}}, Envoys: []graph.Envoy{{Name: name, Party: "party:x"}}}
}

// met returns a meeting of people; the first sits face to face with each other one.
func met(status graph.MeetingStatus, quote string, who ...string) graph.Extraction {
	m := graph.Meeting{Status: status, Quote: graph.Passage{Text: quote}, Rule: "a.meeting"}
	for i, name := range who {
		m.Participants = append(m.Participants, graph.Participant{Name: name})
		if i > 0 {
			m.Pairs = append(m.Pairs, [2]int{0, i})
		}
	}
	return graph.Extraction{Meetings: []graph.Meeting{m}}
}

func measure(t *testing.T, rows string, extractions ...graph.Extraction) *gold.Report {
	t.Helper()
	read, faults := gold.Read(rows)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	report, err := gold.Measure(read, extractions)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func TestMeasure(t *testing.T) {
	border := said("Norway", graph.Demands, "a new border", "Norway wants a  new Border.")
	tests := map[string]struct {
		found graph.Extraction
		exact gold.Score
		sign  gold.Score
		kinds string
	}{
		"nothing": {of(), gold.Score{Gold: 2}, gold.Score{Gold: 2}, "MISSED MISSED"},
		"right":   {of(border), gold.Score{Right: 1, Output: 1, Found: 1, Gold: 2}, gold.Score{Right: 1, Output: 1, Found: 1, Gold: 2}, "MISSED"},
		"another relation of that sign": {
			of(said("Norway", graph.Proposes, "a new border", "Norway wants a new border.")),
			gold.Score{Output: 1, Gold: 2}, gold.Score{Right: 1, Output: 1, Found: 1, Gold: 2}, "WRONG_RELATION MISSED",
		},
		"the wrong sign": {
			of(said("Norway", graph.Rejects, "a new border", "Norway wants a new border.")),
			gold.Score{Output: 1, Gold: 2}, gold.Score{Output: 1, Gold: 2}, "WRONG_SIGN MISSED",
		},
		"another party's": {
			of(said("Denmark", graph.Demands, "a new border", "Norway wants a new border.")),
			gold.Score{Output: 1, Gold: 2}, gold.Score{Output: 1, Gold: 2}, "WRONG_ACTOR MISSED",
		},
		"another point": {
			of(said("Norway", graph.Demands, "a toll", "Norway wants a new border.")),
			gold.Score{Output: 1, Gold: 2}, gold.Score{Output: 1, Gold: 2}, "WRONG_POINT MISSED",
		},
		"another sentence": {
			of(said("Norway", graph.Demands, "a new border", "Norway is cold.")),
			gold.Score{Output: 1, Gold: 2}, gold.Score{Output: 1, Gold: 2}, "MISSED MISSED SPURIOUS",
		},
		"no evidence but a page": {
			of(said("Norway", graph.Demands, "a new border", "Norway wants a new border."+strings.Repeat(" It goes on.", 60))),
			gold.Score{Output: 1, Gold: 2}, gold.Score{Output: 1, Gold: 2}, "MISSED MISSED SPURIOUS",
		},
		"no side taken":  {of(said("Norway", graph.States, "a new border", "Norway wants a new border.")), gold.Score{Gold: 2}, gold.Score{Gold: 2}, "MISSED MISSED"},
		"twice the same": {of(border, border), gold.Score{Right: 1, Output: 1, Found: 1, Gold: 2}, gold.Score{Right: 1, Output: 1, Found: 1, Gold: 2}, "MISSED"},
		"two outputs of one row": {
			of(border, said("Norway", graph.Demands, "the border", "Norway wants a new border.")),
			gold.Score{Right: 2, Output: 2, Found: 1, Gold: 2}, gold.Score{Right: 2, Output: 2, Found: 1, Gold: 2}, "MISSED",
		},
		"to be inferred": {
			of(said("Sweden", graph.Supports, "a toll", "Sweden may live with a toll.")),
			gold.Score{Right: 1, Output: 1, Gold: 2}, gold.Score{Right: 1, Output: 1, Gold: 2}, "MISSED MISSED",
		},
		"optional": {of(said("Norway", graph.Proposes, "talks", "Norway offered talks on Monday.")), gold.Score{Gold: 2}, gold.Score{Gold: 2}, "MISSED MISSED"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			report := measure(t, stances(annotations), test.found)
			if diff := cmp.Diff(test.exact, report.Exact); diff != "" {
				t.Errorf("exact relation (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.sign, report.Sign); diff != "" {
				t.Errorf("by sign (-want +got):\n%s", diff)
			}
			if got := kinds(report); got != test.kinds {
				t.Errorf("mistakes: want %s, got %s", test.kinds, got)
			}
		})
	}
}

// stances keeps the rows of stances.
func stances(rows string) string {
	var kept strings.Builder
	for line := range strings.Lines(rows) {
		if strings.Contains(line, `"rel"`) {
			kept.WriteString(line)
		}
	}
	return kept.String()
}

func kinds(report *gold.Report) string {
	var all []string
	for _, m := range report.Mistakes {
		all = append(all, string(m.Kind))
	}
	return strings.Join(all, " ")
}

// TestOneOutputProvesOneRow holds that the pairing is a largest one: the first row leaves the output that the second needs.
func TestOneOutputProvesOneRow(t *testing.T) {
	rows := `{"doc":"a.txt","type":"statement","actor":"Norway","rel":"DEMANDS","keys":["border|toll"],"ev":"wants a border"}
{"doc":"a.txt","type":"statement","actor":"Norway","rel":"DEMANDS","keys":["border"],"ev":"wants a border"}
{"doc":"a.txt","type":"statement","actor":"Norway","rel":"DEMANDS","keys":["border"],"ev":"wants a border"}`
	const quote = "Norway wants a border and a toll."
	report := measure(t, rows, of(said("Norway", graph.Demands, "a border", quote), said("Norway", graph.Demands, "a toll", quote)))
	if want := (gold.Score{Right: 2, Output: 2, Found: 2, Gold: 3}); report.Demands != want {
		t.Errorf("want %+v, got %+v", want, report.Demands)
	}
}

func TestNamesOfParties(t *testing.T) {
	tests := []struct {
		annotated, found string
		want             int
	}{
		{"Norway", "norway", 1},
		{"the EU", "European Union", 1},
		{"Group of 77", "Group of 77 and China", 1},
		{"China", "Group of 77 and China", 1},
		{"Group of 77 and China", "Group of 77", 0},
		{"Cote d'Ivoire", "Cote d’Ivoire", 1},
		{"Norway", "Norwegian", 0},
	}
	for _, test := range tests {
		rows := `{"doc":"a.txt","type":"statement","actor":"` + test.annotated + `","rel":"DEMANDS","keys":["border"],"ev":"a new border"}`
		report := measure(t, rows, said(test.found, graph.Demands, "a border", "a new border"))
		if report.Sign.Found != test.want {
			t.Errorf("%s annotated and %s found: want %d found, got %d", test.annotated, test.found, test.want, report.Sign.Found)
		}
	}
}

func TestConditions(t *testing.T) {
	none := func(conditions ...string) graph.Extraction {
		return of(said("Sweden", graph.Rejects, "a new border", "Sweden will have none of a border", conditions...))
	}
	tests := map[string]struct {
		found graph.Extraction
		want  gold.Score
	}{
		"caught":          {none("Unless Norway pays"), gold.Score{Right: 1, Output: 1, Found: 1, Gold: 1}},
		"caught in a row": {none("if it rains", "unless Norway pays"), gold.Score{Right: 1, Output: 1, Found: 1, Gold: 1}},
		"another":         {none("if it rains"), gold.Score{Output: 1, Gold: 1}},
		"none":            {none(), gold.Score{Gold: 1}},
		"no statement":    {of(), gold.Score{Gold: 1}},
		"of a stance that has none": {
			of(said("Norway", graph.Demands, "a new border", "Norway wants a new border", "if it rains")), gold.Score{Output: 1, Gold: 1},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, measure(t, annotations, test.found).Conditions); diff != "" {
				t.Errorf("conditions (-want +got):\n%s", diff)
			}
		})
	}
}

func TestEnvoys(t *testing.T) {
	tests := map[string]struct {
		found              graph.Extraction
		want               gold.Score
		bystanders, others int
	}{
		"found":            {of(speaks("Kari Holm", "Norway")), gold.Score{Right: 1, Output: 1, Found: 1, Gold: 1}, 0, 0},
		"of another party": {of(speaks("Kari Holm", "Sweden")), gold.Score{Output: 1, Gold: 1}, 0, 0},
		"optional":         {of(speaks("Ola Vik", "Sweden")), gold.Score{Gold: 1}, 0, 0},
		"a bystander":      {of(speaks("Per Berg", "Sweden")), gold.Score{Output: 1, Gold: 1}, 1, 1},
		"nobody's row":     {of(speaks("Percy Dahl", "Sweden")), gold.Score{Output: 1, Gold: 1}, 0, 1},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			report := measure(t, annotations, test.found)
			if report.Envoys != test.want || report.BystandersMade != test.bystanders || report.UnnamedEnvoys != test.others {
				t.Errorf("got %+v, %d bystanders, %d others", report.Envoys, report.BystandersMade, report.UnnamedEnvoys)
			}
		})
	}
}

func TestMeetings(t *testing.T) {
	tests := map[string]struct {
		found  graph.Extraction
		want   gold.Score
		denied int
	}{
		"found":              {of(met(graph.Held, "Kari Holm met the Swedes.", "Kari Holm", "Sweden")), gold.Score{Right: 1, Output: 1, Found: 1, Gold: 1}, 0},
		"told elsewhere":     {of(met(graph.Held, "They shook hands.", "Kari Holm", "Sweden")), gold.Score{Right: 1, Output: 1, Gold: 1}, 0},
		"only planned":       {of(met(graph.Planned, "Kari Holm met the Swedes.", "Kari Holm", "Sweden")), gold.Score{Output: 1, Gold: 1}, 0},
		"with others":        {of(met(graph.Held, "Kari Holm met the Swedes.", "Kari Holm", "Denmark")), gold.Score{Output: 1, Gold: 1}, 0},
		"denied and held":    {of(met(graph.Held, "Norway saw no Danes.", "Denmark", "Norway")), gold.Score{Output: 1, Gold: 1}, 1},
		"denied":             {of(met(graph.Off, "Norway saw no Danes.", "Norway", "Denmark")), gold.Score{Gold: 1}, 0},
		"not face to face":   {of(met(graph.Held, "Norway saw no Danes.", "Sweden", "Norway", "Denmark")), gold.Score{Output: 1, Gold: 1}, 0},
		"denied but planned": {of(met(graph.Planned, "Norway saw no Danes.", "Norway", "Denmark")), gold.Score{Output: 1, Gold: 1}, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			report := measure(t, annotations, test.found)
			if report.Meetings != test.want || report.NotMeetingsHeld != test.denied || report.NotMeetings != 1 {
				t.Errorf("got %+v, %d of %d denied ones held", report.Meetings, report.NotMeetingsHeld, report.NotMeetings)
			}
		})
	}
}

func TestDocumentsAddUp(t *testing.T) {
	two := annotations + "\n" + strings.ReplaceAll(annotations, "a.txt", "b.txt")
	x := of(said("Norway", graph.Demands, "a new border", "Norway wants a new border."))
	other := x
	other.Document = graph.Document{ID: "b.txt"}
	alone, both := measure(t, annotations, x), measure(t, two, x, other)
	sum := &gold.Report{}
	sum.Add(alone)
	sum.Add(alone)
	for i := range sum.Mistakes[len(alone.Mistakes):] {
		m := &sum.Mistakes[len(alone.Mistakes)+i]
		m.Doc, m.Line = "b.txt", 0
	}
	for i := range both.Mistakes[len(alone.Mistakes):] {
		both.Mistakes[len(alone.Mistakes)+i].Line = 0
	}
	if diff := cmp.Diff(sum, both); diff != "" {
		t.Errorf("two documents are not twice one (-twice +two):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"b.txt"}, measure(t, two, x).Missing); diff != "" {
		t.Errorf("missing documents (-want +got):\n%s", diff)
	}
}

func TestRight(t *testing.T) {
	rows, _ := gold.Read(annotations)
	x := of(
		said("Norway", graph.Demands, "a new border", "Norway wants a new border."),
		said("Norway", graph.Proposes, "talks", "Norway offered talks on Monday."),
		said("Norway", graph.Rejects, "a new border", "Norway wants a new border."),
		said("Norway", graph.States, "a new border", "Norway wants a new border."),
	)
	for i := range x.Statements {
		x.Statements[i].ID = []string{"demands", "proposes", "rejects", "states"}[i]
	}
	right, err := gold.Right(rows, &x)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]bool{"demands": true, "proposes": true, "rejects": false}, right); diff != "" {
		t.Errorf("right statements (-want +got):\n%s", diff)
	}
}

// TestMissedRowsShowTheirSentence holds that a mistake shows the words of the text.
func TestMissedRowsShowTheirSentence(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"alone":                 {"Norway wants a new border", "Norway wants a new border"},
		"between others":        {"It rained. “Norway wants a new border.” Nobody spoke.", "“Norway wants a new border.”"},
		"over lines":            {"A title\n\nNorway wants\na new border, it said.\n\nThe end.", "Norway wants\na new border, it said."},
		"not in the text given": {"It rained.", "wants a new border"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			x := of()
			x.Document.Text = test.text
			if got := measure(t, stances(annotations), x).Mistakes[0].Text; got != test.want {
				t.Errorf("want %q, got %q", test.want, got)
			}
		})
	}
}
