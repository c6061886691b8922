package kernel

import (
	"bytes"
	_ "embed" // the judge
	"io"
	"math"
	"slices"
	"sync"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/words"
	"github.com/parleygraph/parley/loaders/judge"
)

// A Judge weighs whether two wordings of one text are one matter. It is immutable and safe for concurrent use.
type Judge struct{ forest *judge.Forest }

// trained holds the judge, as Write leaves it; judge.txt beside it says how it was made.
//
//go:embed judge.bin
var trained []byte

// OpenJudge returns the judge that comes with parley.
var OpenJudge = sync.OnceValues(func() (*Judge, error) { return ReadJudge(bytes.NewReader(trained)) })

// ReadJudge reads what Write wrote. The error is graph.Invalid.
func ReadJudge(r io.Reader) (*Judge, error) {
	forest, err := judge.ReadForest(r, numbers)
	return &Judge{forest}, err
}

// Write writes the judge's weights.
func (j *Judge) Write(w io.Writer) error { return j.forest.Write(w) }

// enough is the probability from which on two wordings are one matter, where nothing else speaks against it.
const enough = 0.35

// likeness returns how alike two wordings of a page are, as graph.Gather asks.
func (j *Judge) likeness(p *page, a, b int) float64 {
	in := p.setting(a, b)
	if graph.Apart(&p.wordings[a].kernel, &p.wordings[b].kernel, in) {
		return math.Inf(-1)
	}
	return logit(j.forest.Weigh(p.numbers(a, b, in))) - logit(enough) + graph.LikeEnough
}

func logit(p float64) float64 { return math.Log(p / (1 - p)) }

// A page is the wordings of one text, in its order.
type page struct {
	wordings []wording
	behind   []int          // how many sentences end before each
	holds    map[string]int // how many wordings hold a word or, behind "@", a name
}

func newPage(text string, wordings []wording) *page {
	p := &page{wordings: wordings, behind: make([]int, len(wordings)), holds: map[string]int{}}
	for i := range wordings {
		p.behind[i] = ends(text[:wordings[i].point.Start])
		for token := range tokens(&wordings[i].kernel) {
			p.holds[token]++
		}
	}
	return p
}

// tokens yields the words and names of a kernel with their bits.
func tokens(k *graph.Kernel) map[string]float64 {
	found := map[string]float64{}
	for _, w := range k.Words {
		found[w] = words.Rarity(w)
	}
	for _, n := range k.Names {
		found["@"+n] = nameBits
	}
	return found
}

// setting returns how two wordings stand to each other.
func (p *page) setting(a, b int) graph.Setting {
	if p.wordings[b].point.Start < p.wordings[a].point.Start {
		a, b = b, a
	}
	return graph.Setting{Together: true, Back: p.wordings[b].back, Apart: p.behind[b] - p.behind[a]}
}

// The numbers that a judge sees of two wordings: those of graph.Features, then ours.
const (
	kernelNumbers = 26
	ownNumbers    = 10
	numbers       = kernelNumbers + ownNumbers
)

// farthest is how many sentences apart is as far as any, crowded how many wordings make a page as full as any.
const (
	farthest = 30
	crowded  = 100
)

// numbers returns what a judge sees of two wordings.
func (p *page) numbers(a, b int, in graph.Setting) []float64 {
	one, other := &p.wordings[a], &p.wordings[b]
	shared, cover, telling := p.special(&one.kernel, &other.kernel)
	return append(graph.Features(&one.kernel, &other.kernel, in),
		float64(min(in.Apart, farthest)), float64(min(b-a, farthest)), mark(in.Back), float64(min(len(p.wordings), crowded)),
		mark(common(one.holders, other.holders)), mark(common(one.stances, other.stances)), mark(one.rejected() != other.rejected()),
		shared, cover, telling)
}

// special returns how much of what two kernels say both say, of all and of the one that says less, where what many wordings of the page hold counts little; and how
// special to this page the word is that counts most of those that both have.
func (p *page) special(a, b *graph.Kernel) (shared, cover, telling float64) {
	mine, theirs := tokens(a), tokens(b)
	both, left, right := 0.0, 0.0, 0.0
	for _, token := range sorted(mine) {
		rare := p.rare(token)
		left += rare * mine[token]
		if _, is := theirs[token]; is {
			both += rare * mine[token]
			telling = max(telling, rare)
		}
	}
	for _, token := range sorted(theirs) {
		right += p.rare(token) * theirs[token]
	}
	return ratio(both, left+right-both), ratio(both, min(left, right)), telling
}

// rare returns how rare a token is among the page's wordings: the log of how many wordings there are for each that holds it (Spärck Jones 1972).
func (p *page) rare(token string) float64 {
	return math.Log(float64(len(p.wordings)+1) / (float64(p.holds[token]) + 0.5))
}

// sorted returns the tokens in one order, so that sums are the same in each run.
func sorted(bits map[string]float64) []string {
	all := make([]string, 0, len(bits))
	for token := range bits {
		all = append(all, token)
	}
	slices.Sort(all)
	return all
}

func common(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

func mark(holds bool) float64 {
	if holds {
		return 1
	}
	return 0
}

func ratio(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return part / whole
}
