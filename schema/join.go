package schema

import (
	"context"

	"github.com/parleygraph/parley/graph"
)

// A joinedPair is a join with the page of joins that it stands in.
type joinedPair struct {
	graph.Join
	page []graph.Join
}

// A joined is one end of a join.
type joined struct {
	graph.Node
	page []graph.Join
}

func joinFields() map[string]resolver {
	return map[string]resolver{
		"Query.joins":  single(joins),
		"Query.doubts": single(doubts),

		"Join.kind":        value(func(p joinedPair) any { return joinKind(p.Join) }),
		"Join.sure":        value(func(p joinedPair) any { return sureOf(p.Join) }),
		"Join.alike":       value(func(p joinedPair) any { return optional(string(p.Alike), false) }),
		"Join.a":           value(func(p joinedPair) any { return joined{p.A, p.page} }),
		"Join.b":           value(func(p joinedPair) any { return joined{p.B, p.page} }),
		"Joined.id":        value(func(j joined) any { return j.NodeID() }),
		"Joined.name":      value(func(j joined) any { return joinedName(j) }),
		"Joined.party":     related(joinedParty),
		"Joined.statement": batch(joinedStatements),
	}
}

// joins answers Query.joins.
func joins(ctx context.Context, c *call) (any, error) {
	found, err := graph.FindJoins(ctx, c.reader.store)
	if err != nil {
		return nil, err
	}
	some, err := paged(c, found, joinKind)
	if err != nil {
		return nil, err
	}
	page := some.([]graph.Join)
	pairs := []joinedPair{}
	for _, j := range page {
		pairs = append(pairs, joinedPair{j, page})
	}
	return pairs, nil
}

// doubts answers Query.doubts.
func doubts(ctx context.Context, c *call) (any, error) {
	filter, err := c.filter(ctx)
	if err != nil {
		return nil, err
	}
	found, err := graph.FindDoubts(ctx, c.reader.store, filter, false)
	if err != nil {
		return nil, err
	}
	statements := []*graph.Statement{}
	for _, d := range found {
		statements = append(statements, d.Statement)
	}
	return paged(c, statements, nil)
}

func joinKind(j graph.Join) string {
	if j.Alike != "" {
		return "NAMES"
	}
	return "TERMS"
}

func sureOf(j graph.Join) any {
	if j.Alike != "" {
		return nil
	}
	return j.Sure
}

func joinedName(j joined) string {
	switch one := j.Node.(type) {
	case *graph.Term:
		return one.Label
	case *graph.Envoy:
		return one.Name
	}
	return j.NodeID()
}

func joinedParty(j joined) string {
	if envoy, is := j.Node.(*graph.Envoy); is {
		return envoy.Party
	}
	return ""
}

// joinedStatements gives for each end of joins a statement that names it so.
func joinedStatements(ctx context.Context, c *call, ends []joined) ([]any, error) {
	found, err := graph.JoinedStatements(ctx, c.reader.store, ends[0].page)
	if err != nil {
		return nil, err
	}
	answers := make([]any, len(ends))
	for i, end := range ends {
		if s := found[end.NodeID()]; s != nil {
			answers[i] = s
		}
	}
	return answers, nil
}
