package names

import (
	"maps"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/names/mention"
	"github.com/parleygraph/parley/loaders/text"
)

// house returns the state whose house issues the text, nil where none does: its title says that it is a statement or a readout, or it writes "the President"
// for its own. It is the state that acts in it most, and not the one that its title says was met.
func (f *finder) house() *Party {
	if !f.issued() {
		return nil
	}
	marks, shown := f.marks()
	others := f.others()
	for p := range others {
		delete(shown, p)
	}
	if usual := f.usualIssuer(); usual != nil && len(shown) == 0 {
		return usual
	}
	for _, s := range f.spots {
		if state := s.said.state(); state != nil && s.object() {
			marks[state] -= 2 // a house names its own officers without its name
		}
	}
	for p, n := range f.partners(others) {
		marks[p] += min(n, mostMere)
	}
	for p, n := range f.issuers() {
		marks[p] += n
	}
	best, next := mention.Most(marks)
	if lead := marks[best] - max(next, 0); best == nil || lead < leastHouse || lead*leastLead < marks[best] {
		return nil
	}
	return best
}

// marks weighs the states and blocs by what they do and by how the text speaks of their offices, and returns those that a mark of the house shows.
func (f *finder) marks() (marks map[*Party]int, shown map[*Party]bool) {
	marks, shown = f.nameless(), map[*Party]bool{}
	mere := map[*Party]int{}
	for _, l := range f.lines {
		for n := range l.Found {
			if m := &l.Found[n]; m.Party != nil && (m.Party.Type == graph.State || m.Party.Type == graph.Bloc) {
				strong, weak := l.acts(m)
				marks[m.Party] += strong
				mere[m.Party] += weak
				shown[m.Party] = shown[m.Party] || strong > 0
			}
		}
	}
	for p, n := range mere {
		if p.Type == graph.Bloc && marks[p] < leastBloc {
			delete(marks, p)
			continue
		}
		marks[p] += min(n, mostMere)
	}
	maps.DeleteFunc(shown, func(_ *Party, is bool) bool { return !is })
	return marks, shown
}

// leastHouse is by how much the marks of a house must lead those of the next.
const leastHouse = 2

// leastLead is by which part of its own marks a house must lead at least: where two weigh much, neither is sure.
const leastLead = 3

// leastBloc is what the marks of a bloc's house must weigh: that others act in it makes it none.
const leastBloc = 4

// others returns the states that the title says were met, by name or by an officer of theirs.
func (f *finder) others() map[*Party]bool {
	found := map[*Party]bool{}
	for _, l := range f.lines {
		for _, m := range l.Found {
			if l.inTitle() && m.Party != nil && m.Party.Type == graph.State && l.behindPreposition(m.From) <= behindWith {
				found[m.Party] = true
			}
		}
	}
	for _, s := range f.spots {
		if s.who != nil && s.l.inTitle() && s.met() && s.who.Person.Party != nil {
			found[s.who.Person.Party] = true
		}
	}
	return found
}

// mostMere is how much all that a state does without a mark of the house weighs at most: a text may speak of another more than of its own.
const mostMere = 4

// acts weighs a mention for the house that issues the text: by the marks of a house, and by what anybody may do.
func (l *line) acts(m *Mention) (strong, weak int) {
	next := m.To
	if l.Text(next) == "'s" || l.Text(next) == "’s" || l.Text(next) == "’" {
		next++
	}
	switch {
	case l.inTitle() && m.Form == BySeat && l.behindPreposition(m.From) == 0:
		return 20, 0 // "Statement by the Palace's Press Secretary"
	case l.inTitle() && l.Words[m.Head].Tag != "NNPS" && l.behindPreposition(m.From) != 0:
		return l.behindPreposition(m.From), 0
	case m.Form == BySeat:
		return 4, 0
	case l.place(m):
		if m.Form == ByCapital {
			return 0, 1
		}
		return 0, 0
	case l.Is("commitment", next):
		return 2, 0
	case l.subject(m.Head) && l.firstPerson(m.To):
		return 4, 0
	case l.subject(m.Head):
		return 0, 2
	case m.Form == ByDemonym || next > m.To || l.Words[m.Head].Relation == "compound":
		return 0, 1
	}
	return 0, 0
}

// behindWith is what a preposition before a state in a title weighs that says it was met.
const behindWith = -20

