package names

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// describe gives the persons what the phrases around their names say.
func (f *finder) describe() {
	for n, s := range f.spots {
		if s.who == nil {
			continue
		}
		p := s.who.Person
		for _, v := range s.said.votes {
			f.vote(p, v)
		}
		f.roles(s, f.company(n))
		f.hisOwn(s)
		f.delegated(s)
		if len(s.said.votes) == 0 && (n == 0 || f.spots[n-1].l != s.l || !s.l.joinedTo(f.spots[n-1], s)) {
			f.distribute(n)
		}
		if k := s.said.crowd; k >= 0 && len(s.said.votes) == 0 {
			f.vote(p, vote{f.crowdAt(s.l, k), byTitle})
		}
		if f.company(n) {
			f.links = append(f.links, [2]*Person{f.spots[n-2].who.Person, p})
		}
		if b := s.said.boss; b >= 0 && len(s.said.votes) == 0 && s.l.found[b].Person != nil && !s.said.kin {
			f.links = append(f.links, [2]*Person{s.l.found[b].Person, p})
		}
		if s.said.owner >= 0 {
			f.owned(n)
		}
		if s.said.listed && n > 0 && f.spots[n-1].l == s.l {
			f.share(f.spots[n-1], s)
		}
		f.beside(s)
	}
	for _, p := range f.persons {
		p.Bystander = p.Bystander && len(p.Roles) == 0 || f.victim(p)
		p.Chair = p.Chair && len(f.votes[p]) == 0 && !f.serving[p]
	}
}

// victim tells whether the document only says what was done to a person: killed, kidnapped, found dead.
func (f *finder) victim(p *Person) bool {
	suffered := false
	for _, s := range f.spots {
		if s.who == nil || s.who.Person != p {
			continue
		}
		w := s.l.w[s.l.found[s.mention].Head]
		if w.Head < 0 {
			continue
		}
		up := s.l.w[w.Head]
		switch {
		case w.Relation == "nsubjpass" && f.words.is("victim-verb", up.Lemma), w.Relation == "nsubj" && up.Lemma == "die",
			w.Relation == "poss" && f.words.is("victim-noun", up.Text),
			w.Relation == "pobj" && up.Text == "of" && up.Head >= 0 && f.words.is("victim-noun", s.l.w[up.Head].Text):
			suffered = true
		case w.Relation == "nsubj" && up.Lemma != "be" && up.Lemma != "have":
			return false
		}
	}
	return suffered
}

// delegated gives a member the party of the delegation that his sentence lists: "Norway's delegation included Foreign Minister X and Y".
func (f *finder) delegated(s *spot) {
	if len(s.said.votes) > 0 || s.said.bystander {
		return
	}
	l := s.l
	for k := l.found[s.mention].From - 1; k > 0; k-- {
		if !l.is("member", k) || l.w[k].Tag[0] != 'V' && l.w[k].Tag != "IN" {
			continue
		}
		for n := len(l.found) - 1; n >= 0; n-- {
			m := l.found[n]
			if m.Party != nil && m.To < k && m.Form != ByCapital && !l.place(&m) && l.delegation(m.To, k) {
				f.vote(s.who.Person, vote{m.Party, byGroup})
				return
			}
		}
		return
	}
}

// delegation tells whether a word for those who act for a party stands in words [from, to).
func (l *line) delegation(from, to int) bool {
	for k := from; k < to && k < from+4; k++ {
		if head, _ := l.f.words.headOf(l.w[k].Text); l.is("delegation", k) || head == speaks && l.w[k].Tag == "NNS" {
			return true
		}
	}
	return false
}

// hisOwn gives the subject of a sentence the side that it calls his own: "X urged his Northern Army to stop".
func (f *finder) hisOwn(s *spot) {
	if s.l.w[s.l.found[s.mention].Head].Relation != "nsubj" {
		return
	}
	for n := s.mention + 1; n < len(s.l.found); n++ {
		m := s.l.found[n]
		if m.Party == nil || m.Form != ByName || m.Party.Type != graph.Faction && m.Party.Type != graph.ArmedGroup {
			continue
		}
		k := m.From - 1
		for k > 0 && s.l.w[k].Tag == "JJ" {
			k--
		}
		if t := s.l.text(k); k > s.l.found[s.mention].To && (t == "his" || t == "her") {
			f.vote(s.who.Person, vote{m.Party, byPhrase})
		}
	}
}

// crowdAt returns the side whose noun word k is.
func (f *finder) crowdAt(l *line, k int) *Party {
	for _, c := range f.crowds {
		if c.l == l && (c.head == k || c.head == k+1 && c.from <= k) {
			return c.settled
		}
	}
	return f.crowdOf[crowdNoun(l.w[k].Text)]
}

func (f *finder) vote(p *Person, v vote) {
	if v.party == nil {
		return
	}
	if f.votes[p] == nil {
		f.votes[p] = map[*Party]int{}
	}
	f.votes[p][v.party] += v.weight
}

// roles adds the titles of a mention to its person, each once, with the words that give it.
func (f *finder) roles(s *spot, company bool) {
	p := s.who.Person
	p.Bystander = p.Bystander || s.said.bystander || s.said.kin && len(s.said.votes) == 0 && !company
	p.Chair = p.Chair || s.said.chair
	if slices.ContainsFunc(s.said.roles, func(t titleSpan) bool { return t.kind == roleTitle }) {
		f.serving[p] = true
	}
	for _, t := range s.said.roles {
		if t.kind == bystanderTitle && !s.l.belongsToSide(t) && !s.l.is("head-noun", t.to-1) {
			continue
		}
		if s.said.former {
			t.capacity = graph.BelongsTo
		}
		f.addRole(p, s.l, t)
	}
}

func (f *finder) addRole(p *Person, l *line, t titleSpan) {
	start, end := l.w[t.from].Start, l.w[t.to-1].End
	text := f.document.Text[start:end]
	if slices.ContainsFunc(p.Roles, func(r graph.Role) bool { return strings.EqualFold(r.Text, text) }) {
		return
	}
	p.Roles = append(p.Roles, graph.Role{Text: text, Capacity: cmp.Or(t.capacity, graph.BelongsTo), Evidence: graph.Passage{Text: text, Start: start, End: end}})
}

// beside notes the parties that a titled person's sentence names, without those of others' titles.
func (f *finder) beside(s *spot) {
	others := map[*Party]bool{}
	for _, o := range f.spots {
		if o.l == s.l && o.who != s.who {
			for _, v := range o.said.votes {
				others[v.party] = true
			}
		}
	}
	seen := map[*Party]bool{}
	for _, m := range s.l.found {
		if m.Party != nil && !others[m.Party] && !seen[m.Party] && m.Form != ByCapital && !s.l.object(&m) && s.l.text(m.To) != "counterpart" {
			seen[m.Party] = true
			f.near[s.who.Person] = append(f.near[s.who.Person], m.Party)
		}
	}
}

// object tells whether a mention is the object of a preposition or verb, and no more than that.
func (l *line) object(m *Mention) bool {
	r := l.w[m.Head].Relation
	return (r == "pobj" || r == "dobj") && (m.Form == ByName || m.Form == ByCapital)
}
