package mention

import (
	"cmp"

	"github.com/parleygraph/parley/graph"
)

// OwnedBy returns the party that "its" at word k takes up: the last that is a subject, else the last that the sentence names.
func (f *Finder) OwnedBy(l *Line, k int) *Party {
	for n := len(l.Found) - 1; n >= 0; n-- {
		if m := l.Found[n]; m.To <= k && m.Party != nil && m.Form != ByDemonym && (l.Words[m.Head].Relation == "nsubj" || l.Words[m.Head].Relation == "nsubjpass") {
			return m.Party
		}
	}
	return f.lastParty(l, k, anyParty)
}

// CalledSo returns the party that a common noun at word k takes up: "the movement's secretary", "the country's minister".
func (f *Finder) CalledSo(l *Line, k int) *Party {
	if p := cmp.Or(f.Body(l, k), f.EndsIn(l.Words[k].Text)); p != nil {
		return p
	}
	switch {
	case l.Is("country", k) || l.Is("government", k):
		return f.lastParty(l, k, func(p *Party) bool { return p.Type == graph.State })
	case l.Is("stateless", k) || l.Is("heads.organization", k):
		return f.lastParty(l, k, func(p *Party) bool { return p.Type != graph.State && !p.Crowd })
	}
	return nil
}

// lastParty returns the last party of a sort that the sentence names before word k, else the last of the sentence before.
func (f *Finder) lastParty(l *Line, k int, fits func(*Party) bool) *Party {
	for n := len(l.Found) - 1; n >= 0; n-- {
		if m := l.Found[n]; m.To <= k && m.Party != nil && fits(m.Party) {
			return m.Party
		}
	}
	if l.Index == 0 {
		return nil
	}
	before := f.lines[l.Index-1]
	for n := len(before.Found) - 1; n >= 0; n-- {
		if m := before.Found[n]; m.Party != nil && fits(m.Party) {
			return m.Party
		}
	}
	return nil
}

func anyParty(*Party) bool { return true }
