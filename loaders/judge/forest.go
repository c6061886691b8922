package judge

import "math"

// A Forest is a sum of small regression trees that gives the probability of a thing from numbers known of it. It is immutable and safe for concurrent use.
type Forest struct {
	bias  float64
	trees []tree
}

// A tree is its nodes, the root first. A node that splits sends what is at most its cut to left, the rest to the node behind left.
type tree []node

type node struct {
	feature, left int32   // feature -1: a leaf
	cut           float64 // of a leaf: its value
}

// Weigh returns the probability that numbers, one for each feature, speak for.
func (f *Forest) Weigh(numbers []float64) float64 {
	sum := f.bias
	for _, t := range f.trees {
		sum += t.value(numbers)
	}
	return logistic(sum)
}

func (t tree) value(numbers []float64) float64 {
	n := &t[0]
	for n.feature >= 0 {
		at := n.left
		if numbers[n.feature] > n.cut {
			at++
		}
		n = &t[at]
	}
	return n.cut
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
