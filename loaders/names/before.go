package names

import (
	"strings"

	"github.com/parleygraph/parley/graph"
)

// longestPrefix is how many words before a name may belong to its titles.
const longestPrefix = 16

// before reads the titles before a name: "Norwegian Foreign Minister X", "the head of Norland's energy agency, X".
func (l *line) before(s *said, m Mention) {
	if l.is("name-title", m.From) {
		if senses := l.f.words.names.exact(l.w[m.From].Text); senses != nil {
			s.vote(senses[0].party, byTitle)
		}
		if t, ok := l.titleAt(m.From); ok {
			s.roles = append(s.roles, t)
		}
	}
	to := l.withoutAddress(m.From)
	apart := to > 0 && l.separates(to-1)
	if apart {
		to--
	}
	from := l.prefix(to)
	l.titlesIn(s, m, from, to, apart)
	if !apart && from > 1 && l.w[from-1].Text == "," && len(s.roles) > 0 { // "its leader, Prime Minister X"
		if outer := l.prefix(from - 1); outer < from-1 {
			l.titlesIn(s, m, outer, from-1, true)
		}
	}
}

// withoutAddress returns where the forms of address begin that stand before a name at word to.
func (l *line) withoutAddress(to int) int {
	for to > 0 && (l.address(to-1) || l.w[to-1].Text == "." && l.address(to-2) || opens(l.text(to-1)) || l.w[to-1].Text == "h.e.") {
		to--
	}
	return to
}

// titlesIn reads the last title within words [from, to), which end before a name, or before the mark that parts them from it.
func (l *line) titlesIn(s *said, m Mention, from, to int, apart bool) {
	for n := len(l.titles) - 1; n >= 0; n-- {
		t := l.titles[n]
		if t.to > to || t.from < from || t.from >= m.From {
			continue
		}
		if !l.reaches(t.to, to) {
			break
		}
		if apart && (!l.wholePhrase(t, from) || l.otherClause(t, m) || l.w[t.to-1].Tag == "NNS" && t.to == to) {
			break
		}
		l.hold(s, t, from, to, byTitle)
		l.secondTitle(s, n, from)
		return
	}
	if apart {
		l.headOfParty(s, from, to)
		l.bossBefore(s, to)
		l.kinBefore(s, to)
		return
	}
	l.bare(s, from, to, m)
}

// bossBefore reads "a spokesman for Prime Minister X," before a name.
func (l *line) bossBefore(s *said, to int) {
	if to == 0 || l.taken[to-1] == 0 || l.found[l.taken[to-1]-1].Party != nil {
		return
	}
	boss := l.taken[to-1] - 1
	k := l.found[boss].From - 1
	for k > 0 && (l.titled(k) || l.address(k) || l.taken[k] > 0 && l.found[l.taken[k]-1].Party != nil || l.w[k].Tag == "POS") {
		k--
	}
	if k > 0 && (l.w[k].Text == "for" || l.w[k].Text == "to") {
		for _, t := range l.titles {
			if t.to == k && t.kind == roleTitle {
				s.boss, s.roles = boss, append(s.roles, t)
			}
		}
	}
}

// headOfParty reads "the head of Norland's energy agency" in words [from, to) before a name.
func (l *line) headOfParty(s *said, from, to int) {
	for k := from; k+2 < to; k++ {
		if l.w[k].Tag == "DT" && (l.is("head-noun", k+1) || l.is("leading-noun", k+1)) && l.w[k+2].Text == "of" {
			if p := l.partyIn(k+3, to); p != nil {
				s.vote(p, byPhrase)
				s.roles = append(s.roles, titleSpan{k + 1, k + 2, title{roleTitle, graph.SpeaksFor}})
			}
			return
		}
	}
}

// separates tells whether word k is a mark that parts a description from the name it describes.
func (l *line) separates(k int) bool {
	t := l.w[k].Text
	return t == "," || t == "–" || t == "—" || t == "-" || t == "--" || t == ":"
}

// prefix returns where the words begin that can belong to the title which ends before word to.
func (l *line) prefix(to int) int {
	from := to
	for from > 0 && to-from < longestPrefix && l.prefixes(from-1) {
		from--
	}
	return from
}

