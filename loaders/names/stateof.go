package names

import (
	"cmp"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// stateOf returns the state whose office a person must hold: of those that have no other holder, the one that his sentences name most, then the document.
func (f *finder) stateOf(p *Person, office string, held map[string]map[*Party]bool, house *Party) *Party {
	near, all := map[*Party]int{}, f.counts()
	for _, party := range f.near[p] {
		near[party]++
	}
	switch {
	case house != nil && f.onlyMet(p):
		near[house] -= 4 // whom a house's officers meet is another's
	case house != nil && !held[office][house]:
		near[house] += 2
	}
	if written := f.written(); written != nil && !held[office][written] {
		near[written] += 2
	}
	switch topic := f.topic(p); {
	case topic != nil && f.onlyMet(p):
		near[topic] -= 2
	case topic != nil:
		near[topic] += 2
	}
	f.adjust(p, near)
	for party, n := range f.nameless() {
		near[party] += n / 3
	}
	for party, n := range f.partners(held[office]) {
		near[party] += n / 4
	}
	var best *Party
	for party := range all {
		if party.Type != graph.State && !governs(party, held) || held[office][party] {
			continue
		}
		if best == nil || cmp.Or(cmp.Compare(near[party], near[best]), cmp.Compare(all[party], all[best]), cmp.Compare(best.ID, party.ID)) > 0 {
			best = party
		}
	}
	if best == nil || near[best] <= 0 && best != f.home && !f.left(best, held[office]) {
		return nil
	}
	if held[office] == nil {
		held[office] = map[*Party]bool{}
	}
	held[office][best] = true
	return best
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
		if senses := f.words.names.exact(place); place != "" && senses != nil && senses[0].party.Type == graph.State {
			return senses[0].party
		}
	}
	return nil
}

// adjust weighs what else tells a person's state: the seat that the text names, the state with which it opens, and against it, the states of others beside him.
func (f *finder) adjust(p *Person, near map[*Party]int) {
	seats := map[*Party]bool{}
	for i, l := range f.lines {
		for _, m := range l.found {
			if m.Party == nil || m.Party.Type != graph.State {
				continue
			}
			if m.Form == BySeat && !seats[m.Party] {
				seats[m.Party] = true
				near[m.Party]++
			}
			if i == 0 && l.subject(m.Head) {
				near[m.Party]++
				i = 1
			}
		}
	}
	met := f.onlyMet(p)
	for _, s := range f.spots {
		if s.who == nil || s.who.Person != p {
			continue
		}
		for n := range s.l.found {
			if m := &s.l.found[n]; met && m.Party != nil && (m.Form == ByCapital || s.l.place(m)) {
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

// onlyMet tells whether sentences have a person as whom others meet and as nothing else. Where they are set tells whose he is.
func (f *finder) onlyMet(p *Person) bool {
	for _, s := range f.spots {
		if s.who == nil || s.who.Person != p {
			continue
		}
		w := s.l.w[s.l.found[s.mention].Head]
		if w.Relation != "pobj" && w.Relation != "dobj" || w.Head >= 0 && s.l.w[w.Head].Text == "by" {
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
	for _, s := range f.spots {
		if s.who == nil || s.who.Person != p {
			continue
		}
		for i := s.l.i; i >= max(0, s.l.i-2); i-- {
			l := f.lines[i]
			for n := len(l.found) - 1; n >= 0; n-- {
				m := l.found[n]
				if m.Party != nil && m.Party.Type == graph.State && l.w[m.From].Start < s.at && l.subject(m.Head) {
					return m.Party
				}
			}
		}
		return nil
	}
	return nil
}

// subject tells whether word k is a subject or stands in one as its owner or adjective.
func (l *line) subject(k int) bool {
	for range 3 {
		if k < 0 {
			return false
		}
		switch l.w[k].Relation {
		case "nsubj", "nsubjpass":
			return true
		case "poss", "amod", "compound", "nmod", "conj":
			k = l.w[k].Head
		default:
			return false
		}
	}
	return false
}

// counts tells how often the document names each party.
func (f *finder) counts() map[*Party]int {
	counts := map[*Party]int{}
	for _, l := range f.lines {
		for _, m := range l.found {
			if m.Party != nil {
				counts[m.Party]++
			}
		}
	}
	return counts
}
