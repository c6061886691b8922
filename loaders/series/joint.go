package series

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/judge"
)

// A joint is where "and", "or" or a comma joins one word of a point to the next, with the words [from, to) of what would begin there.
type joint struct{ one, next, from, to int }

// joints returns the joints of a point, in order, and those of acts that it ends before: a pattern may have cut it there.
func joints(s *grammar.Sentence, p Point) []joint {
	var all []joint
	for next := p.From + 1; next < len(s.Words); next++ {
		one := s.Words[next].Head
		if s.Words[next].Relation != "conj" || one < p.From || one >= next || next == p.Cue || one == p.Cue && p.Head != p.Cue {
			continue
		}
		from, _ := s.Phrase(next, -1)
		to := last(s, next)
		if next < p.To {
			to = min(to, p.To)
		}
		j := joint{one, next, from, before(s, from, to)}
		if one < from && from < j.to && (next < p.To || j.acts(s, p)) {
			all = append(all, j)
		}
	}
	return all
}

// last returns where the words end that hang on a joined word or on what is joined behind it.
func last(s *grammar.Sentence, next int) int {
	end := next
	for _, c := range s.Conjuncts(s.Conjoined(next)) {
		if _, to := s.SpanWithout(c, s.Aside); c >= next {
			end = max(end, to)
		}
	}
	return end
}

// acts tells whether a joint joins acts, of one form, of which the first is what the cue takes: the verb itself, that of the clause behind a noun, "the need to reopen the port", "a
// pledge of sharing the water", or a noun that heads the point.
func (j joint) acts(s *grammar.Sentence, p Point) bool {
	first := s.Conjoined(j.next)
	_, end := s.Phrase(first, -1)
	return first == taken(s, p) && first != p.Cue && j.from >= end && (!s.Verb(first) || s.Words[j.next].Tag == s.Words[first].Tag)
}

// taken returns the word of a point that the cue takes as an act, -1 where there is none.
func taken(s *grammar.Sentence, p Point) int {
	if s.Verb(p.Head) {
		return p.Head
	}
	if verb := s.To(p.Cue, grammar.Complement); verb > p.Head && verb < p.To && s.Verb(verb) {
		return verb
	}
	if verb := s.Child(p.Head, "acl"); verb > p.Head && s.Verb(verb) && s.Words[verb].Tag != "VBN" {
		return verb
	}
	for _, c := range s.Children(p.Head) {
		if s.Words[c].Relation == "prep" {
			if verb := s.Child(c, "pcomp"); verb >= 0 && s.Words[verb].Tag == "VBG" {
				return verb
			}
		}
	}
	if s.Common(p.Head) {
		return p.Head
	}
	return -1
}

// many is how many words are as many as any.
const many = 30

// numbers is how many numbers shape returns.
var numbers = 2 + len(ways) + 17 + len(marks) + 2*built

// shape returns what a judge sees of a joint, the nth of a point: how its words hang in the point, what they are, how long what stands around them is, what joins them, and
// what hangs on each.
func (j joint) shape(s *grammar.Sentence, p Point, nth int) []float64 {
	first := s.Conjoined(j.next)
	_, to := s.Phrase(j.next, -1)
	row := append(make([]float64, 0, numbers), j.way(s, p)...)
	row = append(row, class(s, j.one), class(s, j.next), class(s, p.Head), class(s, p.Cue), float64(nth), float64(len(s.Conjuncts(first))))
	for _, holds := range []bool{s.Words[j.one].Tag == s.Words[j.next].Tag, s.Verb(j.one) == s.Verb(j.next), j.one == p.Head, first == p.Head, p.Head == p.Cue} {
		row = append(row, judge.Mark(holds))
	}
	for _, words := range []int{j.from - j.one - 1, min(to, p.To) - j.from, j.begins(s, p) - p.From, p.To - p.From, p.To - min(to, p.To), j.next - j.one} {
		row = append(row, float64(min(words, many)))
	}
	row = append(row, j.marks(s)...)
	return append(append(row, build(s, j.one)...), build(s, j.next)...)
}

// ways are the relations that are counted on the way from a joint to the head of its point.
var ways = []string{"prep", "pobj", "pcomp", "xcomp", "ccomp", "acl", "relcl", "dobj", "advcl", "conj", "appos"}

// way returns how many words lead from a joint to the head of its point, whether it hangs there at all, and how many of them hang by each of the ways.
func (j joint) way(s *grammar.Sentence, p Point) []float64 {
	row := make([]float64, 2+len(ways))
	for w := j.one; w >= 0; w = s.Words[w].Head {
		if w == p.Head {
			row[1] = 1
			break
		}
		row[0]++
		if k := slices.Index(ways, s.Words[w].Relation); k >= 0 {
			row[2+k]++
		}
		if w == p.Cue {
			break
		}
	}
	return row
}

// begins returns where the words begin that hang on the first word of a joint.
func (j joint) begins(s *grammar.Sentence, p Point) int {
	from := j.one
	for from > p.From && s.In(from-1, j.one) {
		from--
	}
	return from
}

// marks are what may stand before the second word of a joint.
var marks = [][]string{{","}, {"and", "well"}, {"or"}, {";"}}

// marks tells which marks stand shortly before what begins at a joint.
func (j joint) marks(s *grammar.Sentence) []float64 {
	row := make([]float64, len(marks))
	for i := max(j.one+1, j.from-3); i < j.from; i++ {
		for k, texts := range marks {
			if slices.Contains(texts, s.Words[i].Text) {
				row[k] = 1
			}
		}
	}
	return row
}

// classes are the tags that are told apart; further ones are 0.
var classes = []string{"VB VBP", "VBG", "VBN", "VBD VBZ", "NN", "NNS", "NNP NNPS", "JJ JJR JJS", "IN TO"}

func class(s *grammar.Sentence, i int) float64 {
	return float64(1 + slices.IndexFunc(classes, func(tags string) bool { return slices.Contains(strings.Fields(tags), s.Words[i].Tag) }))
}

// hangers are the groups of relations by which it counts whether something hangs on a word.
var hangers = [][]string{{"dobj"}, {"prep"}, {"det", "poss"}, {"amod", "compound"}, {"aux", "mark"}, {"nsubj", "nsubjpass"}, {"xcomp", "ccomp", "acl", "pcomp"}, {"relcl"}}

// built is how many numbers build returns.
var built = len(hangers) + 2

// build tells what hangs on a word, and whether it is denied or in a name.
func build(s *grammar.Sentence, i int) []float64 {
	var row []float64
	for _, relations := range hangers {
		row = append(row, judge.Mark(s.Child(i, relations...) >= 0))
	}
	return append(row, judge.Mark(s.To(i, grammar.Negator) >= 0), judge.Mark(s.Words[i].Entity != ""))
}