// behindPreposition weighs a preposition before word k of a title that leads to others than the house: whom it meets, or what it speaks of.
func (l *line) behindPreposition(k int) int {
	for at := k - 1; at >= 0; at-- {
		switch l.Words[at].Text {
		case "with", "to":
			return behindWith
		case "on", "regarding", "following", "against":
			return -4
		}
	}
	return 0
}

// firstPerson tells whether "our" stands behind word from, and no "we" before it.
func (l *line) firstPerson(from int) bool {
	for k := range l.Words {
		if k < from && l.Words[k].Text == "we" {
			return false
		}
		if k >= from && l.Words[k].Text == "we" || l.Words[k].Text == "our" {
			return true
		}
	}
	return false
}

// inTitle tells whether the sentence stands in the title.
func (l *line) inTitle() bool {
	return l.f.document.Blocks[l.f.document.Sentences[l.Index].Block].Kind == text.Title
}

// issued tells whether a house issues the text.
func (f *finder) issued() bool {
	headed := false
	for _, l := range f.lines {
		headed = headed || l.inTitle()
		if l.inTitle() && l.issues() {
			return true
		}
		for k := range l.Words {
			if l.inTitle() && k < 2 && l.opensWithPerson(k) {
				return true
			}
			if headed && k > 0 && l.Words[k].Text == "the" && !l.Words[k].Capital && l.ownOfficer(k+1) {
				return true
			}
		}
	}
	return false
}

// opensWithPerson tells whether a person's full name stands at word k, as a house names its own.
func (l *line) opensWithPerson(k int) bool {
	n := l.Taken[k]
	return n > 0 && l.Found[n-1].Party == nil && l.Found[n-1].From == k && l.Found[n-1].To-k > 1
}

// ownOfficer tells whether a title in capitals at word k stands alone: "the President said".
func (l *line) ownOfficer(k int) bool {
	if k >= len(l.Words) || !l.Words[k].Capital || l.Shouts {
		return false
	}
	t, ok := l.TitleAt(k)
	return ok && l.Is("state-office", t.To-1) && (t.To == len(l.Words) || l.Taken[t.To] == 0 && l.Text(t.To) != "of" && !l.Words[t.To].Capital)
}

// actsForHouse tells whether a person acts for the house that issues the text: the title says it, or sentences have him for their subject or an owner.
func (f *finder) actsForHouse(p *Person) bool {
	for _, s := range f.spotsOf(p) {
		if s.l.inTitle() {
			return !s.met()
		}
		if s.leads() {
			return true
		}
		switch w := s.l.Words[s.l.Found[s.mention].Head]; w.Relation {
		case "poss":
			return true
		case "pobj":
			if w.Head >= 0 && s.l.Words[w.Head].Text == "by" {
				return true
			}
		}
	}
	return false
}

// object tells whether a mention is whom others meet: the object of a verb or preposition, or of a list of such.
func (s *spot) object() bool {
	k := s.l.Found[s.mention].Head
	for range 4 {
		w := s.l.Words[k]
		if w.Relation == "pobj" || w.Relation == "dobj" {
			return true
		}
		if k = w.Head; k < 0 || w.Relation != "conj" && w.Relation != "appos" {
			return false
		}
	}
	return false
}

// met tells whether a preposition before a mention of the title says that its person was met or is what the text is about.
func (s *spot) met() bool {
	m := s.l.Found[s.mention]
	if next := s.l.Text(m.To); next == "'s" || next == "’s" || next == "’" {
		return false // "on X's call with"
	}
	for k := s.l.Prefix(m.From) - 1; k >= 0; k-- {
		switch s.l.Words[k].Text {
		case "with", "to", "on", "between", "and", "regarding", "for", "following":
			return true
		}
	}
	return false
}

// scene returns the state in whose land or company a person is met: the last one that the sentence, or the one before, names up to him, and that is not
// the house's.
func (f *finder) scene(p *Person, house *Party) *Party {
	for _, s := range f.spots {
		if s.who == nil || s.who.Person != p || s.l.inTitle() {
			continue
		}
		if state := s.l.lastState(s.l.Found[s.mention].From, house); state != nil {
			return state
		}
		if s.l.Index > 0 {
			return f.lines[s.l.Index-1].lastState(1<<20, house)
		}
		return nil
	}
	return nil
}

// lastState returns the last state but one that the sentence names before word k.
func (l *line) lastState(k int, but *Party) *Party {
	for n := len(l.Found) - 1; n >= 0; n-- {
		if m := l.Found[n]; m.To <= k && m.Party != nil && m.Party != but && m.Party.Type == graph.State {
			return m.Party
		}
	}
	return nil
}
