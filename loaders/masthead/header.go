// Package masthead reads what the top of a text says of the text: its title, its authors, the agency and the day of its dateline; and days, authors and the language
// wherever they are written.
//
//	head := masthead.Read(text, "")
//	fmt.Println(head.Title, head.Day, head.Authors)
package masthead

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parleygraph/parley/graph"
)

// Where a title or a day was found.
const (
	FromGiven       = "given"
	FromFrontMatter = "front matter"
	fromHeading     = "heading"
	fromFirstLine   = "first line"
	fromField       = "field"
	FromDateline    = "dateline"
	fromText        = "text"
	fromTitle       = "title"
)

// How sure a day of publication is.
const (
	SureHigh   = "HIGH"
	SureMedium = "MEDIUM"
)

// The reach of a header: it ends behind the second paragraph.
const (
	Reach        = 8 << 10
	headerLines  = 12
	headerProse  = 2
	LongestTitle = 200 // characters
)

// Head is what the top of a text says of it.
type Head struct {
	Title, TitleFrom string
	Day              graph.Day
	DayFrom          string
	Sure             string // how sure the day is
	open             date   // of a dateline whose year is not known
	Publisher        string
	Authors          []string // of a byline
}

// Read reads the top of a canonical text. given is the day of publication that the user gives, if any: a dateline's year is not looked for then.
func Read(text string, given graph.Day) Head {
	var h Head
	lines := topLines(text)
	h.Title, h.TitleFrom = findTitle(lines)
	h.Authors = findByline(lines)
	var dateline date
	for _, line := range lines {
		if d, agency, ok := parseDateline(line); ok {
			dateline, h.Publisher = d, agency
			break
		}
	}
	if given != "" {
		return h
	}
	h.Sure = SureHigh
	if dateline.calendar() == "" && dateline.month != 0 {
		dateline, h.Sure = dateline.completed(withoutScrapeDays(Opening(text, Reach))), SureMedium
	}
	if h.Day, h.DayFrom = dateline.calendar(), FromDateline; h.Day == "" {
		h.Day, h.DayFrom, h.Sure = publicationLine(lines), fromText, SureHigh
	}
	if h.Day == "" {
		h.Day, h.DayFrom, h.Sure = titleDay(h.Title), fromTitle, SureMedium
	}
	if h.Day == "" {
		h.DayFrom, h.Sure, h.open = "", "", dateline
	}
	return h
}

// Within returns the day of a dateline without a year that lies in a month or year, empty where it does not.
func (h Head) Within(period string) graph.Day { return h.open.inside(period) }

// findByline returns the authors that the first byline names.
func findByline(lines []topLine) []string {
	for _, line := range lines {
		if names := byline(line.text); len(names) > 0 && !line.heading && !line.bullet {
			return names
		}
	}
	return nil
}

// topLine is a line of the header. Lines that go on in lower case are one: "KYIV, Dec. 20 (Wire) - Journalists\nhad waited."
type topLine struct {
	text    string // without marks of headings, emphasis and lists
	heading bool
	bullet  bool
	first   bool // nothing stands above it
	last    bool // nothing stands below it
}

var lineMarks = regexp.MustCompile(`^(#{1,6}\s+|[-*+•]\s+|>\s+)?[*_\s]*(.*?)[*_#\s]*$`)

// topLines returns the filled lines up to the second paragraph.
func topLines(text string) []topLine {
	var lines []topLine
	open := false // the last line may go on
	prose := 0
	for raw := range strings.Lines(Opening(text, Reach)) {
		raw = strings.TrimSpace(raw)
		if raw == "" {
			open = false
			continue
		}
		if first, _ := utf8.DecodeRuneInString(raw); open && unicode.IsLower(first) {
			lines[len(lines)-1].text += " " + raw
			continue
		}
		if len(lines) > 0 && lines[len(lines)-1].prose() {
			prose++
		}
		if prose == headerProse || len(lines) == headerLines {
			return lines
		}
		marks := lineMarks.FindStringSubmatch(raw)
		heading := strings.HasPrefix(marks[1], "#")
		lines = append(lines, topLine{text: marks[2], heading: heading, bullet: marks[1] != "" && !heading, first: len(lines) == 0})
		open = !heading
	}
	if len(lines) > 0 {
		lines[len(lines)-1].last = true
	}
	return lines
}

