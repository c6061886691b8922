package kernel

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/parleygraph/parley/graph/words"
)

// A phrase is the words of a point as they stand, but for names, by how they begin: a kernel leaves out most of them. "Retaliate" and "retaliatory" begin alike.
type phrase struct {
	words []token // each with its bits, in the order of the alphabet
	first string  // of those that say something
	last  string  // of these too; empty where the phrase begins with a word that says nothing, as a noun with an article does
}

const (
	beginning   = 5   // letters by which words are told apart
	shortWord   = 2   // letters of a word that says nothing
	contentBits = 8.8 // bits of a word from which on it says something: "the" and "from" have fewer
	shortPhrase = 4   // words that say something in a phrase of which each counts
)

func newPhrase(text string) phrase {
	p := phrase{words: beginnings(text)}
	content := slices.DeleteFunc(slices.Clone(p.words), func(t token) bool { return t.bits < contentBits })
	if len(content) > 0 {
		p.first = content[0].text
		if p.words[0] == content[0] {
			p.last = content[len(content)-1].text
		}
	}
	slices.SortFunc(p.words, func(a, b token) int { return cmp.Or(cmp.Compare(a.text, b.text), cmp.Compare(a.bits, b.bits)) })
	p.words = slices.CompactFunc(p.words, func(a, b token) bool { return a.text == b.text })
	return p
}

// beginnings returns how the words of a text begin, in its order, but for names and the shortest.
func beginnings(text string) []token {
	var all []token
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if letters := []rune(w); len(letters) > shortWord && !unicode.IsUpper(letters[0]) {
			all = append(all, token{string(letters[:min(beginning, len(letters))]), words.Rarity(strings.ToLower(w))})
		}
	}
	return all
}

// find returns where a word stands in a phrase, and whether it does.
func (p *phrase) find(begin string) (int, bool) {
	return slices.BinarySearchFunc(p.words, begin, func(t token, begin string) int { return cmp.Compare(t.text, begin) })
}

// parallel tells whether two short wordings of a page say the same of two things, or two things of the same: "release prisoners" beside "release funds" or "exchange prisoners".
// What only turns a thing the other way says nothing else: "lift the blockade", "keep the blockade".
func (p *page) parallel(a, b int) bool {
	one, other := &p.phrases[a], &p.phrases[b]
	mine, theirs := one.beside(other), other.beside(one)
	if one.first == other.first {
		return mine > 0 && theirs > 0
	}
	turned := len(p.wordings[a].kernel.Turns) > 0 && len(p.wordings[b].kernel.Turns) > 0
	return !turned && one.last != "" && one.last == other.last && mine == 1 && theirs == 1
}

// beside counts the words of a short phrase that say something and that another has not; 0 where it is long.
func (p *phrase) beside(other *phrase) int {
	all, more := 0, 0
	for _, t := range p.words {
		if t.bits < contentBits {
			continue
		}
		all++
		if _, both := other.find(t.text); !both {
			more++
		}
	}
	if all > shortPhrase {
		return 0
	}
	return more
}

// little tells whether a wording says one thing and no more: "the toll".
func (w *wording) little() bool { return len(w.kernel.Words)+len(w.kernel.Names) < 2 }

// strange tells whether two wordings of a page have no word in common, as they stand or in their kernels.
func (p *page) strange(a, b int) bool {
	return !common(p.wordings[a].kernel.Words, p.wordings[b].kernel.Words) && !slices.ContainsFunc(p.phrases[a].words, func(t token) bool {
		_, both := p.phrases[b].find(t.text)
		return both && t.bits >= contentBits
	})
}

// inCommon returns how much of what two phrases say both say: of all, of the one that says less, in bits; the same where what many phrases of the page say counts little; the
// most special and the most telling word that both have; and how many words each has.
func (p *page) inCommon(a, b *phrase) []float64 {
	var plain, special weighing
	rarest, most := 0.0, 0.0
	for _, t := range a.words {
		at, both := b.find(t.text)
		rare := p.rareBeginning(t.text)
		plain.add(t.bits, both)
		special.add(rare*t.bits, both)
		if both {
			rarest, most = max(rarest, rare), max(most, min(t.bits, b.words[at].bits))
		}
	}
	for _, t := range b.words {
		plain.theirs += t.bits
		special.theirs += p.rareBeginning(t.text) * t.bits
	}
	return []float64{plain.ofAll(), plain.ofLess(), plain.both, special.ofAll(), special.ofLess(), rarest, most, float64(len(a.words)), float64(len(b.words))}
}

// rareBeginning returns how rare a word is among the page's phrases, as rare does of tokens.
func (p *page) rareBeginning(begin string) float64 {
	return math.Log(float64(len(p.phrases)+1) / (float64(p.use[begin]) + 0.5))
}

// A weighing sums up what two phrases say.
type weighing struct{ mine, theirs, both float64 }

func (w *weighing) add(bits float64, both bool) {
	w.mine += bits
	if both {
		w.both += bits
	}
}

// ofAll and ofLess return which part both say, of all and of what the one says that says less.
func (w *weighing) ofAll() float64  { return part(w.both, w.mine+w.theirs-w.both) }
func (w *weighing) ofLess() float64 { return part(w.both, min(w.mine, w.theirs)) }

func part(of, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return of / whole
}
