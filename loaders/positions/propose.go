package positions

import (
	"slices"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/pattern"
	"github.com/parleygraph/parley/loaders/text"
)

// elsewhere is the pattern of a candidate that only another reader proposes.
const elsewhere = "clause"

// propose marks the candidates that another reader has found too, and adds those that it alone has found.
func propose(p *Page, all []Candidate, others []Proposal) []Candidate {
	in := map[int][]int{} // the candidates of a sentence
	for k := range all {
		in[all[k].Sentence] = append(in[all[k].Sentence], k)
	}
	for i := range others {
		o := &others[i]
		at := p.Document.SentenceAt(o.Cue.Start)
		known := false
		for _, k := range in[at] {
			if c := &all[k]; c.Proposal == nil && o.means(p, c) {
				c.Proposal, known = o, true
			}
		}
		if c, ok := o.candidate(p, at); ok && !known {
			all = append(all, c)
		}
	}
	return all
}

// means tells whether a proposal is about the candidate's cue, holder and point.
func (o *Proposal) means(p *Page, c *Candidate) bool {
	words := p.Sentences[c.Sentence].Words
	cue := &words[c.Cue]
	return cue.Start < o.Cue.End && o.Cue.Start < cue.End && sameSide(o.By, c.By) && meet(o.Point, text.Span{Start: words[c.From].Start, End: words[c.To-1].End})
}

// sameSide tells whether two refs name one actor, or actors of one side.
func sameSide(a, b names.Ref) bool {
	if SameName(a.Name(), b.Name()) {
		return true
	}
	return a.Side() != nil && b.Side() != nil && SameName(a.Side().Name, b.Side().Name)
}

// candidate returns the candidate that a proposal makes by itself in sentence i; false where that is none.
func (o *Proposal) candidate(p *Page, i int) (Candidate, bool) {
	if i < 0 {
		return Candidate{}, false
	}
	s := p.Sentences[i]
	cue, ok := headOf(s, o.Cue)
	head, pointed := headOf(s, o.Point)
	if !ok || !pointed {
		return Candidate{}, false
	}
	from, to := within(s, o.Point)
	m := pattern.Match{Pattern: elsewhere, Path: elsewhere, Cue: cue, Holder: pattern.Speaker, From: from, To: to, Head: head}
	if holder, named := headOf(s, o.By.Span); named {
		m.Holder = holder
	}
	return Candidate{Sentence: i, Match: m, By: o.By, Proposal: o}, true
}

// within returns the words [from, to) of a sentence that stand in a span.
func within(s *grammar.Sentence, span text.Span) (from, to int) {
	from = slices.IndexFunc(s.Words, func(w grammar.Word) bool { return w.End > span.Start })
	if from < 0 {
		return 0, 0
	}
	to = from
	for to < len(s.Words) && s.Words[to].Start < span.End {
		to++
	}
	return from, to
}

// headOf returns the word of a span on which its others hang: the first whose governor stands outside.
func headOf(s *grammar.Sentence, span text.Span) (int, bool) {
	from, to := within(s, span)
	for i := from; i < to; i++ {
		if up := s.Words[i].Head; (up < from || up >= to) && (s.Verb(i) || s.Noun(i) || s.Adjective(i)) {
			return i, true
		}
	}
	return from, to > from
}
