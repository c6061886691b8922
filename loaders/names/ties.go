package names

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/names/mention"
)

// What ties an officer whose title names no state to one, and what tells that he is another's.
const (
	tiedBySeat    = 3  // "The Palace said the president": the seat of the state beside him
	tiedByOffice  = 4  // "the Norwegian president" of the only president without a state
	tiedByHis     = 6  // "his country, Norway"
	tiedByHome    = 1  // the state on which the text turns
	tiedByHost    = 3  // "In Oslo they met President X", "Before leaving Norway they met President X"
	foreignHost   = -4 // "X is in Norway for talks", "X arrived in Norway"
	foreignObject = -3 // "X praised the Norwegians"
	foreignPeer   = -9 // "X and his Norwegian counterpart"
)

// ties adds to near what the text says of a person's state beside naming it.
func (f *finder) ties(p *Person, office string, near map[*Party]int) {
	seats, met := map[*Party]bool{}, f.onlyMet(p)
	for _, s := range f.spotsOf(p) {
		s.seatsBeside(seats)
		s.foreign(near)
		if met {
			s.host(near)
		}
	}
	for state := range seats {
		near[state] += tiedBySeat
	}
	if f.home != nil && f.toldPlainly(p) {
		near[f.home] += tiedByHome
	}
	f.callings(p, office, near)
}

// toldPlainly tells whether the text itself, and not only what somebody in it says, speaks of a person.
func (f *finder) toldPlainly(p *Person) bool {
	return slices.ContainsFunc(f.spots, func(s *spot) bool { return s.who != nil && s.who.Person == p && !s.reported() })
}

// seatsBeside notes the states whose seats the sentences around a mention name.
func (s *spot) seatsBeside(seats map[*Party]bool) {
	for i := max(0, s.l.Index-1); i <= min(len(s.l.f.lines)-1, s.l.Index+1); i++ {
		for _, m := range s.l.f.lines[i].Found {
			if m.Form == BySeat && m.Party.Type == graph.State {
				seats[m.Party] = true
			}
		}
	}
}

// callings weighs the states whose holder of a person's office the text names without his name.
func (f *finder) callings(p *Person, office string, near map[*Party]int) {
	for _, l := range f.lines {
		for _, t := range l.Titles {
			if party := l.namelessOffice(t); party != nil && sameOffice(l.Raw(t.From, t.To), office) && !f.does(p, l, t) {
				near[party] += tiedByOffice
			}
		}
	}
}

// host weighs the state in which a person is met: the last one that his sentence, or the one before, names as where others are, up to him.
func (s *spot) host(near map[*Party]int) {
	for i := s.l.Index; i >= max(0, s.l.Index-1); i-- {
		l := s.l.f.lines[i]
		for n := len(l.Found) - 1; n >= 0; n-- {
			m := &l.Found[n]
			if i == s.l.Index && m.To > s.l.Found[s.mention].From && m.Form != ByCapital || m.Party == nil || m.Party.Type != graph.State {
				continue
			}
			if i == s.l.Index && (m.Form == ByCapital || l.place(m)) || l.visited(m) {
				near[m.Party] += tiedByHost
				return
			}
		}
	}
}

// visited tells whether a state's name is where somebody goes or leaves: "visits Norway", "before leaving Norway", "arrived in Norway".
func (l *line) visited(m *Mention) bool {
	if m.Form != ByName {
		return false
	}
	up := l.Words[m.Head].Head
	if up >= 0 && l.Words[m.Head].Relation == "pobj" {
		up = l.Words[up].Head
	}
	return up >= 0 && l.f.words.Is("travelling", l.Words[up].Lemma)
}

