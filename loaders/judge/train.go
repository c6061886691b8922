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

// Settings say how a judge is trained.
type Settings struct {
	Classes int
	Passes  int     // over the examples
	Step    float32 // of AdaGrad (Duchi, Hazan, Singer 2011)
	Decay   float32 // the pull towards zero
	Seed    uint64  // of the order of examples
}

// A trainer is a judge that still learns.
type trainer struct {
	Judge
	Settings
	squares []float32 // of the gradients, as weights
}

// Train returns a judge of these examples: the mean of its weights after each pass of the later half, which depends less on the order of the examples than the last
// alone (Polyak, Juditsky 1992). The same examples, in the same order, and the same settings give the same weights.
func Train(examples []Example, how Settings) *Judge {
	t := newTrainer(examples, how)
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	random := rand.New(rand.NewPCG(how.Seed, how.Seed))
	mean, passes := make([]float32, len(t.weights)), 0
	for pass := range how.Passes {
		random.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		for _, i := range order {
			t.learn(&examples[i])
		}
		if pass >= how.Passes/2 {
			passes++
			for i, w := range t.weights {
				mean[i] += (w - mean[i]) / float32(passes)
			}
		}
	}
	t.weights = mean
	return &t.Judge
}

func newTrainer(examples []Example, how Settings) *trainer {
	known := newIndex(func(yield func(uint32) bool) {
		for i := range examples {
			for _, f := range examples[i].Features {
				if !yield(f) {
					return
				}
			}
		}
	})
	size := known.size * how.Classes
	return &trainer{Judge{how.Classes, known, make([]float32, size)}, how, make([]float32, size)}
}

// learn takes one step of gradient descent.
func (t *trainer) learn(e *Example) {
	p := t.Weigh(e.Features)
	p[e.Class]--
	for _, f := range e.Features {
		row, _ := t.known.at(f)
		for c := range p {
			at := row*t.classes + c
			g := float32(p[c]) + t.Decay*t.weights[at]
			t.squares[at] += g * g
			t.weights[at] -= t.Step * g / (float32(math.Sqrt(float64(t.squares[at]))) + 1e-6)
		}
	}
}
