package masthead

import (
	"fmt"
	"iter"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/faults"
)

// The pieces of a written date. Days and months in figures alone ("12/10/2025") are read as no date: their order differs between countries.
const (
	monthName = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`
	monthDay  = `(\d{1,2})(?:st|nd|rd|th)?`
	fullYear  = `((?:1[89]|20)\d\d)`
	weekday   = `(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?`
	timeOfDay = `(?:[ ,|·•–—-]+(?:at )?\d{1,2}[:.]\d\d.{0,30})?`

	// writtenDate has dateGroups groups: day, month, year; month, day, year; year, month, day. The years of the first two may be missing.
	writtenDate = `(?:` + monthDay + ` (?:of )?` + monthName + `(?:,? ` + fullYear + `)?|` +
		monthName + ` ` + monthDay + `(?:,? ` + fullYear + `)?|` +
		fullYear + `-(\d\d)-(\d\d))`
	dateGroups = 9
)

var (
	anyDate     = regexp.MustCompile(`(?i)\b` + writtenDate + `\b`)
	onlyDate    = regexp.MustCompile(`(?i)^` + weekday + writtenDate + timeOfDay + `$`)
	partialDate = regexp.MustCompile(`(?i)^(?:` + fullYear + `(?:-(?:0[1-9]|1[0-2]))?|` + monthName + `,? ` + fullYear + `)$`)
)

// date is a written date; its year is 0 where the text does not give one.
type date struct {
	year  int
	month time.Month
	day   int
}

// dateOf reads the groups of writtenDate, and false where there is no such day.
func dateOf(groups []string) (date, bool) {
	for i := 0; i < dateGroups; i += 3 {
		a, b, c := groups[i], groups[i+1], groups[i+2]
		if a == "" {
			continue
		}
		switch i {
		case 0:
			return newDate(c, monthOf(b), a)
		case 3:
			return newDate(c, monthOf(a), b)
		}
		return newDate(a, monthOf(b), c)
	}
	return date{}, false
}

func newDate(year string, month time.Month, day string) (date, bool) {
	var d date
	d.year, _ = strconv.Atoi(year) // the pattern allows figures or nothing
	d.day, _ = strconv.Atoi(day)
	d.month = month
	leap := d.year
	if leap == 0 {
		leap = 2000 // without a year, 29 February may be meant
	}
	t := time.Date(leap, d.month, d.day, 0, 0, 0, 0, time.UTC)
	return d, t.Month() == d.month && t.Day() == d.day
}

// monthOf reads the name of a month or its two figures.
func monthOf(text string) time.Month {
	if n, err := strconv.Atoi(text); err == nil {
		return time.Month(n)
	}
	const names = "janfebmaraprmayjunjulaugsepoctnovdec"
	return time.Month(strings.Index(names, strings.ToLower(text[:3]))/3 + 1)
}

// writtenAlone reads a text that is a date with its year, perhaps with a weekday before it and a time behind it.
func writtenAlone(text string) (date, bool) {
	groups := onlyDate.FindStringSubmatch(text)
	if groups == nil {
		return date{}, false
	}
	d, ok := dateOf(groups[1:])
	return d, ok && d.year > 0
}

// monthOrYear returns "2024-05" or "2024" where a text is a month or a year and no more.
func monthOrYear(text string) string {
	groups := partialDate.FindStringSubmatch(text)
	switch {
	case groups == nil:
		return ""
	case groups[1] != "":
		return text
	}
	return fmt.Sprintf("%s-%02d", groups[3], monthOf(groups[2]))
}

var slashed = regexp.MustCompile(`^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$`)

// inFigures reads a date in figures where their order can be told: "25/12/2025", not "12/10/2025".
func inFigures(text string) (date, bool) {
	groups := slashed.FindStringSubmatch(text)
	if groups == nil {
		return date{}, false
	}
	a, errA := strconv.Atoi(groups[1])
	b, errB := strconv.Atoi(groups[2])
	switch {
	case errA != nil || errB != nil:
		return date{}, false
	case a > 12 && b <= 12 || a == b:
		return newDate(groups[3], time.Month(b), groups[1])
	case b > 12 && a <= 12:
		return newDate(groups[3], time.Month(a), groups[2])
	}
	return date{}, false
}

// calendar returns the calendar day, unknown without a year.
func (d date) calendar() graph.Day {
	if d.year == 0 {
		return ""
	}
	return graph.Day(fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day))
}

// inside returns the day that a date without a year is in a month ("2024-05") or a year, unknown where it can't be in it.
func (d date) inside(period string) graph.Day {
	if d.month == 0 || d.year != 0 || period == "" {
		return ""
	}
	d, ok := newDate(period[:4], d.month, strconv.Itoa(d.day))
	if !ok || !strings.HasPrefix(string(d.calendar()), period) {
		return ""
	}
	return d.calendar()
}

// near is how many days two dates of one text may lie apart for one to lend the other its year.
const near = 31

// completed gives a date without a year that of the complete dates in text which lie near it. It stays unknown where there is none, or
// where they differ.
func (d date) completed(text string) date {
	if d.year > 0 {
		return d
	}
	found := 0
	for other := range completeDates(text) {
		for year := other.year - 1; year <= other.year+1; year++ {
			if !d.within(year, other) {
				continue
			}
			if found != 0 && found != year {
				return d
			}
			found = year
		}
	}
	d.year = found
	return d
}

// around is how many bytes of a date may stand before its year, and behind it.
const around = 24

// completeDates yields the dates in text that have a year. It looks at years first: the pattern is slow and dates are few.
func completeDates(text string) iter.Seq[date] {
	return func(yield func(date) bool) {
		for i := 0; i+4 <= len(text); i++ {
			if !isYear(text[i:]) || i > 0 && isDigit(text[i-1]) {
				continue
			}
			window := text[max(0, i-around):min(len(text), i+around)]
			for _, groups := range anyDate.FindAllStringSubmatch(window, -1) {
				if d, ok := dateOf(groups[1:]); ok && d.year > 0 && !yield(d) {
					return
				}
			}
		}
	}
}

// isYear tells whether text begins with a year as fullYear has it.
func isYear(text string) bool {
	century := text[:2]
	return (century == "18" || century == "19" || century == "20") && isDigit(text[2]) && isDigit(text[3])
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// within tells whether d, put into a year, lies near another date.
func (d date) within(year int, other date) bool {
	a := time.Date(year, d.month, d.day, 0, 0, 0, 0, time.UTC)
	b := time.Date(other.year, other.month, other.day, 0, 0, 0, 0, time.UTC)
	return a.Day() == d.day && a.Sub(b).Abs() <= near*24*time.Hour
}

// Published reads a publication day as given, or the month or year where that is all there is. A day whose order of figures can't be told is an error, never
// guessed.
func Published(text string) (day graph.Day, in string, err error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", "", nil
	}
	if in := monthOrYear(text); in != "" {
		return "", in, nil
	}
	if day, err := graph.ParseDay(text); err == nil {
		return day, "", nil
	}
	if d, ok := writtenAlone(text); ok {
		return d.calendar(), "", nil
	}
	if d, ok := inFigures(text); ok {
		return d.calendar(), "", nil
	}
	return "", "", faults.Invalid("%q is no publication day that can be told: it is left unknown; write it as 2006-01-02, or give --date", text)
}

// Day returns the day that a text is, empty where it is none.
func Day(text string) graph.Day {
	if d, ok := writtenAlone(text); ok {
		return d.calendar()
	}
	return ""
}
