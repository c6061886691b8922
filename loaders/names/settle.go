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
		f.roles(s)
		f.hisOwn(s)
		if len(s.said.votes) == 0 && (n == 0 || f.spots[n-1].l != s.l || !s.l.joinedTo(f.spots[n-1], s)) {
			f.distribute(n)
		}
		if k := s.said.crowd; k >= 0 && len(s.said.votes) == 0 {
			f.vote(p, vote{f.crowdAt(s.l, k), byTitle})
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
func (f *finder) roles(s *spot) {
	p := s.who.Person
	p.Bystander = p.Bystander || s.said.bystander || s.said.kin && len(s.said.votes) == 0
	p.Chair = p.Chair || s.said.chair
	if slices.ContainsFunc(s.said.roles, func(t titleSpan) bool { return t.kind == roleTitle }) {
		f.serving[p] = true
	}
	for _, t := range s.said.roles {
		if t.kind == bystanderTitle && !s.l.belongsToSide(t) {
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

// owned gives a person whose title stands behind "his" or "its" the party of whom that means: the last person or party named before.
func (f *finder) owned(n int) {
	s := f.spots[n]
	switch word := s.l.w[s.said.owner]; {
	case word.Tag == "POS":
		f.vote(s.who.Person, vote{f.calledSo(s.l, s.said.owner-1), byGroup})
		return
	case word.Text == "its" || word.Text == "their":
		if n > 0 && f.spots[n-1].l == s.l && f.spots[n-1].said.owner >= 0 && f.spots[n-1].who != nil {
			f.links = append(f.links, [2]*Person{f.spots[n-1].who.Person, s.who.Person})
			return
		}
		f.vote(s.who.Person, vote{f.lastParty(s.l, s.said.owner, anyParty), byGroup})
		return
	}
	for k := n - 1; k >= 0 && k > n-3; k-- {
		if other := f.spots[k]; other.who != nil && other.who != s.who && other.l.i >= s.l.i-1 {
			f.links = append(f.links, [2]*Person{other.who.Person, s.who.Person})
			return
		}
	}
}

func anyParty(*Party) bool { return true }

// calledSo returns the party that a common noun at word k takes up: "the movement's secretary", "the country's minister".
func (f *finder) calledSo(l *line, k int) *Party {
	switch {
	case l.is("country", k) || l.is("government", k):
		return f.lastParty(l, k, func(p *Party) bool { return p.Type == graph.State })
	case l.is("stateless", k) || l.is("heads.organization", k):
		return f.lastParty(l, k, func(p *Party) bool { return p.Type != graph.State && !p.Crowd })
	}
	return nil
}

// lastParty returns the last party of a sort that the sentence names before word k, else the last of the sentence before.
func (f *finder) lastParty(l *line, k int, fits func(*Party) bool) *Party {
	for n := len(l.found) - 1; n >= 0; n-- {
		if m := l.found[n]; m.To <= k && m.Party != nil && fits(m.Party) {
			return m.Party
		}
	}
	if l.i == 0 {
		return nil
	}
	before := f.lines[l.i-1]
	for n := len(before.found) - 1; n >= 0; n-- {
		if m := before.found[n]; m.Party != nil && fits(m.Party) {
			return m.Party
		}
	}
	return nil
}

// share lets the second of two persons of a list have the first's party: where he bears a title without a party, or one title in the plural is both's.
func (f *finder) share(first, second *spot) {
	if first.who == nil || first.who == second.who || len(first.said.votes) == 0 && !first.said.listed {
		return
	}
	if len(second.said.roles) > 0 && f.sameOffice(first, second) || second.said.kin {
		return
	}
	if len(second.said.roles) == 0 && !severally(first) && !first.said.listed {
		return
	}
	f.lists = append(f.lists, [2]*Person{first.who.Person, second.who.Person})
}

func (f *finder) sameOffice(a, b *spot) bool {
	return len(a.said.roles) > 0 && a.title() == b.title()
}

func (s *spot) title() string {
	t := s.said.roles[0]
	return strings.ToLower(s.l.raw(t.from, t.to))
}

// severally tells whether a mention's title stands in the plural.
func severally(s *spot) bool {
	if len(s.said.roles) == 0 {
		return false
	}
	tag := s.l.w[s.said.roles[0].to-1].Tag
	return tag == "NNS" || tag == "NNPS"
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

// settle gives each person the party with the most evidence, lets it flow along links and lists, and falls back for officers of a state on the state that the
// text turns on.
func (f *finder) settle() {
	f.home = f.homeland()
	f.resumed()
	for _, p := range f.persons {
		p.Party = f.winner(f.votes[p])
	}
	f.flow()
	f.fallBack()
	f.flow()
}

func (f *finder) flow() {
	for range 2 {
		for _, pairs := range [][][2]*Person{f.links, f.lists} {
			for _, pair := range pairs {
				if pair[1].Party == nil && !pair[1].Bystander {
					pair[1].Party = pair[0].Party
				}
			}
		}
	}
}

// winner returns the party with the most votes. A party of this document alone yields to one that the packs know.
func (f *finder) winner(votes map[*Party]int) *Party {
	var best *Party
	better := func(p, q *Party) bool {
		if p.Own != q.Own && votes[p] >= byGroup && votes[q] >= byGroup {
			return q.Own
		}
		return cmp.Or(cmp.Compare(votes[q], votes[p]), cmp.Compare(p.ID, q.ID)) < 0
	}
	for p := range votes {
		if best == nil || better(p, best) {
			best = p
		}
	}
	return best
}

// homeland returns the state on which the text turns: the only one, or one that it names at least twice as often as any other; else that of the place where it
// is written.
func (f *finder) homeland() *Party {
	counts := map[*Party]int{}
	for _, l := range f.lines {
		for _, m := range l.found {
			if m.Party != nil && m.Party.Type == graph.State {
				counts[m.Party]++
			}
		}
	}
	var best *Party
	most, next := 0, 0
	for p, n := range counts {
		switch {
		case n > most:
			best, most, next = p, n, most
		case n > next:
			next = n
		}
	}
	if best != nil && most >= 2*next {
		return best
	}
	return nil
}
