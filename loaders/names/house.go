package names

import (
	"cmp"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/text"
)

// house returns the state whose house issues the text, nil where none does: its title says that it is a statement or a readout, or it writes "the President"
// for its own. It is the state that acts in it most, and not the one that its title says was met.
func (f *finder) house() *Party {
	if !f.issued() {
		return nil
	}
	acts := map[*Party]int{}
	for _, l := range f.lines {
		for n := range l.found {
			if m := &l.found[n]; m.Party != nil && (m.Party.Type == graph.State || m.Party.Name == "European Union") {
				acts[m.Party] += l.acts(m)
			}
		}
	}
	for _, s := range f.spots {
		if state := s.said.state(); state != nil {
			acts[state] -= 2 // a house names its own officers without its name
		}
	}
	best, _ := most(acts)
	if best == nil || acts[best] <= 0 {
		return nil
	}
	return best
}

// acts weighs a mention for the house that issues the text.
func (l *line) acts(m *Mention) int {
	next := m.To
	if l.text(next) == "'s" || l.text(next) == "’s" || l.text(next) == "’" {
		next++
	}
	switch {
	case l.inTitle() && l.behindPreposition(m.From):
		return -4
	case m.Form == BySeat:
		return 4
	case l.place(m):
		return 0
	case l.is("commitment", next):
		return 2
	case l.subject(m.Head) && l.firstPerson(m.To):
		return 4
	case l.subject(m.Head):
		return 2
	case m.Form == ByDemonym || next > m.To:
		return 1
	}
	return 0
}

// behindPreposition tells whether a preposition that leads to others than the house stands before word k.
func (l *line) behindPreposition(k int) bool {
	for at := 0; at < k; at++ {
		switch l.w[at].Text {
		case "with", "to", "on", "regarding", "following", "against":
			return true
		}
	}
	return false
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
		switch w := s.l.w[s.l.found[s.mention].Head]; w.Relation {
		case "nsubj", "nsubjpass", "poss":
			return true
		case "pobj":
			if w.Head >= 0 && s.l.w[w.Head].Text == "by" {
				return true
			}
		}
	}
	return false
}

// met tells whether a preposition before a mention of the title says that its person was met or is what the text is about.
func (s *spot) met() bool {
	m := s.l.found[s.mention]
	if next := s.l.text(m.To); next == "'s" || next == "’s" {
		return false // "on X's call with"
	}
	for k := m.From - 1; k >= 0; k-- {
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

// master gives the person with whom the text opens, without a title, and whom it has meet a foreign officer, the state that is left: "Holm met with the President
// of Oman."
func (f *finder) master() {
	var who *known
	for _, s := range f.spots {
		if s.who != nil && s.who.Party == nil && s.leads() {
			who = s.who
			break
		}
	}
	if who == nil || who.Party != nil || who.Bystander || len(who.Roles) > 0 || f.document.Sentences == nil || !f.early(who) {
		return
	}
	taken := map[*Party]bool{}
	foreign := false
	for _, s := range f.spots {
		for _, v := range s.said.votes {
			taken[v.party] = taken[v.party] || v.party.Type == graph.State && s.who != who
			foreign = foreign || v.party.Type == graph.State && len(s.said.roles) > 0
		}
	}
	counts := map[*Party]int{}
	for p, n := range f.nameless() {
		if !taken[p] {
			counts[p] += n
		}
	}
	for p, n := range f.counts() {
		if p.Type == graph.State && !taken[p] {
			counts[p] += n
		}
	}
	best, next := most(counts)
	if best != nil && counts[best] > next && (foreign || f.issued()) {
		who.Person.Party = best
	}
}

// nameless weighs the states whose office the text names without its holder: "the Norwegian President said", "the President of Norway".
func (f *finder) nameless() map[*Party]int {
	counts := map[*Party]int{}
	for _, l := range f.lines {
		for _, t := range l.titles {
			if t.kind != roleTitle || !l.is("state-office", t.to-1) || t.to < len(l.w) && l.taken[t.to] > 0 && l.found[l.taken[t.to]-1].Party == nil {
				continue
			}
			end := l.appositionEnd(t.to)
			if end < len(l.w) && l.taken[end] > 0 && l.found[l.taken[end]-1].Party == nil {
				continue
			}
			if p := cmp.Or(l.partyBefore(t, l.modifiers(t.from, max(0, t.from-6))), l.partyBehind(t, len(l.w))); p != nil && p.Type == graph.State {
				counts[p] += 3
			}
		}
	}
	return counts
}

// early tells whether a person's first mention stands in the title or the first paragraph.
func (f *finder) early(k *known) bool {
	first := strings.IndexByte(f.document.Text[f.document.Sentences[min(1, len(f.document.Sentences)-1)].Start:], '\n')
	return first < 0 || k.at <= f.document.Sentences[min(1, len(f.document.Sentences)-1)].Start+first
}
