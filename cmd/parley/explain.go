package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
)

// An explainLine is one sentence of `parley extract --explain --json`: how it was read, what came of it as in the contract of extract, and the
// rules that its statements, meetings and dropped cues name.
type explainLine struct {
	Document string `json:"document"`
	extract.Reading
	Statements []lineStatement `json:"statements"`
	Meetings   []lineMeeting   `json:"meetings"`
	Rules      []extract.Rule  `json:"rules"`
}

// explain writes how each sentence of the documents is read, as text or as JSON lines.
func (s *session) explain(ctx context.Context, extractor *extract.Extractor, documents []graph.Document) error {
	for _, d := range documents {
		out, readings, err := extractor.Explain(ctx, d)
		if err != nil {
			return err
		}
		names := actorNames(&out)
		page := explanation{w: s.Stdout, width: s.width(), rules: extractor, told: map[string]bool{}}
		if !s.json {
			page.head(&d)
		}
		for i := range readings {
			line := newExplainLine(d.ID, &readings[i], names, extractor)
			if err := s.explainOne(&page, &line); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *session) explainOne(page *explanation, line *explainLine) error {
	if !s.json {
		page.sentence(line)
		return page.err
	}
	out := json.NewEncoder(s.Stdout)
	out.SetEscapeHTML(false)
	return out.Encode(line)
}

func newExplainLine(document string, r *extract.Reading, names map[string]string, extractor *extract.Extractor) explainLine {
	line := explainLine{
		Document: document, Reading: *r, Rules: []extract.Rule{},
		Statements: each(r.Statements, func(s *graph.Statement) lineStatement { return newLineStatement(s, names) }),
		Meetings:   each(r.Meetings, func(m *graph.Meeting) lineMeeting { return newLineMeeting(m, names) }),
	}
	named := map[string]bool{}
	for _, id := range ruleIDs(r) {
		if rule, ok := extractor.Rule(id); ok && !named[id] {
			named[id] = true
			line.Rules = append(line.Rules, rule)
		}
	}
	return line
}

// ruleIDs returns the rules that a reading names, in the order of naming.
func ruleIDs(r *extract.Reading) []string {
	var ids []string
	for i := range r.Statements {
		ids = append(ids, r.Statements[i].Rule)
	}
	for i := range r.Meetings {
		ids = append(ids, r.Meetings[i].Rule)
	}
	for _, d := range r.Dropped {
		ids = append(ids, d.Rule)
	}
	return ids
}

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
	for i := range line.Statements {
		e.line(string(line.Statements[i].Stance), statementText(&line.Statements[i]))
		e.rule(line.Statements[i].Rule)
	}
	for i := range line.Meetings {
		e.line("meeting", meetingText(&line.Meetings[i]))
		e.rule(line.Meetings[i].Rule)
	}
	for _, d := range line.Dropped {
		e.line("dropped", droppedText(d))
	}
}

// rule writes which rule fired, with its reason and example where the document names it first.
func (e *explanation) rule(id string) {
	rule, known := e.rules.Rule(id)
	if !known {
		return
	}
	if e.told[id] {
		e.line("  by", id+", "+rule.Where)
		return
	}
	e.told[id] = true
	e.line("  by", fmt.Sprintf("%s, %s: %s", id, rule.Where, rule.Reason))
	if rule.Example != "" {
		e.line("  like", rule.Example)
	}
}

func namesText(mentions []extract.Mention) string {
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
func chunksText(chunks []extract.Chunk) string {
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

func clausesText(clauses []extract.Clause) string {
	var told []string
	for _, c := range clauses {
		holders := strings.Join(c.Holders, ", ")
		if holders == "" {
			holders = "nobody"
		}
		told = append(told, fmt.Sprintf("%s (%s, %s)", c.Verb, c.Kind, holders))
	}
	return strings.Join(told, " · ")
}

func statementText(s *lineStatement) string {
	text := s.Actor
	if s.Party != "" && s.Party != s.Actor {
		text += " of " + s.Party
	}
	if len(s.OnBehalfOf) > 0 {
		text += " for " + strings.Join(s.OnBehalfOf, ", ")
	}
	text += fmt.Sprintf(", “%s”: %s", s.Cue, s.Text)
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
	if m.Since != "" {
		text += " | " + string(m.Since)
	}
	return text
}

func droppedText(d extract.Dropped) string {
	rule := ""
	if d.Rule != "" {
		rule = " (" + d.Rule + ")"
	}
	return fmt.Sprintf("“%s”%s: %s", d.Cue, rule, d.Why.Text())
}
