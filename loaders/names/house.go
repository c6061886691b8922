package names

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/text"
)

// house returns the state whose house issues the text, nil where none does: its title says that it is a statement or a readout, or it writes "the President"
// for its own. It is the state that acts in it most, and not the one that its title says was met.
func (f *finder) house() *Party {
	if !f.issued() {
		return nil
	}
	acts, mere := f.nameless(), map[*Party]int{}
	for _, l := range f.lines {
		for n := range l.found {
			if m := &l.found[n]; m.Party != nil && (m.Party.Type == graph.State || m.Party.Type == graph.Bloc) {
				strong, weak := l.acts(m)
				acts[m.Party] += strong
				mere[m.Party] += weak
			}
		}
	}
	for p, n := range mere {
		acts[p] += min(n, mostMere)
	}
	for _, s := range f.spots {
		if state := s.said.state(); state != nil && s.object() {
			acts[state] -= 2 // a house names its own officers without its name
		}
	}
	best, _ := most(acts)
	if best == nil || acts[best] <= 0 {
		return nil
	}
	return best
}

// mostMere is how much all that a state does without a mark of the house weighs at most: a text may speak of another more than of its own.
const mostMere = 6

// acts weighs a mention for the house that issues the text: by the marks of a house, and by what anybody may do.
func (l *line) acts(m *Mention) (strong, weak int) {
	next := m.To
	if l.text(next) == "'s" || l.text(next) == "’s" || l.text(next) == "’" {
		next++
	}
	switch {
	case l.inTitle() && m.Form == BySeat && l.behindPreposition(m.From) == 0:
		return 20, 0 // "Statement by the Palace's Press Secretary"
	case l.inTitle() && l.w[m.Head].Tag != "NNPS" && l.behindPreposition(m.From) != 0:
		return l.behindPreposition(m.From), 0
	case m.Form == BySeat:
		return 4, 0
	case l.place(m):
		if m.Form == ByCapital {
			return 0, 1
		}
		return 0, 0
	case l.is("commitment", next):
		return 2, 0
	case l.subject(m.Head) && l.firstPerson(m.To):
		return 4, 0
	case l.subject(m.Head):
		return 0, 2
	case m.Form == ByDemonym || next > m.To || l.w[m.Head].Relation == "compound":
		return 0, 1
	}
	return 0, 0
}

// behindPreposition weighs a preposition before word k of a title that leads to others than the house: whom it meets, or what it speaks of.
func (l *line) behindPreposition(k int) int {
	for at := k - 1; at >= 0; at-- {
		switch l.w[at].Text {
		case "with", "to":
			return -20
		case "on", "regarding", "following", "against":
			return -4
		}
	}
	return 0
}

// firstPerson tells whether "our" stands behind word from, and no "we" before it.
func (l *line) firstPerson(from int) bool {
	for k := range l.w {
		if k < from && l.w[k].Text == "we" {
			return false
		}
		if k >= from && l.w[k].Text == "we" || l.w[k].Text == "our" {
			return true
		}
	}
	return false
}

// inTitle tells whether the sentence stands in the title.
func (l *line) inTitle() bool {
	return l.f.document.Blocks[l.f.document.Sentences[l.i].Block].Kind == text.Title
}

// issued tells whether a house issues the text.
func (f *finder) issued() bool {
	headed := false
	for _, l := range f.lines {
		headed = headed || l.inTitle()
		for k := range l.w {
			if l.inTitle() && k < 2 && l.opensWithPerson(k) {
				return true
			}
			if l.inTitle() && k < 3 && l.is("house-title", k) {
				return true
			}
			if headed && k > 0 && l.w[k].Text == "the" && !l.w[k].Capital && l.ownOfficer(k+1) {
				return true
			}
		}
	}
	return false
}

// opensWithPerson tells whether a person's full name stands at word k, as a house names its own.
func (l *line) opensWithPerson(k int) bool {
	n := l.taken[k]
	return n > 0 && l.found[n-1].Party == nil && l.found[n-1].From == k && l.found[n-1].To-k > 1
}

// ownOfficer tells whether a title in capitals at word k stands alone: "the President said".
func (l *line) ownOfficer(k int) bool {
	if k >= len(l.w) || !l.w[k].Capital || l.shouts {
		return false
	}
	t, ok := l.titleAt(k)
	return ok && l.is("state-office", t.to-1) && (t.to == len(l.w) || l.taken[t.to] == 0 && l.text(t.to) != "of" && !l.w[t.to].Capital)
}

// ours tells whether a person acts for the house that issues the text: the title says it, or sentences have him for their subject or an owner.
func (f *finder) ours(p *Person) bool {
	for _, s := range f.spots {
		if s.who == nil || s.who.Person != p {
			continue
		}
		if s.l.inTitle() {
			return !s.met()
		}
		if s.leads() {
			return true
		}
		switch w := s.l.w[s.l.found[s.mention].Head]; w.Relation {
		case "poss":
			return true
		case "pobj":
			if w.Head >= 0 && s.l.w[w.Head].Text == "by" {
				return true
			}
		}
	}
	return false
}

// object tells whether a mention is whom others meet: the object of a verb or preposition, or of a list of such.
func (s *spot) object() bool {
	k := s.l.found[s.mention].Head
	for range 4 {
		w := s.l.w[k]
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
	m := s.l.found[s.mention]
	if next := s.l.text(m.To); next == "'s" || next == "’s" || next == "’" {
		return false // "on X's call with"
	}
	for k := s.l.prefix(m.From) - 1; k >= 0; k-- {
		switch s.l.w[k].Text {
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
		if state := s.l.lastState(s.l.found[s.mention].From, house); state != nil {
			return state
		}
		if s.l.i > 0 {
			return f.lines[s.l.i-1].lastState(1<<20, house)
		}
		return nil
	}
	return nil
}

// lastState returns the last state but one that the sentence names before word k.
func (l *line) lastState(k int, but *Party) *Party {
	for n := len(l.found) - 1; n >= 0; n-- {
		if m := l.found[n]; m.To <= k && m.Party != nil && m.Party != but && m.Party.Type == graph.State {
			return m.Party
		}
	}
	return nil
}

// issuing returns the state whose house issues the text.
func (n *Names) issuing() *Party { return n.issuer }
