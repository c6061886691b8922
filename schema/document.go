package schema

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/parleygraph/parley/graph"
)

func documentFields() map[string]resolver {
	return map[string]resolver{
		"Document.statements": under(graph.FieldDocument, graph.KindStatement),
		"Document.meetings":   under(graph.FieldDocument, graph.KindMeeting),
		"Document.parties":    batch(actorsIn(graph.KindParty)),
		"Document.envoys":     batch(actorsIn(graph.KindEnvoy)),
		"Document.copyOf":     batch(firstCopies),
	}
}

// firstCopies answers with the first of each document's copies.
func firstCopies(ctx context.Context, c *call, parents []*graph.Document) ([]any, error) {
	ids := make([]string, len(parents))
	for i, d := range parents {
		ids[i] = d.ID
	}
	firsts, err := graph.FindSources(ctx, c.reader.store, ids)
	if err != nil {
		return nil, err
	}
	if err := c.reader.fetch(ctx, slices.Sorted(maps.Values(firsts))); err != nil {
		return nil, err
	}
	answers := make([]any, len(parents))
	for i, id := range ids {
		if first := c.reader.nodes[firsts[id]]; first != nil {
			answers[i] = first
		}
	}
	return answers, nil
}

// actorsIn returns the level that gives the actors of a kind that documents' statements and meetings name.
func actorsIn(kind graph.Kind) func(ctx context.Context, c *call, parents []*graph.Document) ([]any, error) {
	return func(ctx context.Context, c *call, parents []*graph.Document) ([]any, error) {
		ids := make([]string, len(parents))
		for i, d := range parents {
			ids[i] = d.ID
		}
		named, err := c.reader.named(ctx, ids)
		if err != nil {
			return nil, err
		}
		answers := make([]any, len(parents))
		for i, id := range ids {
			found := c.reader.known(named[id])
			found = slices.DeleteFunc(found, func(n graph.Node) bool { return n.NodeKind() != kind })
			slices.SortFunc(found, compareNamed)
			answers[i] = found
		}
		return answers, nil
	}
}

// named returns, by document, the ids of all actors that its statements and meetings name, and fetches these actors.
func (r *reader) named(ctx context.Context, documents []string) (map[string][]string, error) {
	named := map[string][]string{}
	query := graph.ListQuery{
		Kinds: []graph.Kind{graph.KindStatement, graph.KindMeeting}, Filter: graph.Where(graph.FieldDocument, documents...), First: scanStep,
	}
	for read := 0; read < scanMost; read += scanStep {
		rows, err := r.store.List(ctx, query)
		if err != nil {
			return nil, err
		}
		for _, n := range rows.Nodes {
			document := documentOf(n)
			named[document] = append(named[document], actorsOf(n)...)
		}
		if !rows.More {
			return named, r.fetch(ctx, slices.Concat(values(named)...))
		}
		query.After = rows.Cursors[len(rows.Cursors)-1]
	}
	return nil, refuse(TooComplex, "these documents hold more than %d statements together: ask for fewer documents", scanMost)
}

func documentOf(n graph.Node) string {
	switch n := n.(type) {
	case *graph.Statement:
		return n.Document
	case *graph.Meeting:
		return n.Document
	default:
		return ""
	}
}

// values returns a map's values in the order of its keys.
func values(named map[string][]string) [][]string {
	var all [][]string
	for _, key := range sortedKeys(named) {
		all = append(all, named[key])
	}
	return all
}

func compareNamed(a, b graph.Node) int {
	return cmp.Or(cmp.Compare(nameOf(a), nameOf(b)), cmp.Compare(a.NodeID(), b.NodeID()))
}

func nameOf(n graph.Node) string {
	names := graph.FacetsOf(n, nil)[graph.FieldName]
	if len(names) == 0 {
		return ""
	}
	return names[0]
}
