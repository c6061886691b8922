package mention

import (
	"cmp"
	"strings"
)

// bodiesOf counts whose government, army, ministry the document names: "Norway's army", "the Government of Norway", "Norway says that its army". It is keyed by
// the noun.
func (f *Finder) bodiesOf() map[string]map[*Party]int {
	counts := map[string]map[*Party]int{}
	for _, l := range f.lines {
		for k := range l.Words {
			if l.Taken[k] > 0 || !strings.HasPrefix(l.Words[k].Tag, "NN") || !l.bodyNoun(k) {
				continue
			}
			if p := f.bodyOwner(l, k); p != nil {
				noun := strings.ToLower(l.Words[k].Text)
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
func (l *Line) bodyNoun(k int) bool {
	return l.Is("government", k) || l.Is("force", k) || l.Is("state-body", k)
}

// bodyOwner returns whose body the noun at word k is by the words beside it, nil where none tells.
func (f *Finder) bodyOwner(l *Line, k int) *Party {
	if l.Text(k+1) == "of" {
		at := k + 2
		if l.Tag(at) == "DT" {
			at++
		}
		if at < len(l.Words) && l.Taken[at] > 0 && l.Found[l.Taken[at]-1].Party != nil {
			return l.Found[l.Taken[at]-1].Party
		}
	}
	for at := k - 1; at >= 0 && at > k-5; at-- {
		if n := l.Taken[at]; n > 0 {
			if l.Found[n-1].Form == ByCompound {
				return nil
			}
			return l.Found[n-1].Party
		}
		switch {
		case l.Words[at].Text == "its":
			return f.OwnedBy(l, at)
		case l.Words[at].Tag == "POS", strings.HasPrefix(l.Words[at].Tag, "NN"), strings.HasPrefix(l.Words[at].Tag, "JJ"), l.Words[at].Tag == "CC":
		default:
			return nil
		}
	}
	return nil
}

// EndsIn returns the one party that the document names by a name which ends in a noun: "commission" for the European Commission.
func (f *Finder) EndsIn(noun string) *Party {
	var only *Party
	for _, l := range f.lines {
		for _, m := range l.Found {
			if m.Party == nil || m.Form != ByName || m.To-m.From < 2 || l.Words[m.To-1].Text != noun || only == m.Party {
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

// Body returns the party whose body "the army" at word k is, nil where the document names none or two as often.
func (f *Finder) Body(l *Line, k int) *Party {
	if k < 0 || k >= len(l.Words) || !l.bodyNoun(k) {
		return nil
	}
	best, next := Most(f.bodies[strings.ToLower(l.Words[k].Text)])
	if best == nil || f.bodies[strings.ToLower(l.Words[k].Text)][best] == next {
		return nil
	}
	return best
}

// Most returns the party that counts most, and how much the next one counts.
func Most(counts map[*Party]int) (best *Party, next int) {
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
