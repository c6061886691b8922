package positions

import (
	"math"

	"github.com/parleygraph/parley/graph"
)

// classes are what a candidate can be: no position, or one of a stance.
var classes = [...]graph.Stance{"", graph.Demands, graph.Proposes, graph.Supports, graph.Rejects}

// buckets is how many weights each class has: features are hashed to fewer than that.
const buckets = 1 << 18

// A Judge weighs candidates: a multinomial logistic regression over hashed features. It is immutable.
type Judge struct {
	weights []float32 // class by class for each bucket
}

type scores [len(classes)]float64

// Weigh returns the likeliest stance of the likelier sign and the probability that the candidate is a position of that sign; the stance is empty where
// no features are known.
func (j *Judge) Weigh(features []uint32) (graph.Stance, float64) {
	p := j.probabilities(features)
	favour, best := 0.0, 1
	for c := 1; c < len(classes)-1; c++ {
		favour += p[c]
		if p[c] > p[best] {
			best = c
		}
	}
	if against := p[len(classes)-1]; against > favour {
		return graph.Rejects, against
	}
	return classes[best], favour
}

// probabilities returns the softmax of the classes' scores.
func (j *Judge) probabilities(features []uint32) scores {
	var s scores
	for _, f := range features {
		at := int(f) * len(classes)
		for c := range s {
			s[c] += float64(j.weights[at+c])
		}
	}
	top := s[0]
	for _, v := range s {
		top = math.Max(top, v)
	}
	sum := 0.0
	for c := range s {
		s[c] = math.Exp(s[c] - top)
		sum += s[c]
	}
	for c := range s {
		s[c] /= sum
	}
	return s
}
