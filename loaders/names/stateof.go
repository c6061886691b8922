package names

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/grammar"
)

// stateOf returns the state whose office a person must hold: of those that have no other holder, the one that his sentences name most, then the document.
func (f *finder) stateOf(p *Person, office string, held map[string]map[*Party]bool, house *Party) *Party {
	near, all := f.near(p, office, held[office], house), f.counts()
	open := map[*Party]int{}
	for party := range all {
		if (party.Type == graph.State || governs(party, held)) && !held[office][party] {
			open[party] = near[party]
		}
	}
	best := f.shown(open, all, held[office])
	if best != nil && f.meansAnother(office, best, open, all) {
		return nil
	}
	if best != nil {
		hold(held, office, best)
	}
	return best
}

// leastFor is what must tie an officer to a state where English texts mean another's by his title alone, and this text names that one about as often.
const leastFor = 5

// meansAnother tells whether the bare title of an officer rather means that of another state, for all that is near him: "President X" where the United States are named
// about as often and no other president of theirs. all counts how often the text names each.
func (f *finder) meansAnother(office string, state *Party, near, all map[*Party]int) bool {
	usual := f.words.UsualOfficer(office)
	if slices.Contains(usual, state) || near[state] >= leastFor {
		return false
	}
	return slices.ContainsFunc(usual, func(p *Party) bool {
		_, open := near[p]
		return open && 2*all[state] < 3*all[p]
	})
}

// hold notes that a state's office has a holder.
func hold(held map[string]map[*Party]bool, office string, state *Party) {
	if held[office] == nil {
		held[office] = map[*Party]bool{}
	}
	held[office][state] = true
}

// near weighs what ties a person to each state. held are those whose office another is known to hold.
func (f *finder) near(p *Person, office string, held map[*Party]bool, house *Party) map[*Party]int {
	near := map[*Party]int{}
	for _, party := range f.beside[p] {
		near[party]++
	}
	f.nearHouse(p, held, house, near)
	if topic := f.topic(p); topic != nil {
		near[topic] += signed(2, !f.onlyMet(p))
	}
	f.nearOpening(p, near)
	f.nearOthers(p, near)
	f.ties(p, office, near)
	for party, n := range f.partners(held) {
		near[party] += n / 4
	}
	return near
}

// signed returns n, or its opposite where it counts against.
func signed(n int, speaksFor bool) int {
	if speaksFor {
		return n
	}
	return -n
}

// nearHouse weighs the house that issues the text, and the state where it is written.
func (f *finder) nearHouse(p *Person, held map[*Party]bool, house *Party, near map[*Party]int) {
	switch {
	case house != nil && f.onlyMet(p):
		near[house] -= 4 // whom a house's officers meet is another's
	case house != nil && !held[house]:
		near[house] += 2
	}
	if written := f.written(); written != nil && !held[written] {
		near[written] += 2
	}
}

// leastShown is by how much a state must lead the others for an officer to be its.
const leastShown = 2

// shown returns the state that the text shows to be an officer's: of those without another holder of his office, the only one, or the one that leads the next by
// enough. near weighs what ties him to each, all counts how often the text names it.
func (f *finder) shown(near, all map[*Party]int, held map[*Party]bool) *Party {
	var best *Party
	next := 0
	for p, n := range near {
		switch {
		case best == nil:
			best = p
		case cmp.Or(cmp.Compare(n, near[best]), cmp.Compare(all[p], all[best]), cmp.Compare(best.ID, p.ID)) > 0:
			next = max(next, near[best])
			best = p
		default:
			next = max(next, n)
		}
	}
	switch {
	case best == nil || near[best] < 0:
		return nil
	case near[best]-next >= leastShown, len(near) == 1 && near[best] > 0, near[best] > next && f.left(best, held):
		return best
	}
	return nil
}

// governs tells whether somebody is known to hold a state's office for a party that is no state.
func governs(party *Party, held map[string]map[*Party]bool) bool {
	for _, by := range held {
		if by[party] && party.Type != graph.State {
			return true
		}
	}
	return false
}

// written returns the state whose capital the dateline names, nil where it names none.
func (f *finder) written() *Party {
	for _, b := range f.document.Blocks {
		place, _, _ := strings.Cut(f.document.Text[b.Dateline.Start:b.Dateline.End], ",")
		if senses := f.words.Names.Exact(place); place != "" && senses != nil && senses[0].Party.Type == graph.State {
			return senses[0].Party
		}
	}
	return nil
}

// nearOpening weighs the seats that the text names and the state with which it opens.
func (f *finder) nearOpening(p *Person, near map[*Party]int) {
	seats, opening := map[*Party]bool{}, false
	for i, l := range f.lines {
		opening = false
		for _, m := range l.Found {
			if m.Party == nil || m.Party.Type != graph.State {
				continue
			}
			if m.Form == BySeat && !seats[m.Party] {
				seats[m.Party] = true
				near[m.Party]++
			}
			if i == 0 && !opening && l.subject(m.Head) && !f.reportedIn(l, p) {
				near[m.Party]++
				opening = true
			}
		}
	}
}

// nearOthers weighs where a person is met, and against him the states to which he says what they must do and those of others beside him.
func (f *finder) nearOthers(p *Person, near map[*Party]int) {
	met := f.onlyMet(p)
	for _, s := range f.spotsOf(p) {
		for _, other := range s.commands() {
			near[other] -= 2 // less than what speaks for it: a president says what his own country should do too
		}
		for n := range s.l.Found {
			if m := &s.l.Found[n]; met && m.Party != nil && (m.Form == ByCapital || s.l.place(m)) {
				near[m.Party] += 2
			}
		}
		for _, o := range f.spots {
			if o.l == s.l && o.who != nil && o.who != s.who && !(met && o.object()) && o.who.Party != nil && f.office(o.who.Person) != "" {
				near[o.who.Party] -= 2
			}
		}
	}
}

