package names

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/text"
)

// resumed gives a person without a party of his own phrase the office that the sentence before names without its holder: "Norway's foreign minister says
// talks go on. Speaking to reporters, X said ...".
func (f *finder) resumed() {
	for _, s := range f.spots {
		if s.who == nil || f.votes[s.who.Person] != nil || s.said.bystander || s.said.kin || s.who.at < s.at || s.l.i == 0 || !s.leads() {
			continue
		}
		f.resume(s, f.lines[s.l.i-1])
	}
}

// leads tells whether a mention is the subject of its sentence, or the owner of the subject, or an apposition to it.
func (s *spot) leads() bool {
	k := s.l.found[s.mention].Head
	for range 3 {
		w := s.l.w[k]
		switch w.Relation {
		case "nsubj", "nsubjpass":
			return true
		case "poss", "appos", "conj":
			if k = w.Head; k >= 0 {
				continue
			}
		}
		return false
	}
	return false
}

// resume reads the nameless office of the sentence before.
func (f *finder) resume(s *spot, before *line) {
	for _, m := range before.found {
		if m.Party == nil && f.reliable(m) {
			return // somebody is named there already
		}
	}
	for _, t := range before.titles {
		if t.kind != roleTitle || t.to < len(before.w) && before.taken[t.to] > 0 || len(s.said.roles) > 0 && !s.sameKind(before, t) {
			continue
		}
		left := before.modifiers(t.from, max(0, t.from-8))
		party := cmp.Or(before.partyBefore(t, left), before.partyBehind(t, len(before.w)))
		if party == nil {
			continue
		}
		f.vote(s.who.Person, vote{party, byGroup})
		if len(s.said.roles) == 0 {
			f.addRole(s.who.Person, before, t)
		}
		return
	}
	f.resumeHead(s, before)
}

// resumeHead reads "the head of Norway's energy agency", whose head no list of titles holds.
func (f *finder) resumeHead(s *spot, before *line) {
	for k := 0; k+2 < len(before.w); k++ {
		if before.is("head-noun", k) && before.text(k+1) == "of" {
			t := titleSpan{k, k + 1, title{roleTitle, graph.SpeaksFor}}
			if p := before.partyBehind(t, len(before.w)); p != nil {
				f.vote(s.who.Person, vote{p, byGroup})
				f.addRole(s.who.Person, before, t)
				return
			}
		}
	}
}

func (f *finder) reliable(m Mention) bool { return m.Person != nil && f.votes[m.Person] != nil }

// sameKind tells whether a title of another sentence can be that of the mention's person: it shares its last word, or is no more than "official".
func (s *spot) sameKind(before *line, t titleSpan) bool {
	mine := s.said.roles[len(s.said.roles)-1]
	last := before.w[t.to-1].Text
	return last == "official" || last == s.l.w[mine.to-1].Text
}

// fallBack gives the officers without a party the state that their sentences turn on.
func (f *finder) fallBack() {
	held := f.offices()
	house := f.house()
	for _, p := range f.persons {
		if p.Party != nil || p.Bystander || p.Chair || len(p.Roles) == 0 {
			continue
		}
		office := f.office(p)
		switch {
		case office == "" && house != nil && speaksFor(p):
			p.Party = house
		case office != "":
			p.Party = f.stateOf(p, office, held, house)
		}
	}
	if house != nil {
		f.master(house)
	}
}

// master gives the person of whom a house's text speaks most, and to whom it gives no party, the house.
func (f *finder) master(house *Party) {
	counts := map[*Person]int{}
	for _, s := range f.spots {
		if s.who != nil {
			counts[s.who.Person]++
		}
	}
	for _, s := range f.spots {
		if s.who == nil || !s.leads() {
			continue
		}
		if p := s.who.Person; p.Party == nil && !p.Bystander && counts[p] > 1 {
			p.Party = house
		}
		return
	}
}

func speaksFor(p *Person) bool {
	return slices.ContainsFunc(p.Roles, func(r graph.Role) bool { return r.Capacity == graph.SpeaksFor })
}

// office returns the office of a state that a person holds, as only one may hold it: "president"; empty where he holds none.
func (f *finder) office(p *Person) string {
	for _, r := range p.Roles {
		role := strings.ToLower(r.Text)
		words := strings.Fields(role)
		if r.Capacity == graph.SpeaksFor && slices.ContainsFunc(words, func(w string) bool {
			return f.words.is("state-office", w) || f.words.is("state-office", singular(w))
		}) {
			return role
		}
	}
	return ""
}

// offices lists who is known to hold which state's office.
func (f *finder) offices() map[string]map[*Party]bool {
	held := map[string]map[*Party]bool{}
	for _, p := range f.persons {
		if office := f.office(p); office != "" && p.Party != nil {
			if held[office] == nil {
				held[office] = map[*Party]bool{}
			}
			held[office][p.Party] = true
		}
	}
	return held
}

// stateOf returns the state whose office a person must hold: of those that have no other holder, the one that his sentences name most, then the document.
func (f *finder) stateOf(p *Person, office string, held map[string]map[*Party]bool, house *Party) *Party {
	near, all := map[*Party]int{}, f.counts()
	for _, party := range f.near[p] {
		near[party]++
	}
	if house != nil && !held[office][house] {
		near[house] += 2
	}
	if topic := f.topic(p); topic != nil {
		near[topic] += 2
	}
	var best *Party
	for party := range all {
		if party.Type != graph.State || held[office][party] {
			continue
		}
		if best == nil || cmp.Or(cmp.Compare(near[party], near[best]), cmp.Compare(all[party], all[best]), cmp.Compare(best.ID, party.ID)) > 0 {
			best = party
		}
	}
	if best == nil || near[best] == 0 && best != f.home {
		return nil
	}
	if held[office] == nil {
		held[office] = map[*Party]bool{}
	}
	held[office][best] = true
	return best
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
		case "poss", "amod", "compound", "nmod":
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

// house returns the state whose house issues the text, where its title says that it is a statement or a readout, or its seat is where the text is set: the
// state that acts in it most. It is nil of other texts.
func (f *finder) house() *Party {
	issued, acts := false, map[*Party]int{}
	for _, l := range f.lines {
		title := f.document.Blocks[f.document.Sentences[l.i].Block].Kind == text.Title
		for k := range l.w {
			issued = issued || title && k < 3 && l.is("house-title", k)
		}
		for _, m := range l.found {
			switch {
			case m.Party == nil || m.Party.Type != graph.State && m.Party.Type != graph.Bloc:
			case m.Form == BySeat:
				acts[m.Party] += 3
			case title:
			case l.subject(m.Head) || m.To < len(l.w) && l.is("commitment", m.To) || l.text(m.To) == "'s" && l.is("commitment", m.To+1):
				acts[m.Party]++
			}
		}
	}
	var best *Party
	for p, n := range acts {
		if best == nil || cmp.Or(cmp.Compare(n, acts[best]), cmp.Compare(best.ID, p.ID)) > 0 {
			best = p
		}
	}
	if !issued && (best == nil || acts[best] < 3) || best == nil {
		return nil
	}
	return best
}
