// Package when reads the times that texts name ("Saturday", "a day earlier", "mid-2024", "last week") as spans of days, resolved against the day on which they are said,
// and keeps how precise they are. What can't be told is no time: nothing is guessed, and the clock is never asked.
//
//	t, ok := when.Read("last Friday", "2025-12-22", when.Past)
//	// t.Since == t.Until == "2025-12-19", t.Precision == when.Day
package when

import (
	"strings"
	"time"

	"github.com/parleygraph/parley/graph"
)

// Precision is the unit in which a text gives a time.
type Precision string

// The precisions, the finest first.
const (
	Day   Precision = "DAY"
	Week  Precision = "WEEK"
	Month Precision = "MONTH"
	Year  Precision = "YEAR"
)

// A Direction says on which side of the day of speaking a time lies where its words leave that open: "on Friday".
type Direction bool

// The directions.
const (
	Past   Direction = false
	Future Direction = true
)

// A Time is a span of days, both ends included, in the unit that the text gives. A part of a unit ("mid-2024") is a shorter span of the same precision.
type Time struct {
	Since, Until graph.Day
	Precision    Precision
}

// Period returns the time as its text is precise: "2025-12-19", "2025-W51", "2025-12" or "2025".
func (t Time) Period() string {
	since, err := time.Parse(time.DateOnly, string(t.Since))
	if err != nil {
		return ""
	}
	switch t.Precision {
	case Week:
		year, week := since.ISOWeek()
		return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006") + "-W" + two(week)
	case Month:
		return since.Format("2006-01")
	case Year:
		return since.Format("2006")
	}
	return string(t.Since)
}

func two(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }

// longest is how many words a time has at most.
const longest = 12

// Read reads words that are a time and nothing else, as they are said on a day; without that day only times that are complete can be read. It returns false where the
// words are no time or name a day that no calendar has.
func Read(words string, said graph.Day, direction Direction) (Time, bool) {
	fields := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(words, "’", "'")), func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' || r == '\u00a0' })
	if len(fields) == 0 || len(fields) > longest {
		return Time{}, false
	}
	p := parser{direction: direction}
	base, err := time.Parse(time.DateOnly, string(said))
	p.base, p.known = base, err == nil
	for _, word := range fields {
		if !p.word(strings.TrimRight(word, ".;")) {
			return Time{}, false
		}
	}
	return p.resolve()
}
