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
	behind string // what must stand before it: "refusal", "will", "consent"; empty: anything
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
	if inverts(s, i) {
		return opener{[]string{s.Words[i].Text}, graph.If, inversion}, true
	}
	return opener{}, false
}

// inversion says of an opener that it is the verb of its clause, before its subject.
const inversion = "inversion"

// inverts tells whether a verb before its subject opens a condition at word i: "Were Norway to withdraw", "had Norway signed".
func inverts(s *grammar.Sentence, i int) bool {
	w := &s.Words[i]
	if w.Text == "should" || i > 0 && s.Words[i-1].Text != "," { // the packs have "should", anywhere
		return false
	}
	clause := i
	if w.Relation == "aux" || w.Relation == "auxpass" {
		clause = w.Head
	}
	return s.Words[clause].Relation == "advcl" && invertedBy(s, clause, i)
}

// invertedBy tells whether the verb at word i opens a clause before its subject, and so makes it a condition. A question is none.
func invertedBy(s *grammar.Sentence, clause, i int) bool {
	switch w := &s.Words[i]; {
	case w.Text != "should" && w.Text != "had" && w.Text != "were", i != clause && (w.Head != clause || w.Relation != "aux" && w.Relation != "auxpass"), s.Words[len(s.Words)-1].Text == "?":
		return false
	}
	return s.Child(clause, "nsubj", "nsubjpass", "attr", "expl") > i
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
	if s.Verb(i) && top == i && o.behind != inversion {
		return Condition{o.kind, from, to}, to-from > len(o.words) && depends(s, st, i)
	}
	if st.Cue >= from && st.Cue < to || from <= st.From && st.From < to || to-from <= len(o.words) && len(o.words) < enoughAlone || asked(s, i) || o.bare(s, i, top) || o.times(s, i) || !o.fits(s, st) {
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

// asked tells whether "if" at word i opens an indirect question: "asked if".
func asked(s *grammar.Sentence, i int) bool {
	clause := s.Words[i].Head
	return clause >= 0 && s.Words[i].Relation == "mark" && (s.Words[clause].Relation == "ccomp" || s.Words[clause].Relation == "pcomp")
}

// bare tells whether no clause stands behind a conjunction at word i: "once again", "if necessary".
func (o *opener) bare(s *grammar.Sentence, i, top int) bool {
	return len(o.words) == 1 && o.behind == "" && s.Words[i].Tag != "VBG" && !s.Verb(top)
}

// times tells whether only a time stands behind a preposition that opens a condition of refusals: who "will not sign until the spring" waits for nobody.
func (o *opener) times(s *grammar.Sentence, i int) bool {
	if o.behind != "refusal" || s.Words[i].Relation != "prep" {
		return false
	}
	object := s.Child(i, "pobj")
	return object >= 0 && (s.Words[object].Entity == "DATE" || s.Words[object].Entity == "TIME")
}

// bound tells whether an opener is one only behind certain words.
func (o *opener) bound() bool { return o.behind == "refusal" || o.behind == "will" }

// fits tells whether what must stand before the opener does.
func (o *opener) fits(s *grammar.Sentence, st *Statement) bool {
	switch o.behind {
	case "refusal":
		return st.Stance == graph.Rejects || s.To(st.Cue, grammar.Negator) >= 0
	case "consent": // who rejects an exchange rejects both halves of it, and who asks for the one offers the other
		return st.Stance != graph.Demands && (st.Stance != graph.Rejects || s.To(st.Cue, grammar.Negator) >= 0 || s.To(st.Cue, grammar.Modal) >= 0)
	case "will":
		modal := s.To(st.Cue, grammar.Modal)
		if modal < 0 && st.Head != st.Cue {
			modal = s.To(st.Head, grammar.Modal)
		}
		return modal >= 0 && (s.Words[modal].Text == "will" || s.Words[modal].Text == "would" || s.Words[modal].Text == "shall")
	}
	return true
}

// carries tells whether what begins at word i and hangs on word up hangs on a statement: on its cue, on what its point hangs on, or on a verb that takes the cue's clause.
// What stands behind one verb is no condition of what another side is joined on to do: "Norway will sign if Sweden pays, but Oman rejects it".
func carries(s *grammar.Sentence, st *Statement, i, up int) bool {
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
