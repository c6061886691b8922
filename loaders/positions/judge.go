package positions

import (
	"bufio"
	"bytes"
	_ "embed" // the weights
	"io"
	"sync"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/judge"
)

// classes are what a candidate can be: no position, or one of a stance.
var classes = [...]graph.Stance{"", graph.Demands, graph.Proposes, graph.Supports, graph.Rejects}

// A Judge weighs candidates twice: each by its features, and then by the probabilities of those around it (stacked generalization, Wolpert 1992). It is
// immutable and safe for concurrent use.
type Judge struct {
	weights *judge.Judge
	forest  *judge.Forest
}

// A verdict is what a candidate is held to be, and the probability that it is a position of that sign.
type verdict struct {
	stance graph.Stance
	sure   float64
}

// trained holds the judge, as Write leaves it; judge.txt beside it says how it was made.
//
//go:embed judge.bin
var trained []byte

// OpenJudge returns the judge that comes with parley.
var OpenJudge = sync.OnceValues(func() (*Judge, error) { return ReadJudge(bytes.NewReader(trained)) })

// ReadJudge reads a judge that Write has written. The error is graph.Invalid where it is anything else.
func ReadJudge(r io.Reader) (*Judge, error) {
	in := bufio.NewReader(r)
	forest, err := judge.ReadForest(in, numbers)
	if err != nil {
		return nil, err
	}
	j, err := judge.Read(in)
	if err != nil {
		return nil, err
	}
	if j.Classes() != len(classes) {
		return nil, graph.Errorf(graph.Invalid, "judge of positions: %d classes, not %d", j.Classes(), len(classes))
	}
	return &Judge{j, forest}, nil
}

// Write writes the judge.
func (j *Judge) Write(w io.Writer) error {
	if err := j.forest.Write(w); err != nil {
		return err
	}
	return j.weights.Write(w)
}

// weigh returns what each candidate of a page is held to be.
func (j *Judge) weigh(p *Page, all []Candidate) []verdict {
	places, first := make([]place, len(all)), make([][]float64, len(all))
	for i := range all {
		places[i], first[i] = all[i].placed(p), j.weights.Weigh(all[i].Features)
	}
	found := make([]verdict, len(all))
	for i, row := range around(places, first) {
		found[i] = verdict{likeliest(first[i]), j.forest.Weigh(row)}
	}
	return found
}

// likeliest returns the likeliest stance of the likelier sign.
func likeliest(p []float64) graph.Stance {
	favour, best := 0.0, 1
	for c := 1; c < len(classes)-1; c++ {
		favour += p[c]
		if p[c] > p[best] {
			best = c
		}
	}
	if p[len(classes)-1] > favour {
		return graph.Rejects
	}
	return classes[best]
}
