package positions

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/packs"
)

// An opener is a phrase that ties a condition to a position.
type opener struct {
	words   []string
	kind    graph.ConditionKind
	behind  string // what must stand before it: "refusal", "will", "consent"; empty: anything
	takes   string // what must follow it: "clause", "turned"; empty: anything
	follows bool   // only behind the position
}

// openers are the conditions of the packs by their first words, the longest first, and the phrases that hold such words and open none.
type openers struct {
	words  map[string][]opener
	except [][]string
}

// newOpeners compiles the conditions of the packs.
func newOpeners(cues []packs.ConditionCue) openers {
	found := openers{words: map[string][]opener{}}
	for _, c := range cues {
		for _, phrase := range c.Words {
			words := strings.Fields(phrase)
			found.words[words[0]] = append(found.words[words[0]], opener{words, graph.ConditionKind(c.Kind), c.Behind, c.Takes, c.Follows})
		}
		for _, phrase := range c.Except {
			found.except = append(found.except, strings.Fields(phrase))
		}
	}
	for _, list := range found.words {
		slices.SortStableFunc(list, func(a, b opener) int { return cmp.Compare(len(b.words), len(a.words)) })
	}
	return found
}

// reads tells whether a phrase stands at word i.
func reads(s *grammar.Sentence, i int, phrase []string) bool {
	if i < 0 || i+len(phrase) > len(s.Words) {
		return false
	}
	for k, w := range phrase {
		if s.Words[i+k].Text != w {
			return false
		}
	}
	return true
}

// formula tells whether word i stands in a phrase that opens no condition, such as "even if", "if necessary" and "for as long as it takes".
func (o *openers) formula(s *grammar.Sentence, i int) bool {
	return slices.ContainsFunc(o.except, func(phrase []string) bool {
		for k, w := range phrase {
			if w == s.Words[i].Text && reads(s, i-k, phrase) {
				return true
			}
		}
		return false
	})
}

// opens returns the opener at word i.
func (r *Reader) opens(s *grammar.Sentence, i int) (opener, bool) {
	for _, o := range r.openers.words[s.Words[i].Text] {
		if reads(s, i, o.words) && o.led(s, i) && !r.openers.formula(s, i+len(o.words)-1) {
			return o, true
		}
	}
	if inverts(s, i) {
		return opener{words: []string{s.Words[i].Text}, kind: graph.If, behind: inversion}, true
	}
	return opener{}, false
}

// clauseReach is how many words behind an opener its clause has its subject at most.
const clauseReach = 12

// led tells whether what must follow an opener at word i does: a clause with its subject, "as long as the truce holds" but not "for as long as six weeks", or the subject of
// the opener itself, "should Sweden pay" but not "taxes should rise".
func (o *opener) led(s *grammar.Sentence, i int) bool {
	next := i + len(o.words)
	if o.takes == "" {
		return true
	}
	if next == len(s.Words) || !begins(s, next) {
		return false
	}
	if o.takes == "turned" {
		clause := i
		if s.Words[i].Head >= 0 {
			clause = s.Words[i].Head
		}
		subject := s.Child(clause, "nsubj", "nsubjpass", "expl")
		return (subject < 0 || subject > i) && s.Words[len(s.Words)-1].Text != "?"
	}
	if s.Verb(i) && s.Child(i, "nsubj", "nsubjpass", "aux", "auxpass") >= 0 {
		return false // "Norway has provided the port with ships that Sweden built"
	}
	for k := next; k < min(len(s.Words), next+clauseReach) && s.Words[k].Relation != "punct"; k++ {
		if r := s.Words[k].Relation; (r == "nsubj" || r == "nsubjpass" || r == "expl" || r == "csubj") && !strings.HasPrefix(s.Words[k].Tag, "W") {
			return true
		}
	}
	return false
}

// begins tells whether a clause or a noun phrase may begin at word i.
func begins(s *grammar.Sentence, i int) bool {
	switch tag := s.Words[i].Tag; {
	case s.Words[i].Text == "that", s.Noun(i), strings.HasPrefix(tag, "JJ"), strings.HasPrefix(tag, "NN"), strings.HasPrefix(tag, "PRP"):
		return true
	default:
		return tag == "DT" || tag == "PDT" || tag == "CD" || tag == "EX" || tag == "WP" || tag == "``"
	}
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
