package meetings

import (
	"strconv"
	"strings"
	"time"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
)

// A when gathers the parts of a time expression.
type when struct {
	near     graph.Day
	ahead    bool
	day      int
	month    time.Month
	year     int
	weekday  time.Weekday
	hasDay   bool // a weekday is named
	relative string
	unit     string
}

// word takes up one word of the expression.
func (l *lexicon) word(w *when, s *grammar.Sentence, i int) {
	lower := strings.TrimSuffix(s.Words[i].Text, ".")
	n, err := strconv.Atoi(strings.TrimRight(lower, "stndrh"))
	switch {
	case err == nil && len(lower) == 4 && n >= 1800 && n < 2200:
		w.year = n
	case err == nil && n >= 1 && n <= 31:
		w.day = n
	case l.in("month", lower) && s.Words[i].Capital:
		w.month = monthOf(lower)
	case l.in("weekday", lower):
		w.weekday, w.hasDay = weekdayOf(lower), true
	}
	switch lower {
	case "today", "yesterday", "tomorrow", "tonight", "overnight", "last", "next":
		w.relative = lower
	case "week", "weekend", "month", "ago":
		w.unit = lower
	}
}

func monthOf(name string) time.Month {
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(m.String()[:3], name[:3]) {
			return m
		}
	}
	return 0
}

func weekdayOf(name string) time.Weekday {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.EqualFold(d.String()[:3], name[:3]) {
			return d
		}
	}
	return 0
}

func (w *when) resolve() graph.Window {
	base, err := time.Parse(time.DateOnly, string(w.near))
	known := err == nil
	switch {
	case w.unit == "ago":
		return graph.Window{}
	case w.month != 0 && (w.year != 0 || known):
		return w.calendar(base)
	case !known:
		return graph.Window{}
	case w.hasDay:
		return oneDay(w.nearest(base))
	case w.unit == "weekend":
		end := w.weekend(base)
		return graph.Window{Since: graph.DayOf(end.AddDate(0, 0, -1)), Until: graph.DayOf(end)}
	case w.unit == "week" && w.relative != "":
		return w.week(base)
	}
	switch w.relative {
	case "today", "tonight", "overnight":
		return oneDay(base)
	case "yesterday":
		return oneDay(base.AddDate(0, 0, -1))
	case "tomorrow":
		return oneDay(base.AddDate(0, 0, 1))
	}
	return graph.Window{}
}

func oneDay(t time.Time) graph.Window {
	return graph.Window{Since: graph.DayOf(t), Until: graph.DayOf(t)}
}

// week returns last or next week, from Monday to Sunday.
func (w *when) week(base time.Time) graph.Window {
	days := -7
	switch w.relative {
	case "next":
		days = 7
	case "last":
	default:
		return graph.Window{}
	}
	monday := base.AddDate(0, 0, days-(int(base.Weekday())+6)%7)
	return graph.Window{Since: graph.DayOf(monday), Until: graph.DayOf(monday.AddDate(0, 0, 6))}
}

// calendar resolves a month with or without day and year. Without a year it is the nearest such date on the right side of base.
func (w *when) calendar(base time.Time) graph.Window {
	y := w.year
	if y == 0 {
		y = base.Year()
		date := time.Date(y, w.month, max(w.day, 1), 0, 0, 0, 0, time.UTC)
		if !w.ahead && date.After(base) {
			y--
		} else if w.ahead && date.AddDate(0, 1, 0).Before(base) {
			y++
		}
	}
	if w.day != 0 {
		date := time.Date(y, w.month, w.day, 0, 0, 0, 0, time.UTC)
		if date.Month() != w.month {
			return graph.Window{} // no calendar has 30 February
		}
		return oneDay(date)
	}
	start := time.Date(y, w.month, 1, 0, 0, 0, 0, time.UTC)
	return graph.Window{Since: graph.DayOf(start), Until: graph.DayOf(start.AddDate(0, 1, -1))}
}

// nearest returns the nearest such weekday up to base, or from base on for what is planned; "last" and "next" exclude base itself.
func (w *when) nearest(base time.Time) time.Time {
	if w.ahead || w.relative == "next" {
		days := (int(w.weekday) - int(base.Weekday()) + 7) % 7
		if days == 0 && w.relative == "next" {
			days = 7
		}
		return base.AddDate(0, 0, days)
	}
	days := (int(base.Weekday()) - int(w.weekday) + 7) % 7
	if days == 0 && w.relative == "last" {
		days = 7
	}
	return base.AddDate(0, 0, -days)
}

// weekend returns the Sunday of the nearest weekend up to base, or from base on.
func (w *when) weekend(base time.Time) time.Time {
	if w.ahead {
		return base.AddDate(0, 0, (7-int(base.Weekday()))%7)
	}
	if base.Weekday() == time.Saturday {
		return base.AddDate(0, 0, 1)
	}
	return base.AddDate(0, 0, -int(base.Weekday()))
}
