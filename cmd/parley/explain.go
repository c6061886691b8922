package main

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses"
	"github.com/parleygraph/parley/loaders/extract"
)

// An explainLine is one sentence of `parley extract --explain --json`: how it was read, what came of it as in the contract of extract, and the
// rules that its statements, meetings and dropped cues name.
type explainLine struct {
	Document string `json:"document"`
	clauses.Reading
	Statements []lineStatement `json:"statements"`
	Meetings   []lineMeeting   `json:"meetings"`
	Rules      []extract.Rule  `json:"rules"`
}

// explain writes how each sentence of the documents is read, as text or as JSON lines.
func (s *session) explain(ctx context.Context, extractor *extract.Extractor, documents []graph.Document) (failures []failure, err error) {
	for _, d := range documents {
		out, readings, err := extractor.Explain(ctx, d)
		if errors.Is(err, graph.Internal) { // which costs other documents nothing
			failures = append(failures, failure{Path: pathOf(&d), Reason: err.Error(), stack: graph.StackOf(err)})
			continue
		}
		if err != nil {
			return failures, err
		}
		names := actorNames(&out)
		page := explanation{w: s.Stdout, width: s.width(), rules: extractor, told: map[string]bool{}}
		if !s.json {
			page.head(&d)
		}
		for i := range readings {
			line := newExplainLine(d.ID, &readings[i], names, extractor)
			if err := s.explainOne(&page, &line); err != nil {
				return failures, err
			}
		}
	}
	return failures, nil
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

func newExplainLine(document string, r *clauses.Reading, names map[string]string, extractor *extract.Extractor) explainLine {
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
func ruleIDs(r *clauses.Reading) []string {
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
