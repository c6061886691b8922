package graph

import (
	"context"
	"slices"
)

// A Subgraph is a part of the graph.
type Subgraph struct {
	Nodes []Node // the ones asked for first, then by distance and id
	Edges []Edge // between them, in order
	Left  int    // nodes within the distance that were met and left out
}

// mostFan is how many edges of one node a walk follows in each direction.
const mostFan = 500

// Around returns the nodes and edges within some steps of nodes, at most limit nodes. The number of store calls grows with the steps only. An id that nothing goes by is
// a NotFound error.
func Around(ctx context.Context, store Store, ids []string, steps, limit int, kinds []EdgeKind) (*Subgraph, error) {
	w := &walk{store: store, kinds: kinds, limit: limit, at: map[string]int{}}
	start, err := w.start(ctx, ids)
	if err != nil {
		return nil, err
	}
	for range steps {
		if start, err = w.step(ctx, start); err != nil || len(start) == 0 {
			break
		}
	}
	if err == nil && steps > 0 {
		_, err = w.step(ctx, start) // the edges among the last ones
	}
	if err != nil {
		return nil, err
	}
	return w.subgraph(ctx)
}

// A walk goes over the graph breadth first.
type walk struct {
	store Store
	kinds []EdgeKind
	limit int
	order []string
	at    map[string]int // places in order
	edges []Edge
	left  map[string]bool
}

func (w *walk) start(ctx context.Context, ids []string) ([]string, error) {
	nodes, err := w.store.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	w.left = map[string]bool{}
	for i, n := range nodes {
		if n == nil {
			return nil, Errorf(NotFound, "nothing goes by %q", ids[i])
		}
		w.reach(n.NodeID())
	}
	return slices.Clone(w.order), nil
}

// reach takes a node in, if there is room, and tells whether it is in.
func (w *walk) reach(id string) bool {
	if _, in := w.at[id]; in {
		return true
	}
	if len(w.order) >= w.limit {
		w.left[id] = true
		return false
	}
	w.at[id] = len(w.order)
	w.order = append(w.order, id)
	return true
}

// step follows the edges of nodes and returns the nodes that are new.
func (w *walk) step(ctx context.Context, from []string) ([]string, error) {
	known := len(w.order)
	for _, reverse := range []bool{false, true} {
		edges, err := w.follow(ctx, from, reverse)
		if err != nil {
			return nil, err
		}
		for _, e := range edges {
			if w.reach(e.From) && w.reach(e.To) {
				w.edges = append(w.edges, e)
			}
		}
	}
	slices.Sort(w.order[known:])
	for i, id := range w.order[known:] {
		w.at[id] = known + i
	}
	return slices.Clone(w.order[known:]), nil
}

// follow returns the edges of nodes in one direction, symmetric ones once, from the smaller id.
func (w *walk) follow(ctx context.Context, from []string, reverse bool) ([]Edge, error) {
	if len(from) == 0 {
		return nil, nil
	}
	pages, err := w.store.Edges(ctx, EdgeQuery{From: from, Kinds: w.kinds, Reverse: reverse, First: mostFan})
	var edges []Edge
	for _, page := range pages {
		for _, e := range page.Edges {
			if e.Kind.Symmetric() && e.To < e.From {
				e.From, e.To = e.To, e.From
			}
			edges = append(edges, e)
		}
	}
	slices.SortFunc(edges, CompareEdges)
	return edges, err
}

func (w *walk) subgraph(ctx context.Context) (*Subgraph, error) {
	nodes, err := w.store.Nodes(ctx, w.order)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(w.edges, CompareEdges)
	s := &Subgraph{Left: len(w.left)}
	s.Nodes = slices.DeleteFunc(nodes, func(n Node) bool { return n == nil })
	s.Edges = slices.CompactFunc(w.edges, func(a, b Edge) bool { return CompareEdges(a, b) == 0 })
	return s, nil
}

// mostPath is how many nodes a search for a path looks at.
const mostPath = 5000

// Path returns a shortest path between two nodes, of those of one length the one with the smallest ids, nil where there is none within the steps. Where the search
// meets more nodes than it can look at, that is an Invalid error.
func Path(ctx context.Context, store Store, from, to string, steps int, kinds []EdgeKind) (*Subgraph, error) {
	w := &walk{store: store, kinds: kinds, limit: mostPath, at: map[string]int{}}
	ends, err := w.start(ctx, []string{from, to})
	if err != nil {
		return nil, err
	}
	source, target := ends[0], ends[len(ends)-1]
	came := map[string]Edge{} // the edge by which a node was met
	w.order, w.at = []string{source}, map[string]int{source: 0}
	front := []string{source}
	for range steps {
		if came[target].Kind != "" || source == target || len(front) == 0 {
			break
		}
		if front, err = w.spread(ctx, front, came); err != nil {
			return nil, err
		}
	}
	if source != target && came[target].Kind == "" {
		if len(w.left) > 0 {
			return nil, Errorf(Invalid, "the search met more than %d nodes: take fewer steps, or fewer kinds of edges", mostPath)
		}
		return nil, nil
	}
	return w.trace(ctx, source, target, came)
}

// spread follows the edges of the front, notes by which edge each new node was met, and returns the new nodes.
func (w *walk) spread(ctx context.Context, front []string, came map[string]Edge) ([]string, error) {
	known := slices.Clone(w.order)
	before := map[string]bool{}
	for _, id := range known {
		before[id] = true
	}
	w.edges = nil
	next, err := w.step(ctx, front)
	for _, e := range w.edges {
		for _, ends := range [][2]string{{e.From, e.To}, {e.To, e.From}} {
			if _, met := came[ends[1]]; before[ends[0]] && !before[ends[1]] && !met {
				came[ends[1]] = e
			}
		}
	}
	return next, err
}

// trace walks back from the target.
func (w *walk) trace(ctx context.Context, source, target string, came map[string]Edge) (*Subgraph, error) {
	ids, edges := []string{target}, []Edge{}
	for at := target; at != source; {
		e := came[at]
		edges = append(edges, e)
		if at = e.From; ids[len(ids)-1] == e.From {
			at = e.To
		}
		ids = append(ids, at)
	}
	slices.Reverse(ids)
	slices.Reverse(edges)
	nodes, err := w.store.Nodes(ctx, ids)
	return &Subgraph{Nodes: nodes, Edges: edges}, err
}
