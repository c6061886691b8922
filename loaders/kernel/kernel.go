// Package kernel reads what a point is about, whatever its form: act, matter, names and direction, with what wraps it and what only qualifies it
// taken off; and which wordings of a text are one matter, as a judge taught by annotations weighs it. It knows words by their form and by the packs' notions,
// and needs no parse:
//
//	reader := kernel.New(set, judge)
//	reader.Read("the immediate withdrawal of its troops by June") // words withdraw, troop; qualifier "by June"
package kernel

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// A Reader reads kernels. It is immutable and safe for concurrent use.
type Reader struct {
	judge   *Judge
	lemmas  lemmas
	names   names
	notions map[string][]notion // by the first word of a wording, the longest first
	plain   map[string]bool     // words that only tie others
	turning map[string]bool     // negators
	times   map[string]bool     // months, days, time nouns
	units   map[string]bool     // of them the time nouns: what a number counts
	numbers map[string]bool
	opens   map[string]bool // what may stand before a time: by, within, next
	trails  map[string]bool // what opens a clause that only adds to a point: after, which, aimed
	back    map[string]bool // what opens a point that points back: the, this, such
	means   map[string]bool // nouns that may mean another matter: plan, demand
	sayings map[string]bool // verbs of saying
	leans   map[string]bool // what opens words that say nothing alone: if, it
	joins   map[string]bool // what joins names: of, and
	empty   map[string]bool // words that stand for others: something, one

	persons     map[string]bool // we, they
	subjects    map[string]bool // who says nothing in a label: it
	modals      map[string]bool
	being       map[string]bool       // forms of be
	prompts     map[string]bool       // verbs of bringing somebody to do something: persuade
	letting     map[string]bool       // verbs of letting somebody do something: allow
	taking      map[string]bool       // nouns and adjectives that say what somebody is to do by "to": right, failure
	asking      map[string]bool       // nouns of asking: deadline, call
	refusing    map[string]bool       // verbs of refusing
	having      map[string]bool       // forms of have
	siding      map[string]bool       // verbs by which a speaker takes a side: support
	weighing    map[string]bool       // nouns that say how much a thing matters: importance
	leads       map[string][][]string // what only leads into a point, by first word: in addition
	telling     map[string]bool       // verbs and nouns of saying and thinking, with what is said: stress, hope
	agents      map[string]bool       // who only acts for a party: government, leader
	phrases     map[string][][]string // what opens an addition, by first word: in exchange
	relatives   map[string]bool
	opensClause map[string]bool // what opens a clause that is part of another: if, that
}

// A notion is one wording of a pack's notion.
type notion struct {
	words []string
	*packs.Notion
}

// JudgedBy returns a copy of the reader with another judge.
func (r *Reader) JudgedBy(judge *Judge) *Reader {
	other := *r
	other.judge = judge
	return &other
}

// New compiles packs. The judge weighs which wordings of a text are one matter; a reader that reads no texts needs none.
func New(set *packs.Set, judge *Judge) *Reader {
	r := &Reader{
		judge:  judge,
		lemmas: newLemmas(set), names: newNames(set), notions: map[string][]notion{}, plain: map[string]bool{},
		turning: listed(set, "negator"), times: listed(set, "month", "weekday", "day-word", "time-noun"), units: listed(set, "time-noun"), numbers: listed(set, "numeral"),
		opens: listed(set, "time-opening"), back: listed(set, "back-opening"), means: listed(set, "back-noun"), trails: listed(set, "trail-opening"),
		sayings: listed(set, "person-verb"), leans: listed(set, "subordinator", "complement", "relative", "pronoun", "first-person", "have", "modal"),
		joins: listed(set, "preposition", "conjunction"), empty: listed(set, "pronoun", "generic"),
		persons: listed(set, "pronoun", "first-person"), subjects: listed(set, "bare-subject"), modals: listed(set, "modal"), being: listed(set, "be"), prompts: listed(set, "prompting"), letting: listed(set, "letting"), taking: listed(set, "taking"),
		telling: listed(set, "telling"), asking: listed(set, "asking"), having: listed(set, "have"), refusing: listed(set, "refusing"), agents: listed(set, "agent"), phrases: phrases(set, "trail-phrase"), leads: phrases(set, "lead-phrase"), siding: listed(set, "siding"), weighing: listed(set, "weight-noun"), relatives: listed(set, "relative"), opensClause: listed(set, "subordinator", "complement"),
	}
	r.plain = listed(set, "determiner", "preposition", "conjunction", "subordinator", "complement", "relative", "pronoun", "first-person", "modal", "be", "have", "do", "adverb")
	for i := range set.Notions {
		n := &set.Notions[i]
		for _, text := range n.Words {
			words := split(text)
			r.notions[words[0]] = append(r.notions[words[0]], notion{words, n})
		}
	}
	for _, filed := range r.notions {
		slices.SortStableFunc(filed, func(a, b notion) int { return len(b.words) - len(a.words) })
	}
	return r
}

