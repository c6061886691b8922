package kernel

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/words"
)

// point is a point while it is read.
type point struct {
	reader *Reader
	text   string
	pieces []piece
	quals  []string
}

func (p *point) lemmatize() {
	for i := range p.pieces {
		one := &p.pieces[i]
		one.lemma = p.reader.lemmas.of(one.word)
		one.base = p.reader.lemmas.base(one.lemma)
		if p.reader.turning[one.word] || p.reader.plain[one.word] || p.how(one) {
			one.what = tie
		}
	}
}

// how tells whether a piece is an adverb of manner, as its form says: "tirelessly".
func (p *point) how(one *piece) bool {
	stem, ok := strings.CutSuffix(one.word, "ly")
	return ok && !one.capital && !p.reader.lemmas.verbs[one.word] && len(p.reader.notions[one.word]) == 0 && len(stem) > 3 && words.Rarity(stem) < words.Rarity("zzz")
}

// timely tells whether a piece can be the core of a time or an amount.
func (p *point) timely(i int) bool {
	one := &p.pieces[i]
	first, _ := utf8.DecodeRuneInString(one.word)
	return unicode.IsDigit(first) || unicode.Is(unicode.Sc, first) || p.reader.times[one.word] && one.word != "time" && one.word != "second" && (one.word != "may" && one.word != "march" || one.capital && i > 0) ||
		p.reader.numbers[one.word] && one.word != "many" && one.word != "several" && one.word != "few"
}

// qualify takes off times, durations and amounts, with the words that open them.
func (p *point) qualify() {
	for i := 0; i < len(p.pieces); i++ {
		if !p.timely(i) {
			continue
		}
		from, to := i, i+1
		for to < len(p.pieces) && (p.timely(to) || p.reader.opens[p.pieces[to].word] && to+1 < len(p.pieces) && p.timely(to+1)) {
			to++
		}
		for from > 0 && p.pieces[from-1].what != qualifier && !p.ends(from-1, i) && (p.reader.opens[p.pieces[from-1].word] || p.pieces[from-1].word == "the" && from > 1 && p.reader.opens[p.pieces[from-2].word]) {
			from--
		}
		for k := from; k < to; k++ {
			p.pieces[k].what = qualifier
		}
		if !p.bare(from, to) {
			p.quals = append(p.quals, p.text[p.pieces[from].start:p.pieces[to-1].end])
		}
		i = to - 1
	}
}

// bare tells whether pieces are units alone, which say neither how much nor when: "years of talks", unlike "this year" and "two years".
func (p *point) bare(from, to int) bool {
	for _, one := range p.pieces[from:to] {
		if !p.reader.units[one.word] {
			return false
		}
	}
	return true
}

// ends tells whether a piece is an end that is no time's: "an end to two years of war", unlike "the end of June".
func (p *point) ends(i, time int) bool {
	return p.pieces[i].word == "end" && (i+1 >= time || p.pieces[i+1].word != "of")
}

// name finds parties and other names.
func (p *point) name() {
	for i := 0; i < len(p.pieces); i++ {
		one := &p.pieces[i]
		if one.what == qualifier {
			continue
		}
		if slug, n := p.reader.names.at(p.pieces[i:]); n > 0 {
			for k := i; k < i+n; k++ {
				p.pieces[k].what = name
			}
			one.slug = slug
			i += n - 1
			continue
		}
		if one.capital && one.what == content && !p.common(one) {
			one.what = name
			one.slug = graph.Slug(one.word)
		}
	}
}

// ordinary is the rarity up to which a word is an ordinary one, also where it is written with a capital: "the Humanitarian Truce".
const ordinary = 15

// common tells whether a capitalized word is an ordinary one.
func (p *point) common(one *piece) bool {
	return one.start == 0 && p.reader.lemmas.verbs[one.base] || len(p.reader.notions[one.lemma]) > 0 || words.Rarity(one.word) < ordinary
}

// match returns the notion of which the longest wording begins the pieces, and where its words are; nil where there is none.
func (r *Reader) match(pieces []piece) (*notion, []int) {
	for _, first := range []string{pieces[0].word, pieces[0].lemma, pieces[0].base} {
		filed := r.notions[first]
		for i := range filed {
			if at := filed[i].fits(pieces); at != nil {
				return &filed[i], at
			}
		}
	}
	return nil, nil
}

