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
	forest, err := judge.ReadForest(r, seen)
	return &Judge{forest}, err
}

// Write writes the judge's weights.
func (j *Judge) Write(w io.Writer) error { return j.forest.Write(w) }

// The probability from which on two wordings are one matter: as a rule, where they have no word in common, since such a join is harder to see, and where none is enough.
const (
	enough        = 0.35
	enoughStrange = 0.6
	never         = 2
)

// farthestBack is how many sentences back "the deal" can mean what shares no word with it, and farthestStrange how far apart two wordings without a word in common can be one matter.
const (
	farthestBack    = 3
	farthestStrange = 6
)

// likeness returns how alike two wordings of a page are, as graph.Gather asks. What only points back says nothing of what it hardly means.
func (j *Judge) likeness(p *page, a, b int) float64 {
	sure, needed := 0.0, p.needed(a, b)
	if needed < never {
		sure = j.forest.Weigh(p.numbers(a, b))
	}
	switch {
	case sure < needed && (p.wordings[a].back || p.wordings[b].back):
		return math.NaN()
	case needed == never:
		return math.Inf(-1)
	}
	return logit(sure) - logit(needed) + graph.LikeEnough
}

// needed returns the probability from which on two wordings of a page are one matter, never where a party can take different sides on them, or where they have no
// word in common and one says little or stands far from the other.
func (p *page) needed(a, b int) float64 {
	in := p.setting(a, b)
	switch {
	case graph.Opposed(&p.wordings[a].kernel, &p.wordings[b].kernel) || !in.Back && p.parallel(a, b):
		return never
	case !p.strange(a, b) || in.Back && in.Apart <= farthestBack:
		return enough
	case in.Apart > farthestStrange || p.wordings[a].little() || p.wordings[b].little():
		return never
	}
	return enoughStrange
}

func logit(p float64) float64 { return math.Log(p / (1 - p)) }

// A page is the wordings of one text, in its order.
type page struct {
	wordings []wording
	behind   []int          // how many sentences end before each
	tokens   [][]token      // of each
	holds    map[string]int // how many wordings hold a token
	phrases  []phrase       // of each
	use      map[string]int // how many phrases hold a word
}

// A token is a word of a kernel or, behind "@", a name, with its bits.
type token struct {
	text string
	bits float64
}

func newPage(text string, wordings []wording) *page {
	p := &page{wordings: wordings, behind: make([]int, len(wordings)), tokens: make([][]token, len(wordings)), holds: map[string]int{}, phrases: make([]phrase, len(wordings)), use: map[string]int{}}
	for i := range wordings {
		p.behind[i], p.tokens[i] = ends(text[:wordings[i].point.Start]), tokens(&wordings[i].kernel)
		for _, t := range p.tokens[i] {
			p.holds[t.text]++
		}
		p.phrases[i] = newPhrase(wordings[i].point.Text)
		for _, t := range p.phrases[i].words {
			p.use[t.text]++
		}
	}
	return p
}

func tokens(k *graph.Kernel) []token {
	var all []token
	for _, n := range k.Names {
		all = append(all, token{"@" + n, nameBits})
	}
	for _, w := range k.Words {
		all = append(all, token{w, words.Rarity(w)})
	}
	return all
}

// setting returns how two wordings stand to each other.
func (p *page) setting(a, b int) graph.Setting {
	if p.wordings[b].point.Start < p.wordings[a].point.Start {
		a, b = b, a
	}
	return graph.Setting{Together: true, Back: p.wordings[b].back, Apart: p.behind[b] - p.behind[a]}
}

// ownNumbers is how many numbers a judge sees of two wordings beside those of graph.Features.
var ownNumbers = len(ownNames())

// seen is how many numbers a judge sees.
var seen = len(graph.FeatureNames()) + len(graph.DoubtNames()) + ownNumbers

// farthest is how many sentences apart is as far as any, crowded how many wordings make a page as full as any.
const (
	farthest = 30
	crowded  = 100
)

// numbers returns what a judge sees of two wordings.
func (p *page) numbers(a, b int) []float64 {
	one, other, in := &p.wordings[a], &p.wordings[b], p.setting(a, b)
	shared, cover, telling := p.special(p.tokens[a], p.tokens[b])
	all := append(graph.Features(&one.kernel, &other.kernel, in), graph.Doubts(&one.kernel, &other.kernel)...)
	return append(append(all,
		float64(min(in.Apart, farthest)), float64(min(b-a, farthest)), judge.Mark(in.Back), float64(min(len(p.wordings), crowded)),
		judge.Mark(common(one.holders, other.holders)), judge.Mark(common(one.stances, other.stances)), judge.Mark(one.rejected() != other.rejected()),
		shared, cover, telling), p.inCommon(&p.phrases[a], &p.phrases[b])...)
}

// special returns how much of what two wordings say both say, of all and of the one that says less, where what many wordings of the page hold counts little; and how
// special to this page the token is that counts most of those that both have.
func (p *page) special(mine, theirs []token) (shared, cover, telling float64) {
	both, left, right := 0.0, 0.0, 0.0
	for _, t := range mine {
		rare := p.rare(t)
		left += rare * t.bits
		if slices.Contains(theirs, t) {
			both += rare * t.bits
			telling = max(telling, rare)
		}
	}
	for _, t := range theirs {
		right += p.rare(t) * t.bits
	}
	if both == 0 {
		return 0, 0, 0
	}
	return both / (left + right - both), both / min(left, right), telling
}

// rare returns how rare a token is among the page's wordings: the log of how many wordings there are for each that holds it (Spärck Jones 1972).
func (p *page) rare(t token) float64 {
	return math.Log(float64(len(p.wordings)+1) / (float64(p.holds[t.text]) + 0.5))
}

func common(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}