// phrases returns the phrases of a pack's list by their first words.
func phrases(set *packs.Set, id string) map[string][][]string {
	all := map[string][][]string{}
	for _, text := range set.List(id) {
		words := split(text)
		all[words[0]] = append(all[words[0]], words)
	}
	return all
}

func listed(set *packs.Set, ids ...string) map[string]bool {
	all := map[string]bool{}
	for _, id := range ids {
		for _, w := range set.List(id) {
			all[w] = true
		}
	}
	return all
}

// Read returns the kernel of a point, and what only qualifies it: how soon, how long, how much, as written.
func (r *Reader) Read(text string) (graph.Kernel, []string) {
	p := r.read(text)
	p.pieces = p.pieces[p.start():]
	p.pieces = p.pieces[:p.core()]
	k := p.kernel()
	return k, p.quals
}

// Held returns a statement's point as its stance takes it. What denies the point of a rejection and stands in its cue is in the stance: who "will not sign" is against
// signing, and not for it.
func (r *Reader) Held(s *graph.Statement) string {
	if s.Stance != graph.Rejects {
		return s.Point.Text
	}
	held := []byte(s.Point.Text)
	for _, one := range cut(s.Point.Text) {
		from, to := s.Point.Start+one.start, s.Point.Start+one.end
		if r.turning[one.word] && s.Cue.Start <= from && to <= s.Cue.End {
			copy(held[one.start:one.end], strings.Repeat(" ", one.end-one.start))
		}
	}
	return string(held)
}

// read takes a text through the stages that a kernel is made of.
func (r *Reader) read(text string) *point {
	p := &point{reader: r, text: text, pieces: cut(text)}
	p.lemmatize()
	p.qualify()
	p.name()
	p.mean()
	return p
}

// longestBack is how many words a point has that points back to what was said: "the deal", "any such plan".
const longestBack = 4

// pointsBack tells whether a point, of a kernel, may mean what its document has said before: it says no more than one word of its own, and that one names what can be said or
// planned ("the demand", unlike "the tariff"). A clause that only says which is meant is not counted: "the statement we have agreed on".
func (r *Reader) pointsBack(text string, k *graph.Kernel) bool {
	if len(k.Words) > 1 || len(k.Names) > 0 {
		return false
	}
	pieces := cut(text)
	n := 0
	for n < len(pieces) && (n < 2 || !r.persons[pieces[n].word] || r.relatives[pieces[n].word]) {
		n++
	}
	return n > 0 && n <= longestBack && r.back[pieces[0].word] && (len(k.Words) == 0 || r.meansOther(pieces[1:n]))
}

// meansOther tells whether a noun is among words that may mean another matter.
func (r *Reader) meansOther(pieces []piece) bool {
	return slices.ContainsFunc(pieces, func(one piece) bool { return r.means[r.lemmas.of(one.word)] })
}
