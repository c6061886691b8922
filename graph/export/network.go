package export

import (
	"context"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// A network is the nodes and edges of a scope: its statements and meetings, and whatever they lead to.
type network struct {
	nodes []graph.Node // by kind in the order of graph.Kinds, then id
	edges []graph.Edge
	names map[string]string // labels, by id
}

// network reads the scope's nodes and edges. Derived edges rest on the scope's statements and meetings only: their counts are of these, and one that rests on none is
// left out.
func (s *source) network(ctx context.Context) (*network, error) {
	n := &network{names: map[string]string{}}
	at := map[string]graph.Node{}
	if err := s.gather(ctx, at); err != nil {
		return nil, err
	}
	for _, node := range at {
		n.nodes = append(n.nodes, node)
	}
	slices.SortFunc(n.nodes, compareNodes)
	ids := make([]string, len(n.nodes))
	for i, node := range n.nodes {
		ids[i] = node.NodeID()
		n.names[ids[i]] = label(node)
	}
	derived := map[graph.EdgeKind]bool{}
	for _, r := range graph.Relations() {
		derived[r.Kind] = r.Derived
	}
	err := graph.EachEdge(ctx, s.store, ids, func(e graph.Edge) error {
		if at[e.From] != nil && at[e.To] != nil && (!derived[e.Kind] || s.whole() || restrict(&e, at)) {
			n.edges = append(n.edges, e)
		}
		return nil
	})
	return n, err
}

// gather reads the scope's nodes: all of them, or its statements and meetings with the nodes that they lead to.
func (s *source) gather(ctx context.Context, at map[string]graph.Node) error {
	if s.whole() {
		return graph.EachNode(ctx, s.store, graph.ListQuery{}, func(n graph.Node) error {
			at[n.NodeID()] = n
			return nil
		})
	}
	err := s.statements(ctx, func(statement *graph.Statement) error {
		at[statement.ID] = statement
		return nil
	})
	if err == nil && len(s.issues)+len(s.terms)+len(s.scope.Stances) == 0 {
		query := graph.ListQuery{Kinds: []graph.Kind{graph.KindMeeting}, Filter: s.filter()}
		err = graph.EachNode(ctx, s.store, query, func(n graph.Node) error {
			at[n.NodeID()] = n
			return nil
		})
	}
	for steps := 0; err == nil && steps < 2; steps++ { // to documents, actors and terms; to parties and issues
		err = s.reach(ctx, at)
	}
	return err
}

// outward lists the kinds of edges that lead from a statement or meeting to what it needs beside it, and on to parties and issues.
func outward() []graph.EdgeKind {
	return []graph.EdgeKind{graph.MadeBy, graph.OnBehalfOf, graph.About, graph.In, graph.OnIssue, graph.Represents}
}

// reach takes in the nodes that the ones at hand lead to.
func (s *source) reach(ctx context.Context, at map[string]graph.Node) error {
	var ids []string
	for id := range at {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	met := map[string]bool{}
	err := graph.EachEdge(ctx, s.store, ids, func(e graph.Edge) error {
		if slices.Contains(outward(), e.Kind) && at[e.To] == nil {
			met[e.To] = true
		}
		return nil
	})
	for _, n := range at {
		if m, is := n.(*graph.Meeting); is {
			for _, p := range m.Participants {
				met[p.Actor] = true
			}
		}
	}
	if err != nil {
		return err
	}
	return s.take(ctx, at, met)
}

// take reads nodes by id.
func (s *source) take(ctx context.Context, at map[string]graph.Node, wanted map[string]bool) error {
	var ids []string
	for id := range wanted {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	nodes, err := s.store.Nodes(ctx, ids)
	for _, n := range nodes {
		if n != nil {
			at[n.NodeID()] = n
		}
	}
	return err
}

// restrict leaves a derived edge what stands behind it of the nodes at hand, and tells whether that is anything. SAME_AS rests on no statement.
func restrict(e *graph.Edge, at map[string]graph.Node) bool {
	if e.Kind == graph.SameAs {
		return true
	}
	documents := map[string]bool{}
	e.Evidence = slices.DeleteFunc(slices.Clone(e.Evidence), func(id string) bool { return at[id] == nil })
	e.Statements, e.Meetings, e.First, e.Last, e.Conditional = 0, 0, "", "", true
	for _, id := range e.Evidence {
		switch n := at[id].(type) {
		case *graph.Statement:
			e.Statements++
			e.Conditional = e.Conditional && len(n.Conditions) > 0
			documents[n.Document] = true
			span(e, n.Day)
		case *graph.Meeting:
			e.Meetings++
			e.Conditional = false
			documents[n.Document] = true
			span(e, n.Day)
		}
	}
	e.Documents = len(documents)
	return len(e.Evidence) > 0
}

// span widens an edge's days.
func span(e *graph.Edge, day graph.Day) {
	if day != "" && (e.First == "" || day < e.First) {
		e.First = day
	}
	e.Last = max(e.Last, day)
}

func compareNodes(a, b graph.Node) int {
	kinds := graph.Kinds()
	if by := slices.Index(kinds, a.NodeKind()) - slices.Index(kinds, b.NodeKind()); by != 0 {
		return by
	}
	if a.NodeID() < b.NodeID() {
		return -1
	}
	return 1
}
