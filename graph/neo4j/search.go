package neo4j

import (
	"context"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// Search returns a page of the nodes whose text holds every word of the query; a query without words finds nothing.
func (s *Store) Search(ctx context.Context, query graph.SearchQuery) (graph.HitPage, error) {
	words := graph.SearchWords(query.Text)
	if err := query.Validate(); err != nil || len(words) == 0 {
		return graph.HitPage{}, err
	}
	var page graph.HitPage
	err := s.view(ctx, func(ctx context.Context, tx transaction) (err error) {
		page = graph.HitPage{}
		where, values := searchedWhere(query, words)
		if query.Count {
			total, _, err := only[int64](ctx, tx, searchedFor+where+" RETURN count(n)", values)
			if err != nil {
				return err
			}
			page.Total = int(total)
		}
		if query.First == 0 {
			return nil
		}
		return hits(ctx, tx, query, where, values, words, &page)
	})
	return page, s.fault(ctx, "search", err)
}

// mostWords is how many words the full-text index is asked for; Lucene takes a thousand.
const mostWords = 500

// searchedFor begins a query of the nodes that hold words.
const searchedFor cypher = "CALL db.index.fulltext.queryNodes('parley_words', $words) YIELD node AS n WHERE n.hitOrder > ''"

// searchedWhere returns the condition that a query makes beside its cursor.
func searchedWhere(query graph.SearchQuery, words []string) (cypher, params) {
	wanted := make([]string, len(words))
	for i, word := range words {
		wanted[i] = searchWord(word)
	}
	slices.Sort(wanted)
	wanted = slices.Compact(wanted)
	some := wanted[:min(len(wanted), mostWords)]
	values := params{"words": "+" + strings.Join(some, " +")} // letters and digits only, in lower case: none of Lucene's own words
	var where cypher
	if rest := wanted[len(some):]; len(rest) > 0 {
		where, values["rest"] = " AND all(word IN $rest WHERE ' ' + n.words + ' ' CONTAINS ' ' + word + ' ')", rest
	}
	if len(query.Kinds) > 0 {
		var places []string
		for _, kind := range query.Kinds {
			places = append(places, graph.HitPlace(kind))
		}
		where, values["places"] = where+" AND left(n.hitOrder, 1) IN $places", places
	}
	if len(query.Collections) > 0 {
		where, values["collections"] = where+" AND n.collection IN $collections", query.Collections
	}
	return where, values
}

// readHits ends a query of hits. The nodes themselves are read by id, a few at a time.
const readHits cypher = " RETURN n.hitOrder, n.id ORDER BY n.hitOrder, n.id LIMIT $limit"

// hits reads a page of hits.
func hits(ctx context.Context, tx transaction, query graph.SearchQuery, where cypher, values params, words []string, page *graph.HitPage) error {
	values["limit"] = query.First + 1
	if query.After != "" {
		key, id, err := query.After.Key()
		if err != nil {
			return err
		}
		where, values["key"], values["id"] = where+" AND (n.hitOrder > $key OR n.hitOrder = $key AND n.id > $id)", key, id
	}
	found, err := collect(ctx, tx, searchedFor+where+readHits, values, scanEnds)
	if err != nil {
		return err
	}
	if len(found) > query.First {
		found, page.More = found[:query.First], true
	}
	ids := make([]string, len(found))
	for i, f := range found {
		ids[i] = f[1]
		page.Cursors = append(page.Cursors, graph.NewCursor(f[0], f[1]))
	}
	nodes, err := nodesByID(ctx, tx, ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		page.Hits = append(page.Hits, graph.Hit{Node: nodes[id], Snippet: graph.Snippet(graph.SearchText(nodes[id]), words)})
	}
	return nil
}
