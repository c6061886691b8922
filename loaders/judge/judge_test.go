package judge_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"slices"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/judge"
)

func settings() judge.Settings {
	return judge.Settings{Classes: 3, Passes: 15, Step: 0.1, Decay: 3e-3, Seed: 1}
}

func examples() []judge.Example {
	var all []judge.Example
	for i := range 30 {
		var f judge.Features
		f.Add("word", []string{"met", "may", "meets"}[i%3])
		f.Add("always")
		all = append(all, judge.Example{Features: f.Keys(), Class: i % 3})
	}
	return all
}

func TestTrain(t *testing.T) {
	all := examples()
	j := judge.Train(all, settings())
	for _, e := range all[:3] {
		if p := j.Weigh(e.Features); p[e.Class] < 0.6 {
			t.Errorf("class %d has probabilities %v", e.Class, p)
		}
	}
}

func TestWriteAndRead(t *testing.T) {
	all := examples()
	var first, second bytes.Buffer
	if err := judge.Train(all, settings()).Write(&first); err != nil {
		t.Fatal(err)
	}
	written := bytes.Clone(first.Bytes())
	j, err := judge.Read(&first)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Write(&second); err != nil || !bytes.Equal(written, second.Bytes()) {
		t.Errorf("what was read is written otherwise: %v", err)
	}
	if p := j.Weigh(all[0].Features); p[0] < 0.6 {
		t.Errorf("probabilities %v", p)
	}
}

func TestUnknownFeaturesSayNothing(t *testing.T) {
	j := judge.Train(examples(), settings())
	if p, q := j.Weigh(nil), j.Weigh([]uint32{0, 12345, judge.Buckets - 1}); !slices.Equal(p, q) {
		t.Errorf("nothing is %v, and what nobody has seen %v", p, q)
	}
}

func TestReadRefuses(t *testing.T) {
	tests := map[string][]byte{
		"no class":             {0},
		"half a row":           {3, 9, 2, 4},
		"a feature twice":      {2, 9, 2, 4, 0, 2, 4},
		"a feature beyond all": {2, 0xff, 0xff, 0xff, 0xff, 1, 2, 4},
	}
	for name, data := range tests {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		if _, err := z.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := judge.Read(&b); !errors.Is(err, graph.Invalid) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if err := judge.Train(examples(), settings()).Write(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		if j, err := judge.Read(bytes.NewReader(data)); err == nil {
			if p := j.Weigh(nil); len(p) == 0 {
				t.Error("a judge of no class")
			}
		}
	})
}
