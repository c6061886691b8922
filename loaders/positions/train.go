package positions

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/judge"
)

// An Example is a candidate with what annotators made of it.
type Example struct {
	Features []uint32
	Stance   graph.Stance // empty: no position
}

// settings say how the judge is trained: in softer steps than that of meetings, because most features of a position are rare words.
func settings(seed uint64) judge.Settings {
	return judge.Settings{Classes: len(classes), Passes: 8, Step: 0.03, Decay: 3e-4, Seed: seed}
}

// Train returns a judge of these examples. The same examples, in the same order, and the same seed give the same weights.
func Train(examples []Example, seed uint64) *Judge {
	all, known := make([]judge.Example, len(examples)), frequent(examples)
	for i, e := range examples {
		all[i] = judge.Example{Features: known(e.Features), Class: slices.Index(classes[:], e.Stance)}
	}
	return &Judge{judge.Train(all, settings(seed))}
}

// rarest is of how many examples a feature must be to teach anything: what only one shows is learned by heart.
const rarest = 2

// frequent returns what keeps of features those that enough of the examples have.
func frequent(examples []Example) func([]uint32) []uint32 {
	count := map[uint32]int{}
	for i := range examples {
		for _, f := range examples[i].Features {
			count[f]++
		}
	}
	return func(all []uint32) []uint32 {
		kept := make([]uint32, 0, len(all))
		for _, f := range all {
			if count[f] >= rarest {
				kept = append(kept, f)
			}
		}
		return kept
	}
}
