package masthead

import (
	"regexp"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// labelledDate is a line that holds a date and, before it, at most a label: "Published: 21 Dec 2025, 10:15 GMT".
var labelledDate = regexp.MustCompile(`(?i)^(?:([a-z][a-z ]{2,20}?) ?: ?|((?:first )?(?:published|posted|issued|released)(?: on| at)?) |(today|updated|last updated|last modified),? )?` +
	weekday + writtenDate + timeOfDay + `$`)

// publication is what the label of a date must say, if there is one. A day of an update, or "Today" on a page that was saved later, is none.
var publication = regexp.MustCompile(`(?i)^(?:(?:first |date )?published(?: on| at)?|posted(?: on)?|issued(?: on)?|released(?: on)?|date|(?:publication|release|publish|issue) date|date of (?:publication|issue))?$`)

// longestDateLine is in bytes: what is longer is not looked at.
const longestDateLine = 120

// dateLine reads a line that is a date and at most a label, and false where it is none. aside tells that the label makes it another day
// than that of publication.
func dateLine(line string) (d date, aside, ok bool) {
	if len(line) > longestDateLine || !strings.ContainsAny(line, "0123456789") {
		return date{}, false, false
	}
	groups := labelledDate.FindStringSubmatch(line)
	if groups == nil {
		return date{}, false, false
	}
	label := strings.TrimSpace(groups[1] + groups[2] + groups[3])
	d, real := dateOf(groups[4:])
	return d, !real || !publication.MatchString(label), true
}

func isDateLine(line string) bool {
	_, _, ok := dateLine(line)
	return ok
}

// publicationLine returns the day of the first line that is a date with its year and no other day than that of publication.
func publicationLine(lines []topLine) graph.Day {
	for _, line := range lines {
		if d, aside, ok := dateLine(line.text); ok && !aside && d.year > 0 {
			return d.calendar()
		}
	}
	return ""
}

// datedPaper is the title of what somebody issues, with the day of issue at its end: "Joint statement by Norway and Sweden, 14 May 2024".
var datedPaper = regexp.MustCompile(`(?i)^(?:(?:joint|press|official|written|oral|opening|closing|final|public) )*` +
	`(?:statement|communiqu[eé]|declaration|readout|read-out|remarks|release|transcript|briefing|speech|address|letter|interview|minutes|note)\b.*?` +
	`(?:,|:| [-–—]| (?:of|on|dated)|(?: \())? ?` + weekday + writtenDate + `\)?$`)

// titleDay returns the day, with its year, at the end of a title that is the name of such a paper.
func titleDay(title string) graph.Day {
	if len(title) > 2*longestDateLine {
		return ""
	}
	groups := datedPaper.FindStringSubmatch(title)
	if groups == nil {
		return ""
	}
	if d, ok := dateOf(groups[1:]); ok && d.year > 0 {
		return d.calendar()
	}
	return ""
}

// withoutScrapeDays returns text without the lines whose date is not about the text: they must not lend their year to a dateline.
func withoutScrapeDays(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if _, aside, _ := dateLine(strings.TrimSpace(line)); !aside {
			b.WriteString(line)
		}
	}
	return b.String()
}

// dateline opens a report: "KYIV, Dec. 20 (Agency) - ", "MIAMI (Agency) - ", "MIAMI — December 21, 2025". Its groups are the place, the
// date's, and the agency.
var dateline = regexp.MustCompile(`^(\p{Lu}[\p{L}.'’-]*(?:[ /](?:de|del|la|le|al|el|di|da|do|of|the|on|\p{Lu}[\p{L}.'’-]*)){0,3}(?:, \p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,2})??)` +
	`(?:,| ?[-–—])? ?(?:(?i:` + weekday + writtenDate + `))?,? ?(?:\((\p{Lu}[^()]{1,40})\))? ?(?:[-–—:]+ |$)`)

// parseDateline reads the dateline that a line begins with. A place with neither date nor agency is none, nor is one in small letters
// without a date, nor a whole first line: "Basin Talks, 14 May 2024" is a title.
func parseDateline(line topLine) (d date, agency string, ok bool) {
	if line.heading || line.bullet || isDateLine(line.text) {
		return date{}, "", false
	}
	groups := dateline.FindStringSubmatch(line.text)
	if groups == nil {
		return date{}, "", false
	}
	place, agency := groups[1], groups[2+dateGroups]
	whole := len(groups[0]) == len(line.text)
	d, dated := dateOf(groups[2:])
	if whole && line.first || onlyDate.MatchString(place) || !dated && (agency == "" || place != strings.ToUpper(place)) {
		return date{}, "", false
	}
	return d, agency, true
}
