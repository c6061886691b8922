package names

import (
	"cmp"
	"maps"
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/names/mention"
)

// master gives the person with whom the text opens, without a title, and whom it has meet a foreign officer, the state that is left and that "and" joins to a guest's or an
// officer of which speaks: "Holm met with the President of Oman. Relations between Norway and Oman are good." A state that the text only names may be anything to him.
func (f *finder) master() {
	who := f.opener()
	if who == nil || who.Bystander || len(who.Roles) > 0 || f.document.Sentences == nil || !f.early(who) {
		return
	}
	taken, foreign := f.takenBy(who)
	counts := f.partners(taken)
	for p, n := range f.nameless() {
		if !taken[p] {
			counts[p] += n
		}
	}
	shown := maps.Clone(counts) // by more than that the text names it
	for p, n := range f.counts() {
		if p.Type == graph.State && !taken[p] {
			counts[p] += n
		}
	}
	best, next := mention.Most(counts)
	if best != nil && best.Type == graph.State && counts[best] > next && shown[best] > 0 && (foreign || f.issued()) {
		who.Person.Party = best
	}
}

// opener returns the first person without a party who leads a sentence, nil where none does.
func (f *finder) opener() *known {
	for _, s := range f.spots {
		if s.who != nil && s.who.Party == nil && s.leads() {
			return s.who
		}
	}
	return nil
}

// takenBy returns the states of which the text names others than a person as theirs, and whether one of those bears a title.
func (f *finder) takenBy(who *known) (taken map[*Party]bool, foreign bool) {
	taken = map[*Party]bool{}
	for _, s := range f.spots {
		for _, v := range s.said.votes {
			taken[v.party] = taken[v.party] || v.party.Type == graph.State && s.who != who
			foreign = foreign || v.party.Type == graph.State && len(s.said.roles) > 0
		}
	}
	return taken, foreign
}

// partners weighs the states that "and" or a hyphen joins to one of those given: "between Norway and Oman", "Norwegian-Omani talks".
func (f *finder) partners(of map[*Party]bool) map[*Party]int {
	counts := map[*Party]int{}
	for _, l := range f.lines {
		for n := range l.Found {
			if n > 0 {
				a, b := l.Found[n-1], l.Found[n]
				if a.Party != nil && b.Party != nil && a.To+1 == b.From && l.Words[a.To].Text == "and" && of[a.Party] != of[b.Party] {
					counts[a.Party] += 4
					counts[b.Party] += 4
				}
			}
		}
		for k := range l.Words {
			left, right, ok := strings.Cut(l.Words[k].Text, "-")
			if a, b := f.words.Names.Exact(left), f.words.Names.Exact(right); ok && a != nil && b != nil && of[a[0].Party] != of[b[0].Party] {
				counts[a[0].Party] += 4
				counts[b[0].Party] += 4
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
		for _, t := range l.Titles {
			if t.Kind != mention.RoleTitle || !l.Is("state-office", t.To-1) && l.Words[t.To-1].Text != "leader" || t.To < len(l.Words) && l.Taken[t.To] > 0 && l.Found[l.Taken[t.To]-1].Party == nil {
				continue
			}
			end := l.appositionEnd(t.To)
			if end < len(l.Words) && l.Taken[end] > 0 && l.Found[l.Taken[end]-1].Party == nil {
				continue
			}
			if p := cmp.Or(l.partyBefore(t, l.modifiers(t.From, max(0, t.From-6))), l.partyBehind(t, len(l.Words))); p != nil && p.Type == graph.State {
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