// prose tells whether the line is running text rather than a title or a label.
func (l topLine) prose() bool {
	if l.heading {
		return false
	}
	end := strings.TrimRight(l.text, `"'”’») `)
	return utf8.RuneCountInString(l.text) > LongestTitle ||
		strings.HasSuffix(end, ",") || strings.HasSuffix(end, ";") || strings.HasSuffix(end, ".") && !initials.MatchString(end)
}

// initials end a title too: "A ceasefire plan from the U.N."
var initials = regexp.MustCompile(`\b\p{Lu}\.\p{Lu}\.$`)

// titleField is the line of a header that names the title: "Title: Talks on the river resume".
var titleField = regexp.MustCompile(`(?i)^(?:title|headline) ?:\s+(\S.*)$`)

// findTitle returns what the header calls the title, else the first heading, else the first line that reads like a title and stands above the running text.
func findTitle(lines []topLine) (title, from string) {
	for _, line := range lines {
		if field := titleField.FindStringSubmatch(line.text); field != nil {
			return field[1], fromField
		}
		if line.prose() {
			break
		}
	}
	for _, line := range lines {
		if line.heading && line.text != "" && !isDateLine(line.text) {
			return line.text, fromHeading
		}
	}
	label := ""
	for _, line := range lines {
		if _, _, dateline := parseDateline(line); dateline || line.prose() || line.last {
			break
		}
		if line.bullet || isNoise(line.text) {
			continue
		}
		if len(strings.Fields(line.text)) > 2 {
			return line.text, fromFirstLine
		}
		if label == "" {
			label = line.text // the name of a section, or a very short title
		}
	}
	if label == "" {
		return "", ""
	}
	return label, fromFirstLine
}

var (
	// labelled begins a line about the page: "Categories: Diplomacy", "Photo: the harbour", "By A. Writer".
	labelled = regexp.MustCompile(`(?i)^(?:(?:categor(?:y|ies)|tags?|topics?|sections?|filed under|today|date|(?:first |last )?(?:published|posted|updated|modified)` +
		`|issued|released|photos?|images?|credit|caption|source|authors?|reading time|share(?: this)?|you are here) ?(?::|$)|by \p{L}+(?: \S+){0,4}$)`)
	// pageFurniture is a whole line that a web page puts around a text.
	pageFurniture = regexp.MustCompile(`(?i)^(?:home|menu|search|share(?: this.*)?|print(?: this.*)?|advertisement|skip to .*|sign in|subscribe.*|\d+ min(?:ute)?s? read|read more.*|listen.*|comments?)$`)
	// trail is a path through a site: "Home > World > Talks".
	trail = regexp.MustCompile(`(?i)^home ?[>›»/|]|^[^>›»]+[>›»][^>›»]+[>›»]|^\S[^/]* / [^/]+ / `)
	// bareLink is an image or nothing but a link.
	bareLink = regexp.MustCompile(`^!\[|^\[[^\]]*\]\([^)]*\)$|^<[^>]*>$|^https?://\S+$`)
)

// isNoise tells whether a line above the text is about the page, not the text.
func isNoise(line string) bool {
	if strings.IndexFunc(line, unicode.IsLetter) < 0 {
		return true
	}
	return isDateLine(line) || labelled.MatchString(line) || pageFurniture.MatchString(line) || trail.MatchString(line) || bareLink.MatchString(line)
}

// Opening returns at most the first n bytes of text, in whole characters.
func Opening(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}
