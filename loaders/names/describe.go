package names

import (
	"cmp"
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/names/mention"
)

// describe gives the persons what the phrases around their names say.
func (f *finder) describe() {
	for n, s := range f.spots {
		if s.who != nil {
			f.describeSpot(n, s)
		}
	}
	for _, p := range f.persons {
		p.Bystander = p.Bystander && len(p.Roles) == 0 || f.victim(p)
		p.Chair = p.Chair && len(f.votes[p]) == 0 && !f.serving[p]
	}
}

// describeSpot gives a person what the phrase around one mention says.
func (f *finder) describeSpot(n int, s *spot) {
	p := s.who.Person
	for _, v := range s.said.votes {
		f.vote(p, v)
	}
	f.roles(s, f.company(n))
	f.hisOwn(s)
	f.delegated(s)
	if len(s.said.votes) == 0 {
		if n == 0 || f.spots[n-1].l != s.l || !s.l.joinedTo(f.spots[n-1], s) {
			f.distribute(n)
		}
		if k := s.said.crowd; k >= 0 {
			f.vote(p, vote{f.CrowdAt(s.l.Line, k), byTitle})
		}
	}
	f.linked(n, s)
	f.noteBeside(s)
}

// linked notes whose man a person is by one mention, and of whom a list makes him one.
func (f *finder) linked(n int, s *spot) {
	p := s.who.Person
	if f.company(n) {
		f.links = append(f.links, [2]*Person{f.spots[n-2].who.Person, p})
	}
	if b := s.said.boss; b >= 0 && len(s.said.votes) == 0 && s.l.Found[b].Person != nil && !s.said.kin {
		f.links = append(f.links, [2]*Person{s.l.Found[b].Person, p})
	}
	if s.said.owner >= 0 {
		f.owned(n)
	}
	if n == 0 || f.spots[n-1].l != s.l {
		return
	}
	before := f.spots[n-1]
	if s.said.listed {
		f.share(before, s)
	}
	if before.who != nil && len(s.said.votes) > 0 && len(before.said.votes) == 0 && s.backwards(before) {
		f.lists = append(f.lists, [2]*Person{p, before.who.Person})
	}
}

// backwards tells whether "of Norway" behind a mention is said of the one before it too: "X and Y of Norway".
func (s *spot) backwards(before *spot) bool {
	a, b := s.l.Found[before.mention], s.l.Found[s.mention]
	next := s.l.Text(b.To)
	return a.To+1 == b.From && s.l.Words[a.To].Text == "and" && (next == "of" || next == "from") && len(before.said.roles) == 0
}

// victim tells whether the document only says what was done to a person: killed, kidnapped, found dead.
func (f *finder) victim(p *Person) bool {
	suffered := false
	for _, s := range f.spotsOf(p) {
		w := s.l.Words[s.l.Found[s.mention].Head]
		if w.Head < 0 {
			continue
		}
		up := s.l.Words[w.Head]
		switch {
		case w.Relation == "nsubjpass" && f.words.Is("victim-verb", up.Lemma), w.Relation == "nsubj" && up.Lemma == "die",
			w.Relation == "poss" && f.words.Is("victim-noun", up.Text),
			w.Relation == "pobj" && up.Text == "of" && up.Head >= 0 && f.words.Is("victim-noun", s.l.Words[up.Head].Text):
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
	for k := l.Found[s.mention].From - 1; k > 0; k-- {
		if !l.Is("member", k) || l.Words[k].Tag[0] != 'V' && l.Words[k].Tag != "IN" {
			continue
		}
		for n := len(l.Found) - 1; n >= 0; n-- {
			m := l.Found[n]
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
		if head, _ := l.f.words.HeadOf(l.Words[k].Text); l.Is("delegation", k) || head == mention.Speaks && l.Words[k].Tag == "NNS" {
			return true
		}
	}
	return false
}

// hisOwn gives the subject of a sentence the side that it calls his own: "X urged his Northern Army to stop".
func (f *finder) hisOwn(s *spot) {
	if s.l.Words[s.l.Found[s.mention].Head].Relation != "nsubj" {
		return
	}
	for n := s.mention + 1; n < len(s.l.Found); n++ {
		m := s.l.Found[n]
		if m.Party == nil || m.Form != ByName || m.Party.Type != graph.Faction && m.Party.Type != graph.ArmedGroup {
			continue
		}
		k := m.From - 1
		for k > 0 && s.l.Words[k].Tag == "JJ" {
			k--
		}
		if t := s.l.Text(k); k > s.l.Found[s.mention].To && (t == "his" || t == "her") {
			f.vote(s.who.Person, vote{m.Party, byPhrase})
		}
	}
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
	if slices.ContainsFunc(s.said.roles, func(t mention.TitleSpan) bool { return t.Kind == mention.RoleTitle }) {
		f.serving[p] = true
	}
	for _, t := range s.said.roles {
		if t.Kind == mention.BystanderTitle && !s.l.belongsToSide(t) && !s.l.Is("head-noun", t.To-1) {
			continue
		}
		if s.said.former {
			t.Capacity = graph.BelongsTo
		}
		f.addRole(p, s.l, t)
	}
}

func (f *finder) addRole(p *Person, l *line, t mention.TitleSpan) {
	start, end := l.Words[t.From].Start, l.Words[t.To-1].End
	text := f.document.Text[start:end]
	if slices.ContainsFunc(p.Roles, func(r graph.Role) bool { return strings.EqualFold(r.Text, text) }) {
		return
	}
	p.Roles = append(p.Roles, graph.Role{Text: text, Capacity: cmp.Or(t.Capacity, graph.BelongsTo), Evidence: graph.Passage{Text: text, Start: start, End: end}})
}

// noteBeside notes the parties that a titled person's sentence names, without those of others' titles.
func (f *finder) noteBeside(s *spot) {
	others := map[*Party]bool{}
	for _, o := range f.spots {
		if o.l == s.l && o.who != s.who {
			for _, v := range o.said.votes {
				others[v.party] = true
			}
		}
	}
	seen := map[*Party]bool{}
	for _, m := range s.l.Found {
		if m.Party != nil && !others[m.Party] && !seen[m.Party] && s.ownState(&m) {
			seen[m.Party] = true
			f.beside[s.who.Person] = append(f.beside[s.who.Person], m.Party)
		}
	}
}

// ownState tells whether a state that a person's sentence names can be his by where it stands there.
func (s *spot) ownState(m *Mention) bool {
	if m.Form == ByCapital || m.Form == ByCompound || s.l.object(m) || s.l.Text(m.To) == "counterpart" {
		return false
	}
	return !s.l.leadsSentence(m.Head) || !s.reported()
}

// object tells whether a mention is the object of a preposition or verb, and no more than that.
func (l *line) object(m *Mention) bool {
	r := l.Words[m.Head].Relation
	return (r == "pobj" || r == "dobj") && (m.Form == ByName || m.Form == ByCapital)
}
