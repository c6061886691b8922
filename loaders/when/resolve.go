package when

import (
	"time"

	"github.com/parleygraph/parley/graph"
)

// resolve returns the time that the words gathered give.
func (p *parser) resolve() (Time, bool) {
	switch {
	case !p.whole.IsZero():
		return oneDay(p.whole), true
	case p.shift != 0 && p.unit != "" && (p.month != 0 || p.named):
		return p.fromNamed()
	case p.month != 0:
		return p.calendar()
	case p.year != 0 && p.day == 0 && !p.named && p.unit == "":
		return p.ofYear(p.year), true
	case !p.known, p.year != 0:
		return Time{}, false
	case p.named:
		return oneDay(p.nearest()), p.alone()
	case p.today != "" && p.alone():
		return oneDay(p.base.AddDate(0, 0, map[string]int{"yesterday": -1, "tomorrow": 1}[p.today])), true
	case p.shift != 0 && p.unit != "":
		return p.shifted()
	case p.unit != "" && p.count <= 1:
		return p.ofUnit()
	}
	return Time{}, false
}

// alone tells whether no unit stands beside the name of a day or a month that it does not belong to.
func (p *parser) alone() bool { return p.unit == "" || p.loose }

// fromNamed resolves a time that counts from a day that is named too: "three days before March 3".
func (p *parser) fromNamed() (Time, bool) {
	from := *p
	from.shift, from.count, from.unit = 0, 0, ""
	named, ok := from.resolve()
	base, err := time.Parse(time.DateOnly, string(named.Since))
	if !ok || err != nil || named.Precision != Day {
		return Time{}, false
	}
	shifted := parser{base: base, known: true, shift: p.shift, count: p.count, unit: p.unit, loose: p.loose}
	return shifted.resolve()
}

func oneDay(t time.Time) Time { return Time{graph.DayOf(t), graph.DayOf(t), Day} }

func span(from, to time.Time, precision Precision) Time {
	return Time{graph.DayOf(from), graph.DayOf(to), precision}
}

// calendar resolves a month with or without day and year. Without a year it is the nearest such date on the side of the direction.
func (p *parser) calendar() (Time, bool) {
	year := p.year
	if year == 0 {
		if !p.known {
			return Time{}, false
		}
		year = p.nearYear()
	}
	if p.day == 0 {
		return p.ofMonth(year), p.alone()
	}
	date := time.Date(year, p.month, p.day, 0, 0, 0, 0, time.UTC)
	right := date.Month() == p.month && (p.part == "" || p.loose) && (!p.named || date.Weekday() == p.weekday || p.year == 0)
	return oneDay(date), right
}

// nearYear returns the year that a date without one means: that which puts it nearest to the day of speaking on its side; a week on the other side is still near.
func (p *parser) nearYear() int {
	const grace = 7
	date := time.Date(p.base.Year(), p.month, max(p.day, 1), 0, 0, 0, 0, time.UTC)
	switch {
	case p.order == "last" && !date.Before(p.base), p.order == "" && p.direction == Past && date.After(p.base.AddDate(0, 0, grace)):
		return p.base.Year() - 1
	case p.order == "next" && !date.After(p.base), p.order == "" && p.direction == Future && date.AddDate(0, 0, grace).Before(p.base) && date.AddDate(0, 1, 0).Before(p.base):
		return p.base.Year() + 1
	}
	return p.base.Year()
}

// ofMonth returns a month, or the part of it that is named: ten days.
func (p *parser) ofMonth(year int) Time {
	first := time.Date(year, p.month, 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1)
	switch p.part {
	case "early":
		last = first.AddDate(0, 0, 9)
	case "mid":
		first, last = first.AddDate(0, 0, 10), first.AddDate(0, 0, 19)
	case "late":
		first = first.AddDate(0, 0, 20)
	}
	return span(first, last, Month)
}

// ofYear returns a year, or the part of it that is named: four months.
func (p *parser) ofYear(year int) Time {
	first, last := time.January, time.December
	switch p.part {
	case "early":
		last = time.April
	case "mid":
		first, last = time.May, time.August
	case "late":
		first = time.September
	}
	return span(time.Date(year, first, 1, 0, 0, 0, 0, time.UTC), time.Date(year, last+1, 0, 0, 0, 0, 0, time.UTC), Year)
}

// nearest returns the nearest such weekday up to the day of speaking, or from it on; "last" and "next" leave that day out.
func (p *parser) nearest() time.Time {
	if p.order == "next" || p.order == "" && p.direction == Future {
		days := (int(p.weekday) - int(p.base.Weekday()) + 7) % 7
		if days == 0 && p.order == "next" {
			days = 7
		}
		return p.base.AddDate(0, 0, days)
	}
	days := (int(p.base.Weekday()) - int(p.weekday) + 7) % 7
	if days == 0 && p.order == "last" {
		days = 7
	}
	return p.base.AddDate(0, 0, -days)
}

// shifted resolves "a day earlier", "three weeks ago": as precise as the unit.
func (p *parser) shifted() (Time, bool) {
	if p.count == 0 {
		p.count = p.day
	}
	n := p.shift * max(p.count, 1)
	switch p.unit {
	case "day":
		return oneDay(p.base.AddDate(0, 0, n)), true
	case "week":
		return weekOf(p.base.AddDate(0, 0, 7*n)), true
	case "month":
		p.part = ""
		first := time.Date(p.base.Year(), p.base.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		return span(first, first.AddDate(0, 1, -1), Month), true
	case "year":
		return p.ofYear(p.base.Year() + n), true
	}
	return Time{}, false
}

// ofUnit resolves "last week", "this month", "the weekend".
func (p *parser) ofUnit() (Time, bool) {
	n := map[string]int{"last": -1, "next": 1}[p.order]
	switch {
	case p.unit == "weekend":
		return p.weekend(), true
	case p.order == "" || p.unit == "day":
		return Time{}, false // "the week", "a month" are no time
	case p.unit == "week":
		return weekOf(p.base.AddDate(0, 0, 7*n)), true
	case p.unit == "month":
		first := time.Date(p.base.Year(), p.base.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		p.month = first.Month()
		return p.ofMonth(first.Year()), true
	}
	return p.ofYear(p.base.Year() + n), true
}

// weekOf returns the week, from Monday, that holds a day.
func weekOf(t time.Time) Time {
	monday := t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
	return span(monday, monday.AddDate(0, 0, 6), Week)
}

// weekend returns the nearest Saturday and Sunday on the side of the words.
func (p *parser) weekend() Time {
	saturday := p.base.AddDate(0, 0, -(int(p.base.Weekday())+1)%7)
	inside := p.base.Weekday() == time.Saturday || p.base.Weekday() == time.Sunday
	switch {
	case p.order == "last" && inside:
		saturday = saturday.AddDate(0, 0, -7)
	case p.order == "next", (p.order == "this" || p.direction == Future && p.order == "") && !inside:
		saturday = saturday.AddDate(0, 0, 7)
	}
	return span(saturday, saturday.AddDate(0, 0, 1), Day)
}
