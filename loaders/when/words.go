package when

import (
	"strconv"
	"strings"
	"time"
)

// A parser gathers the parts of one time.
type parser struct {
	base      time.Time // the day of speaking
	known     bool      // there is one
	direction Direction
	loose     bool // other words may stand between

	year, day int
	month     time.Month
	weekday   time.Weekday
	named     bool   // a weekday is named
	part      string // early, mid, late
	order     string // last, this, next
	unit      string // day, week, weekend, month, year
	count     int    // of units
	shift     int    // -1: so many units ago, 1: later
	today     string // today, yesterday
	whole     time.Time
}

func months() map[string]time.Month {
	return map[string]time.Month{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
		"january": 1, "february": 2, "march": 3, "april": 4, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12}
}

func weekdays() map[string]time.Weekday {
	return map[string]time.Weekday{"sun": 0, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thurs": 4, "fri": 5, "sat": 6,
		"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6}
}

func numbers() map[string]int {
	return map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
}

// word takes one word, and false where it is none of a time.
func (p *parser) word(w string) bool {
	switch w {
	case "", "on", "in", "of", "the", "at", "during", "by", "since", "until", "morning", "afternoon", "evening", "night":
		return true
	case "early", "mid", "late", "middle", "end", "beginning", "start":
		p.part = map[string]string{"middle": "mid", "end": "late", "beginning": "early", "start": "early"}[w]
		if p.part == "" {
			p.part = w
		}
		return true
	case "last", "this", "next", "past", "previous", "coming", "following":
		p.order = map[string]string{"last": "last", "past": "last", "previous": "last", "this": "this"}[w]
		if p.order == "" {
			p.order = "next"
		}
		return true
	case "ago", "earlier", "before", "previously":
		p.shift = -1
		return true
	case "later", "after", "hence":
		p.shift = 1
		return true
	case "today", "tonight", "yesterday", "tomorrow", "overnight":
		p.today = w
		return true
	}
	return p.name(w) || p.number(w)
}

// name takes the name of a unit, a month or a weekday.
func (p *parser) name(w string) bool {
	singular := strings.TrimSuffix(strings.TrimSuffix(w, "s"), "'")
	switch singular {
	case "day", "week", "weekend", "month", "year":
		p.unit = singular
		return true
	}
	if part, rest, found := strings.Cut(w, "-"); found && (part == "early" || part == "mid" || part == "late") {
		p.part = part
		return p.name(rest) || p.number(rest)
	}
	if m := months()[w]; m != 0 && p.month == 0 {
		p.month = m
		return true
	}
	if d, found := weekdays()[strings.TrimSuffix(w, "'s")]; found && !p.named {
		p.weekday, p.named = d, true
		return true
	}
	return false
}

// number takes a year, a day of the month, how many units, or a whole date.
func (p *parser) number(w string) bool {
	if whole, err := time.Parse(time.DateOnly, w); err == nil {
		p.whole = whole
		return true
	}
	if n := numbers()[w]; n > 0 && p.count == 0 {
		p.count = n
		return true
	}
	n, err := strconv.Atoi(strings.TrimRight(w, "stndrh"))
	switch {
	case err != nil:
		return false
	case len(w) == 4 && n >= 1800 && n < 2100 && p.year == 0:
		p.year = n
	case n >= 1 && n <= 31 && p.day == 0:
		p.day = n
	default:
		return false
	}
	return true
}
