package meetings

import (
	"bytes"
	_ "embed" // the weights
	"sync"

	"github.com/parleygraph/parley/loaders/judge"
)

//go:embed judge.bin
var weights []byte

// OpenJudge returns the judge that comes with parley; judge.txt beside the weights says how they were made.
var OpenJudge = sync.OnceValues(func() (*judge.Judge, error) { return judge.Read(bytes.NewReader(weights)) })

// Train returns a judge of these examples. The same examples, in the same order, and the same seed give the same weights.
func Train(examples []judge.Example, seed uint64) *judge.Judge {
	return judge.Train(examples, judge.Settings{Classes: 2, Passes: 15, Step: 0.1, Decay: 3e-3, Seed: seed})
}
