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
		if s.said.owner >= 0 {
			f.owned(n)
		}
		if s.said.listed && n > 0 && f.spots[n-1].l == s.l {
			f.share(f.spots[n-1], s)
		}
		f.beside(s)
	}
	for _, p := range f.persons {
		p.Bystander = p.Bystander && len(p.Roles) == 0
	}
}

func (f *finder) vote(p *Person, v vote) {
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
	for _, t := range s.said.roles {
		if t.kind == bystanderTitle && !s.l.belongsToSide(t) {
			continue
		}
		from, to := t.from, t.to
		capacity := cmp.Or(t.capacity, graph.BelongsTo)
		if s.said.former {
			capacity = graph.BelongsTo
		}
		start, end := s.l.w[from].Start, s.l.w[to-1].End
		text := f.document.Text[start:end]
		if slices.ContainsFunc(p.Roles, func(r graph.Role) bool { return strings.EqualFold(r.Text, text) }) {
			continue
		}
		p.Roles = append(p.Roles, graph.Role{Text: text, Capacity: capacity, Evidence: graph.Passage{Text: text, Start: start, End: end}})
	}
}

// owned gives a person whose title stands behind "his" or "its" the party of whom that means: the last person or party named before.
func (f *finder) owned(n int) {
	s := f.spots[n]
	word := s.l.w[s.said.owner].Text
	if word == "its" || word == "their" {
		for k := s.said.owner - 1; k >= 0; k-- {
			if at := s.l.taken[k]; at > 0 && s.l.found[at-1].Party != nil {
				f.vote(s.who.Person, vote{s.l.found[at-1].Party, byGroup})
				return
			}
		}
		return
	}
	for k := n - 1; k >= 0 && k > n-3; k-- {
		if other := f.spots[k]; other.who != nil && other.who != s.who && other.l.i >= s.l.i-1 {
			f.links = append(f.links, [2]*Person{other.who.Person, s.who.Person})
			return
		}
	}
}

// share lets the second of two persons of a list have the first's party: where he bears a title without a party, or one title in the plural is both's.
func (f *finder) share(first, second *spot) {
	if first.who == nil || first.who == second.who || len(first.said.votes) == 0 && !first.said.listed {
		return
	}
	if len(second.said.roles) > 0 && f.sameOffice(first, second) || second.said.kin {
		return
	}
	if len(second.said.roles) == 0 && !plural(first) && !first.said.listed {
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

// plural tells whether a mention's title stands in the plural.
func plural(s *spot) bool {
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
		if m.Party != nil && !others[m.Party] && !seen[m.Party] {
			seen[m.Party] = true
			f.near[s.who.Person] = append(f.near[s.who.Person], m.Party)
		}
	}
}

// settle gives each person the party with the most evidence, lets it flow along links and lists, and falls back for officers of a state on the state that the
// text turns on.
func (f *finder) settle() {
	f.home = f.homeland()
	for _, p := range f.persons {
		p.Party = f.winner(f.votes[p])
	}
	f.flow()
	for _, p := range f.persons {
		if p.Party != nil || p.Bystander || p.Chair {
			continue
		}
		if p.Party = f.nearest(p); p.Party == nil && f.officer(p) {
			p.Party = f.home
		}
	}
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

// officer tells whether a person holds an office of a state now.
func (f *finder) officer(p *Person) bool {
	return slices.ContainsFunc(p.Roles, func(r graph.Role) bool {
		words := strings.Fields(strings.ToLower(r.Text))
		return r.Capacity == graph.SpeaksFor && slices.ContainsFunc(words, func(w string) bool {
			return f.words.is("state-office", w) || f.words.is("state-office", singular(w)) || w == "spokesman"
		})
	})
}

// nearest returns the party that stands in most of a titled person's sentences, nil where two tie or it stands in one only.
func (f *finder) nearest(p *Person) *Party {
	if len(p.Roles) == 0 {
		return nil
	}
	counts := map[*Party]int{}
	for _, party := range f.near[p] {
		counts[party]++
	}
	var best, second *Party
	for party, n := range counts {
		switch {
		case best == nil || n > counts[best]:
			best, second = party, best
		case second == nil || n > counts[second]:
			second = party
		}
	}
	if best == nil || counts[best] < 2 || second != nil && counts[second] == counts[best] {
		return nil
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
