package judge

import (
	"cmp"
	"math"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"
)

// A Case is what is known of a thing in numbers, and whether it is what a forest looks for.
type Case struct {
	Numbers []float64
	True    bool
	Weight  float64 // how many cases it counts as; 0: one
}

func (c *Case) weight() float64 { return cmp.Or(c.Weight, 1) }

// Growth says how a forest is grown.
type Growth struct {
	Trees, Leaves int     // how many trees, and how many leaves each has at most
	Least         int     // cases in a leaf
	Step          float64 // the part of each tree that counts
	Pull          float64 // of a leaf's value towards zero
}

// bins is how many steps of a feature are told apart at most.
const bins = 64

// A grower is a forest that still grows, by gradient boosting (Friedman 2001) with second-order leaves over binned features (Chen, Guestrin 2016).
type grower struct {
	Growth
	cases  []Case
	cuts   [][]float64 // by feature: the upper end of each bin but the last
	binned [][]uint8   // by feature and case
	score  []float64   // by case, so far
	slope  []float64   // of the loss, by case
	bend   []float64   // its second derivative
}

// Grow returns a forest of these cases. The same cases in the same order give the same forest.
func Grow(cases []Case, how Growth) *Forest {
	if len(cases) == 0 {
		return &Forest{}
	}
	g := newGrower(cases, how)
	f := &Forest{bias: g.bias()}
	for i := range g.score {
		g.score[i] = f.bias
	}
	for range how.Trees {
		g.derive()
		f.trees = append(f.trees, g.tree())
	}
	return f
}

func newGrower(cases []Case, how Growth) *grower {
	n := len(cases)
	g := &grower{Growth: how, cases: cases, score: make([]float64, n), slope: make([]float64, n), bend: make([]float64, n)}
	values := make([]float64, n)
	for feature := range cases[0].Numbers {
		for i := range cases {
			values[i] = cases[i].Numbers[feature]
		}
		cuts := quantiles(values)
		column := make([]uint8, n)
		for i, v := range values {
			at, _ := slices.BinarySearch(cuts, v)
			column[i] = uint8(at)
		}
		g.cuts, g.binned = append(g.cuts, cuts), append(g.binned, column)
	}
	return g
}

// quantiles returns cuts that split values into bins of about one size.
func quantiles(values []float64) []float64 {
	sorted := slices.Sorted(slices.Values(values))
	var cuts []float64
	for b := 1; b < bins; b++ {
		cuts = append(cuts, sorted[b*(len(sorted)-1)/bins])
	}
	cuts = slices.Compact(cuts)
	if last := len(cuts) - 1; cuts[last] == sorted[len(sorted)-1] {
		cuts = cuts[:last]
	}
	return cuts
}

// bias returns the score of a case of which nothing is known.
func (g *grower) bias() float64 {
	right, all := 1.0, 2.0
	for i := range g.cases {
		all += g.cases[i].weight()
		if g.cases[i].True {
			right += g.cases[i].weight()
		}
	}
	return math.Log(right / (all - right))
}

// derive takes the derivatives of the logistic loss at each case.
func (g *grower) derive() {
	for i := range g.cases {
		p, weight := logistic(g.score[i]), g.cases[i].weight()
		g.slope[i], g.bend[i] = p*weight, p*(1-p)*weight
		if g.cases[i].True {
			g.slope[i] -= weight
		}
	}
}

// A leaf is a node that may still split, with its cases and its best split.
type leaf struct {
	node  int
	cases []int
	split split
}

// A split is a cut of a feature's bins and what is gained by it.
type split struct {
	feature, bin int
	gain         float64
}

// tree grows one tree, always at the leaf that gains most, and adds it to the scores.
func (g *grower) tree() tree {
	all := make([]int, len(g.cases))
	for i := range all {
		all[i] = i
	}
	t := tree{{feature: -1}}
	leaves := []leaf{{0, all, g.best(all)}}
	for len(leaves) < g.Leaves {
		best := 0
		for i := range leaves {
			if leaves[i].split.gain > leaves[best].split.gain {
				best = i
			}
		}
		l := leaves[best]
		if l.split.gain <= 0 {
			break
		}
		low, high := g.part(&l)
		t[l.node] = node{feature: int32(l.split.feature), cut: g.cuts[l.split.feature][l.split.bin], left: int32(len(t))}
		leaves[best] = leaf{len(t), low, g.best(low)}
		leaves = append(leaves, leaf{len(t) + 1, high, g.best(high)})
		t = append(t, node{feature: -1}, node{feature: -1})
	}
	for _, l := range leaves {
		t[l.node].cut = g.value(l.cases)
		for _, i := range l.cases {
			g.score[i] += t[l.node].cut
		}
	}
	return t
}

// part parts the cases of a leaf by its split.
func (g *grower) part(l *leaf) (low, high []int) {
	column := g.binned[l.split.feature]
	for _, i := range l.cases {
		if int(column[i]) <= l.split.bin {
			low = append(low, i)
		} else {
			high = append(high, i)
		}
	}
	return low, high
}

// value returns what a leaf of some cases adds to their scores.
func (g *grower) value(cases []int) float64 {
	var slope, bend float64
	for _, i := range cases {
		slope += g.slope[i]
		bend += g.bend[i]
	}
	return -g.Step * slope / (bend + g.Pull)
}

// best returns the split of some cases that gains most, the first of equals; its gain is 0 where none does. Features are tried on all cores.
func (g *grower) best(cases []int) split {
	each := make([]heap, len(cases)) // side by side, as each feature reads them all
	for k, i := range cases {
		each[k] = heap{g.slope[i], g.bend[i], 1}
	}
	splits := make([]split, len(g.binned))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for feature := range g.binned {
		group.Go(func() error {
			splits[feature] = g.bestOf(feature, cases, each)
			return nil
		})
	}
	_ = group.Wait() // none of them fails
	best := split{}
	for _, s := range splits {
		if s.gain > best.gain {
			best = s
		}
	}
	return best
}

// A heap sums up the cases of a bin.
type heap struct {
	slope, bend float64
	size        int
}

func (h *heap) add(o heap) { h.slope, h.bend, h.size = h.slope+o.slope, h.bend+o.bend, h.size+o.size }

func (h heap) less(o heap) heap { return heap{h.slope - o.slope, h.bend - o.bend, h.size - o.size} }

// worth returns how much the loss falls by a leaf of these cases, times two.
func (h heap) worth(pull float64) float64 { return h.slope * h.slope / (h.bend + pull) }

// bestOf returns the split by one feature that gains most; each holds the derivatives of the cases.
func (g *grower) bestOf(feature int, cases []int, each []heap) split {
	var histogram [bins]heap
	var all heap
	column := g.binned[feature]
	for k, i := range cases {
		histogram[column[i]].add(each[k])
	}
	for _, h := range histogram {
		all.add(h)
	}
	best := split{feature: feature}
	var low heap
	for bin := range g.cuts[feature] {
		low.add(histogram[bin])
		high := all.less(low)
		if low.size < g.Least || high.size < g.Least {
			continue
		}
		if gain := low.worth(g.Pull) + high.worth(g.Pull) - all.worth(g.Pull); gain > best.gain+1e-9 {
			best.bin, best.gain = bin, gain
		}
	}
	return best
}
