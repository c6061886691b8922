package parse

import (
	"cmp"
	"math"
	"slices"
)

// ranked is a feature of a learner and how much it matters.
type ranked struct {
	key   uint32
	row   int
	value float64
}

// freeze returns the classifier that was learnt, with its most telling keep
// features, and weights rounded to a byte.
func (l *learner) freeze(keep int) *linear {
	order := l.rank()
	order = order[:min(keep, len(order))]
	scale := l.scale(order)
	slices.SortFunc(order, func(a, b ranked) int { return cmp.Compare(a.key, b.key) })
	frozen := newLinear(len(order))
	for _, r := range order {
		if weights := l.round(r.row, scale); len(weights) > 0 {
			frozen.insert(r.key, weights)
		}
	}
	return frozen
}

// few are so few features that none need be dropped.
const few = 10_000

// rank returns the features, the most telling first: by their weights and by
// how many mistakes they helped to correct.
func (l *learner) rank() []ranked {
	var order []ranked
	least := int32(2) // what helped but once is chance
	if l.index.n < few {
		least = 1
	}
	for _, s := range l.index.slots {
		row := s.at
		if s.key == 0 || l.updates[row] < least {
			continue
		}
		var sum float64
		for c := range l.classes {
			w := l.average(int(row)*l.classes + c)
			sum += w * w
		}
		order = append(order, ranked{s.key, int(row), sum * math.Sqrt(float64(l.updates[row]))})
	}
	slices.SortFunc(order, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.value, a.value), cmp.Compare(a.key, b.key))
	})
	return order
}

// largest is the largest frozen weight. It could be 127: but six bits serve as
// well, and make the file smaller.
const largest = 40

// scale returns the factor that makes all but one in five thousand of the
// weights no larger than the largest.
func (l *learner) scale(order []ranked) float64 {
	var all []float64
	for _, r := range order {
		for c := range l.classes {
			if w := math.Abs(l.average(r.row*l.classes + c)); w > 0 {
				all = append(all, w)
			}
		}
	}
	if len(all) == 0 {
		return 1
	}
	slices.Sort(all)
	return largest / all[len(all)-1-len(all)/5000]
}

// round returns the weights of a feature that do not vanish.
func (l *learner) round(row int, scale float64) []uint16 {
	var weights []uint16
	for c := range l.classes {
		w := l.average(row*l.classes+c) * scale
		if math.Abs(w) < 1 {
			continue
		}
		w = math.Round(max(-largest, min(largest, w)))
		weights = append(weights, uint16(c)<<8|uint16(uint8(int8(w))))
	}
	return weights
}
