package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses"
	"github.com/parleygraph/parley/loaders/extract"
)

// explanation writes readings for a person; it keeps the first error of writing.
type explanation struct {
	w     io.Writer
	width int
	rules *extract.Extractor
	told  map[string]bool // rules whose reason the reader knows already
	err   error
}

func (e *explanation) printf(format string, args ...any) {
	if e.err == nil {
		_, e.err = fmt.Fprintf(e.w, format, args...)
	}
}

// head opens a document.
func (e *explanation) head(d *graph.Document) {
	e.printf("%s\n%s\n", strings.Repeat("─", e.width), d.ID)
}

// explainIndent is how far what is told of a sentence stands in, explainLabel how wide its labels are.
const (
	explainIndent = "  "
	explainLabel  = 9
)

// line writes text under a label, wrapped. Nothing is written where there is no text.
func (e *explanation) line(label, text string) {
	for _, line := range wrap(text, e.width-len(explainIndent)-explainLabel-1) {
		e.printf("%s%s %s\n", explainIndent, padded(label, explainLabel), line)
		label = ""
	}
}

// sentence writes one reading.
func (e *explanation) sentence(line *explainLine) {
	e.printf("\n")
	for _, text := range wrap(line.Text, e.width) {
		e.printf("%s\n", text)
	}
	if line.Block != "paragraph" {
		e.line("block", line.Block)
	}
	e.line("names", namesText(line.Mentions))
	e.line("chunks", chunksText(line.Chunks))
	e.line("clauses", clausesText(line.Clauses))
	for i := 0; i < len(line.Statements); {
		s, holders := &line.Statements[i], []string{}
		for ; i < len(line.Statements) && samePoint(s, &line.Statements[i]); i++ {
			holders = append(holders, holderText(&line.Statements[i]))
		}
		e.line(string(s.Stance), strings.Join(holders, ", ")+statementText(s)+e.again(s.Rule))
		e.rule(s.Rule)
	}
	for i := range line.Meetings {
		e.line("meeting", meetingText(&line.Meetings[i])+e.again(line.Meetings[i].Rule))
		e.rule(line.Meetings[i].Rule)
	}
	for i := 0; i < len(line.Dropped); {
		d, rules := line.Dropped[i], []string{}
		for ; i < len(line.Dropped) && line.Dropped[i].Cue == d.Cue && line.Dropped[i].Why == d.Why; i++ {
			rules = append(rules, line.Dropped[i].Rule)
		}
		e.line("dropped", fmt.Sprintf("“%s” (%s): %s", d.Cue, strings.Join(rules, ", "), d.Why.Text()))
	}
}

// again names a rule that the document has named before.
func (e *explanation) again(id string) string {
	if e.told[id] {
		return " | by " + id
	}
	return ""
}

// rule writes which rule fired, with its reason and example, where the document names it first.
func (e *explanation) rule(id string) {
	rule, known := e.rules.Rule(id)
	if !known || e.told[id] {
		return
	}
	e.told[id] = true
	e.line("  by", fmt.Sprintf("%s, %s: %s", id, rule.Where, rule.Reason))
	if rule.Example != "" {
		e.line("  like", rule.Example)
	}
}

func namesText(mentions []clauses.Mention) string {
	var told []string
	for _, m := range mentions {
		text := m.Text + " (" + m.Kind + ")"
		switch {
		case m.Means != "" && m.Party != "" && m.Means != m.Party:
			text += " = " + m.Means + " of " + m.Party
		case m.Means != "" && m.Means != m.Text:
			text += " = " + m.Means
		}
		told = append(told, text)
	}
	return strings.Join(told, " · ")
}

// chunksText shows nouns in square brackets, verbs in angle ones, conditions in braces and all else as it stands.
func chunksText(chunks []clauses.Chunk) string {
	var told []string
	for _, c := range chunks {
		switch c.Kind {
		case "noun":
			told = append(told, "["+c.Text+"]")
		case "verb":
			told = append(told, "<"+c.Text+">")
		case "condition":
			told = append(told, "{"+c.Text+"}")
		default:
			told = append(told, c.Text)
		}
	}
	return strings.Join(told, " ")
}

func clausesText(all []clauses.Clause) string {
	var told []string
	for _, c := range all {
		holders := strings.Join(c.Holders, ", ")
		if holders == "" {
			holders = "nobody"
		}
		told = append(told, fmt.Sprintf("%s (%s, %s)", c.Verb, c.Kind, holders))
	}
	return strings.Join(told, " · ")
}

// samePoint tells whether two statements differ in their holder only.
func samePoint(a, b *lineStatement) bool {
	return a.Stance == b.Stance && a.Cue == b.Cue && a.TextStart == b.TextStart && a.TextEnd == b.TextEnd && a.Rule == b.Rule && slices.Equal(a.Addressees, b.Addressees)
}

func holderText(s *lineStatement) string {
	text := s.Actor
	if s.Party != "" && s.Party != s.Actor {
		text += " of " + s.Party
	}
	if len(s.OnBehalfOf) > 0 {
		text += " for " + strings.Join(s.OnBehalfOf, ", ")
	}
	return text
}

// statementText words what a statement says beside its holder.
func statementText(s *lineStatement) string {
	text := fmt.Sprintf(", “%s”: %s", s.Cue, s.Text)
	if len(s.Addressees) > 0 {
		text += " | to " + strings.Join(s.Addressees, ", ")
	}
	if s.Scope != "" {
		text += " | " + s.Scope
	}
	for _, c := range s.Conditions {
		text += " | " + string(c.Kind) + ": " + c.Text
	}
	if s.SaidBy != nil {
		text += " | said by " + s.SaidBy.Name
	}
	if s.Modality != graph.Asserted {
		text += " | " + strings.ToLower(string(s.Modality))
	}
	return text
}

func meetingText(m *lineMeeting) string {
	var sides []string
	for _, p := range m.Participants {
		sides = append(sides, p.Name)
	}
	text := fmt.Sprintf("%s %s: %s", m.Status, m.Mode, strings.Join(sides, ", "))
	if m.Place != "" {
		text += " | " + m.Place
	}
	if when := periodText(m.Since, m.Until); when != "" {
		text += " | " + when
	}
	return text
}
