package graph

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
)

// exportPage is how many nodes an export reads at a time, edgePage how many edges of each of them.
const (
	exportPage = 500
	edgePage   = 1000
)

// Export writes the whole graph as JSON lines, nodes by kind and id, then edges by kind and ends: {"node":kind,"value":...} and
// {"edge":...}. It is canonical: the same documents and judgements give the same bytes, whatever the store and the order of loading.
func Export(ctx context.Context, store Store, w io.Writer) error {
	out := bufio.NewWriter(w)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	var ids []string
	for _, kind := range Kinds() {
		query := ListQuery{Kinds: []Kind{kind}, First: exportPage, AllNames: true}
		err := EachNode(ctx, store, query, func(n Node) error {
			ids = append(ids, n.NodeID())
			return encoder.Encode(map[string]any{"node": kind, "value": n})
		})
		if err != nil {
			return err
		}
	}
	err := EachEdge(ctx, store, ids, func(e Edge) error { return encoder.Encode(map[string]any{"edge": e}) })
	if err != nil {
		return err
	}
	return out.Flush()
}

// EachNode calls visit with every node of a query, from its cursor on, page by page of query.First nodes.
func EachNode(ctx context.Context, store Store, query ListQuery, visit func(Node) error) error {
	if query.First <= 0 {
		query.First = exportPage
	}
	for {
		page, err := store.List(ctx, query)
		if err != nil {
			return err
		}
		for _, n := range page.Nodes {
			if err := visit(n); err != nil {
				return err
			}
		}
		if !page.More {
			return nil
		}
		query.After = page.Cursors[len(page.Cursors)-1]
	}
}

// EachEdge calls visit with every edge that leads from one of the ids: kind by kind in the order of Relations, then in the order of the ids. A symmetric
// edge is visited once, from its smaller end.
func EachEdge(ctx context.Context, store Store, ids []string, visit func(Edge) error) error {
	for _, relation := range Relations() {
		if err := eachOfKind(ctx, store, relation.Kind, ids, visit); err != nil {
			return err
		}
	}
	return nil
}

func eachOfKind(ctx context.Context, store Store, kind EdgeKind, ids []string, visit func(Edge) error) error {
	for start := 0; start < len(ids); start += exportPage {
		from := ids[start:min(start+exportPage, len(ids))]
		query := EdgeQuery{From: from, Kinds: []EdgeKind{kind}, First: edgePage}
		pages, err := store.Edges(ctx, query)
		if err != nil {
			return err
		}
		for i, page := range pages {
			query.From = from[i : i+1]
			if err := eachFrom(ctx, store, query, page, visit); err != nil {
				return err
			}
		}
	}
	return nil
}

// eachFrom visits the edges of the query's only node, from its first page on.
func eachFrom(ctx context.Context, store Store, query EdgeQuery, page EdgePage, visit func(Edge) error) error {
	for {
		for _, e := range page.Edges {
			if e.From != query.From[0] || e.Kind.Symmetric() && e.From > e.To {
				continue
			}
			if err := visit(e); err != nil {
				return err
			}
		}
		if !page.More {
			return nil
		}
		query.After = page.Cursors[len(page.Cursors)-1]
		pages, err := store.Edges(ctx, query)
		if err != nil {
			return err
		}
		page = pages[0]
	}
}
