package judge_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/judge"
)

func growth() judge.Growth {
	return judge.Growth{Trees: 40, Leaves: 4, Least: 5, Step: 0.3, Pull: 1}
}

// corners are points of a square that are true in two opposite corners, one larger than the other, which no line parts.
func corners() []judge.Case {
	var all []judge.Case
	for i := range 400 {
		x, y := float64(i%20)/20, float64(i/20)/20
		all = append(all, judge.Case{Numbers: []float64{x, y}, True: (x < 0.5) == (y < 0.7)})
	}
	return all
}

func TestGrow(t *testing.T) {
	f := judge.Grow(corners(), growth())
	for _, c := range []judge.Case{{Numbers: []float64{0.1, 0.1}, True: true}, {Numbers: []float64{0.9, 0.9}, True: true}, {Numbers: []float64{0.1, 0.9}}, {Numbers: []float64{0.9, 0.1}}} {
		if p := f.Weigh(c.Numbers); (p > 0.5) != c.True {
			t.Errorf("%v has the probability %v", c.Numbers, p)
		}
	}
}

func TestGrowOfNothing(t *testing.T) {
	if p := judge.Grow(nil, growth()).Weigh([]float64{1}); p != 0.5 {
		t.Errorf("no case gives the probability %v", p)
	}
	same := []judge.Case{{Numbers: []float64{1}, True: true}, {Numbers: []float64{1}}}
	if p := judge.Grow(same, growth()).Weigh([]float64{1}); p != 0.5 {
		t.Errorf("cases that nothing tells apart give the probability %v", p)
	}
}

// TestWeightOfCases: a case that counts as two teaches what the case given twice does, and without a weight it counts once.
func TestWeightOfCases(t *testing.T) {
	few := growth()
	few.Least = 1
	yes, no := judge.Case{Numbers: []float64{1}, True: true}, judge.Case{Numbers: []float64{1}}
	heavy := yes
	heavy.Weight = 2
	twice, once := judge.Grow([]judge.Case{yes, yes, no}, few).Weigh(yes.Numbers), judge.Grow([]judge.Case{yes, no}, few).Weigh(yes.Numbers)
	if p := judge.Grow([]judge.Case{heavy, no}, few).Weigh(yes.Numbers); p != twice || p <= once {
		t.Errorf("a heavy case gives %v, given twice %v, once %v", p, twice, once)
	}
}

func TestForestFile(t *testing.T) {
	f := judge.Grow(corners(), growth())
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	read, err := judge.ReadForest(bytes.NewReader(b.Bytes()), 2)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range corners() {
		if p, q := f.Weigh(c.Numbers), read.Weigh(c.Numbers); p != q {
			t.Fatalf("%v weighs %v, and %v when read", c.Numbers, p, q)
		}
	}
	for name, data := range map[string][]byte{"cut short": b.Bytes()[:b.Len()/2], "nothing": nil} {
		if _, err := judge.ReadForest(bytes.NewReader(data), 2); !errors.Is(err, graph.Invalid) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if _, err := judge.ReadForest(bytes.NewReader(b.Bytes()), 1); !errors.Is(err, graph.Invalid) {
		t.Errorf("a feature that nobody gives: error %v", err)
	}
}

func FuzzReadForest(f *testing.F) {
	var b bytes.Buffer
	if err := judge.Grow(corners(), judge.Growth{Trees: 2, Leaves: 4, Least: 5, Step: 0.3, Pull: 1}).Write(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(_ *testing.T, data []byte) {
		if forest, err := judge.ReadForest(bytes.NewReader(data), 2); err == nil {
			forest.Weigh([]float64{0.2, 0.7})
		}
	})
}
