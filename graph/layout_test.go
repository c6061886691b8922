package graph_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// wheel is a subgraph of hubs in a ring, each with nodes of its own around it.
func wheel(hubs, each int) *graph.Subgraph {
	s := &graph.Subgraph{}
	add := func(id string) { s.Nodes = append(s.Nodes, &graph.Issue{ID: id}) }
	for h := range hubs {
		add(fmt.Sprint("hub", h))
		s.Edges = append(s.Edges, graph.Edge{From: fmt.Sprint("hub", h), To: fmt.Sprint("hub", (h+1)%hubs)})
		for i := range each {
			id := fmt.Sprintf("hub%d.%d", h, i)
			add(id)
			s.Edges = append(s.Edges, graph.Edge{From: fmt.Sprint("hub", h), To: id})
		}
	}
	return s
}

// TestLayout keeps nodes apart and linked ones nearer than others, and gives one subgraph one layout.
func TestLayout(t *testing.T) {
	s := wheel(6, 12)
	points := graph.Layout(s)
	if !slices.Equal(points, graph.Layout(s)) {
		t.Error("two layouts of one subgraph differ")
	}
	nearest, linked, all, pairs := math.Inf(1), 0.0, 0.0, 0.0
	for i, p := range points {
		if math.IsNaN(p.X) || math.IsNaN(p.Y) {
			t.Fatalf("node %d stands nowhere", i)
		}
		for _, q := range points[:i] {
			distance := math.Hypot(p.X-q.X, p.Y-q.Y)
			nearest, all, pairs = min(nearest, distance), all+distance, pairs+1
		}
	}
	at := map[string]graph.Point{}
	for i, n := range s.Nodes {
		at[n.NodeID()] = points[i]
	}
	for _, e := range s.Edges {
		linked += math.Hypot(at[e.From].X-at[e.To].X, at[e.From].Y-at[e.To].Y)
	}
	if nearest < 0.2 {
		t.Errorf("two nodes stand %.2f apart", nearest)
	}
	if mean, others := linked/float64(len(s.Edges)), all/pairs; mean > others/2 {
		t.Errorf("linked nodes stand %.1f apart, any two %.1f", mean, others)
	}
}

// TestLayoutEmpty lays out nothing, one node, and nodes without links.
func TestLayoutEmpty(t *testing.T) {
	for n := range 3 {
		s := &graph.Subgraph{Nodes: wheel(3, 0).Nodes[:n]}
		if points := graph.Layout(s); len(points) != n {
			t.Errorf("%d points of %d nodes", len(points), n)
		}
	}
}

func BenchmarkLayout(b *testing.B) {
	s := wheel(30, 49)
	for b.Loop() {
		graph.Layout(s)
	}
}
