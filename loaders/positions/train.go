package positions

import (
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/judge"
)

// An Example is a candidate with what annotators made of it.
type Example struct {
	Features []uint32
	Stance   graph.Stance // empty: no position
	Unclear  bool         // nobody can say; it teaches nothing, but stands around others
	place    place
}

// settings say how the weights are trained: in softer steps than those of meetings, because most features of a position are rare words.
func settings(seed uint64) judge.Settings {
	return judge.Settings{Classes: len(classes), Passes: 8, Step: 0.03, Decay: 1e-4, Seed: seed}
}

// growth says how the forest is grown.
var growth = judge.Growth{Trees: 150, Leaves: 16, Least: 40, Step: 0.06, Pull: 1}

// parts is in how many parts the pages are left out in turn, so that the forest learns from probabilities as new texts have them.
const parts = 5

// Train returns a judge of the examples of some pages, on all cores. The same examples, in the same order, and the same seed give the same judge.
func Train(pages [][]Example, seed uint64) *Judge {
	var all *judge.Judge
	cases := make([][]judge.Case, parts)
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for part := range parts {
		group.Go(func() error {
			cases[part] = leftOut(pages, part, seed)
			return nil
		})
	}
	group.Go(func() error {
		all = judge.Train(clear(pages, func(int) bool { return true }), settings(seed))
		return nil
	})
	_ = group.Wait() // none of them fails
	return &Judge{all, judge.Grow(slices.Concat(cases...), growth)}
}

// leftOut returns what a forest learns of the pages of one part by weights that the others teach.
func leftOut(pages [][]Example, part int, seed uint64) []judge.Case {
	weights := judge.Train(clear(pages, func(page int) bool { return page%parts != part }), settings(seed))
	var cases []judge.Case
	for page := part; page < len(pages); page += parts {
		cases = append(cases, cased(weights, pages[page])...)
	}
	return cases
}

// clear returns the examples of pages that teach something.
func clear(pages [][]Example, of func(page int) bool) []judge.Example {
	var found []judge.Example
	for page, examples := range pages {
		for i := range examples {
			if e := &examples[i]; of(page) && !e.Unclear {
				found = append(found, judge.Example{Features: e.Features, Class: slices.Index(classes[:], e.Stance)})
			}
		}
	}
	return found
}

// cased returns what a forest learns of the examples of a page that weights have not learnt from: as they stand on the page, and as they would on a short
// page of a few of its sentences.
func cased(weights *judge.Judge, page []Example) []judge.Case {
	places, first := make([]place, len(page)), make([][]float64, len(page))
	for i := range page {
		places[i], first[i] = page[i].place, weights.Weigh(page[i].Features)
	}
	found := casesOf(page, places, first)
	for from := 0; from < len(page); {
		to := from
		for to < len(page) && places[to].sentence/fewSentences == places[from].sentence/fewSentences {
			to++
		}
		found = append(found, casesOf(page[from:to], shortened(places[from:to]), first[from:to])...)
		from = to
	}
	return found
}

// fewSentences is how many sentences a short page has.
const fewSentences = 3

// shortened returns places as they are on a page of a few sentences.
func shortened(places []place) []place {
	short := slices.Clone(places)
	for i := range short {
		short[i].of, short[i].sentence = fewSentences, short[i].sentence%fewSentences
	}
	return short
}

func casesOf(page []Example, places []place, first [][]float64) []judge.Case {
	var found []judge.Case
	for i, row := range around(places, first) {
		if !page[i].Unclear {
			found = append(found, judge.Case{Numbers: row, True: likeliest(first[i]).Sign() == page[i].Stance.Sign()})
		}
	}
	return found
}
