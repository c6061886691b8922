package names

import (
	"cmp"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// share lets the second of two persons of a list have the first's party: where he bears a title without a party, or one title in the plural is both's.
func (f *finder) share(first, second *spot) {
	if first.who == nil || first.who == second.who || len(first.said.votes) == 0 && !first.said.listed {
		return
	}
	if len(second.said.roles) > 0 && f.sameOffice(first, second) || second.said.kin {
		return
	}
	if len(second.said.roles) == 0 && !severally(first) && !first.said.listed {
		if len(first.said.roles) > 0 && len(second.words()) > 1 {
			f.paired = append(f.paired, [2]*Person{first.who.Person, second.who.Person})
		}
		return
	}
	f.lists = append(f.lists, [2]*Person{first.who.Person, second.who.Person})
}

func (f *finder) sameOffice(a, b *spot) bool {
	return len(a.said.roles) > 0 && a.title() == b.title()
}

func (s *spot) title() string {
	t := s.said.roles[0]
	return strings.ToLower(s.l.Raw(t.From, t.To))
}

// severally tells whether a mention's title stands in the plural.
func severally(s *spot) bool {
	if len(s.said.roles) == 0 {
		return false
	}
	tag := s.l.Words[s.said.roles[0].To-1].Tag
	return tag == "NNS" || tag == "NNPS"
}

// settle gives each person the party with the most evidence, lets it flow along links and lists, and falls back for officers of a state on the state that the
// text turns on.
func (f *finder) settle() {
	f.home = f.homeland()
	f.resumed()
	f.takenUp()
	for _, p := range f.persons {
		p.Party = f.winner(f.votes[p])
	}
	f.flow()
	f.fallBack()
	f.flow()
	for _, pair := range f.paired {
		if pair[1].Party == nil && !pair[1].Bystander && len(pair[1].Roles) == 0 {
			pair[1].Party = pair[0].Party
		}
	}
}

func (f *finder) flow() {
	for _, pair := range f.links { // "President X's envoy Y", where only Y's side is told
		if p := f.winner(f.votes[pair[1]]); pair[0].Party == nil && p != nil && p.Type == graph.State && !pair[0].Bystander {
			pair[0].Party = p
		}
	}
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

// winner returns the party with the most votes. Of two with as much, one of this document alone yields to one that the packs know.
func (f *finder) winner(votes map[*Party]int) *Party {
	var best *Party
	better := func(p, q *Party) bool {
		if p.Own != q.Own && votes[p] == votes[q] {
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
		for _, m := range l.Found {
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