// spotsOf returns the mentions of a person, in order.
func (f *finder) spotsOf(p *Person) []*spot {
	var found []*spot
	for _, s := range f.spots {
		if s.who != nil && s.who.Person == p {
			found = append(found, s)
		}
	}
	return found
}

// commands returns the parties of which a person says in a sentence what they must do: they are others.
func (s *spot) commands() []*Party {
	l := s.l
	k := l.Found[s.mention].Head
	if l.Words[k].Relation != "nsubj" || l.Words[k].Head < 0 {
		return nil
	}
	clause := l.Sentence.To(l.Words[k].Head, grammar.Complement)
	if clause < 0 {
		return nil
	}
	modal, subject := l.Sentence.To(clause, grammar.Modal), l.Sentence.To(clause, grammar.Subject)
	if modal < 0 || subject < 0 || !l.Is("duty-modal", modal) {
		return nil
	}
	var found []*Party
	for _, c := range l.Sentence.Conjuncts(subject) {
		if n := l.Taken[c]; n > 0 && l.Found[n-1].Party != nil {
			found = append(found, l.Found[n-1].Party)
		}
	}
	return found
}

// onlyMet tells whether sentences have a person as whom others meet and as nothing else. Where they are set tells whose he is.
func (f *finder) onlyMet(p *Person) bool {
	for _, s := range f.spotsOf(p) {
		w := s.l.Words[s.l.Found[s.mention].Head]
		if w.Relation != "pobj" && w.Relation != "dobj" || w.Head >= 0 && s.l.Words[w.Head].Text == "by" {
			return false
		}
	}
	return true
}

// left tells whether a state is the one that the text names most beside those that have another holder of an office: of two that meet, the other.
func (f *finder) left(state *Party, held map[*Party]bool) bool {
	next := 0
	counts := f.counts()
	for p, n := range counts {
		if p.Type == graph.State && p != state && !held[p] {
			next = max(next, n)
		}
	}
	return len(held) > 0 && counts[state] > 1 && counts[state] >= 2*next
}

// topic returns the last state that is a subject, or owns one, in the two sentences up to a person's first.
func (f *finder) topic(p *Person) *Party {
	spots := f.spotsOf(p)
	if len(spots) == 0 {
		return nil
	}
	s := spots[0]
	for i := s.l.Index; i >= max(0, s.l.Index-2); i-- {
		l := f.lines[i]
		for n := len(l.Found) - 1; n >= 0; n-- {
			m := l.Found[n]
			if m.Party != nil && m.Party.Type == graph.State && l.Words[m.From].Start < s.at && s.topicIs(l, &m) {
				return m.Party
			}
		}
	}
	return nil
}

// topicIs tells whether a mention of a state leads a sentence, and not in the title of another person or as the one that tells of the person.
func (s *spot) topicIs(l *line, m *Mention) bool {
	return m.Form != ByCompound && l.leadsSentence(m.Head) && (l != s.l || !s.reported()) && !l.f.anothersState(l, m.Party, s.who)
}

// leadsSentence tells whether word k is the subject of the main clause, or stands in it as its owner or adjective.
func (l *line) leadsSentence(k int) bool {
	for range 3 {
		if k < 0 {
			return false
		}
		switch w := l.Words[k]; w.Relation {
		case "nsubj", "nsubjpass":
			return w.Head >= 0 && l.Words[w.Head].Head < 0
		case "poss", "amod", "compound", "nmod", "conj":
			k = w.Head
		default:
			return false
		}
	}
	return false
}

// reported tells whether a mention stands in what somebody else says or shows: "Norwegian reports suggest that X wants peace".
func (s *spot) reported() bool {
	for k, steps := s.l.Found[s.mention].Head, 0; k >= 0 && steps < 12; k, steps = s.l.Words[k].Head, steps+1 {
		if s.l.Words[k].Relation == "ccomp" {
			return true
		}
	}
	return false
}

// reportedIn tells whether a sentence has a person in what somebody else says or shows.
func (f *finder) reportedIn(l *line, p *Person) bool {
	return slices.ContainsFunc(f.spots, func(s *spot) bool { return s.l == l && s.who != nil && s.who.Person == p && s.reported() })
}

// anothersState tells whether a sentence names a state in the title of somebody else.
func (f *finder) anothersState(l *line, state *Party, who *known) bool {
	for _, s := range f.spots {
		if s.l != l || s.who == who {
			continue
		}
		for _, v := range s.said.votes {
			if v.party == state {
				return true
			}
		}
	}
	return false
}

// subject tells whether word k is a subject or stands in one as its owner or adjective.
func (l *line) subject(k int) bool {
	for range 3 {
		if k < 0 {
			return false
		}
		switch l.Words[k].Relation {
		case "nsubj", "nsubjpass":
			return true
		case "poss", "amod", "compound", "nmod", "conj":
			k = l.Words[k].Head
		default:
			return false
		}
	}
	return false
}

// counts tells how often the document names each party. Nobody changes it.
func (f *finder) counts() map[*Party]int {
	if f.counted != nil {
		return f.counted
	}
	f.counted = map[*Party]int{}
	for _, l := range f.lines {
		for _, m := range l.Found {
			if m.Party != nil {
				f.counted[m.Party]++
			}
		}
	}
	return f.counted
}
