package parse_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/parleygraph/parley/loaders/grammar/parse"
	"github.com/parleygraph/parley/loaders/grammar/parse/internal/silver"
)

// lessons are two sentences to learn, many times over.
var lessons = strings.ReplaceAll(strings.Repeat(`Norway Norway NNP 2 nsubj B-GPE
opposed oppose VBD 0 ROOT O
the the DT 4 det O
plan plan NN 2 dobj O
. . . 2 punct O

Peru Peru NNP 2 nsubj B-GPE
backed back VBD 0 ROOT O
two two CD 4 nummod B-CARDINAL
texts text NNS 2 dobj O
. . . 2 punct O

`, 20), " ", "\t")

func trained(t *testing.T, seed uint64) (*parse.Model, []byte) {
	t.Helper()
	sentences, err := silver.Read(strings.NewReader(lessons), -1)
	if err != nil {
		t.Fatal(err)
	}
	m := parse.Train(sentences, parse.Options{Seed: seed, Rounds: 3})
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	return m, b.Bytes()
}

func TestTrainLearns(t *testing.T) {
	_, written := trained(t, 1)
	m, err := parse.Read(bytes.NewReader(written))
	if err != nil {
		t.Fatal(err)
	}
	sentences, err := silver.Read(strings.NewReader(lessons), 2)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range sentences {
		if got := m.ParseTokens(want.Text, want.Tokens); got.String() != want.String() {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}

func TestTrainSameBytes(t *testing.T) {
	_, first := trained(t, 1)
	_, second := trained(t, 1)
	if !bytes.Equal(first, second) {
		t.Error("the same sentences and seed gave different weights")
	}
}

func TestReadBroken(t *testing.T) {
	_, written := trained(t, 1)
	for _, b := range [][]byte{nil, {1, 2, 3}, written[:len(written)/2]} {
		if _, err := parse.Read(bytes.NewReader(b)); err == nil {
			t.Errorf("%d of %d bytes were read without an error", len(b), len(written))
		}
	}
}
