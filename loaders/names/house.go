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
	acts, mere := f.nameless(), map[*Party]int{}
	for _, l := range f.lines {
		for n := range l.found {
			if m := &l.found[n]; m.Party != nil && (m.Party.Type == graph.State || m.Party.Name == "European Union") {
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
		if state := s.said.state(); state != nil && !s.leads() {
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
	case m.Form == ByDemonym || next > m.To:
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
	for p, n := range f.partners(taken) {
		counts[p] += n
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

// partners weighs the states that "and" or a hyphen joins to one of those given: "between Norway and Oman", "Norwegian-Omani talks".
func (f *finder) partners(of map[*Party]bool) map[*Party]int {
	counts := map[*Party]int{}
	for _, l := range f.lines {
		for n := range l.found {
			if n > 0 {
				a, b := l.found[n-1], l.found[n]
				if a.Party != nil && b.Party != nil && a.To+1 == b.From && l.w[a.To].Text == "and" && of[a.Party] != of[b.Party] {
					counts[a.Party] += 4
					counts[b.Party] += 4
				}
			}
		}
		for k := range l.w {
			left, right, ok := strings.Cut(l.w[k].Text, "-")
			if a, b := f.words.names.exact(left), f.words.names.exact(right); ok && a != nil && b != nil && of[a[0].party] != of[b[0].party] {
				counts[a[0].party] += 4
				counts[b[0].party] += 4
			}
		}
	}
	for p := range of {
		delete(counts, p)
	}
	return counts
}

// nameless weighs the states whose office the text names without its holder: "the Norwegian President said", "the President of Norway".
func (f *finder) nameless() map[*Party]int {
	counts := map[*Party]int{}
	for _, l := range f.lines {
		for _, t := range l.titles {
			if t.kind != roleTitle || !l.is("state-office", t.to-1) && l.w[t.to-1].Text != "leader" || t.to < len(l.w) && l.taken[t.to] > 0 && l.found[l.taken[t.to]-1].Party == nil {
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

// distribute gives the persons of a list behind a title in the plural the parties of a list before it, in order: "Norway and Oman said that their foreign
// ministers, X and Y, ...".
func (f *finder) distribute(n int) {
	s := f.spots[n]
	run := f.listed(n)
	if len(run) < 2 {
		return
	}
	for _, t := range s.l.titles {
		m := s.l.found[s.mention]
		if tag := s.l.w[t.to-1].Tag; tag != "NNS" && tag != "NNPS" || t.kind != roleTitle || t.to > m.From || t.to+1 < m.From && !s.l.reaches(t.to, m.From-1) {
			continue
		}
		parties := s.l.lastParties(m.From, len(run))
		for i, p := range parties {
			f.vote(run[i].who.Person, vote{p, byTitle})
			f.addRole(run[i].who.Person, s.l, t)
		}
		return
	}
}

// listed returns the mentions that "and" and commas alone join to the one at index n, none of which has a party of its own.
func (f *finder) listed(n int) []*spot {
	run := []*spot{}
	for k := n; k < len(f.spots) && f.spots[k].l == f.spots[n].l; k++ {
		s := f.spots[k]
		if s.who == nil || len(s.said.votes) > 0 || k > n && !s.l.joinedTo(f.spots[k-1], s) {
			break
		}
		run = append(run, s)
	}
	return run
}

func (l *line) joinedTo(a, b *spot) bool {
	for k := l.found[a.mention].To; k < l.found[b.mention].From; k++ {
		if t := l.w[k].Text; t != "and" && t != "," {
			return false
		}
	}
	return true
}

// lastParties returns the last list of n parties before word k, nil where there is none of that length.
func (l *line) lastParties(k, n int) []*Party {
	var list []*Party
	end := -1
	for _, m := range l.found {
		if m.From >= k {
			break
		}
		if m.Party == nil {
			continue
		}
		if len(list) >= n || end >= 0 && !l.onlyJoins(end, m.From) {
			list = nil
		}
		list, end = append(list, m.Party), m.To
	}
	if len(list) != n {
		return nil
	}
	return list
}

// onlyJoins tells whether "and", commas and articles alone stand in words [from, to).
func (l *line) onlyJoins(from, to int) bool {
	for k := from; k < to; k++ {
		if t := l.w[k].Text; t != "and" && t != "," && t != "the" {
			return false
		}
	}
	return true
}
