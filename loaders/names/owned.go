package names

import (
	"cmp"

	"github.com/parleygraph/parley/graph"
)

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
		f.vote(s.who.Person, vote{f.ownedBy(s.l, s.said.owner), byGroup})
		return
	}
	for k := n - 1; k >= 0 && k > n-3; k-- {
		if other := f.spots[k]; other.who != nil && other.who != s.who && other.l.i >= s.l.i-1 {
			f.links = append(f.links, [2]*Person{other.who.Person, s.who.Person})
			return
		}
	}
}

// ownedBy returns the party that "its" at word k takes up: the last that is a subject, else the last that the sentence names.
func (f *finder) ownedBy(l *line, k int) *Party {
	for n := len(l.found) - 1; n >= 0; n-- {
		if m := l.found[n]; m.To <= k && m.Party != nil && m.Form != ByDemonym && (l.w[m.Head].Relation == "nsubj" || l.w[m.Head].Relation == "nsubjpass") {
			return m.Party
		}
	}
	return f.lastParty(l, k, anyParty)
}

func anyParty(*Party) bool { return true }

// calledSo returns the party that a common noun at word k takes up: "the movement's secretary", "the country's minister".
func (f *finder) calledSo(l *line, k int) *Party {
	if p := cmp.Or(f.body(l, k), f.endsIn(l.w[k].Text)); p != nil {
		return p
	}
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
