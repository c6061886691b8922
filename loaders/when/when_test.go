package when_test

import (
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/when"
)

func TestRead(t *testing.T) {
	const monday = "2025-12-22"
	tests := []struct {
		words     string
		said      graph.Day
		direction when.Direction
		since     graph.Day
		until     graph.Day
		precision when.Precision
		period    string
	}{
		{"Saturday", monday, when.Past, "2025-12-20", "2025-12-20", when.Day, "2025-12-20"},
		{"on Monday", monday, when.Past, "2025-12-22", "2025-12-22", when.Day, "2025-12-22"},
		{"last Monday", monday, when.Past, "2025-12-15", "2025-12-15", when.Day, "2025-12-15"},
		{"next Monday", monday, when.Future, "2025-12-29", "2025-12-29", when.Day, "2025-12-29"},
		{"on Friday", monday, when.Future, "2025-12-26", "2025-12-26", when.Day, "2025-12-26"},
		{"late on Saturday night", monday, when.Past, "2025-12-20", "2025-12-20", when.Day, "2025-12-20"},
		{"today", monday, when.Past, "2025-12-22", "2025-12-22", when.Day, "2025-12-22"},
		{"yesterday", monday, when.Past, "2025-12-21", "2025-12-21", when.Day, "2025-12-21"},
		{"tomorrow", monday, when.Past, "2025-12-23", "2025-12-23", when.Day, "2025-12-23"},
		{"a day earlier", monday, when.Past, "2025-12-21", "2025-12-21", when.Day, "2025-12-21"},
		{"the day before", monday, when.Past, "2025-12-21", "2025-12-21", when.Day, "2025-12-21"},
		{"three days ago", monday, when.Past, "2025-12-19", "2025-12-19", when.Day, "2025-12-19"},
		{"10 days ago", monday, when.Past, "2025-12-12", "2025-12-12", when.Day, "2025-12-12"},
		{"two days later", monday, when.Past, "2025-12-24", "2025-12-24", when.Day, "2025-12-24"},
		{"last week", monday, when.Past, "2025-12-15", "2025-12-21", when.Week, "2025-W51"},
		{"this week", monday, when.Past, "2025-12-22", "2025-12-28", when.Week, "2025-W52"},
		{"next week", monday, when.Future, "2025-12-29", "2026-01-04", when.Week, "2026-W01"},
		{"a week ago", monday, when.Past, "2025-12-15", "2025-12-21", when.Week, "2025-W51"},
		{"over", monday, when.Past, "", "", "", ""},
		{"the weekend", monday, when.Past, "2025-12-20", "2025-12-21", when.Day, "2025-12-20"},
		{"last weekend", "2025-12-21", when.Past, "2025-12-13", "2025-12-14", when.Day, "2025-12-13"},
		{"this weekend", monday, when.Future, "2025-12-27", "2025-12-28", when.Day, "2025-12-27"},
		{"last month", monday, when.Past, "2025-11-01", "2025-11-30", when.Month, "2025-11"},
		{"late last month", monday, when.Past, "2025-11-21", "2025-11-30", when.Month, "2025-11"},
		{"two months ago", monday, when.Past, "2025-10-01", "2025-10-31", when.Month, "2025-10"},
		{"a month ago", "2025-03-31", when.Past, "2025-02-01", "2025-02-28", when.Month, "2025-02"},
		{"last year", monday, when.Past, "2024-01-01", "2024-12-31", when.Year, "2024"},
		{"a year ago", monday, when.Past, "2024-01-01", "2024-12-31", when.Year, "2024"},
		{"mid-2024", "", when.Past, "2024-05-01", "2024-08-31", when.Year, "2024"},
		{"early 2024", "", when.Past, "2024-01-01", "2024-04-30", when.Year, "2024"},
		{"late 2024", "", when.Past, "2024-09-01", "2024-12-31", when.Year, "2024"},
		{"in 2024", "", when.Past, "2024-01-01", "2024-12-31", when.Year, "2024"},
		{"May 2024", "", when.Past, "2024-05-01", "2024-05-31", when.Month, "2024-05"},
		{"mid-May 2024", "", when.Past, "2024-05-11", "2024-05-20", when.Month, "2024-05"},
		{"three days before March 3, 2024", monday, when.Past, "2024-02-29", "2024-02-29", when.Day, "2024-02-29"},
		{"a week after Friday", monday, when.Past, "2025-12-22", "2025-12-28", when.Week, "2025-W52"},
		{"the end of May", monday, when.Past, "2025-05-21", "2025-05-31", when.Month, "2025-05"},
		{"in February", "2024-03-02", when.Past, "2024-02-01", "2024-02-29", when.Month, "2024-02"},
		{"Dec. 31", "2024-01-02", when.Past, "2023-12-31", "2023-12-31", when.Day, "2023-12-31"},
		{"January 3", "2024-12-30", when.Future, "2025-01-03", "2025-01-03", when.Day, "2025-01-03"},
		{"March 3", "", when.Past, "", "", "", ""},
		{"14 May 2024", "", when.Past, "2024-05-14", "2024-05-14", when.Day, "2024-05-14"},
		{"Tuesday, May 14th, 2024", "", when.Past, "2024-05-14", "2024-05-14", when.Day, "2024-05-14"},
		{"Monday, May 14, 2024", "", when.Past, "", "", "", ""},
		{"30 February 2024", "", when.Past, "", "", "", ""},
		{"29 February 2024", "", when.Past, "2024-02-29", "2024-02-29", when.Day, "2024-02-29"},
		{"2024-05-14", "", when.Past, "2024-05-14", "2024-05-14", when.Day, "2024-05-14"},
		{"from 18 to 21 June 2024", "", when.Past, "2024-06-18", "2024-06-21", when.Day, "2024-06-18"},
		{"10-12 March 2025", "", when.Past, "2025-03-10", "2025-03-12", when.Day, "2025-03-10"},
		{"10–12 March 2025", "", when.Past, "2025-03-10", "2025-03-12", when.Day, "2025-03-10"},
		{"March 3-5, 2025", "", when.Past, "2025-03-03", "2025-03-05", when.Day, "2025-03-03"},
		{"March 3 - 5, 2025", "", when.Past, "2025-03-03", "2025-03-05", when.Day, "2025-03-03"},
		{"7 and 8 December", monday, when.Past, "2025-12-07", "2025-12-08", when.Day, "2025-12-07"},
		{"the 7th and the 8th of December", monday, when.Past, "2025-12-07", "2025-12-08", when.Day, "2025-12-07"},
		{"7, 8 and 9 December", monday, when.Past, "2025-12-07", "2025-12-09", when.Day, "2025-12-07"},
		{"between 7 and 10 December", monday, when.Past, "2025-12-07", "2025-12-10", when.Day, "2025-12-07"},
		{"from May 30 to June 2", monday, when.Past, "2025-05-30", "2025-06-02", when.Day, "2025-05-30"},
		{"30 May-2 June 2024", "", when.Past, "2024-05-30", "2024-06-02", when.Day, "2024-05-30"},
		{"from 30 December to 2 January", monday, when.Past, "2024-12-30", "2025-01-02", when.Day, "2024-12-30"},
		{"30 December to 2 January", monday, when.Future, "2025-12-30", "2026-01-02", when.Day, "2025-12-30"},
		{"from 30 December 2023 to 2 January", monday, when.Past, "2023-12-30", "2024-01-02", when.Day, "2023-12-30"},
		{"Wednesday and Thursday", monday, when.Past, "2025-12-17", "2025-12-18", when.Day, "2025-12-17"},
		{"from Friday to Sunday", monday, when.Future, "2025-12-26", "2025-12-28", when.Day, "2025-12-26"},
		{"May and June 2024", "", when.Past, "2024-05-01", "2024-06-30", when.Month, "2024-05"},
		{"late May and early June 2024", "", when.Past, "2024-05-21", "2024-06-10", when.Month, "2024-05"},
		{"21 to 18 June 2024", "", when.Past, "", "", "", ""},
		{"29 to 31 June 2024", "", when.Past, "", "", "", ""},
		{"10 to 12 states", monday, when.Past, "", "", "", ""},
		{"Saturday", "", when.Past, "", "", "", ""},
		{"the week", monday, when.Past, "", "", "", ""},
		{"three weeks", monday, when.Past, "", "", "", ""},
		{"the 17 demands", monday, when.Past, "", "", "", ""},
		{"", monday, when.Past, "", "", "", ""},
	}
	for _, test := range tests {
		t.Run(test.words, func(t *testing.T) {
			got, ok := when.Read(test.words, test.said, test.direction)
			if !ok {
				got = when.Time{}
			}
			if want := (when.Time{Since: test.since, Until: test.until, Precision: test.precision}); got != want || ok != (test.since != "") || got.Period() != test.period {
				t.Errorf("%q said on %s: want %v %q, got %v %q (%t)", test.words, test.said, want, test.period, got, got.Period(), ok)
			}
		})
	}
}

