package extract

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/clauses"
	"github.com/parleygraph/parley/loaders/packs"
)

// CheckExamples tells whether every cue, condition, meeting and term of the packs finds something in each of its examples under match, and nothing in
// those under noMatch; names limits it to the rules of those packs. The error is graph.Invalid and lists every fault with the file and line of
// its rule. Examples are read only here: run it on packs that somebody writes, as the tests do on those of parley.
func CheckExamples(set *packs.Set, names ...string) error {
	c := exampleCheck{x: NewGrammar(set), names: names}
	for _, rule := range set.Cues {
		c.rule(set.Where("cues", rule.ID), rule.ID, rule.Examples, c.cue)
	}
	for _, rule := range set.Conditions {
		c.rule(set.Where("conditions", rule.ID), rule.ID, rule.Examples, c.condition)
	}
	for _, rule := range set.Meetings {
		c.rule(set.Where("meetings", rule.ID), rule.ID, rule.Examples, c.meeting)
	}
	for _, rule := range set.Terms {
		c.rule(set.Where("terms", rule.ID), rule.ID, rule.Examples, c.term)
	}
	if len(c.faults) == 0 {
		return nil
	}
	return graph.Errorf(graph.Invalid, "examples of the packs: %w", errors.Join(c.faults...))
}

type exampleCheck struct {
	x      *Extractor
	names  []string // of the packs whose rules are tried; empty: all
	faults []error
}

// rule tries the examples of one rule; finds tells whether the rule of that id finds something in a text.
func (c *exampleCheck) rule(where, id string, examples packs.Examples, finds func(id, text string) bool) {
	if pack, _, _ := strings.Cut(where, "/"); len(c.names) > 0 && !slices.Contains(c.names, pack) {
		return
	}
	for _, text := range examples.Match {
		if !finds(id, text) {
			c.fail("%s: %s finds nothing in its example %q: change the rule or the example", where, id, text)
		}
	}
	for _, text := range examples.NoMatch {
		if finds(id, text) {
			c.fail("%s: %s finds something in %q, which stands under noMatch: narrow the rule or drop the example", where, id, text)
		}
	}
}

func (c *exampleCheck) fail(format string, args ...any) {
	c.faults = append(c.faults, graph.Errorf(graph.Invalid, format, args...))
}

func (c *exampleCheck) extract(text string) graph.Extraction {
	out, err := c.x.Extract(context.Background(), graph.Document{ID: "example", Text: text, SHA256: graph.Digest(text)})
	if err != nil {
		c.fail("example %q: %w", text, err)
	}
	return out
}

func (c *exampleCheck) cue(id, text string) bool {
	return slices.ContainsFunc(c.extract(text).Statements, func(s graph.Statement) bool { return s.Rule == id })
}

func (c *exampleCheck) meeting(id, text string) bool {
	return slices.ContainsFunc(c.extract(text).Meetings, func(m graph.Meeting) bool { return m.Rule == id })
}

// condition tells whether a statement of the text carries a condition that words of this rule open.
func (c *exampleCheck) condition(id, text string) bool {
	doc, err := c.x.clauses.Read(context.Background(), &graph.Document{ID: "example", Text: text}, clauses.Task{})
	if err != nil {
		return false
	}
	opened := doc.Opened(id)
	return slices.ContainsFunc(c.extract(text).Statements, func(s graph.Statement) bool {
		return slices.ContainsFunc(s.Conditions, func(on graph.Condition) bool { return slices.Contains(opened, on.Start) })
	})
}

// term tells whether the text words the term, as in a document that is about the term's own dispute only.
func (c *exampleCheck) term(id, text string) bool {
	return c.x.terms.Words(id, text)
}