// prefixes tells whether word k can stand in the titles before a name.
func (l *line) prefixes(k int) bool {
	if n := l.taken[k]; n > 0 {
		return l.found[n-1].Party != nil
	}
	if l.titled(k) {
		return true
	}
	w := &l.w[k]
	switch {
	case strings.HasPrefix(w.Tag, "N"), strings.HasPrefix(w.Tag, "J"), w.Tag == "POS", w.Tag == "PRP$", w.Tag == "DT", w.Tag == "CD", w.Tag == "HYPH", w.Tag == "CC" && w.Text == "and", w.Tag == "VBN" && w.Relation == "amod", w.Tag == "VBG" && w.Relation == "amod", w.Tag == "RB" && w.Relation == "advmod" && w.Text == "then":
		return true
	case w.Text == "of", w.Text == "for", w.Text == "to" && w.Tag == "IN", w.Text == "&", w.Text == ")", w.Text == "(":
		return true
	}
	return false
}

// reaches tells whether the words between a title's end and the name can belong to the title: "of Foreign Affairs", "to the United Nations".
func (l *line) reaches(from, to int) bool {
	if from >= to {
		return true
	}
	if l.w[from].Text == ")" {
		return l.reaches(from+1, to)
	}
	switch t := l.w[from].Text; {
	case t == "of", t == "for", t == "to", t == "in", t == "(":
		return true
	case t == "and":
		return l.capitalized(from+1, to) // "Assistant to the President and Coordinator for Africa X"
	}
	for k := from; k < to; k++ {
		if !strings.HasPrefix(l.w[k].Tag, "NN") {
			return false
		}
	}
	return to-from < 3
}

// otherClause tells whether a title before a comma stands in a phrase that says nothing of the subject behind it: "Asked by the president, X said".
func (l *line) otherClause(t titleSpan, m Mention) bool {
	last := t.to - 1
	return l.prefix(t.from) > 0 && l.w[m.Head].Relation == "nsubj" && !l.s.In(last, m.Head) && !l.s.In(m.Head, last)
}

// capitalized tells whether all longer words of [from, to) begin with capitals.
func (l *line) capitalized(from, to int) bool {
	for k := from; k < to; k++ {
		if !l.w[k].Capital && len(l.w[k].Text) > 3 || l.taken[k] > 0 && l.found[l.taken[k]-1].Party == nil {
			return false
		}
	}
	return to > from
}

// wholePhrase tells whether a title apart from the name is a phrase of its own, with an article or an owner: "Norway's envoy, X".
func (l *line) wholePhrase(t titleSpan, from int) bool {
	for k := from; k < t.from; k++ {
		switch l.w[k].Tag {
		case "DT", "POS", "PRP$":
			return true
		}
		if l.taken[k] > 0 {
			return true
		}
	}
	return t.from == from && from == 0
}

// secondTitle reads a title before the one at index n that "and" joins to it: "vice president and foreign minister X".
func (l *line) secondTitle(s *said, n, from int) {
	if n == 0 {
		return
	}
	t := l.titles[n-1]
	if t.from < from || t.kind != roleTitle || l.text(t.to) != "and" || t.to+1 != l.titles[n].from || len(s.roles) == 0 {
		return
	}
	s.roles = append(s.roles, t)
	if len(s.votes) == 0 {
		if p := l.partyBefore(t, l.modifiers(t.from, from)); p != nil {
			s.vote(p, byTitle)
		}
	}
}

// bare reads the words right before a name that hold no title of the packs: "Norway's X", "agency chief X", "Front member X".
func (l *line) bare(s *said, from, to int, m Mention) {
	if to == 0 || to != m.From || from == to {
		return
	}
	left := l.modifiers(to, from)
	officer := l.is("head-noun", to-1)
	for k := to - 1; k >= left; k-- {
		n := l.taken[k]
		if n == 0 || l.found[n-1].Party == nil {
			continue
		}
		head, known := l.f.words.headOf(l.w[to-1].Text)
		switch {
		case officer, known && (head == speaks || head == belongs):
			s.vote(l.found[n-1].Party, byTitle)
			s.roles = append(s.roles, titleSpan{to - 1, to, title{roleTitle, capacityOf(head, officer)}})
		case l.w[to-1].Tag == "POS" && l.found[n-1].To == to-1:
			s.vote(l.found[n-1].Party, byPhrase) // "Norway's X"
		}
		return
	}
	if officer && to > 1 && l.w[to-2].Tag == "NN" && !l.w[to-2].Capital {
		if p := l.f.endsIn(l.w[to-2].Text); p != nil { // "commission chief X"
			s.vote(p, byTitle)
			s.roles = append(s.roles, titleSpan{to - 1, to, title{roleTitle, graph.SpeaksFor}})
		}
	}
}

func capacityOf(head headKind, officer bool) graph.Capacity {
	if officer || head == speaks {
		return graph.SpeaksFor
	}
	return graph.BelongsTo
}
