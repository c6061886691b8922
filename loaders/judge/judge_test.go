package judge_test

import (
	"bytes"
	"testing"

	"github.com/parleygraph/parley/loaders/judge"
)

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
	j := judge.Train(all, 3, 1)
	for _, e := range all[:3] {
		if p := j.Weigh(e.Features); p[e.Class] < 0.6 {
			t.Errorf("class %d has probabilities %v", e.Class, p)
		}
	}
}

func TestWriteAndRead(t *testing.T) {
	all := examples()
	var first, second bytes.Buffer
	if err := judge.Train(all, 3, 1).Write(&first); err != nil {
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

func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	if err := judge.Train(examples(), 3, 1).Write(&b); err != nil {
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