// fits returns where the pieces are, from the first, that are the notion's words; names, times and a few function words may stand between: "bring Norway before",
// "meet a May 1 deadline".
func (n *notion) fits(pieces []piece) []int {
	var at []int
	ties := 0
	for i := 0; i < len(pieces) && len(at) < len(n.words); i++ {
		one, w := &pieces[i], n.words[len(at)]
		switch {
		case one.what != qualifier && one.what != name && (one.word == w || one.lemma == w || one.base == w):
			at = append(at, i)
		case len(at) == 0 || one.what == content || one.what == used:
			return nil
		case one.what == tie:
			if ties++; ties > widestGap {
				return nil
			}
		}
	}
	if len(at) < len(n.words) {
		return nil
	}
	return at
}

// widestGap is how many function words may stand within a notion's wording.
const widestGap = 3

// mean finds the notions of words.
func (p *point) mean() {
	for i := 0; i < len(p.pieces); i++ {
		one := &p.pieces[i]
		if one.what == name || one.what == qualifier {
			continue
		}
		found, at := p.reader.match(p.pieces[i:])
		if found == nil || one.what == used || one.what == tie && len(at) == 1 {
			continue
		}
		for _, k := range at {
			p.pieces[i+k].what = used
		}
		one.what, one.notion = content, found
	}
}

// kernel puts together what was found. What wraps a point stands for it where there is nothing else.
func (p *point) kernel() graph.Kernel {
	var k graph.Kernel
	var wraps, agents []string
	for i := range p.pieces {
		one := &p.pieces[i]
		switch {
		case one.slug != "":
			k.Names = append(k.Names, one.slug)
		case one.what == tie && p.reader.turning[one.word]:
			k.Against = !k.Against
		case one.what != content:
		case one.notion == nil && p.reader.agents[one.lemma]:
			agents = append(agents, one.lemma)
		case one.notion == nil:
			k.Words = append(k.Words, one.base)
		case one.notion.Role == "wrap":
			wraps = append(wraps, one.lemma)
		default:
			p.take(&k, one)
		}
	}
	if k.Words = sortedSet(k.Words); len(k.Words)+len(k.Names) < 2 {
		k.Words = append(k.Words, agents...)
	}
	if len(k.Words) == 0 {
		k.Words = wraps
	}
	for _, list := range []*[]string{&k.Words, &k.Acts, &k.Names, &k.Turns, &k.Spans} {
		*list = sortedSet(*list)
	}
	lastingEnds(&k)
	if len(k.Turns) > 1 { // "continue to seek an end", "begin to lift": what is to go on is the turn
		k.Turns = slices.DeleteFunc(k.Turns, func(turn string) bool { return turn == "keep" || turn == "start" })
	}
	return k
}

// lastingEnds makes what is suspended for good an end.
func lastingEnds(k *graph.Kernel) {
	if i := slices.Index(k.Turns, "suspend"); i >= 0 && slices.Contains(k.Spans, "lasting") {
		k.Turns[i] = "end"
		k.Turns = sortedSet(k.Turns)
		k.Spans = slices.DeleteFunc(k.Spans, func(span string) bool { return span == "lasting" })
		if len(k.Spans) == 0 {
			k.Spans = nil
		}
	}
}

// take adds a notion to a kernel.
func (p *point) take(k *graph.Kernel, one *piece) {
	n := one.notion
	switch n.Role {
	case "turn":
		k.Turns = append(k.Turns, n.ID)
		k.Against = k.Against != (n.Sign < 0)
	case "trim":
		if n.ID != "trim" {
			k.Spans = append(k.Spans, n.ID)
		} else {
			p.quals = append(p.quals, one.text)
		}
	case "act":
		act := cmp.Or(n.Of, n.ID)
		k.Against = k.Against != (n.Of != "")
		k.Words, k.Acts = append(k.Words, act), append(k.Acts, act)
	case "thing":
		k.Words = append(k.Words, n.ID)
	}
}

func sortedSet(texts []string) []string {
	slices.Sort(texts)
	return slices.Compact(texts)
}
