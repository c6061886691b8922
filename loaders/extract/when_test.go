package extract_test

import (
	"slices"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/packs"
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

// calm makes a text long enough to be read on its sentence graphs.
const calm = " The sea was calm. The sky was grey. Fishermen mended their nets."

// readers returns the reader of clauses alone, and the whole one.
func readers(t *testing.T) map[string]*extract.Extractor {
	t.Helper()
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	return map[string]*extract.Extractor{"clauses": extract.NewGrammar(set), "graphs": extract.New(set)}
}

// TestStatedAt holds that a statement is as old as its sentence says, in the unit that the sentence gives, counted from the document's day.
func TestStatedAt(t *testing.T) {
	const published = "2025-12-22" // a Monday
	type told struct{ At, In, Day string }
	tests := map[string]struct {
		text string
		want told
	}{
		"no time":                       {"Norway rejects the toll.", told{"", "", published}},
		"beside the verb":               {"On Saturday, Norway rejected the toll.", told{"2025-12-20", "", "2025-12-20"}},
		"behind the object":             {"Norway rejected the toll on Saturday.", told{"2025-12-20", "", "2025-12-20"}},
		"a day before another":          {"Norway spoke on Saturday. A day earlier, Sweden rejected the toll.", told{"2025-12-19", "", "2025-12-19"}},
		"a day earlier, than today":     {"A day earlier, Norway rejected the toll.", told{"2025-12-21", "", "2025-12-21"}},
		"a week":                        {"Last week, Norway rejected the toll.", told{"", "2025-W51", "2025-12-21"}},
		"weeks ago":                     {"Norway rejected the toll three weeks ago.", told{"", "2025-W49", "2025-12-07"}},
		"a month":                       {"In May 2024, Norway rejected the toll.", told{"", "2024-05", "2024-05-31"}},
		"a year":                        {"Norway said in mid-2024 that it rejects the toll.", told{"", "2024", "2024-08-31"}},
		"the week of today":             {"Norway said this week that it rejects the toll.", told{"", "2025-W52", published}},
		"the day of what is rejected":   {"Norway rejected talks on Friday.", told{"", "", published}},
		"the day of what is asked for":  {"Norway demanded a vote on Friday.", told{"", "", published}},
		"past by its own words":         {"Norway demanded a vote three days ago.", told{"2025-12-19", "", "2025-12-19"}},
		"the day of a clause beside":    {"Norway rejected the offer of Oman, with whom its envoy spoke yesterday, and the toll.", told{"", "", published}},
		"the day of who is meant":       {"Kari Holm, the Norwegian minister, who spoke on Saturday, rejected the toll.", told{"2025-12-20", "", "2025-12-20"}},
		"a day that no calendar has":    {"On February 30, Norway rejected the toll.", told{"", "", published}},
		"ahead of what is said already": {"Two days later, Norway rejected the toll.", told{"", "", published}},
	}
	for name, test := range tests {
		for reader, x := range readers(t) {
			t.Run(name+"/"+reader, func(t *testing.T) {
				d := parse(t, "a.txt", test.text+calm)
				d.PublishedAt = published
				out := run(t, x, d)
				i := slices.IndexFunc(out.Statements, func(s graph.Statement) bool { return s.Stance != graph.States })
				if i < 0 {
					t.Fatalf("no statement takes a side in %q", test.text)
				}
				s := &out.Statements[i]
				if got := (told{string(s.StatedAt), s.StatedIn, string(s.Day)}); got != test.want {
					t.Errorf("want %v, got %v", test.want, got)
				}
			})
		}
	}
}

// TestMeetingSpans holds meetings to the times of their sentences, on the sentence graph too.
func TestMeetingSpans(t *testing.T) {
	tests := map[string]struct {
		text string
		want graph.Window
	}{
		"last week":          {"Norway met Sweden in Oslo last week.", graph.Window{Since: "2025-12-15", Until: "2025-12-21"}},
		"a month":            {"Norway met Sweden in Oslo in May 2024.", graph.Window{Since: "2024-05-01", Until: "2024-05-31"}},
		"a day after it":     {"Denmark met Finland on Thursday. A day later, Norway met Sweden in Oslo.", graph.Window{Since: "2025-12-19", Until: "2025-12-19"}},
		"planned for Friday": {"Norway will meet Sweden in Oslo on Friday.", graph.Window{Since: "2025-12-26", Until: "2025-12-26"}},
		"a first and a last": {"Norway met Sweden in Oslo from 18 to 20 December.", graph.Window{Since: "2025-12-18", Until: "2025-12-20"}},
		"days with a dash":   {"Norway met Sweden in Oslo on December 3-5.", graph.Window{Since: "2025-12-03", Until: "2025-12-05"}},
		"the weekend":        {"Norway met Sweden in Oslo over the weekend.", graph.Window{Since: "2025-12-20", Until: "2025-12-21"}},
	}
	for name, test := range tests {
		for reader, x := range readers(t) {
			t.Run(name+"/"+reader, func(t *testing.T) {
				d := parse(t, "a.txt", test.text+calm)
				d.PublishedAt = "2025-12-22"
				out := run(t, x, d)
				if len(out.Meetings) == 0 {
					t.Fatal("no meeting is found")
				}
				for _, m := range out.Meetings {
					if m.Place == "Oslo" && (m.Since != test.want.Since || m.Until != test.want.Until) {
						t.Errorf("want %v, got %v to %v", test.want, m.Since, m.Until)
					}
				}
			})
		}
	}
}
