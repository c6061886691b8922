package meetings

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/names"
)

// recent is how many days a text that gives no day of a meeting may look back to it.
const recent = 31

// once returns each meeting of a text once, by the sentence that says most of it, where it is told several times: "met on Friday", then "the two met".
func once(all []Meeting, published graph.Day) []Meeting {
	var found []Meeting
	for _, m := range all {
		switch k := slices.IndexFunc(found, func(o Meeting) bool { return o.same(&m, published) }); {
		case k < 0:
			found = append(found, m)
		case found[k].yields(&m):
			found[k] = m
		}
	}
	slices.SortStableFunc(found, func(a, b Meeting) int { return cmp.Compare(a.Cue.Start, b.Cue.Start) })
	return found
}

// yields tells whether another row of the same meeting says more of it, or as much where a title is no evidence beside its own text. That two spoke of
// something says least.
func (m *Meeting) yields(o *Meeting) bool {
	switch {
	case m.vague != o.vague:
		return m.vague
	case m.phone() != o.phone() && m.refers() != o.refers():
		return m.refers()
	case m.Mode != o.Mode && (m.Mode == visit || o.Mode == visit):
		return m.Mode == visit // who visits a land need not meet anybody
	}
	return o.facts() > m.facts() || o.facts() == m.facts() && m.titled && !o.titled
}

// facts counts what a row says of its meeting: the day, the place, each person, that they sat face to face, that they met at all and not what became of "the
// talks", by a verb, and who met whom without a guess.
func (m *Meeting) facts() int {
	n := 0
	for _, p := range m.Participants {
		if p.Kind == names.PersonActor {
			n++
		}
	}
	for _, told := range []bool{m.Place != "", m.Window != (graph.Window{}), len(m.Pairs) > 0, !m.known, !m.event, !m.guessed} {
		if told {
			n++
		}
	}
	return n
}

// same tells whether two rows are of one meeting: the same sides, the same days or none, and no other place.
func (m *Meeting) same(o *Meeting, published graph.Day) bool {
	switch {
	case m.Status != o.Status || !together(m.Window, o.Window, published):
		return false
	case m.Place != o.Place && m.Place != "" && o.Place != "":
		return false
	case m.phone() != o.phone() && !m.refers() && !o.refers():
		return false
	}
	loose := m.vague || o.vague || m.Mode == visit || o.Mode == visit
	return m.seats(o.Participants, loose) && o.seats(m.Participants, loose)
}

// together tells whether two windows may be of one meeting: one that is given and one that is not, where the text does not look far back.
func together(a, b graph.Window, published graph.Day) bool {
	if a == b {
		return true
	}
	if b == (graph.Window{}) {
		a, b = b, a
	}
	return a == (graph.Window{}) && (published == "" || b.Until == "" || b.Until >= published.Add(-recent))
}

// refers tells whether a row says no more than what the sides of a meeting, or call, that is told elsewhere did there: "the two leaders held a frank discussion".
func (m *Meeting) refers() bool {
	return m.vague || m.guessed || m.known || !slices.ContainsFunc(m.Participants, func(r names.Ref) bool { return !r.Pronoun })
}

// phone tells whether nobody sits face to face.
func (m *Meeting) phone() bool { return m.Mode == call }

// seats tells whether each of some is one who meets, or words that only point back to the side of one: "their talks". Where a land was visited, or it is only said
// that two spoke, a side is enough.
func (m *Meeting) seats(some []names.Ref, loose bool) bool {
	return !slices.ContainsFunc(some, func(r names.Ref) bool {
		return !slices.ContainsFunc(m.Participants, func(o names.Ref) bool {
			return o.Name() == r.Name() || oneSide(o, r) && (loose || r.Pronoun && r.Kind != names.PersonActor || o.Pronoun && o.Kind != names.PersonActor)
		})
	})
}

// known tells whether a noun of meeting takes up one that was told before: "after the talks", "their meeting".
func known(s *grammar.Sentence, cue int) bool {
	return s.Noun(cue) && slices.ContainsFunc(s.Children(cue), func(c int) bool {
		w := &s.Words[c]
		return w.Tag == "PRP$" || w.Relation == "det" && strings.HasPrefix(w.Text, "th")
	})
}

// others tells whether words that point back name other people: "their delegations" are not those who met before.
func others(s *grammar.Sentence, r names.Ref) bool {
	head := slices.IndexFunc(s.Words, func(w grammar.Word) bool { return w.End == r.End })
	return head >= 0 && s.Common(head) && slices.ContainsFunc(s.Children(head), func(c int) bool { return s.Words[c].Tag == "PRP$" })
}
