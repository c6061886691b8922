package schema

import (
	"unicode/utf16"

	"github.com/parleygraph/parley/graph"
)

func statementFields() map[string]resolver {
	return map[string]resolver{
		"Statement.document":   related(func(s *graph.Statement) string { return s.Document }),
		"Statement.actor":      related(func(s *graph.Statement) string { return s.Actor }),
		"Statement.party":      related(func(s *graph.Statement) string { return s.Party }),
		"Statement.addressee":  related(func(s *graph.Statement) string { return s.Addressee }),
		"Statement.addressees": relatedAll((*graph.Statement).Addressees),
		"Statement.term":       related(func(s *graph.Statement) string { return s.Term }),
		"Statement.issue":      related(func(s *graph.Statement) string { return s.Issue }),
		"Statement.onBehalfOf": relatedAll(func(s *graph.Statement) []string { return s.OnBehalfOf }),
		"Statement.cue":        value(func(s *graph.Statement) any { return passage{s.Cue, s.Document} }),
		"Statement.point":      value(func(s *graph.Statement) any { return passage{s.Point, s.Document} }),
		"Statement.quote":      value(func(s *graph.Statement) any { return passage{s.Quote, s.Document} }),
		"Statement.conditions": value(func(s *graph.Statement) any { return conditionsOf(s) }),
		"Statement.echo":       value(func(s *graph.Statement) any { return s.Echo }),
		"Statement.echoes":     linked(graph.Echoes, true),
		"Statement.saidBy":     value(func(s *graph.Statement) any { return s.SaidBy }),

		"Statement.judged": value(func(s *graph.Statement) any { return s.Judged }),
		"Decision.read":    value(func(d *graph.Decision) any { return d.Read }),

		"Condition.kind":    value(func(c condition) any { return string(c.kind) }),
		"Condition.passage": value(func(c condition) any { return c.passage }),
		"Echo.of":           related(func(e *graph.Echo) string { return e.Of }),
		"Reporter.actor":    related(func(r *graph.Reporter) string { return r.Actor }),
		"Reporter.party":    related(func(r *graph.Reporter) string { return r.Party }),

		"Passage.startUtf16":     batch(units(func(p passage) int { return p.Start }, utf16.RuneLen)),
		"Passage.endUtf16":       batch(units(func(p passage) int { return p.End }, utf16.RuneLen)),
		"Passage.startCodePoint": batch(units(func(p passage) int { return p.Start }, codePoint)),
		"Passage.endCodePoint":   batch(units(func(p passage) int { return p.End }, codePoint)),
	}
}

// A condition is one condition of a statement, with the document that its passage stands in.
type condition struct {
	kind    graph.ConditionKind
	passage passage
}

func conditionsOf(s *graph.Statement) []condition {
	conditions := make([]condition, len(s.Conditions))
	for i, c := range s.Conditions {
		conditions[i] = condition{c.Kind, passage{c.Passage, s.Document}}
	}
	return conditions
}
