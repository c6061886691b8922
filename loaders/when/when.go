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

// Window returns the days of the time.
func (t Time) Window() graph.Window { return graph.Window{Since: t.Since, Until: t.Until} }

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
	fields := fieldsOf(words)
	if len(fields) == 0 || len(fields) > longest {
		return Time{}, false
	}
	p := newParser(said, direction)
	if t, ok := p.firstToLast(fields); ok {
		return t, true
	}
	for _, word := range fields {
		if !p.word(word) {
			return Time{}, false
		}
	}
	return p.resolve()
}

// Among reads the time that stands among words that say more: "a second day of talks on Friday". Words that are none of a time are passed over; of two times of one
// kind between which no span lies, the first counts.
func Among(words string, said graph.Day, direction Direction) (Time, bool) {
	if t, ok := Read(words, said, direction); ok {
		return t, true
	}
	p := newParser(said, direction)
	p.loose = true
	fields := fieldsOf(words)
	if t, ok := p.firstToLast(fields); ok {
		return t, true
	}
	for _, word := range fields {
		p.word(word)
	}
	return p.resolve()
}

// Resolve reads as Among does; a time that counts from another one, see Leans, counts from last, the day that is named ahead of it, where that is known. What is past
// lies on no day behind that of speaking.
func Resolve(words string, said, last graph.Day, direction Direction) (Time, bool) {
	leans := last != "" && Leans(words)
	if leans {
		t, ok := Among(words, last, direction)
		return t, ok
	}
	t, ok := Among(words, said, direction)
	return t, ok && (direction == Future || said == "" || t.Since <= said)
}

// Leans tells whether words count from another time than that of speaking, where the text names one: "a day earlier", "two weeks after", not "three days ago".
func Leans(words string) bool {
	p := parser{}
	for _, word := range fieldsOf(words) {
		if word == "ago" {
			return false
		}
		p.word(word)
	}
	return p.shift != 0 && p.unit != "" && p.month == 0 && !p.named && p.year == 0
}

func newParser(said graph.Day, direction Direction) *parser {
	base, err := time.Parse(time.DateOnly, string(said))
	return &parser{base: base, known: err == nil, direction: direction}
}

// fieldsOf returns the words in small letters, without the marks behind them; of two days with a dash between them, each.
func fieldsOf(words string) []string {
	fields := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(words, "’", "'")), func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' || r == '\u00a0' })
	var found []string
	for _, field := range fields {
		found = append(found, splitDash(strings.TrimRight(field, ".;"))...)
	}
	return found
}
