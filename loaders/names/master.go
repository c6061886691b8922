package names

import (
	"cmp"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// master gives the person with whom the text opens, without a title, and whom it has meet a foreign officer, the state that is left: "Holm met with the President
// of Oman."
func (f *finder) master() {
	var who *known
	for _, s := range f.spots {
		if s.who != nil && s.who.Party == nil && s.leads() {
			who = s.who
			break
		}
	}
	if who == nil || who.Party != nil || who.Bystander || len(who.Roles) > 0 || f.document.Sentences == nil || !f.early(who) {
		return
	}
	taken := map[*Party]bool{}
	foreign := false
	for _, s := range f.spots {
		for _, v := range s.said.votes {
			taken[v.party] = taken[v.party] || v.party.Type == graph.State && s.who != who
			foreign = foreign || v.party.Type == graph.State && len(s.said.roles) > 0
		}
	}
	counts := map[*Party]int{}
	for p, n := range f.nameless() {
		if !taken[p] {
			counts[p] += n
		}
	}
	for p, n := range f.partners(taken) {
		counts[p] += n
	}
	for p, n := range f.counts() {
		if p.Type == graph.State && !taken[p] {
			counts[p] += n
		}
	}
	best, next := most(counts)
	if best != nil && counts[best] > next && (foreign || f.issued()) {
		who.Person.Party = best
	}
}

// partners weighs the states that "and" or a hyphen joins to one of those given: "between Norway and Oman", "Norwegian-Omani talks".
func (f *finder) partners(of map[*Party]bool) map[*Party]int {
	counts := map[*Party]int{}
	for _, l := range f.lines {
		for n := range l.found {
			if n > 0 {
				a, b := l.found[n-1], l.found[n]
				if a.Party != nil && b.Party != nil && a.To+1 == b.From && l.w[a.To].Text == "and" && of[a.Party] != of[b.Party] {
					counts[a.Party] += 4
					counts[b.Party] += 4
				}
			}
		}
		for k := range l.w {
			left, right, ok := strings.Cut(l.w[k].Text, "-")
			if a, b := f.words.names.exact(left), f.words.names.exact(right); ok && a != nil && b != nil && of[a[0].party] != of[b[0].party] {
				counts[a[0].party] += 4
				counts[b[0].party] += 4
			}
		}
	}
	for p := range of {
		delete(counts, p)
	}
	return counts
}

// nameless weighs the states whose office the text names without its holder: "the Norwegian President said", "the President of Norway".
func (f *finder) nameless() map[*Party]int {
	counts := map[*Party]int{}
	for _, l := range f.lines {
		for _, t := range l.titles {
			if t.kind != roleTitle || !l.is("state-office", t.to-1) && l.w[t.to-1].Text != "leader" || t.to < len(l.w) && l.taken[t.to] > 0 && l.found[l.taken[t.to]-1].Party == nil {
				continue
			}
			end := l.appositionEnd(t.to)
			if end < len(l.w) && l.taken[end] > 0 && l.found[l.taken[end]-1].Party == nil {
				continue
			}
			if p := cmp.Or(l.partyBefore(t, l.modifiers(t.from, max(0, t.from-6))), l.partyBehind(t, len(l.w))); p != nil && p.Type == graph.State {
				counts[p] += 3
			}
		}
	}
	return counts
}

// firstSentences is how many sentences behind the title open a text.
const firstSentences = 3

// early tells whether a person's first mention stands in the title or the first sentences.
func (f *finder) early(k *known) bool {
	return k.at <= f.document.Sentences[min(firstSentences, len(f.document.Sentences)-1)].End
}
