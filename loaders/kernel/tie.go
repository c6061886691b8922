package kernel

import (
	"cmp"
	"math"
	"slices"

	"github.com/parleygraph/parley/graph"
)

// A Tie says why the points of two statements of one text are one matter, or are not.
type Tie struct {
	A, B graph.Kernel // what each is about

	// Forbidden is true where the two are two matters whatever else speaks for one: a party can take different sides on them, or they have no word in common and stand too far apart or
	// say too little.
	Forbidden   bool
	Probability float64         // that they are one matter, 0 to 1
	Enough      float64         // the probability from which on they are joined; what is joined to a third is joined too
	Features    []graph.Feature // what each thing the judge sees adds to the probability, the weightiest first, only those that do
}

// Tie weighs two statements of an extraction, by id. It is false where one of them has no point of its own: it takes no side, or a pack knows its term.
func (r *Reader) Tie(x *graph.Extraction, a, b string) (Tie, bool) {
	old := map[string]graph.Term{}
	for _, t := range x.Terms {
		old[t.ID] = t
	}
	wordings := r.wordings(x, old)
	of := func(id string) int {
		return slices.IndexFunc(wordings, func(w wording) bool {
			return slices.ContainsFunc(w.statements, func(i int) bool { return x.Statements[i].ID == id })
		})
	}
	one, other := of(a), of(b)
	if one < 0 || other < 0 {
		return Tie{}, false
	}
	tie := Tie{A: wordings[one].kernel, B: wordings[other].kernel, Enough: enough, Probability: 1}
	if one != other {
		newPage(x.Document.Text, wordings).weigh(r.judge, min(one, other), max(one, other), &tie)
	}
	return tie, true
}

// weigh fills in what a judge makes of two wordings of a page.
func (p *page) weigh(j *Judge, a, b int, tie *Tie) {
	if tie.Enough = p.needed(a, b); tie.Enough == never {
		tie.Forbidden, tie.Enough, tie.Probability = true, enough, 0
		return
	}
	numbers := p.numbers(a, b)
	tie.Probability = j.forest.Weigh(numbers)
	for i, name := range slices.Concat(graph.FeatureNames(), graph.DoubtNames(), ownNames()) {
		without := slices.Clone(numbers)
		without[i] = 0
		if added := tie.Probability - j.forest.Weigh(without); math.Abs(added) >= telltale {
			tie.Features = append(tie.Features, graph.Feature{Name: name, Value: added})
		}
	}
	slices.SortStableFunc(tie.Features, func(a, b graph.Feature) int { return cmp.Compare(math.Abs(b.Value), math.Abs(a.Value)) })
}

// telltale is the least difference that is told of.
const telltale = 0.005

// ownNames names what a judge sees of two wordings beside the features of their kernels, in the order of numbers.
func ownNames() []string {
	return []string{
		"sentences between", "wordings between", "the later points back", "wordings of the text", "a holder in common", "a stance in common", "for and against",
		"special words in common", "special words of the shorter in common", "most special word in common",
		"wording in common", "wording of the shorter in common", "bits in common", "special wording in common", "special wording of the shorter in common", "most special word", "most telling word",
		"words of the one", "words of the other",
	}
}
