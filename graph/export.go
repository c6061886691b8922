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
		err := eachNode(ctx, store, query, func(n Node) error {
			ids = append(ids, n.NodeID())
			return encoder.Encode(map[string]any{"node": kind, "value": n})
		})
		if err != nil {
			return err
		}
	}
	for _, relation := range Relations() {
		if err := exportEdges(ctx, store, relation.Kind, ids, encoder); err != nil {
			return err
		}
	}
	return out.Flush()
}

// eachNode calls visit with every node of a query, page by page.
func eachNode(ctx context.Context, store Store, query ListQuery, visit func(Node) error) error {
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

// exportEdges writes every edge of one kind once, as it leads from one of the ids.
func exportEdges(ctx context.Context, store Store, kind EdgeKind, ids []string, encoder *json.Encoder) error {
	for start := 0; start < len(ids); start += exportPage {
		from := ids[start:min(start+exportPage, len(ids))]
		query := EdgeQuery{From: from, Kinds: []EdgeKind{kind}, First: edgePage}
		pages, err := store.Edges(ctx, query)
		if err != nil {
			return err
		}
		for i, page := range pages {
			query.From = from[i : i+1]
			if err := exportFrom(ctx, store, query, page, encoder); err != nil {
				return err
			}
		}
	}
	return nil
}

// exportFrom writes the edges of the query's only node, from its first page on.
func exportFrom(ctx context.Context, store Store, query EdgeQuery, page EdgePage, encoder *json.Encoder) error {
	for {
		for _, e := range page.Edges {
			if e.From != query.From[0] || e.Kind.Symmetric() && e.From > e.To {
				continue
			}
			if err := encoder.Encode(map[string]any{"edge": e}); err != nil {
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
