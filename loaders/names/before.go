package names

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/names/mention"
)

// before reads the titles before a name: "Norwegian Foreign Minister X", "the head of Norland's energy agency, X".
func (l *line) before(s *said, m Mention) {
	if l.Is("name-title", m.From) {
		if senses := l.f.words.Names.Exact(l.Words[m.From].Text); senses != nil {
			s.vote(senses[0].Party, byTitle)
		}
		if t, ok := l.TitleAt(m.From); ok {
			s.roles = append(s.roles, t)
		}
	}
	to := l.withoutAddress(m.From)
	apart := to > 0 && l.separates(to-1)
	if apart {
		to--
	}
	from := l.Prefix(to)
	l.titlesIn(s, m, from, to, apart)
	if !apart && from > 1 && l.Words[from-1].Text == "," && len(s.roles) > 0 { // "its leader, Prime Minister X"
		if outer := l.Prefix(from - 1); outer < from-1 {
			l.titlesIn(s, m, outer, from-1, true)
		}
	}
}

// withoutAddress returns where the forms of address begin that stand before a name at word to.
func (l *line) withoutAddress(to int) int {
	for to > 0 && (l.Address(to-1) || l.Words[to-1].Text == "." && l.Address(to-2) || mention.Opens(l.Text(to-1)) || l.Words[to-1].Text == "h.e.") {
		to--
	}
	return to
}

// titlesIn reads the last title within words [from, to), which end before a name, or before the mark that parts them from it.
func (l *line) titlesIn(s *said, m Mention, from, to int, apart bool) {
	for n := len(l.Titles) - 1; n >= 0; n-- {
		t := l.Titles[n]
		if t.To > to || t.From < from || t.From >= m.From {
			continue
		}
		if !l.Reaches(t.To, to) {
			break
		}
		if apart && (!l.WholePhrase(t, from) || l.otherClause(t, m) || l.Words[t.To-1].Tag == "NNS" && t.To == to) {
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
	if to == 0 || l.Taken[to-1] == 0 || l.Found[l.Taken[to-1]-1].Party != nil {
		return
	}
	boss := l.Taken[to-1] - 1
	k := l.Found[boss].From - 1
	for k > 0 && (l.Titled(k) || l.Address(k) || l.Taken[k] > 0 && l.Found[l.Taken[k]-1].Party != nil || l.Words[k].Tag == "POS") {
		k--
	}
	if k > 0 && (l.Words[k].Text == "for" || l.Words[k].Text == "to") {
		for _, t := range l.Titles {
			if t.To == k && t.Kind == mention.RoleTitle {
				s.boss, s.roles = boss, append(s.roles, t)
			}
		}
	}
}

// headOfParty reads "the head of Norland's energy agency" in words [from, to) before a name.
func (l *line) headOfParty(s *said, from, to int) {
	for k := from; k+2 < to; k++ {
		if l.Words[k].Tag == "DT" && (l.Is("head-noun", k+1) || l.Is("leading-noun", k+1)) && l.Words[k+2].Text == "of" {
			if p := l.partyIn(k+3, to); p != nil {
				s.vote(p, byPhrase)
				s.roles = append(s.roles, mention.Role(k+1, k+2, graph.SpeaksFor))
			}
			return
		}
	}
}

// separates tells whether word k is a mark that parts a description from the name it describes.
func (l *line) separates(k int) bool {
	t := l.Words[k].Text
	return t == "," || t == "–" || t == "—" || t == "-" || t == "--" || t == ":"
}

// otherClause tells whether a title before a comma stands in a phrase that says nothing of the subject behind it: "Asked by the president, X said".
func (l *line) otherClause(t mention.TitleSpan, m Mention) bool {
	last := t.To - 1
	return l.Prefix(t.From) > 0 && l.Words[m.Head].Relation == "nsubj" && !l.Sentence.In(last, m.Head) && !l.Sentence.In(m.Head, last)
}

// secondTitle reads a title before the one at index n that "and" joins to it: "vice president and foreign minister X".
func (l *line) secondTitle(s *said, n, from int) {
	if n == 0 {
		return
	}
	t := l.Titles[n-1]
	if t.From < from || t.Kind != mention.RoleTitle || l.Text(t.To) != "and" || t.To+1 != l.Titles[n].From || len(s.roles) == 0 {
		return
	}
	s.roles = append(s.roles, t)
	if len(s.votes) == 0 {
		if p := l.partyBefore(t, l.modifiers(t.From, from)); p != nil {
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
	for k := to - 1; k >= left; k-- {
		if n := l.Taken[k]; n > 0 && l.Found[n-1].Party != nil {
			l.bareOf(s, &l.Found[n-1], to)
			return
		}
	}
	if l.Is("head-noun", to-1) && to > 1 && l.Words[to-2].Tag == "NN" && !l.Words[to-2].Capital {
		if p := l.f.EndsIn(l.Words[to-2].Text); p != nil { // "commission chief X"
			s.vote(p, byTitle)
			s.roles = append(s.roles, mention.Role(to-1, to, graph.SpeaksFor))
		}
	}
}

// bareOf reads the word before a name at word to as one of a party's that stands before it.
func (l *line) bareOf(s *said, party *Mention, to int) {
	officer := l.Is("head-noun", to-1)
	head, known := l.f.words.HeadOf(l.Words[to-1].Text)
	switch {
	case officer, known && acting(head):
		s.vote(party.Party, byTitle)
		s.roles = append(s.roles, mention.Role(to-1, to, capacityOf(head, officer)))
	case l.Words[to-1].Tag == "POS" && party.To == to-1:
		s.vote(party.Party, byPhrase) // "Norway's X"
	}
}

func capacityOf(head mention.HeadKind, officer bool) graph.Capacity {
	if officer || head == mention.Speaks {
		return graph.SpeaksFor
	}
	return graph.BelongsTo
}