func TestAmong(t *testing.T) {
	const monday = "2025-12-22"
	tests := map[string]string{
		"a second day of talks on Friday": "2025-12-19",
		"late December 20":                "2025-12-20",
		"in Geneva, in mid-2024":          "2024",
		"last week in Oslo":               "2025-W51",
		"Friday, Saturday":                "2025-12-19",
		"a round of talks":                "",
		"7 and 20 December":               "2025-12-07",
		"Wednesday and Friday":            "2025-12-17",
		"Friday to 12 states":             "2025-12-19",
		"30 February 2024, say":           "",
	}
	for words, want := range tests {
		got, ok := when.Among(words, monday, when.Past)
		if !ok {
			got = when.Time{}
		}
		if got.Period() != want {
			t.Errorf("%q: want %q, got %q", words, want, got.Period())
		}
	}
}

func TestResolve(t *testing.T) {
	tests := map[string]struct {
		words     string
		last      graph.Day
		direction when.Direction
		want      string
	}{
		"from the day named last":       {"a day earlier", "2025-12-19", when.Past, "2025-12-18"},
		"later than the day named last": {"a day later", "2025-12-19", when.Past, "2025-12-20"},
		"no day named":                  {"a day earlier", "", when.Past, "2025-12-21"},
		"past behind today":             {"two days later", "", when.Past, ""},
		"planned":                       {"two days later", "", when.Future, "2025-12-24"},
		"leans on nothing":              {"on Friday", "2025-12-10", when.Past, "2025-12-19"},
	}
	for name, test := range tests {
		got, ok := when.Resolve(test.words, "2025-12-22", test.last, test.direction)
		if !ok {
			got = when.Time{}
		}
		if got.Period() != test.want {
			t.Errorf("%s: want %q, got %q", name, test.want, got.Period())
		}
	}
}

func TestLeans(t *testing.T) {
	for words, want := range map[string]bool{"a day earlier": true, "two weeks later": true, "the day before": true, "three days ago": false, "last week": false, "two days before Friday": false, "earlier": false} {
		if got := when.Leans(words); got != want {
			t.Errorf("%q: want %t, got %t", words, want, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, words := range []string{"from 30 May to 2 June", "March 3-5, 2025", "Monday and Tuesday", "mid-May 2024", "a day earlier", "last weekend", "10 days ago", "Monday 31 of the month"} {
		f.Add(words, "2025-12-22", true)
	}
	f.Fuzz(func(t *testing.T, words, said string, future bool) {
		got, ok := when.Read(words, graph.Day(said), when.Direction(future))
		if !ok {
			return
		}
		for _, day := range []graph.Day{got.Since, got.Until} {
			if _, err := graph.ParseDay(string(day)); err != nil || day == "" {
				t.Errorf("%q said on %q is %v", words, said, got)
			}
		}
		if got.Since > got.Until || got.Period() == "" {
			t.Errorf("%q said on %q is %v, %q", words, said, got, got.Period())
		}
	})
}
