package positions

import (
	"slices"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
)

// vetoed tells whether the sentence itself says that a statement is none, whatever the judge makes of its words: a consent, demand or proposal that is
// negated, or what nobody knows, or of which there is no sign.
func (r *Reader) vetoed(s *grammar.Sentence, st *Statement) bool {
	if doubted(s, st.Cue) {
		return true
	}
	opposing := r.signOf(s, st.Cue) == string(graph.Rejects) // "does not oppose" consents
	return st.Stance != graph.Rejects && !opposing && negated(s, st)
}

// signOf returns what the packs say of a verb.
func (r *Reader) signOf(s *grammar.Sentence, cue int) string {
	return r.lexicon.stances["verb "+s.Words[cue].Lemma]
}

// negated tells whether the cue is: "has not announced", "neither Norway nor Sweden accepted". What is demanded not to be is no negated demand.
func negated(s *grammar.Sentence, st *Statement) bool {
	verb := carrier(s, st.Cue)
	if not := s.To(verb, grammar.Negator); not >= 0 && s.Words[not].Relation == "neg" && s.To(verb, grammar.Modal) < 0 {
		return true
	}
	if st.Holder < 0 || s.To(verb, grammar.Subject) != st.Holder {
		return false
	}
	return cutOff(s, st.Holder, verb) || slices.ContainsFunc(s.Children(st.Holder), func(c int) bool { return s.Words[c].Text == "neither" })
}

// carrier returns the verb whose object or phrase a cue is, the cue itself where it is a verb or nothing governs it: "announced" of "announced support".
func carrier(s *grammar.Sentence, cue int) int {
	for at := cue; at >= 0; at = s.Words[at].Head {
		if s.Verb(at) {
			return at
		}
		if r := s.Words[at].Relation; r != "dobj" && r != "pobj" && r != "prep" && r != "attr" && r != "acomp" {
			break
		}
	}
	return cue
}

// cutOff tells whether a negated auxiliary stands between a subject and its verb that an insertion cuts off from it: "has not, as of Friday, announced".
func cutOff(s *grammar.Sentence, subject, verb int) bool {
	for i := subject + 1; i < verb; i++ {
		switch s.Words[i].Lemma {
		case "have", "be", "do":
			if s.To(i, grammar.Negator) >= 0 && s.Child(i, "dobj", "acomp", "attr", "xcomp", "ccomp") < 0 {
				return true
			}
		}
	}
	return false
}

// doubted tells whether the clause of a word stands behind "whether", or behind a noun that is denied: "no evidence that Norway backs the plan".
func doubted(s *grammar.Sentence, i int) bool {
	for at := i; at >= 0; at = s.Words[at].Head {
		if mark := s.To(at, grammar.Mark); mark >= 0 && s.Words[mark].Text == "whether" {
			return true
		}
		up := s.Words[at].Head
		if up < 0 {
			return false
		}
		clause := s.Words[at].Relation == "acl" || s.Words[at].Relation == "ccomp"
		if clause && s.Noun(up) && s.To(up, grammar.Negator) >= 0 && s.To(at, grammar.Mark) >= 0 {
			return true
		}
	}
	return false
}
