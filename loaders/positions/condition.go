package positions

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
)

// A Condition is what a position hangs on: words [From, To) of its sentence.
type Condition struct {
	Kind     graph.ConditionKind
	From, To int
}

// conditions returns what a statement hangs on, in the order of its sentence.
func (r *Reader) conditions(s *grammar.Sentence, st *Statement) []Condition {
	var found []Condition
	for i := range s.Words {
		o, ok := r.opens(s, i)
		if !ok {
			continue
		}
		top := constituent(s, i)
		if c, hangs := hang(s, st, o, i, top); hangs {
			found = append(found, c)
		}
	}
	return found
}

// behindFront lets a point that is a whole clause begin behind the condition in front of it: "Were Norway to pay, Oman would back the treaty" is about backing it.
func (r *Reader) behindFront(s *grammar.Sentence, st *Statement) {
	o, ok := r.opens(s, st.From)
	if !ok || st.Head != st.Cue {
		return
	}
	top := constituent(s, st.From)
	_, to := s.Span(top)
	for to < st.Cue && s.Words[to].Relation == "punct" {
		to++
	}
	rest := *st
	rest.From = to
	if _, hangs := hang(s, &rest, o, st.From, top); hangs && to <= st.Cue {
		st.From = to
	}
}

// constituent returns the word that governs the phrase or clause which begins at word i: the highest one above it whose words begin there, but for a clause before
// which that phrase only stands: "If Norway pays, Sweden will sign".
func constituent(s *grammar.Sentence, i int) int {
	top := i
	for up := s.Words[top].Head; up >= 0; up = s.Words[up].Head {
		if from, _ := s.Span(up); from != i || fronts(s, top, up) {
			break
		}
		top = up
	}
	return top
}

// fronts tells whether a phrase under word top stands before a clause, that of word up, with a comma between them.
func fronts(s *grammar.Sentence, top, up int) bool {
	subject := s.Child(up, "nsubj", "nsubjpass", "expl")
	if subject < top {
		return false
	}
	_, to := s.Span(top)
	for k := to; k <= subject && k < len(s.Words); k++ {
		if s.Words[k].Text == "," {
			return true
		}
	}
	return false
}

// hang tells whether the condition that begins at word i, governed by word top, hangs on a statement.
func hang(s *grammar.Sentence, st *Statement, o opener, i, top int) (Condition, bool) {
	from := i
	_, to := s.Span(top)
	for to > from && s.Words[to-1].Relation == "punct" {
		to--
	}
	if s.Verb(i) && top == i && o.behind != inversion && o.takes == "" {
		return Condition{o.kind, from, to}, to-from > len(o.words) && depends(s, st, i)
	}
	if st.Cue >= from && st.Cue < to || from <= st.From && st.From < to || to-from <= len(o.words) && len(o.words) < enoughAlone || asked(s, i) || o.bare(s, i, top) || o.times(s, i) || !o.fits(s, st) || o.follows && (i < st.Cue || s.Words[i-1].Text == ",") {
		return Condition{}, false
	}
	up := s.Words[top].Head
	if up < 0 || !carries(s, st, i, up) {
		return Condition{}, false
	}
	return Condition{o.kind, from, to}, true
}

// enoughAlone is how many words of an opener are a condition by themselves: "under certain circumstances".
const enoughAlone = 3

// depends tells whether a statement is what the verb at word i says to depend on something: "its support depends on".
func depends(s *grammar.Sentence, st *Statement, i int) bool {
	if st.Head == i {
		return true
	}
	for _, c := range s.Children(i) {
		if r := s.Words[c].Relation; (r == "nsubj" || r == "csubj") && (s.In(st.Cue, c) || s.In(st.Head, c)) {
			return true
		}
	}
	return false
}

// carries tells whether what begins at word i and hangs on word up hangs on a statement: on its cue, on what its point hangs on, or on a verb that takes the cue's clause.
// What stands behind one verb is no condition of what another side is joined on to do: "Norway will sign if Sweden pays, but Oman rejects it".
func carries(s *grammar.Sentence, st *Statement, i, up int) bool {
	if doneBefore(s, st.Cue, i) {
		return false
	}
	if up == st.Cue || up == st.Head {
		return true
	}
	for at := up; at >= 0; at = s.Words[at].Head { // inside the point: also "an effort to sign if", for which parsers often take "would back an effort if"
		if at == st.Head || at == st.Cue {
			return true
		}
		if !inPoint(s.Words[at].Relation) {
			break
		}
	}
	for at := st.Cue; at >= 0; at = s.Words[at].Head {
		if at == up {
			return true
		}
		r := s.Words[at].Relation
		if r != "xcomp" && r != "ccomp" && r != "conj" && r != "dobj" && r != "acomp" || r == "conj" && up < i && i < at && s.Child(at, "nsubj", "nsubjpass") >= 0 {
			break
		}
	}
	return false
}

// doneBefore tells whether the cue is a verb that says what was done, and another verb is joined to it before word i: on what stands there the other one hangs, "has boycotted
// the vote and rules out talks unless Sweden pays".
func doneBefore(s *grammar.Sentence, cue, i int) bool {
	if s.Words[cue].Tag != "VBD" && s.Words[cue].Tag != "VBN" || s.To(cue, grammar.Modal) >= 0 {
		return false
	}
	for _, c := range s.Children(cue) {
		if c > cue && c < i && s.Words[c].Relation == "conj" && s.Verb(c) {
			return true
		}
	}
	return false
}

// inPoint tells whether a relation may lead from a condition up to the point that it is about; relative clauses and asides do not.
func inPoint(relation string) bool {
	switch relation {
	case "xcomp", "ccomp", "conj", "pcomp", "prep", "pobj", "dobj", "acl", "acomp", "attr", "oprd":
		return true
	}
	return false
}

// adrift tells whether a sentence holds a condition that the parser hangs on nothing, so that nobody knows which of its positions it limits.
func (r *Reader) adrift(s *grammar.Sentence) bool {
	for i := range s.Words {
		o, ok := r.opens(s, i)
		if !ok || o.bound() || asked(s, i) {
			continue
		}
		top := constituent(s, i)
		from, to := s.Span(top)
		if s.Words[top].Head < 0 && top != i && from == i && to < len(s.Words)-1 {
			return true
		}
	}
	return false
}
