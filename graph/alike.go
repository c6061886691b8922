package graph

import (
	"slices"

	"github.com/parleygraph/parley/graph/words"
)

// A Setting is where two wordings stand to each other. The zero one is of wordings in different documents.
type Setting struct {
	Together bool // in one document
	Apart    int  // sentences between them
	Back     bool // the later one points back: "the deal", "this proposal"
}

// A Feature is one thing that makes two kernels more or less alike.
type Feature struct {
	Name  string  `json:"name"`
	Value float64 `json:"value"`
}

// Features returns what makes two kernels alike, in the order of their weights.
func Features(a, b *Kernel, in Setting) []float64 {
	p := newPairing(a, b)
	weak := 1 - min(1, min(p.bitsA, p.bitsB)/25)
	context := p.context(in)
	explained, unexplained := p.explained()
	return []float64{
		min(2, p.shared/20), ratio(p.shared, max(p.bitsA, p.bitsB)), ratio(p.shared, min(p.bitsA, p.bitsB)), mark(p.shared > 0 && p.unsharedWords+p.unsharedNames == 0),
		p.soft(), mark(conflict(a.Names, b.Names)), mark(oneSided(a.Names, b.Names)), mark(common(a.Names, b.Names)), mark(a.Against != b.Against),
		mark(conflict(a.Turns, b.Turns)), mark(common(a.Turns, b.Turns)), mark(a.lasting() != b.lasting()), mark(in.Together), in.near(),
		context, context * weak, min(2, explained/20), min(3, unexplained/20), mark(conflict(a.Acts, b.Acts)), mark(oneSided(a.Acts, b.Acts)),
		mark(in.Together && in.Back), weak, min(4, float64(p.unsharedWords)) / 4, mark(a.Weak() && b.Weak()), p.cover() * p.cover(), min(2, p.contrast()/20),
	}
}

// FeatureNames names what Features returns.
func FeatureNames() []string {
	return []string{
		"shared", "cover", "coverOfShorter", "equal", "near words", "other names", "names on one side", "shared names", "other direction", "other turns", "shared turns",
		"one lasting", "one document", "near by", "context", "context of few words", "explained", "unexplained", "other acts", "act on one side", "points back", "few words",
		"extra words", "both need context", "cover squared", "contrast",
	}
}

// lasting tells whether what a kernel asks for is to last: "end", "permanently".
func (k *Kernel) lasting() bool { return contains(k.Spans, "lasting") || contains(k.Turns, "end") }

// portion tells whether a kernel is about a part of something alone: who accepts parts of a plan has not accepted the plan.
func (k *Kernel) portion() bool { return contains(k.Spans, "portion") }

func (in Setting) near() float64 {
	if !in.Together {
		return 0
	}
	return 1 / (1 + float64(in.Apart))
}

// pairing is what two kernels share.
type pairing struct {
	a, b                         *Kernel
	bitsA, bitsB, shared         float64
	unsharedWords, unsharedNames int
}

func newPairing(a, b *Kernel) pairing {
	p := pairing{a: a, b: b, bitsA: a.Bits(), bitsB: b.Bits()}
	for _, w := range a.Words {
		if contains(b.Words, w) {
			p.shared += words.Rarity(w)
		} else {
			p.unsharedWords++
		}
	}
	p.unsharedWords += without2(b.Words, a.Words)
	for _, n := range a.Names {
		if contains(b.Names, n) {
			p.shared += nameBits
		} else {
			p.unsharedNames++
		}
	}
	p.unsharedNames += without2(b.Names, a.Names)
	return p
}

// Agreement returns which part of what two kernels say both say, 0 to 1.
func Agreement(a, b *Kernel) float64 {
	p := newPairing(a, b)
	return ratio(p.shared, p.bitsA+p.bitsB-p.shared)
}

// without2 counts the texts that are not among others.
func without2(texts, others []string) int {
	n := 0
	for _, t := range texts {
		if !contains(others, t) {
			n++
		}
	}
	return n
}

func (p *pairing) cover() float64 { return ratio(p.shared, max(p.bitsA, p.bitsB)) }

// soft returns which part of the words that only one kernel has stands near a word of the other.
func (p *pairing) soft() float64 {
	near, all := 0.0, 0.0
	for _, side := range [][2][]string{{p.a.Words, p.b.Words}, {p.b.Words, p.a.Words}} {
		for _, w := range side[0] {
			rarity := words.Rarity(w)
			all += rarity
			if contains(side[1], w) {
				continue
			}
			best := 0.0
			for _, other := range side[1] {
				best = max(best, words.Cosine(w, other))
			}
			near += rarity * best
		}
	}
	return ratio(near, all)
}

// contrast returns how many bits each side has at least that stand near no word of the other: "release prisoners", "release funds".
func (p *pairing) contrast() float64 {
	return min(contrast(p.a.Words, p.b.Words), contrast(p.b.Words, p.a.Words))
}

// nearWord is from where on words are near enough to mean alike.
const nearWord = 0.9

func contrast(mine, theirs []string) float64 {
	bits := 0.0
	for _, w := range mine {
		if !slices.ContainsFunc(theirs, func(other string) bool { return w == other || words.Cosine(w, other) >= nearWord }) {
			bits += words.Rarity(w)
		}
	}
	return bits
}

// context returns how much of what the documents are about agrees; a kernel that needs no context is its own.
func (p *pairing) context(in Setting) float64 {
	if in.Together {
		return 1
	}
	if !p.a.Weak() && !p.b.Weak() {
		return 0
	}
	mine, theirs := p.a.about(), p.b.about()
	shared := len(mine) - without2(mine, theirs)
	return ratio(float64(shared), float64(min(len(mine), len(theirs))))
}

