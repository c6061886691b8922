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
	return judge.Settings{Classes: len(classes), Passes: 8, Step: 0.03, Decay: 1e-4, Seed: seed}
}

// Train returns a judge of these examples. The same examples, in the same order, and the same seed give the same weights.
func Train(examples []Example, seed uint64) *Judge {
	all := make([]judge.Example, len(examples))
	for i, e := range examples {
		all[i] = judge.Example{Features: e.Features, Class: slices.Index(classes[:], e.Stance)}
	}
	return &Judge{judge.Train(all, settings(seed))}
}
