package positions

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/packs"
)

// A Condition is what a position hangs on: words [From, To) of its sentence.
type Condition struct {
	Kind     graph.ConditionKind
	From, To int
}

// An opener is a phrase that ties a condition to a position.
type opener struct {
	words  []string
	kind   graph.ConditionKind
	behind string // what must stand before it: "refusal", "will"; empty: anything
}

// openers compiles the conditions of the packs by their first words, the longest first.
func openers(cues []packs.ConditionCue) map[string][]opener {
	found := map[string][]opener{}
	for _, c := range cues {
		for _, phrase := range c.Words {
			words := strings.Fields(phrase)
			found[words[0]] = append(found[words[0]], opener{words, graph.ConditionKind(c.Kind), c.Behind})
		}
	}
	for _, list := range found {
		slices.SortStableFunc(list, func(a, b opener) int { return cmp.Compare(len(b.words), len(a.words)) })
	}
	return found
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

// opens returns the opener at word i.
func (r *Reader) opens(s *grammar.Sentence, i int) (opener, bool) {
	for _, o := range r.openers[s.Words[i].Text] {
		if i+len(o.words) > len(s.Words) {
			continue
		}
		same := true
		for k, w := range o.words {
			same = same && s.Words[i+k].Text == w
		}
		if same {
			return o, true
		}
	}
	return opener{}, false
}

// constituent returns the word that governs the phrase or clause which begins at word i: the highest one above it whose words begin there.
func constituent(s *grammar.Sentence, i int) int {
	top := i
	for up := s.Words[top].Head; up >= 0; up = s.Words[up].Head {
		if from, _ := s.Span(up); from != i {
			break
		}
		top = up
	}
	return top
}

// hang tells whether the condition that begins at word i, governed by word top, hangs on a statement.
func hang(s *grammar.Sentence, st *Statement, o opener, i, top int) (Condition, bool) {
	from := i
	_, to := s.Span(top)
	for to > from && s.Words[to-1].Relation == "punct" {
		to--
	}
	if st.Cue >= from && st.Cue < to || to-from <= len(o.words) || asked(s, i) || !o.fits(s, st) {
		return Condition{}, false
	}
	up := s.Words[top].Head
	if up < 0 || !carries(s, st, up) {
		return Condition{}, false
	}
	return Condition{o.kind, from, to}, true
}

// asked tells whether "if" at word i opens an indirect question: "asked if".
func asked(s *grammar.Sentence, i int) bool {
	clause := s.Words[i].Head
	return clause >= 0 && s.Words[i].Relation == "mark" && (s.Words[clause].Relation == "ccomp" || s.Words[clause].Relation == "pcomp")
}

// fits tells whether what must stand before the opener does.
func (o *opener) fits(s *grammar.Sentence, st *Statement) bool {
	switch o.behind {
	case "refusal":
		return st.Stance == graph.Rejects || s.To(st.Cue, grammar.Negator) >= 0
	case "will":
		modal := s.To(st.Cue, grammar.Modal)
		if modal < 0 && st.Head != st.Cue {
			modal = s.To(st.Head, grammar.Modal)
		}
		return modal >= 0 && (s.Words[modal].Text == "will" || s.Words[modal].Text == "would" || s.Words[modal].Text == "shall")
	}
	return true
}

// carries tells whether what hangs on word up hangs on a statement: on its cue, on what its point hangs on, or on a verb that takes the cue's clause.
func carries(s *grammar.Sentence, st *Statement, up int) bool {
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
		if r := s.Words[at].Relation; r != "xcomp" && r != "ccomp" && r != "conj" && r != "dobj" && r != "acomp" {
			break
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
		if !ok || o.behind != "" || asked(s, i) {
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