// about returns what a kernel's document is about, or what it says itself where that is enough.
func (k *Kernel) about() []string {
	if k.Weak() {
		return k.topic()
	}
	about := slices.Clone(k.Words)
	for _, n := range k.Names {
		about = append(about, "@"+n)
	}
	return about
}

// explained returns how many bits of what only one kernel says the other's context holds, and how many it does not.
func (p *pairing) explained() (explained, unexplained float64) {
	for _, side := range [][2]*Kernel{{p.a, p.b}, {p.b, p.a}} {
		one, other := side[0], side[1]
		add := func(token string, bits float64) {
			if other.Weak() && contains(other.Context, token) {
				explained += bits
			} else {
				unexplained += bits
			}
		}
		for _, w := range one.Words {
			if !contains(other.Words, w) {
				add(w, words.Rarity(w))
			}
		}
		for _, n := range one.Names {
			if !contains(other.Names, n) {
				add("@"+n, nameBits)
			}
		}
	}
	return explained, unexplained
}

func common(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return contains(b, x) })
}

func conflict(a, b []string) bool { return len(a) > 0 && len(b) > 0 && !common(a, b) }

func oneSided(a, b []string) bool { return len(a) > 0 != (len(b) > 0) }

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

// Opposed tells whether a party can hold what two kernels say beside each other with different answers: one ends what the other suspends, one is about a part, or the two say the same of two.
func Opposed(a, b *Kernel) bool {
	return a.ends(b) || b.ends(a) || a.portion() != b.portion() || conflict(a.Names, b.Names) && slices.Equal(a.Words, b.Words)
}

// Doubts returns what speaks against two kernels being one matter, as marks.
func Doubts(a, b *Kernel) []float64 {
	return []float64{mark(substitute(a, b)), mark(!common(a.Words, b.Words))}
}

// DoubtNames names what Doubts returns.
func DoubtNames() []string { return []string{"one word in place of another", "no word in common"} }

// apart tells whether two kernels of different documents are two matters whatever speaks for one.
func apart(a, b *Kernel) bool {
	return Opposed(a, b) || thin(a, b) || !common(a.Words, b.Words) || substitute(a, b)
}

// Likeness returns how alike two kernels of different documents are: the log of the odds that they are one matter.
func Likeness(a, b *Kernel) float64 {
	if apart(a, b) {
		return never
	}
	if a.wordedAlike(b) {
		return surely
	}
	sum := bias
	for i, value := range Features(a, b, Setting{}) {
		sum += weights[i] * value
	}
	return sum
}

// surely is the likeness of what two documents of one collection word alike.
const surely = 0

// tellingBits is how much words must say to be no mere form of words: "enrichment", not "the talks".
const tellingBits = 12

// wordedAlike tells whether two kernels stand in one case file and are about the same words, which way they turn them apart: what only one names, the other's document is about.
func (k *Kernel) wordedAlike(other *Kernel) bool {
	if k.caseFile() == "" || k.caseFile() != other.caseFile() || !slices.Equal(k.Words, other.Words) || conflict(k.Names, other.Names) || conflict(k.Turns, other.Turns) && k.Against == other.Against {
		return false
	}
	p := newPairing(k, other)
	return p.shared >= tellingBits && k.knows(other.Names) && other.knows(k.Names)
}

// knows tells whether a kernel or its document names all of some names.
func (k *Kernel) knows(names []string) bool {
	return !slices.ContainsFunc(names, func(n string) bool { return !contains(k.Names, n) && !contains(k.Context, "@"+n) })
}

// thin tells whether one of two kernels of different documents says too little to be the other: "the talks" without a word of who talks, where not all is alike that
// their documents are about.
func thin(a, b *Kernel) bool { return (a.bare() || b.bare()) && !slices.Equal(a.topic(), b.topic()) }

// bare tells whether a kernel names an act and nothing else, or no more than an agreement: "a peace accord", "to sign a deal".
func (k *Kernel) bare() bool {
	if len(k.Names)+len(k.Turns) > 0 || len(k.Words) == 0 {
		return false
	}
	return len(k.Words) == 1 && len(k.Acts) == 1 || !slices.ContainsFunc(k.Words, func(w string) bool { return !agreeing[w] })
}

// agreeing are the words in which an agreement says nothing of what is agreed.
var agreeing = map[string]bool{"agree": true, "adopt": true, "talk": true, "peace": true}

// never is the likeness of kernels that must not be one.
const never = -9

// shortKernel is how many words a kernel has at most of which each one counts.
const shortKernel = 3

// substitute tells whether two short kernels differ by a word on each side: "release prisoners" and "release funds".
func substitute(a, b *Kernel) bool {
	return max(len(a.Words), len(b.Words)) <= shortKernel && contrast(a.Words, b.Words) > 0 && contrast(b.Words, a.Words) > 0
}

// ends tells whether a kernel asks for the end of what the other only suspends: a party can be for one and against the other. A war or an attack that stops has ended.
func (k *Kernel) ends(other *Kernel) bool {
	return k.lasting() && !other.lasting() && contains(other.Turns, "suspend") && !contains(k.Acts, "fight") && !contains(k.Acts, "attack")
}

// likeEnough is from where on terms are one, in thousandths.
const likeEnough = -850

// The weights of Features for kernels of different documents: a logistic regression of pairs of annotated statements of 128 texts, fitted outside this repository.
var weights = [...]float64{1.942, 2.119, 0.107, -0.868, 0.066, -0.803, -0.257, -0.703, -0.281, -0.309, 0.838, -0.442, 0.482, 1.534, 2.152, 2.033, 0.440, -0.316, -0.300, -0.125, 1.134, -1.300, -0.831, -0.228, -0.671, -0.184}

const bias = -4.580
