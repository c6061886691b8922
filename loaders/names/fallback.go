package names

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
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
	return mine.capacity == graph.BelongsTo || last == "official" || last == s.l.w[mine.to-1].Text
}

// fallBack gives the officers without a party the state that their sentences turn on.
func (f *finder) fallBack() {
	held := f.offices()
	h, issued := f.house(), f.issued()
	for _, p := range f.persons {
		if p.Party != nil || p.Bystander || p.Chair || len(p.Roles) == 0 {
			continue
		}
		office := f.office(p)
		switch {
		case issued && f.ours(p):
			p.Party = h
		case h != nil && f.scene(p, h) != nil:
			p.Party = f.scene(p, h)
		case office != "":
			p.Party = f.stateOf(p, office, held, h)
		case h != nil:
			p.Party = h
		case speaksFor(p):
			p.Party = cmp.Or(f.mostly(p), f.home)
		default:
			p.Party = f.mostly(p)
		}
	}
	f.master()
}

// mostly returns the party that most of a titled person's sentences name, nil where two tie or one sentence alone names it.
func (f *finder) mostly(p *Person) *Party {
	counts := map[*Party]int{}
	for _, party := range f.near[p] {
		counts[party]++
	}
	best, next := most(counts)
	if best == nil || counts[best] < 2 || next == counts[best] {
		return nil
	}
	return best
}

// most returns the party that counts most, and how much the next one counts.
func most(counts map[*Party]int) (best *Party, next int) {
	for p, n := range counts {
		switch {
		case best == nil || cmp.Or(cmp.Compare(n, counts[best]), cmp.Compare(best.ID, p.ID)) > 0:
			if best != nil {
				next = max(next, counts[best])
			}
			best = p
		default:
			next = max(next, n)
		}
	}
	return best, next
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
		if party.Type != graph.State || held[office][party] {
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
			if o.l == s.l && o.who != nil && o.who != s.who && o.who.Party != nil && f.office(o.who.Person) != "" {
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
