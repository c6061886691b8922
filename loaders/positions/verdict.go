package positions

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/pattern"
)

// This file tells what is praised or blamed: who says that "the toll was a grave mistake" is against the toll.

// verdict describes whether what a candidate is about is praised or blamed. "Not a mistake" is no blame.
func (d *description) verdict() {
	told := toldClause(d.s, &d.c.Match)
	judged := d.s.To(told, grammar.Predicate)
	if judged < 0 {
		judged = told
	}
	verdict := d.reader.lexicon.verdict(d.s, judged)
	if verdict == "" {
		return
	}
	if d.s.To(told, grammar.Negator) >= 0 || d.s.To(judged, grammar.Negator) >= 0 {
		verdict = "not " + verdict
	}
	d.add("verdict", verdict)
	d.add("verdict sign", verdict, d.sign)
	d.add("verdict lemma", verdict, d.lemma)
	d.add("verdict path", verdict, d.c.Path)
}

// toldClause returns the word of the clause that a cue takes where its match is about no more than the cue, else the word that the match is about.
func toldClause(s *grammar.Sentence, m *pattern.Match) int {
	if s.Verb(m.Cue) && m.Head == m.Cue {
		if told := s.To(m.Cue, grammar.Complement); told >= 0 {
			return told
		}
	}
	return m.Head
}

// The verdicts.
const (
	blame  = "blame"
	praise = "praise"
)

// verdict tells whether a word, or what describes it, praises or blames; it is empty where neither does.
func (l *Lexicon) verdict(s *grammar.Sentence, i int) string {
	for _, w := range append([]int{i}, s.Children(i)...) {
		switch relation := s.Words[w].Relation; {
		case w != i && relation != "amod" && relation != "advmod" && relation != "conj":
		case l.blames[s.Words[w].Lemma]:
			return blame
		case l.praises[s.Words[w].Lemma]:
			return praise
		}
	}
	return ""
}

// judged lets a statement that says how a thing is be about that thing: "the toll" of "said the toll was a grave mistake". Where only "it" stands for what
// is said later, the statement stays as it is.
func (r *Reader) judged(s *grammar.Sentence, st *Statement) {
	told := toldClause(s, &st.Match)
	predicate := s.To(told, grammar.Predicate)
	if predicate < 0 || s.Words[told].Lemma != "be" || s.To(told, grammar.Negator) >= 0 || s.To(told, grammar.Modal) >= 0 {
		return
	}
	verdict := r.lexicon.verdict(s, predicate)
	thing := s.Child(told, "nsubj")
	if thing < 0 || !s.Noun(thing) || whichever(s, thing) || (verdict != blame || st.Stance != graph.Rejects) && (verdict != praise || st.Stance == graph.Rejects || st.Stance == graph.Proposes) {
		return
	}
	st.From, st.To = s.Phrase(thing, -1)
	st.Head = thing
}

// whichever tells whether a noun stands for any of its kind: "whatever help is needed".
func whichever(s *grammar.Sentence, noun int) bool {
	return slices.ContainsFunc(s.Children(noun), func(c int) bool { return strings.HasPrefix(s.Words[c].Tag, "W") })
}