// foreign weighs the states that a person of a mention visits, speaks of or has for his counterpart's: they are others'.
func (s *spot) foreign(near map[*Party]int) {
	l, own := s.l, s.l.Found[s.mention]
	leads := l.Words[own.Head].Relation == "nsubj" || l.Words[own.Head].Relation == "nsubjpass"
	for n := range l.Found {
		m := &l.Found[n]
		if m.Party == nil || m.From < own.To || m.Party.Type != graph.State {
			continue
		}
		owner := l.Text(m.From - 1)
		his := owner == "his" || owner == "her"
		switch {
		case his && l.Text(m.To) == "counterpart":
			near[m.Party] += foreignPeer
		case l.Text(m.From-1) == "," && l.Is("country", m.From-2) && (l.Text(m.From-3) == "his" || l.Text(m.From-3) == "her"):
			near[m.Party] += tiedByHis
		case leads && m.Form == ByName && l.Words[m.Head].Relation == "pobj" && l.hostOf(m, own.Head):
			near[m.Party] += foreignHost
		case leads && (l.Words[m.Head].Relation == "dobj" && l.Words[m.Head].Head == l.Words[own.Head].Head || l.asked(m, own.Head) || l.dealtWith(m)):
			near[m.Party] += foreignObject
		}
	}
}

// asked tells whether a state is whom the subject of a sentence wants to do something: "X wants Norway to sign".
func (l *line) asked(m *Mention, subject int) bool {
	w := l.Words[m.Head]
	return w.Relation == "nsubj" && w.Head >= 0 && l.Words[w.Head].Tag == "VB" && l.Text(m.To) == "to" && l.Words[w.Head].Head == l.Words[subject].Head
}

// dealtWith tells whether a state is whom something is done with or against: "wants an agreement with Norway".
func (l *line) dealtWith(m *Mention) bool {
	w := l.Words[m.Head]
	return w.Relation == "pobj" && w.Head >= 0 && (l.Words[w.Head].Text == "with" || l.Words[w.Head].Text == "against")
}

// hostOf tells whether a state's name says where the subject of a sentence is or goes: "is in Norway", "left for Norway", "visits Norway".
func (l *line) hostOf(m *Mention, subject int) bool {
	prep := l.Words[m.Head].Head
	if prep < 0 || l.Words[prep].Head != l.Words[subject].Head {
		return false
	}
	switch l.Words[prep].Text {
	case "in", "to", "from", "for":
		return true
	}
	return false
}

// namelessOffice returns the state whose office a title names without its holder: "the Norwegian president"; nil where it names none.
func (l *line) namelessOffice(t mention.TitleSpan) *Party {
	if t.Kind != mention.RoleTitle || l.Person(t.To) || l.Tag(t.To) == "POS" && l.Person(t.To+1) {
		return nil
	}
	left := l.modifiers(t.From, max(0, t.From-6))
	p := l.partyBefore(t, left)
	if p == nil {
		p = l.partyBehind(t, len(l.Words))
	}
	if p == nil || p.Type != graph.State {
		return nil
	}
	if end := l.appositionEnd(t.To); l.Person(end) && !l.joins(t.To, end) {
		return nil
	}
	return p
}

// joins tells whether "and" stands in words [from, to).
func (l *line) joins(from, to int) bool {
	for k := from; k < to; k++ {
		if l.Words[k].Tag == "CC" {
			return true
		}
	}
	return false
}

// sameOffice tells whether a title can be what a text calls the holder of an office by: "leader" is any head's.
func sameOffice(title, office string) bool {
	words := strings.Fields(strings.ToLower(title))
	held := strings.Fields(office)
	last, mine := words[len(words)-1], held[len(held)-1]
	short, long := strings.Join(words, " "), office
	if len(short) > len(long) {
		short, long = long, short
	}
	return last == mine && (mine != "minister" && mine != "secretary" || strings.HasSuffix(long, short)) || last == "leader" && (mine == "president" || mine == "minister" && strings.HasPrefix(office, "prime"))
}

// does tells whether a person is the subject of the sentence in which a title stands as no subject: it is another's.
func (f *finder) does(p *Person, l *line, t mention.TitleSpan) bool {
	for _, s := range f.spots {
		if s.l == l && s.who != nil && s.who.Person == p && l.subject(l.Found[s.mention].Head) && !l.subject(t.To-1) {
			return true
		}
	}
	return false
}
