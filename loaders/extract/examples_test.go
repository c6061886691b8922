package extract_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parleygraph/parley/fixtures"
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/packs"
)

func TestExamplesOfThePacks(t *testing.T) {
	set, err := packs.Load(packs.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	if err := extract.CheckExamples(set); err != nil {
		t.Error(err)
	}
}

func TestExamplesOfTheFixturePacks(t *testing.T) {
	for _, name := range fixtures.Collections() {
		folder, ok := fixtures.Pack(name)
		if !ok {
			continue
		}
		set, err := packs.Load([]string{"core"}, folder)
		if err != nil {
			t.Fatal(err)
		}
		if err := extract.CheckExamples(set); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestContradictedExamples holds that a rule which contradicts its own example is refused with its file and line.
func TestContradictedExamples(t *testing.T) {
	pack := fstest.MapFS{
		"pack.yaml": {Data: []byte("pack: mine\nversion: 1\nneeds: [core]\n")},
		"terms.yaml": {Data: []byte(`kind: terms
terms:
  - id: dam-closed
    label: the dam is closed
    issue: water
    all: [[close], [dam]]
    examples: {match: [open the dam], noMatch: [the closure of the dam]}
`)},
		"cues.yaml": {Data: []byte(`kind: cues
cues:
  - id: demand.clamp
    stance: DEMANDS
    reason: an invented verb
    verbs: [demand]
    takes: [object]
    examples: {match: ["A gull sat on the pier."]}
`)},
	}
	set, err := packs.Load([]string{"core"}, pack)
	if err != nil {
		t.Fatal(err)
	}
	err = extract.CheckExamples(set)
	if !errors.Is(err, graph.Invalid) {
		t.Fatalf("want an error of code %q, got %v", graph.Invalid, err)
	}
	for _, want := range []string{
		`mine/cues.yaml:3: demand.clamp finds nothing in its example "A gull sat on the pier."`,
		`mine/terms.yaml:3: dam-closed finds nothing in its example "open the dam"`,
		`mine/terms.yaml:3: dam-closed finds something in "the closure of the dam", which stands under noMatch`,
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("want an error with %q, got %q", want, err)
		}
	}
}
