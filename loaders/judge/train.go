package judge

import (
	"math"
	"math/rand/v2"
)

// An Example is a candidate's features with its class.
type Example struct {
	Features []uint32
	Class    int
}

// How a judge is trained: passes over the examples, the step of AdaGrad (Duchi, Hazan, Singer 2011), and the pull towards zero.
const (
	passes = 15
	step   = 0.1
	decay  = 3e-3
)

// A trainer is a judge that still learns.
type trainer struct {
	Judge
	squares map[uint32][]float32
}

// Train returns a judge of these examples. The same examples, in the same order, and the same seed give the same weights.
func Train(examples []Example, classes int, seed uint64) *Judge {
	t := trainer{Judge{classes, map[uint32][]float32{}}, map[uint32][]float32{}}
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	random := rand.New(rand.NewPCG(seed, seed))
	for range passes {
		random.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		for _, i := range order {
			t.learn(&examples[i])
		}
	}
	return &t.Judge
}

// learn takes one step of gradient descent.
func (t *trainer) learn(e *Example) {
	p := t.Weigh(e.Features)
	p[e.Class]--
	for _, f := range e.Features {
		w, sq := t.weights[f], t.squares[f]
		if w == nil {
			w, sq = make([]float32, t.classes), make([]float32, t.classes)
			t.weights[f], t.squares[f] = w, sq
		}
		for c := range p {
			g := float32(p[c]) + decay*w[c]
			sq[c] += g * g
			w[c] -= step * g / (float32(math.Sqrt(float64(sq[c]))) + 1e-6)
		}
	}
}
