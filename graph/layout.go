package graph

import "math"

// A Point is where a node stands in a drawing, in units of the distance that neighbours keep.
type Point struct{ X, Y float64 }

// What a layout is made with: steps of movement, how far a node pushes others away, how strongly all are drawn to the middle, the widest step, which shrinks,
// and how loose links are.
const (
	layoutSteps   = 150
	layoutReach   = 4.0
	layoutGravity = 0.02
	layoutStride  = 1.5
	layoutSlack   = 8.0
)

// Layout returns where to draw each node of a subgraph, in their order, so that linked ones stand near each other and none on top of another: forces after Thomas
// Fruchterman and Edward Reingold, "Graph Drawing by Force-directed Placement" (1991), from a fixed beginning. One subgraph has one layout.
func Layout(s *Subgraph) []Point {
	l := &layout{points: sunflower(len(s.Nodes)), moves: make([]Point, len(s.Nodes))}
	at := make(map[string]int, len(s.Nodes))
	for i, n := range s.Nodes {
		at[n.NodeID()] = i
	}
	for _, e := range s.Edges {
		from, known := at[e.From]
		to, too := at[e.To]
		if known && too && from != to {
			l.links = append(l.links, [2]int{from, to})
		}
	}
	for step := 0; step < layoutSteps && len(l.points) > 0; step++ {
		l.step(layoutStride * (1 - float64(step)/layoutSteps))
	}
	return l.points
}

// sunflower returns the beginning: points on a spiral, no two near each other, the first in the middle.
func sunflower(n int) []Point {
	points := make([]Point, n)
	for i := range points {
		radius, angle := math.Sqrt(float64(i)), float64(i)*math.Pi*(3-math.Sqrt(5))
		points[i] = Point{radius * math.Cos(angle), radius * math.Sin(angle)}
	}
	return points
}

// A layout in the making.
type layout struct {
	points []Point
	moves  []Point // of the step under way
	links  [][2]int
}

// step moves every node by at most the stride.
func (l *layout) step(stride float64) {
	for i, p := range l.points {
		l.moves[i] = Point{-layoutGravity * p.X, -layoutGravity * p.Y}
	}
	l.repel()
	for _, link := range l.links {
		l.attract(link[0], link[1])
	}
	for i, m := range l.moves {
		if length := math.Hypot(m.X, m.Y); length > stride {
			m = Point{m.X / length * stride, m.Y / length * stride}
		}
		l.points[i].X += m.X
		l.points[i].Y += m.Y
	}
}

// attract draws two linked nodes together, by the square of their distance.
func (l *layout) attract(a, b int) {
	dx, dy := l.points[b].X-l.points[a].X, l.points[b].Y-l.points[a].Y
	pull := math.Hypot(dx, dy) / layoutSlack
	l.move(a, dx*pull, dy*pull)
	l.move(b, -dx*pull, -dy*pull)
}

func (l *layout) move(i int, dx, dy float64) {
	l.moves[i].X += dx
	l.moves[i].Y += dy
}

// repel pushes nodes apart that are within reach of each other. It looks them up in squares as wide as the reach, so that a step takes as long as there are neighbours.
func (l *layout) repel() {
	g := newGrid(l.points)
	for i, p := range l.points {
		x, y := g.square(p)
		for _, row := range [3]int{y - 1, y, y + 1} {
			for _, column := range [3]int{x - 1, x, x + 1} {
				for k := g.first[row*g.width+column]; k >= 0 && k < i; k = g.next[k] {
					l.push(i, k)
				}
			}
		}
	}
}

// A grid holds the nodes of each square of the plane, in rising order, with a rim of empty squares around them.
type grid struct {
	left, top float64
	width     int
	first     []int // node of each square, -1 where there is none
	next      []int // of the same square
}

func newGrid(points []Point) *grid {
	g := &grid{left: math.Inf(1), top: math.Inf(1), next: make([]int, len(points))}
	right, bottom := math.Inf(-1), math.Inf(-1)
	for _, p := range points {
		g.left, g.top = min(g.left, p.X), min(g.top, p.Y)
		right, bottom = max(right, p.X), max(bottom, p.Y)
	}
	g.width = int((right-g.left)/layoutReach) + 3
	g.first = make([]int, g.width*(int((bottom-g.top)/layoutReach)+3))
	for i := range g.first {
		g.first[i] = -1
	}
	for i := len(points) - 1; i >= 0; i-- {
		x, y := g.square(points[i])
		g.next[i], g.first[y*g.width+x] = g.first[y*g.width+x], i
	}
	return g
}

// square returns where a point lies, from 1.
func (g *grid) square(p Point) (x, y int) {
	return int((p.X-g.left)/layoutReach) + 1, int((p.Y-g.top)/layoutReach) + 1
}

// push moves two nodes away from each other.
func (l *layout) push(i, other int) {
	dx, dy := l.points[i].X-l.points[other].X, l.points[i].Y-l.points[other].Y
	square := dx*dx + dy*dy
	if square > layoutReach*layoutReach {
		return
	}
	if square < 1e-6 { // one on top of the other: part them by their numbers
		dx, dy, square = 1e-3*float64(i-other), 1e-3, 1e-6
	}
	l.move(i, 2*dx/square, 2*dy/square)
	l.move(other, -2*dx/square, -2*dy/square)
}
