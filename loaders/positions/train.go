package positions

import (
	"math"
	"math/rand/v2"

	"github.com/parleygraph/parley/graph"
)

// An Example is a candidate with what annotators made of it.
type Example struct {
	Features []uint32
	Stance   graph.Stance // empty: no position
}

// How the judge is trained: passes over the examples, the step of AdaGrad (Duchi, Hazan, Singer 2011), and the pull towards zero.
const (
	passes = 8
	step   = 0.03
	decay  = 1e-4
)

// Train returns a judge of these examples. The same examples, in the same order, and the same seed give the same weights.
func Train(examples []Example, seed uint64) *Judge {
	j := &Judge{weights: make([]float32, buckets*len(classes))}
	squares := make([]float32, len(j.weights))
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	random := rand.New(rand.NewPCG(seed, seed))
	for range passes {
		random.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		for _, i := range order {
			j.learn(&examples[i], squares)
		}
	}
	return j
}

// learn takes one step of gradient descent.
func (j *Judge) learn(e *Example, squares []float32) {
	p := j.probabilities(e.Features)
	for c := range p {
		if classes[c] == e.Stance {
			p[c]--
		}
	}
	for _, f := range e.Features {
		at := int(f) * len(classes)
		for c := range p {
			g := float32(p[c]) + decay*j.weights[at+c]
			squares[at+c] += g * g
			j.weights[at+c] -= step * g / (float32(math.Sqrt(float64(squares[at+c]))) + 1e-6)
		}
	}
}
