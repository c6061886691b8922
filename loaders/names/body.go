package names

import (
	"strings"
)

// bodiesOf counts whose government, army, ministry the document names: "Norway's army", "the Government of Norway", "Norway says that its army". It is keyed by
// the noun.
func (f *finder) bodiesOf() map[string]map[*Party]int {
	counts := map[string]map[*Party]int{}
	for _, l := range f.lines {
		for k := range l.w {
			if l.taken[k] > 0 || !strings.HasPrefix(l.w[k].Tag, "NN") || !l.bodyNoun(k) {
				continue
			}
			if p := f.bodyOwner(l, k); p != nil {
				noun := strings.ToLower(l.w[k].Text)
				if counts[noun] == nil {
					counts[noun] = map[*Party]int{}
				}
				counts[noun][p]++
			}
		}
	}
	return counts
}

// bodyNoun tells whether word k is what a body of a state or an organization is called: "army", "ministry".
func (l *line) bodyNoun(k int) bool {
	return l.is("government", k) || l.is("force", k) || l.is("state-body", k)
}

// bodyOwner returns whose body the noun at word k is by the words beside it, nil where none tells.
func (f *finder) bodyOwner(l *line, k int) *Party {
	if l.text(k+1) == "of" {
		at := k + 2
		if l.tag(at) == "DT" {
			at++
		}
		if at < len(l.w) && l.taken[at] > 0 && l.found[l.taken[at]-1].Party != nil {
			return l.found[l.taken[at]-1].Party
		}
	}
	for at := k - 1; at >= 0 && at > k-5; at-- {
		if n := l.taken[at]; n > 0 {
			if l.found[n-1].Form == ByCompound {
				return nil
			}
			return l.found[n-1].Party
		}
		switch {
		case l.w[at].Text == "its":
			return f.ownedBy(l, at)
		case l.w[at].Tag == "POS", strings.HasPrefix(l.w[at].Tag, "NN"), strings.HasPrefix(l.w[at].Tag, "JJ"), l.w[at].Tag == "CC":
		default:
			return nil
		}
	}
	return nil
}

// endsIn returns the one party that the document names by a name which ends in a noun: "commission" for the European Commission.
func (f *finder) endsIn(noun string) *Party {
	var only *Party
	for _, l := range f.lines {
		for _, m := range l.found {
			if m.Party == nil || m.Form != ByName || m.To-m.From < 2 || l.w[m.To-1].Text != noun || only == m.Party {
				continue
			}
			if only != nil {
				return nil
			}
			only = m.Party
		}
	}
	return only
}

// body returns the party whose body "the army" at word k is, nil where the document names none or two as often.
func (f *finder) body(l *line, k int) *Party {
	if k < 0 || k >= len(l.w) || !l.bodyNoun(k) {
		return nil
	}
	best, next := most(f.bodies[strings.ToLower(l.w[k].Text)])
	if best == nil || f.bodies[strings.ToLower(l.w[k].Text)][best] == next {
		return nil
	}
	return best
}
