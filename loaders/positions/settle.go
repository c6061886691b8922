package positions

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/pattern"
)

// unsure is the part of the least confidence from which on a statement may say better what a surer one reports.
const unsure = 0.6

// settle keeps, of statements that say the same of one holder in one sentence, the surest: those of one cue, unless "and" joins their points, and those
// of one sign whose points overlap. None is kept that is less sure than least, but one whose cue only reports is put as a less sure one puts it.
func (r *Reader) settle(p *Page, all []Statement, least float64) []Statement {
	var order []int
	in := map[int][]*Statement{} // by sentence
	for i := range all {
		in[all[i].Sentence] = append(in[all[i].Sentence], &all[i])
		if all[i].Confidence >= least {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(all[b].rank(), all[a].rank()) })
	kept := make([]bool, len(all))
	chosen := map[int][]int{} // by sentence
	for _, i := range order {
		at := all[i].Sentence
		if !slices.ContainsFunc(chosen[at], func(k int) bool { return r.repeats(p, &all[i], &all[k]) }) {
			kept[i] = true
			chosen[at] = append(chosen[at], i)
		}
	}
	var found []Statement
	for i := range all {
		if kept[i] {
			found = append(found, r.told(p, &all[i], in[all[i].Sentence]))
		}
	}
	return found
}

// told returns a statement that only says a clause as the surest of those puts it whose cue the clause hangs on and has a stance by the packs, as sure as
// before: "favours talks" of "said it favours talks". others are those of its sentence.
func (r *Reader) told(p *Page, st *Statement, others []*Statement) Statement {
	best := st
	if r.lexicon.stances["verb "+p.Sentences[st.Sentence].Words[st.Cue].Lemma] != string(graph.States) || !r.takesSide(p, st) {
		return *st
	}
	for _, o := range others {
		if o.Cue == st.Head && st.From <= o.From && o.To <= st.To && o.By.Name() == st.By.Name() && o.Stance.Sign() == st.Stance.Sign() && (best == st || o.rank() > best.rank()) {
			best = o
		}
	}
	told := *best
	told.Confidence = max(told.Confidence, st.Confidence)
	return told
}

// takesSide tells whether the word on which a statement's point hangs has its sign by the packs: "never abandon the plan" is against abandoning it.
func (r *Reader) takesSide(p *Page, st *Statement) bool {
	s := p.Sentences[st.Sentence]
	sign := graph.Stance(r.lexicon.sign(s, st.Head)).Sign()
	if s.To(st.Head, grammar.Negator) >= 0 {
		sign = -sign
	}
	return sign == st.Stance.Sign()
}

// pointed is by how much a statement whose point is apart from its cue, "urged Iran to leave", goes before one of the whole clause.
const pointed = 0.3

// rank returns by what a statement is chosen among those that say the same.
func (st *Statement) rank() float64 {
	if st.Head != st.Cue {
		return st.Confidence + pointed
	}
	return st.Confidence
}

// repeats tells whether a statement says what another, surer one says already.
func (r *Reader) repeats(p *Page, s, surer *Statement) bool {
	if s.Sentence != surer.Sentence {
		return false
	}
	if s.By.Name() != surer.By.Name() {
		return s.Cue == surer.Cue && s.Stance.Sign() == surer.Stance.Sign() && sameWords(s, surer) && (r.byPronoun(p, s) || r.byPronoun(p, surer))
	}
	if s.From < surer.To && surer.From < s.To {
		inside := surer.From <= s.Cue && s.Cue < surer.To && surer.Cue != surer.Head // "rejected a plan to close the port" closes nothing
		wraps := s.From <= surer.Cue && surer.Cue < s.To                             // "said it should not go on": what it says is against it
		return s.Cue == surer.Cue || s.Stance.Sign() == surer.Stance.Sign() || inside || wraps
	}
	return s.Cue == surer.Cue && !joined(p.Sentences[s.Sentence], s.Head, surer.Head)
}

// byPronoun tells whether a pronoun that means one alone does what a statement's cue says: two readings of it are one statement.
func (r *Reader) byPronoun(p *Page, st *Statement) bool {
	s := p.Sentences[st.Sentence]
	return st.By.Pronoun && st.Holder >= 0 && s.To(st.Cue, grammar.Subject) == st.Holder && r.lexicon.singular[strings.ToLower(s.Words[st.Holder].Text)]
}

// once leaves away what who speaks a text is for or against where its sentence names the speaker's party for the same: "The United States welcomes the truce" in a statement by
// its envoy.
func once(all []Statement) []Statement {
	return slices.DeleteFunc(slices.Clone(all), func(st Statement) bool {
		return st.Holder == pattern.Speaker && slices.ContainsFunc(all, func(other Statement) bool {
			return other.Holder != pattern.Speaker && other.Sentence == st.Sentence && other.Stance.Sign() == st.Stance.Sign() && sameSide(st.By, other.By) && sameWords(&st, &other)
		})
	})
}

// sameWords tells whether two statements of a sentence are mostly about the same words, or have one cue and are about some of the same.
func sameWords(a, b *Statement) bool {
	both, either := min(a.To, b.To)-max(a.From, b.From), max(a.To, b.To)-min(a.From, b.From)
	return both > 0 && (a.Cue == b.Cue || 2*both > either)
}

// joined tells whether "and" joins two words.
func joined(s *grammar.Sentence, a, b int) bool {
	return slices.Contains(s.Conjuncts(a), b) || slices.Contains(s.Conjuncts(b), a) || s.Words[a].Relation == "conj" && s.Words[b].Relation == "conj" && s.Words[a].Head == s.Words[b].Head
}

// widen lets a point that is a clause behind a noun begin with the noun that it is about: "the agreement signed by Norway", and not "signed by Norway".
func widen(s *grammar.Sentence, st *Statement) {
	w := &s.Words[st.Cue]
	if st.Head != st.Cue || w.Head < 0 || w.Relation != "acl" && w.Relation != "relcl" || w.Tag != "VBN" || !s.Noun(w.Head) {
		return
	}
	if from, _ := s.Span(w.Head); from < st.From {
		st.From, st.Head = from, w.Head
	}
}
