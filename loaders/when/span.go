package when

import (
	"slices"
	"strings"
	"time"

	"github.com/parleygraph/parley/graph"
)

// Joins tells whether a word may stand between the first and the last day of a time: "from 18 to 21 June", "7 and 8 April", "30 May – 2 June".
func Joins(word string) bool {
	switch strings.ToLower(word) {
	case "to", "and", "through", "until", "till", "-", "–", "—":
		return true
	}
	return false
}

// IsDay tells whether a word may be the number of a day: "18", "3rd", "10-12".
func IsDay(word string) bool {
	for _, part := range splitDash(strings.ToLower(word)) {
		if dayNumber(part) == 0 && !dash(part) {
			return false
		}
	}
	return true
}

func dayNumber(w string) int {
	p := parser{}
	if w == "" || w[0] < '0' || w[0] > '9' || !p.number(w) {
		return 0
	}
	return p.day
}

func dash(w string) bool { return w == "-" || w == "–" || w == "—" }

// splitDash takes apart two days, months or weekdays with a dash between them: "10-12", "30-June". Other words stay whole: "2024-05-14", "mid-May".
func splitDash(w string) []string {
	for _, mark := range []string{"-", "–", "—"} {
		if before, after, found := strings.Cut(w, mark); found && end(before) && end(after) {
			return []string{before, mark, after}
		}
	}
	return []string{w}
}

// end tells whether a word may be that of the first or last day, month or weekday of a time.
func end(w string) bool {
	_, named := weekdays()[w]
	return dayNumber(w) > 0 || months()[w] != 0 || named
}

// firstToLast reads a time that has a first and a last day, month or weekday: "18 to 21 June 2024", "March 3-5, 2025", "from May 30 to June 2", "7 and 8 April". What one of them
// leaves out, the other gives. It returns false where the words name no such two, or two between which others lie that only "and" joins: "7 and 20 April".
func (p *parser) firstToLast(fields []string) (Time, bool) {
	for at := 1; at+1 < len(fields); at++ {
		first, last := fields[:at], fields[at+1:]
		if len(last) > 1 && last[0] == "the" {
			last = last[1:]
		}
		year := parser{}
		if !Joins(fields[at]) || !end(first[at-1]) && !(year.number(first[at-1]) && year.year > 0) || !end(last[0]) && !partOf(last) {
			continue
		}
		series := 1
		for ; series < at && dayNumber(first[at-1]) > 0 && dayNumber(first[at-series-1]) == dayNumber(first[at-1])-series; series++ {
		}
		from, to := *p, *p
		if !from.ends(first[:at-series+1]) || !to.ends(last) {
			continue
		}
		since, until, ok := from.upTo(&to)
		if ok && (fields[at] != "and" || slices.Contains(first, "between") || daysBetween(since.Until, until.Since) == series) {
			return Time{since.Since, until.Until, since.Precision}, true
		}
	}
	return Time{}, false
}

// partOf tells whether words begin with a part of a month: "early June".
func partOf(words []string) bool {
	p := parser{}
	return p.word(words[0]) && p.part != "" && len(words) > 1 && months()[words[1]] != 0
}

// ends takes the words of the first or of the last day, and false where one is none of a time or none of those whose span can be told.
func (p *parser) ends(fields []string) bool {
	for _, w := range fields {
		if !p.word(w) && !p.loose && w != "from" && w != "between" {
			return false
		}
	}
	return p.unit == "" && p.shift == 0 && p.today == "" && p.whole.IsZero()
}

// upTo resolves the first and the last day of a time, each by what both say. It returns false where they are no two of a kind in their order.
func (p *parser) upTo(last *parser) (since, until Time, ok bool) {
	switch {
	case p.month == 0 && last.month == 0:
		return p.upToWeekday(last)
	case p.month == 0 && p.day > 0:
		p.month = last.month
	case last.month == 0 && last.day > 0:
		last.month = p.month
	}
	if (p.day == 0) != (last.day == 0) || p.month == 0 || last.month == 0 || p.year == 0 && last.year == 0 && !p.known {
		return since, until, false
	}
	turns := p.month > last.month // of the year, between them
	switch {
	case last.year == 0 && p.year == 0:
		last.year = last.nearYear()
		p.year = last.year - yearsOver(turns)
	case last.year == 0:
		last.year = p.year + yearsOver(turns)
	case p.year == 0:
		p.year = last.year - yearsOver(turns)
	}
	since, ok = p.calendar()
	until, right := last.calendar()
	return since, until, ok && right && since.Until < until.Since
}

func yearsOver(turns bool) int {
	if turns {
		return 1
	}
	return 0
}

// upToWeekday resolves the first and the last weekday of a time, the nearest such ones on the side of the direction.
func (p *parser) upToWeekday(last *parser) (since, until Time, ok bool) {
	if !p.named || !last.named || !p.known || p.day+last.day+p.year+last.year > 0 || p.weekday == last.weekday {
		return since, until, false
	}
	days := (int(last.weekday) - int(p.weekday) + 7) % 7
	if last.order == "" {
		last.order = p.order
	}
	if p.order == "next" || p.order == "" && p.direction == Future {
		first := p.nearest()
		return oneDay(first), oneDay(first.AddDate(0, 0, days)), true
	}
	end := last.nearest()
	return oneDay(end.AddDate(0, 0, -days)), oneDay(end), true
}

// daysBetween returns how many days after another one a day is.
func daysBetween(from, to graph.Day) int {
	a, _ := time.Parse(time.DateOnly, string(from))
	b, _ := time.Parse(time.DateOnly, string(to))
	return int(b.Sub(a).Hours() / 24)
}
