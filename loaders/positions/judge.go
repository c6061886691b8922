package positions

import (
	"bytes"
	_ "embed" // the weights
	"io"
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
		return graph.Rejects, against
	}
	return classes[best], favour
}
