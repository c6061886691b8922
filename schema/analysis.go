package schema

import (
	"context"
	"slices"

	"github.com/parleygraph/parley/graph"
)

func analysisFields() map[string]resolver {
	return map[string]resolver{
		"Query.overlapMatrix":  single(matrices),
		"Query.bridges":        analysed(graph.FindBridges, nil),
		"Query.camps":          analysed(graph.FindCamps, nil),
		"Query.shifts":         analysed(graph.Shifts, func(s graph.Shift) string { return string(s.Kind) }),
		"Query.contradictions": analysed(graph.FindContradictions, func(c graph.Contradiction) string { return string(c.Kind) }),
		"Query.corroboration":  analysed(graph.FindCorroborations, nil),
		"Query.changes":        single(changes),
		"Query.aggregate":      single(aggregate),
	}
}

func matrixFields() map[string]resolver {
	return map[string]resolver{
		"Matrix.since":   value(func(m graph.Matrix) any { return day(m.Window.Since) }),
		"Matrix.until":   value(func(m graph.Matrix) any { return day(m.Window.Until) }),
		"Matrix.parties": value(func(m graph.Matrix) any { return partiesOf(m.Parties) }),
		"Matrix.values":  value(func(m graph.Matrix) any { return m.Values }),
		"Matrix.terms":   value(func(m graph.Matrix) any { return m.Terms }),
		"Matrix.undated": value(func(m graph.Matrix) any { return m.Undated }),

		"Camps.term":        value(func(c graph.Camps) any { return &c.Term }),
		"Camps.for":         value(func(c graph.Camps) any { return partiesOf(c.For) }),
		"Camps.against":     value(func(c graph.Camps) any { return partiesOf(c.Against) }),
		"Camps.conditional": value(func(c graph.Camps) any { return partiesOf(c.Conditional) }),
		"Camps.mixed":       value(func(c graph.Camps) any { return partiesOf(c.Mixed) }),
		"Camps.statements":  value(func(c graph.Camps) any { return c.Statements }),
		"Camps.documents":   value(func(c graph.Camps) any { return c.Documents }),

		"Bridge.term":             value(func(b graph.Bridge) any { return &b.Term }),
		"Bridge.acceptors":        value(func(b graph.Bridge) any { return partiesOf(b.Acceptors) }),
		"Bridge.silent":           value(func(b graph.Bridge) any { return partiesOf(b.Silent) }),
		"Bridge.conditions":       value(func(b graph.Bridge) any { return b.Conditions }),
		"Bridge.documents":        value(func(b graph.Bridge) any { return b.Documents }),
		"OpenCondition.party":     value(func(c graph.OpenCondition) any { return &c.Party }),
		"OpenCondition.condition": batch(openConditions),
		"OpenCondition.statement": related(func(c graph.OpenCondition) string { return c.Statement }),
	}
}

func changeFields() map[string]resolver {
	return map[string]resolver{
		"Shift.party":      value(func(s graph.Shift) any { return &s.Party }),
		"Shift.term":       value(func(s graph.Shift) any { return &s.Term }),
		"Shift.day":        value(func(s graph.Shift) any { return string(s.Day) }),
		"Shift.kind":       value(func(s graph.Shift) any { return string(s.Kind) }),
		"Shift.before":     value(func(s graph.Shift) any { return string(s.Before) }),
		"Shift.after":      value(func(s graph.Shift) any { return string(s.After) }),
		"Shift.statements": relatedAll(func(s graph.Shift) []string { return statementsOf(s.Statements) }),

		"Contradiction.kind":             value(func(c graph.Contradiction) any { return string(c.Kind) }),
		"Contradiction.party":            value(func(c graph.Contradiction) any { return c.Party }),
		"Contradiction.term":             value(func(c graph.Contradiction) any { return c.Term }),
		"Contradiction.statementFor":     value(func(c graph.Contradiction) any { return c.For }),
		"Contradiction.statementAgainst": value(func(c graph.Contradiction) any { return c.Against }),
		"Contradiction.countFor":         value(func(c graph.Contradiction) any { return c.Count[0] }),
		"Contradiction.countAgainst":     value(func(c graph.Contradiction) any { return c.Count[1] }),
		"Contradiction.held":             value(func(c graph.Contradiction) any { return c.Held }),
		"Contradiction.denied":           value(func(c graph.Contradiction) any { return c.Denied }),

		"Corroboration.party":      value(func(c graph.Corroboration) any { return &c.Party }),
		"Corroboration.term":       value(func(c graph.Corroboration) any { return &c.Term }),
		"Corroboration.against":    value(func(c graph.Corroboration) any { return c.Against }),
		"Corroboration.statements": value(func(c graph.Corroboration) any { return c.Statements }),
		"Corroboration.documents":  value(func(c graph.Corroboration) any { return c.Documents }),
		"Corroboration.sources":    value(func(c graph.Corroboration) any { return c.Sources }),
		"Corroboration.publishers": value(func(c graph.Corroboration) any { return append([]string{}, c.Publishers...) }),

		"Change.party":      value(func(c graph.Change) any { return &c.Party }),
		"Change.term":       value(func(c graph.Change) any { return &c.Term }),
		"Change.kind":       value(func(c graph.Change) any { return string(c.Kind) }),
		"Change.before":     value(func(c graph.Change) any { return string(c.Before) }),
		"Change.after":      value(func(c graph.Change) any { return string(c.After) }),
		"Change.statements": relatedAll(func(c graph.Change) []string { return statementsOf(c.Statements) }),

		"Aggregate.issue":      related(func(g graph.Group) string { return g.Issue }),
		"Aggregate.party":      related(func(g graph.Group) string { return g.Party }),
		"Aggregate.month":      value(func(g graph.Group) any { return optional(g.Month, false) }),
		"Aggregate.stance":     value(func(g graph.Group) any { return optional(string(g.Stance), false) }),
		"Aggregate.side":       value(func(g graph.Group) any { return optional(string(g.Side), false) }),
		"Aggregate.statements": value(func(g graph.Group) any { return g.Statements }),
		"Aggregate.documents":  value(func(g graph.Group) any { return g.Documents }),
	}
}

