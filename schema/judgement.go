package schema

import (
	"context"
	"time"

	"github.com/parleygraph/parley/graph"
)

func (s *Schema) judgementFields() map[string]resolver {
	return map[string]resolver{
		"Query.judgements":        single(judgements),
		"Mutation.judge":          s.changing(ScopeReview, s.judge),
		"Mutation.judgeStatement": s.changing(ScopeReview, s.judgeStatement),

		"Judgement.quote": value(func(j graph.Standing) any { return quoteOf(j) }),

		"JudgementResult.a":                  value(func(r graph.Ruling) any { return r.A }),
		"JudgementResult.b":                  value(func(r graph.Ruling) any { return r.B }),
		"JudgementResult.changed":            value(func(r graph.Ruling) any { return r.Changed }),
		"JudgementResult.actors":             relatedAll(func(r graph.Ruling) []string { return ruledIDs(r, false) }),
		"JudgementResult.terms":              relatedAll(func(r graph.Ruling) []string { return ruledIDs(r, true) }),
		"StatementJudgementResult.changed":   value(func(r graph.StatementRuling) any { return r.Changed }),
		"StatementJudgementResult.statement": value(func(r graph.StatementRuling) any { return r.After }),
	}
}

func judgements(ctx context.Context, c *call) (any, error) {
	found, err := graph.Standings(ctx, c.reader.store)
	if err != nil {
		return nil, err
	}
	return paged(c, found, func(j graph.Standing) string { return string(j.Kind) })
}

// quoteOf returns the sentence that a judgement on a statement is about, null of others.
func quoteOf(j graph.Standing) any {
	if j.On == nil {
		return nil
	}
	return j.On.Quote.Text
}

// signed returns a judgement with what a call's arguments say of who decided it and why.
func (s *Schema) signed(ctx context.Context, args map[string]any, j graph.Judgement) graph.Judgement {
	if j.Undo = args["undo"] == true; j.Undo {
		return j
	}
	j.Note, _ = args["note"].(string)
	if j.By, _ = args["by"].(string); j.By == "" {
		j.By = holder(ctx)
	}
	j.At = s.options.Clock().UTC().Format(time.RFC3339)
	return j
}

func (s *Schema) judge(ctx context.Context, args map[string]any) (any, error) {
	kind, _ := args["kind"].(string)
	a, _ := args["a"].(string)
	b, _ := args["b"].(string)
	j := s.signed(ctx, args, graph.Judgement{Kind: graph.JudgementKind(kind), A: a, B: b})
	if j.Kind.OnStatement() {
		return nil, refuse(Invalid, "%s is about a statement: use judgeStatement", kind)
	}
	j, err := graph.Named(ctx, s.store, j)
	if err != nil {
		return nil, err
	}
	return graph.Rule(ctx, s.store, j)
}

// ruledIDs returns the ids of the actors, or of the terms, that a ruling is about.
func ruledIDs(r graph.Ruling, terms bool) []string {
	var ids []string
	for _, a := range r.Actors {
		if (graph.KindOf(a.ID) == graph.KindDemand) == terms {
			ids = append(ids, a.ID)
		}
	}
	return ids
}

func (s *Schema) judgeStatement(ctx context.Context, args map[string]any) (any, error) {
	text, _ := args["kind"].(string)
	kind := graph.JudgementKind(text)
	if !kind.OnStatement() {
		return nil, refuse(Invalid, "%s is about names or terms: use judge", kind)
	}
	j, err := s.decision(ctx, args, kind)
	if err != nil {
		return nil, err
	}
	return graph.RuleOn(ctx, s.store, s.signed(ctx, args, j))
}

// decision returns the judgement of a kind on a statement that a call's arguments ask for, or the recorded one to take back.
func (s *Schema) decision(ctx context.Context, args map[string]any, kind graph.JudgementKind) (graph.Judgement, error) {
	id, _ := args["statement"].(string)
	if args["undo"] == true {
		j, err := graph.FindDecision(ctx, s.store, id)
		if err == nil && j.Kind != kind {
			err = refuse(NotFound, "no %s of %s is recorded, but %s", kind, j.A, j.Kind)
		}
		return j, err
	}
	found, err := graph.FindStatement(ctx, s.store, id)
	if err != nil {
		return graph.Judgement{}, err
	}
	correction, _ := args["correction"].(map[string]any)
	if kind == graph.Correct {
		return graph.Correcting(ctx, s.store, s.options.Known, found, amendmentOf(correction))
	}
	if correction != nil {
		return graph.Judgement{}, refuse(Invalid, "%s corrects nothing: use CORRECT", kind)
	}
	return graph.JudgementOn(found, kind), nil
}

// amendmentOf returns the correction that an input gives.
func amendmentOf(input map[string]any) graph.Amendment {
	text := func(from map[string]any, name string) string {
		value, _ := from[name].(string)
		return value
	}
	a := graph.Amendment{Actor: text(input, "actor"), Stance: graph.Stance(text(input, "stance")), Point: text(input, "point"), Term: text(input, "term")}
	if list, given := input["conditions"].([]any); given {
		a.Conditions = &[]graph.AmendedCondition{}
		for _, one := range list {
			fields, _ := one.(map[string]any)
			*a.Conditions = append(*a.Conditions, graph.AmendedCondition{Kind: graph.ConditionKind(text(fields, "kind")), Text: text(fields, "text")})
		}
	}
	return a
}
