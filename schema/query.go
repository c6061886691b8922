package schema

import (
	"context"
	"strings"

	"github.com/parleygraph/parley/graph"
)

func queryFields() map[string]resolver {
	return map[string]resolver{
		"Query.node":       single(node),
		"Query.nodes":      single(nodes),
		"Query.party":      single(named(graph.KindParty)),
		"Query.envoy":      single(named(graph.KindEnvoy)),
		"Query.parties":    list(graph.KindParty),
		"Query.envoys":     list(graph.KindEnvoy),
		"Query.issues":     list(graph.KindIssue),
		"Query.demands":    list(graph.KindDemand),
		"Query.proposals":  list(graph.KindProposal),
		"Query.statements": list(graph.KindStatement),
		"Query.meetings":   list(graph.KindMeeting),
		"Query.documents":  list(graph.KindDocument),
		"Query.search":     single(search),
		"Query.overlap":    single(findOverlap),
		"Query.info":       single(info),

		"Info.counts":     value(func(i graph.Info) any { return countsOf(i) }),
		"KindCount.kind":  value(func(c kindCount) any { return string(c.kind) }),
		"KindCount.count": value(func(c kindCount) any { return c.count }),
	}
}

func node(ctx context.Context, c *call) (any, error) {
	found, err := c.reader.Nodes(ctx, texts(c.args["id"]))
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

func nodes(ctx context.Context, c *call) (any, error) {
	ids := texts(c.args["ids"])
	if most := c.reader.page; len(ids) > most {
		return nil, refuse(Invalid, "ids takes at most %d, got %d: ask in several queries", most, len(ids)).over(pageLimit, most, len(ids))
	}
	return c.reader.Nodes(ctx, ids)
}

// named returns the resolver of one node by its id or name.
func named(kind graph.Kind) func(ctx context.Context, c *call) (any, error) {
	return func(ctx context.Context, c *call) (any, error) {
		found, err := graph.FindNodes(ctx, c.reader.store, []graph.Kind{kind}, texts(c.args["name"]))
		if err != nil {
			return nil, err
		}
		return found[0], nil
	}
}

func search(ctx context.Context, c *call) (any, error) {
	p, err := pagingOf(c)
	if err != nil || p.none() {
		return &connection{}, err
	}
	words, err := wordsOf(c.args["text"])
	if err != nil {
		return nil, err
	}
	query := graph.SearchQuery{Text: words, Collections: texts(c.args["collections"]), After: p.cursor, First: p.limit, Count: p.count}
	for _, kind := range texts(c.args["kinds"]) {
		query.Kinds = append(query.Kinds, graph.Kind(kind))
	}
	found, err := c.reader.store.Search(ctx, query)
	if err != nil {
		return nil, err
	}
	edges := make([]edge, len(found.Hits))
	for i, hit := range found.Hits {
		edges[i] = edge{cursor: found.Cursors[i], node: hit.Node, snippet: hit.Snippet}
	}
	return p.over(edges, found.More, found.Total), nil
}

// What a search may ask for: so much text, and so many different words of it.
const (
	mostText  = 4096
	mostWords = 32
)

// wordsOf returns the words to look for, each once.
func wordsOf(text any) (string, error) {
	written, _ := text.(string)
	if len(written) > mostText {
		return "", refuse(Invalid, "the search has %d bytes, more than %d: look for fewer words", len(written), mostText)
	}
	var words []string
	known := map[string]bool{}
	for _, word := range graph.SearchWords(written) {
		if !known[word] {
			known[word] = true
			words = append(words, word)
		}
	}
	if len(words) > mostWords {
		return "", refuse(Invalid, "the search holds %d different words, more than %d: look for fewer", len(words), mostWords)
	}
	return strings.Join(words, " "), nil
}

func info(ctx context.Context, c *call) (any, error) {
	return c.reader.store.Info(ctx)
}

type kindCount struct {
	kind  graph.Kind
	count int
}

func countsOf(i graph.Info) []kindCount {
	var counts []kindCount
	for _, kind := range graph.Kinds() {
		counts = append(counts, kindCount{kind, i.Counts[kind]})
	}
	return counts
}
