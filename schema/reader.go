package schema

import (
	"context"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// A reader reads the store for one operation. It asks for each node once.
type reader struct {
	store *graph.Packed
	nodes map[string]graph.Node // by the id asked for, nil where nothing goes by it

	confidence float64 // least of the statements that an overlap rests on, where a query asks for no other
	page       int     // the largest
}

func newReader(store *graph.Packed, confidence float64, page int) *reader {
	return &reader{store, map[string]graph.Node{}, confidence, page}
}

// Nodes returns the node of each id, in their order, nil for an empty id and where nothing goes by it.
func (r *reader) Nodes(ctx context.Context, ids []string) ([]graph.Node, error) {
	if err := r.fetch(ctx, ids); err != nil {
		return nil, err
	}
	nodes := make([]graph.Node, len(ids))
	for i, id := range ids {
		nodes[i] = r.nodes[id]
	}
	return nodes, nil
}

func (r *reader) fetch(ctx context.Context, ids []string) error {
	var missing []string
	asked := map[string]bool{"": true}
	for _, id := range ids {
		if _, known := r.nodes[id]; !known && !asked[id] {
			asked[id] = true
			missing = append(missing, id)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	nodes, err := r.store.Nodes(ctx, missing)
	if err != nil {
		return err
	}
	for i, id := range missing {
		r.nodes[id] = nodes[i]
	}
	return nil
}

// canon returns which actors' ids in statements and meetings stand for another, canonical one.
func (r *reader) canon(ctx context.Context, nodes []graph.Node) (graph.Canon, error) {
	var ids []string
	for _, n := range nodes {
		ids = append(ids, actorsOf(n)...)
	}
	actors, err := r.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	canon := graph.Canon{}
	for i, actor := range actors {
		if actor != nil && actor.NodeID() != ids[i] {
			canon[ids[i]] = actor.NodeID()
		}
	}
	return canon, nil
}

// actorsOf returns the ids of all actors that a statement or meeting names.
func actorsOf(n graph.Node) []string {
	switch n := n.(type) {
	case *graph.Statement:
		ids := slices.Concat([]string{n.Actor, n.Party}, n.Addressees(), n.OnBehalfOf)
		if n.SaidBy != nil {
			ids = append(ids, n.SaidBy.Actor, n.SaidBy.Party)
		}
		return ids
	case *graph.Meeting:
		var ids []string
		for _, p := range n.Participants {
			ids = append(ids, p.Actor, p.Party)
		}
		return ids
	default:
		return nil
	}
}

// related returns the level resolver for the node whose id of gives, null where it gives none.
func related[P any](of func(parent P) string) resolver {
	return batch(func(ctx context.Context, c *call, parents []P) ([]any, error) {
		ids := make([]string, len(parents))
		for i, parent := range parents {
			ids[i] = of(parent)
		}
		nodes, err := c.reader.Nodes(ctx, ids)
		if err != nil {
			return nil, err
		}
		answers := make([]any, len(nodes))
		for i, n := range nodes {
			answers[i] = n
		}
		return answers, nil
	})
}

// relatedAll returns the level resolver for the nodes whose ids of gives, at most as many as the argument first says.
func relatedAll[P any](of func(parent P) []string) resolver {
	return batch(func(ctx context.Context, c *call, parents []P) ([]any, error) {
		limit, err := c.limit("first", c.reader.page)
		if err != nil {
			return nil, err
		}
		lists := make([][]string, len(parents))
		var all []string
		for i, parent := range parents {
			lists[i] = of(parent)
			lists[i] = lists[i][:min(len(lists[i]), limit)]
			all = append(all, lists[i]...)
		}
		if err := c.reader.fetch(ctx, all); err != nil {
			return nil, err
		}
		answers := make([]any, len(parents))
		for i, ids := range lists {
			answers[i] = c.reader.known(ids)
		}
		return answers, nil
	})
}

// known returns the nodes of ids that have been fetched and are there, each node once.
func (r *reader) known(ids []string) []graph.Node {
	nodes := []graph.Node{}
	met := map[string]bool{}
	for _, id := range ids {
		if n := r.nodes[id]; n != nil && !met[n.NodeID()] {
			met[n.NodeID()] = true
			nodes = append(nodes, n)
		}
	}
	return nodes
}
