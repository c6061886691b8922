package positions

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
)

// called tells whether a statement stands in what somebody else asks of its holder, however deep: "urged Norway to act quickly to stop the fleet", "calls on Norway to
// help free the crew", "urged both sides to consider steps". Who is asked holds nothing by that.
func (r *Reader) called(s *grammar.Sentence, st *Statement) bool {
	if st.Holder < 0 {
		return false
	}
	for at := st.Cue; s.Words[at].Head >= 0; {
		up := s.Words[at].Head
		w := &s.Words[at]
		if s.Verb(at) && (w.Tag != "VB" || s.To(at, grammar.Modal) >= 0 || s.Child(at, "nsubj", "nsubjpass") >= 0 && s.Child(at, "nsubj", "nsubjpass") != st.Holder) {
			return false // the clause has a subject of its own
		}
		if (s.Verb(at) || s.Words[up].Tag == "TO") && r.calls(s, up, st.Holder, at) {
			return true
		}
		at = up
	}
	return false
}

// calls tells whether a word asks something of a holder: by its object, or by "on", "upon" and "to".
func (r *Reader) calls(s *grammar.Sentence, word, holder, act int) bool {
	if s.In(word, holder) && s.Words[word].Head >= 0 { // "called on Norway to pay": the act hangs on Norway
		word = s.Words[holder].Head
		if s.Words[word].Relation == "prep" && s.Words[word].Head >= 0 {
			word = s.Words[word].Head
		}
	}
	if !r.asks(s, word) && !slices.Contains(strings.Split(r.lexicon.stances["noun "+s.Words[word].Lemma], "|"), string(graph.Demands)) {
		return false
	}
	if subject := s.To(word, grammar.Subject); subject >= 0 && (subject == holder || s.In(holder, subject)) {
		return false
	}
	return slices.ContainsFunc(s.Edges(word), func(e grammar.Edge) bool {
		asked := e.Label == grammar.Object || e.Label == grammar.Oblique && (e.Word == "on" || e.Word == "upon" || e.Word == "to")
		return asked && e.To < act && (e.To == holder || s.In(holder, e.To))
	})
}