// question returns the overlap query that a call's arguments make.
func question(ctx context.Context, c *call) (graph.OverlapQuery, error) {
	terms, err := graph.FindNodes(ctx, c.reader.store, []graph.Kind{graph.KindDemand, graph.KindProposal}, texts(c.args["terms"]))
	query := graph.OverlapQuery{
		Parties: texts(c.args["parties"]), Issues: texts(c.args["issues"]), Terms: idsOf(terms), Collections: texts(c.args["collections"]), Window: windowOf(c.args),
	}
	query.MinDocuments, _ = c.args["minDocuments"].(int)
	narrow(&query, c)
	return query, err
}

// narrow takes what a call asks of single statements and their documents.
func narrow(query *graph.OverlapQuery, c *call) {
	query.Publishers = texts(c.args["publishers"])
	for _, stance := range texts(c.args["stances"]) {
		query.Stances = append(query.Stances, graph.Stance(stance))
	}
	query.Documents = texts(c.args["documents"])
	asOf, _ := c.args["asOf"].(string)
	query.AsOf = graph.Day(asOf)
	if least, given := c.args["confidence"].(float64); given {
		query.Confidence = least
	}
}

// analysed returns the resolver of an analysis: a page of what find answers with, of the kinds asked for where it has kinds.
func analysed[T any](find func(ctx context.Context, store graph.Store, query graph.OverlapQuery) ([]T, error), kind func(T) string) resolver {
	return single(func(ctx context.Context, c *call) (any, error) {
		query, err := question(ctx, c)
		if err != nil {
			return nil, err
		}
		found, err := find(ctx, c.reader.store, query)
		if err != nil {
			return nil, err
		}
		return paged(c, found, kind)
	})
}

// paged returns the part of a list that a call's arguments kinds, skip and first ask for.
func paged[T any](c *call, found []T, kind func(T) string) (any, error) {
	limit, err := c.limit("first", c.reader.page)
	if err != nil {
		return nil, err
	}
	if kinds := texts(c.args["kinds"]); len(kinds) > 0 {
		found = slices.DeleteFunc(found, func(one T) bool { return !slices.Contains(kinds, kind(one)) })
	}
	skip, _ := c.args["skip"].(int)
	found = found[min(max(skip, 0), len(found)):]
	return append([]T{}, found[:min(limit, len(found))]...), nil
}

func matrices(ctx context.Context, c *call) (any, error) {
	query, err := question(ctx, c)
	if err != nil {
		return nil, err
	}
	matrix := graph.MatrixQuery{OverlapQuery: query}
	measure, _ := c.args["measure"].(string)
	normalise, _ := c.args["normalise"].(string)
	step, _ := c.args["step"].(string)
	matrix.Measure, matrix.Normalise, matrix.Step = graph.Measure(measure), graph.Normalisation(normalise), graph.Step(step)
	matrix.MinStatements, _ = c.args["minStatements"].(int)
	found, err := graph.FindMatrices(ctx, c.reader.store, matrix)
	return append([]graph.Matrix{}, found...), err
}

func changes(ctx context.Context, c *call) (any, error) {
	query, err := question(ctx, c)
	if err != nil {
		return nil, err
	}
	since := query.Window.Since
	query.Window, query.Documents = graph.Window{}, nil // they say what is new
	asked := graph.ChangeQuery{OverlapQuery: query, Documents: texts(c.args["documents"]), Since: since}
	asked.Load, _ = c.args["load"].(int)
	found, err := graph.FindChanges(ctx, c.reader.store, asked)
	if err != nil {
		return nil, err
	}
	return paged(c, found, func(change graph.Change) string { return string(change.Kind) })
}

func aggregate(ctx context.Context, c *call) (any, error) {
	query, err := question(ctx, c)
	if err != nil {
		return nil, err
	}
	var by []graph.Dimension
	for _, dimension := range texts(c.args["by"]) {
		by = append(by, graph.Dimension(dimension))
	}
	found, err := graph.Aggregate(ctx, c.reader.store, query, by)
	if err != nil {
		return nil, err
	}
	return paged(c, found, nil)
}

// openConditions gives the conditions with the documents that they stand in.
func openConditions(ctx context.Context, c *call, parents []graph.OpenCondition) ([]any, error) {
	ids := make([]string, len(parents))
	for i, p := range parents {
		ids[i] = p.Statement
	}
	statements, err := c.reader.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	answers := make([]any, len(parents))
	for i, p := range parents {
		if s, ok := statements[i].(*graph.Statement); ok {
			answers[i] = condition{p.Condition.Kind, passage{p.Condition.Passage, s.Document}}
		}
	}
	return answers, nil
}
