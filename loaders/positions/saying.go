package positions

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
)

// CueWords returns the words [from, to) that carry the stance: what denies, where the cue rejects nothing by itself, else the cue as cueWords has it.
func (st *Statement) CueWords(s *grammar.Sentence) (from, to int) {
	if st.Denial[1] > 0 {
		return st.Denial[0], st.Denial[1]
	}
	return cueWords(s, st.Cue, st.Head)
}

// cueWords returns a cue with the negator and particle beside it, and the preposition before its point, as words [from, to).
func cueWords(s *grammar.Sentence, cue, head int) (from, to int) {
	from, to = cue, cue+1
	if not := s.To(cue, grammar.Negator); not >= 0 && not < cue && cue-not <= 3 && s.Words[not].Relation == "neg" {
		from = not
	}
	for to < len(s.Words) && (s.Words[to].Head == cue && s.Words[to].Relation == "prt" || s.Words[to].Head == cue && s.Words[to].Relation == "prep" && head > to && s.In(head, to)) {
		to++
	}
	return from, to
}

// denial returns the words [from, to) that deny what a rejection is about where its cue rejects nothing: "would not" of "said it would not sign". They are none elsewhere.
func (r *Reader) denial(s *grammar.Sentence, st *Statement) (words [2]int) {
	not, modal := denier(s, st.Head), s.To(st.Head, grammar.Modal)
	if st.Stance != graph.Rejects || st.Head == st.Cue || r.signOf(s, st.Cue) == string(graph.Rejects) || not < st.From || not >= st.To {
		return words
	}
	if modal == not-1 && modal >= st.From {
		return [2]int{modal, not + 1}
	}
	return [2]int{not, not + 1}
}

// denier returns the word that denies a verb or the noun that it is about: "not" of "will not meet", "no" of "there will be no meeting"; -1 where there is none.
func denier(s *grammar.Sentence, verb int) int {
	if not := s.To(verb, grammar.Negator); not >= 0 {
		return not
	}
	for _, c := range s.Children(verb) {
		if det := s.Child(c, "det"); det >= 0 && s.Words[det].Text == "no" {
			return det
		}
	}
	return -1
}

// Modality returns how firmly the verb or predicate at a word says what it says.
func Modality(s *grammar.Sentence, cue int) graph.Modality {
	modal := s.To(cue, grammar.Modal)
	if modal < 0 && s.Words[cue].Head >= 0 && !s.Verb(cue) {
		modal = s.To(s.Words[cue].Head, grammar.Modal)
	}
	if modal < 0 {
		return graph.Asserted
	}
	switch s.Words[modal].Text {
	case "will", "shall", "'ll", "wo":
		return graph.Intended
	case "would", "'d", "could":
		return graph.Would
	case "may", "might":
		return graph.Might
	}
	return graph.Asserted
}

// Directness returns in whose words a statement stands.
func Directness(p *Page, st *Statement) graph.Directness {
	s := p.Sentences[st.Sentence]
	switch {
	case p.Document.QuotationAt(s.Words[st.Cue].Start) >= 0:
		return graph.Direct
	case s.To(st.Cue, grammar.Source) >= 0:
		return graph.Indirect
	}
	return graph.Narrated
}
