package extract

import (
	"iter"
	"strconv"
	"strings"
	"time"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/when"
)

// months and weekdays by their first three letters.
var (
	months   = map[string]time.Month{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12}
	weekdays = map[string]time.Weekday{"sun": 0, "mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6}
)

// statedOn returns the day on which the sentence says that something was said, unknown where it names none or more than one.
func (d *document) statedOn(i int) graph.Day {
	var day graph.Day
	for tokens := range d.parses[i].timesOfReport() {
		w := d.window(tokens, false)
		if w.Since == "" || w.Since != w.Until || day != "" && day != w.Since {
			continue
		}
		day = w.Since
	}
	return day
}

// statedIn returns the week, month or year in which the sentence says that something was said, empty where it names a day or no time.
func (d *document) statedIn(i int) string {
	for tokens := range d.parses[i].timesOfReport() {
		if t, ok := d.timed(tokens, false); ok {
			if t.Precision == when.Day {
				return ""
			}
			return t.Period()
		}
	}
	return ""
}

// timesOfReport yields the times of a sentence that say when something was said.
func (p *parse) timesOfReport() iter.Seq[[]token] {
	return func(yield func([]token) bool) {
		for k := range p.chunks {
			if p.kind(k) != timeChunk || p.tokens[p.chunks[k].from].quote != 0 || p.inCondition(p.chunks[k].from) || !p.besideReport(k) {
				continue
			}
			if !yield(p.tokens[p.chunks[k].from:p.chunks[k].to]) {
				return
			}
		}
	}
}

// timed reads the words of a time.
func (d *document) timed(tokens []token, ahead bool) (when.Time, bool) {
	return when.Read(d.text[tokens[0].start:tokens[len(tokens)-1].end], d.day, when.Direction(ahead))
}

// besideReport tells whether the time at chunk k stands right beside a finite verb: "said on Saturday", "On Friday, Norway rejected".
func (p *parse) besideReport(k int) bool {
	if p.kind(k-1) == verbChunk && p.chunks[k-1].group.finite || p.kind(k+1) == verbChunk && p.chunks[k+1].group.finite {
		return true
	}
	return k <= 1 && p.kind(k+1) == commaChunk
}

// window returns the days that a time expression names, resolved against the document's day: the nearest such day before it, or after it for
// what is planned. Unknown where it is vague or the document has no day.
func (d *document) window(tokens []token, ahead bool) graph.Window {
	w := timing{near: d.day, ahead: ahead}
	for i := range tokens {
		w.word(&tokens[i])
	}
	found := w.resolve()
	if found.Since != "" {
		return found
	}
	if t, ok := d.timed(tokens, ahead); ok && t.Precision == when.Day {
		return graph.Window{Since: t.Since, Until: t.Until}
	}
	return found
}

// timing gathers the parts of a time expression.
type timing struct {
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

func (w *timing) word(t *token) {
	short := t.lower[:min(3, len(t.lower))]
	n, err := strconv.Atoi(strings.TrimRight(t.lower, "stndrh"))
	switch {
	case year(t):
		w.year = n
	case t.shape == number && err == nil && n >= 1 && n <= 31:
		w.day = n
	case t.word.is(month) && t.shape != lower:
		w.month = months[short]
	case t.word.is(weekday):
		w.weekday, w.hasDay = weekdays[short], true
	case t.lower == "today" || t.lower == "yesterday" || t.lower == "tomorrow" || t.lower == "tonight" || t.lower == "overnight" || t.lower == "last" || t.lower == "next":
		w.relative = t.lower
	case t.lower == "week" || t.lower == "weekend" || t.lower == "month":
		w.unit = t.lower
	}
}

func (w *timing) resolve() graph.Window {
	base, err := time.Parse(time.DateOnly, string(w.near))
	known := err == nil
	switch {
	case w.month != 0 && (w.year != 0 || known):
		return w.calendar(base)
	case !known:
		return graph.Window{}
	case w.hasDay:
		return oneDay(w.nearest(base))
	case w.unit == "weekend":
		end := w.weekend(base)
		return graph.Window{Since: graph.DayOf(end.AddDate(0, 0, -1)), Until: graph.DayOf(end)}
	case w.unit == "week" && w.relative == "last":
		monday := base.AddDate(0, 0, -7-(int(base.Weekday())+6)%7)
		return graph.Window{Since: graph.DayOf(monday), Until: graph.DayOf(monday.AddDate(0, 0, 6))}
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

// calendar resolves a month with or without day and year. Without a year it is the nearest such date on the right side of base.
func (w *timing) calendar(base time.Time) graph.Window {
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
func (w *timing) nearest(base time.Time) time.Time {
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
func (w *timing) weekend(base time.Time) time.Time {
	if w.ahead {
		return base.AddDate(0, 0, (7-int(base.Weekday()))%7)
	}
	if base.Weekday() == time.Saturday {
		return base.AddDate(0, 0, 1)
	}
	return base.AddDate(0, 0, -int(base.Weekday()))
}
