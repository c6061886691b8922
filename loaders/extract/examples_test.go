package extract_test

import (
	"testing"

	"github.com/parleygraph/parley/fixtures"
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
