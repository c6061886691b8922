package positions

import (
	"bytes"
	_ "embed" // the weights
	"io"
	"math"
	"sync"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/judge"
)

// classes are what a candidate can be: no position, or one of a stance.
var classes = [...]graph.Stance{"", graph.Demands, graph.Proposes, graph.Supports, graph.Rejects}

// A Judge weighs candidates. It is immutable and safe for concurrent use.
type Judge struct{ weights *judge.Judge }

// trained holds the judge's weights, as Write leaves them; judge.txt beside them says how they were made.
//
//go:embed judge.bin
var trained []byte

// OpenJudge returns the judge that comes with parley.
var OpenJudge = sync.OnceValues(func() (*Judge, error) { return ReadJudge(bytes.NewReader(trained)) })

// ReadJudge reads weights that Write has written. The error is graph.Invalid where they are anything else.
func ReadJudge(r io.Reader) (*Judge, error) {
	j, err := judge.Read(r)
	if err != nil {
		return nil, err
	}
	if j.Classes() != len(classes) {
		return nil, graph.Errorf(graph.Invalid, "judge of positions: %d classes, not %d", j.Classes(), len(classes))
	}
	return &Judge{j}, nil
}

// Write writes the weights.
func (j *Judge) Write(w io.Writer) error { return j.weights.Write(w) }

// Weigh returns the likeliest stance of the likelier sign and the probability that the candidate is a position of that sign.
func (j *Judge) Weigh(features []uint32) (graph.Stance, float64) {
	p := j.weights.Weigh(features)
	favour, best := 0.0, 1
	for c := 1; c < len(classes)-1; c++ {
		favour += p[c]
		if p[c] > p[best] {
			best = c
		}
	}
	if against := p[len(classes)-1]; against > favour {
		return graph.Rejects, calibrated(against)
	}
	return classes[best], calibrated(favour)
}

// How much surer the weights are than they are right, on texts that they have not learnt from: fitted to the confidences that `parley learn --folds` printed
// before they were scaled (of those said to be right with .97, .85, .75 and .55, .84, .69, .61 and .37 were).
const (
	scale = 0.6
	shift = -0.3
)

// calibrated scales a probability to how often such a one is right, by a logistic curve (Platt, 1999).
func calibrated(p float64) float64 {
	p = min(max(p, 1e-9), 1-1e-9)
	return 1 / (1 + math.Exp(-scale*math.Log(p/(1-p))-shift))
}
