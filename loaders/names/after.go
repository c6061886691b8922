package names

import (
	"strings"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/names/mention"
)

// longestApposition is how many words behind a name may describe its bearer.
const longestApposition = 24

// after reads the words behind a name that describe its bearer: "X, the Norwegian premier", "X of Norway", "X (Norway)", "X, who leads the Front".
func (l *line) after(s *said, m Mention) {
	k := m.To
	for k < len(l.Words) && (l.Words[k].Text == "”" || l.Words[k].Text == "\"") {
		k++
	}
	if _, ok := l.TitleAt(k); ok && l.Words[k].Capital {
		l.described(s, m, k) // "X President of Norway"
		return
	}
	if (l.Text(k) == "'s" || l.Text(k) == "’s") && k+1 < len(l.Words) {
		l.hisParty(s, k+1)
		return
	}
	switch l.Text(k) {
	case "of", "from", "for":
		l.ofParty(s, k)
	case "(":
		l.bracket(s, k)
	case ",", "-", "–", "—", "--":
		l.described(s, m, k+1)
	case "is", "was":
		if l.Words[k].Tag != "" && (l.Tag(k+1) == "DT" || l.Taken[min(k+1, len(l.Words)-1)] > 0) {
			l.described(s, m, k+1)
		}
	}
}

// hisParty reads "X's Reform Party".
func (l *line) hisParty(s *said, k int) {
	for ; k < len(l.Words) && (strings.HasPrefix(l.Words[k].Tag, "JJ") || l.Taken[k] > 0); k++ {
		if n := l.Taken[k]; n > 0 {
			if p := l.Found[n-1].Party; p != nil && l.Found[n-1].Form == ByName && (p.Type == graph.Faction || p.Type == graph.ArmedGroup) {
				s.vote(p, byPhrase)
			}
			return
		}
	}
}

// ofParty reads "X of Norway".
func (l *line) ofParty(s *said, k int) {
	at := k + 1
	if l.Tag(at) == "DT" {
		at++
	}
	if at >= len(l.Words) || l.Taken[at] == 0 {
		return
	}
	m := l.Found[l.Taken[at]-1]
	if m.Party == nil || m.Form == ByDemonym || l.Text(m.To) == "'s" {
		return
	}
	weight := byPhrase
	if l.Words[k].Text != "of" || m.Form == ByCapital {
		weight = byWeak
	}
	s.vote(m.Party, weight)
}

// bracket reads "X (Norway)".
func (l *line) bracket(s *said, k int) {
	for at := k + 1; at < len(l.Words) && l.Words[at].Text != ")" && at < k+8; at++ {
		if n := l.Taken[at]; n > 0 && l.Found[n-1].Party != nil {
			s.vote(l.Found[n-1].Party, byPhrase)
			return
		}
	}
}

// described reads an apposition or a relative clause that begins at word k.
func (l *line) described(s *said, m Mention, k int) {
	if l.Tag(k) == "CD" && l.Text(k+1) == "," {
		k += 2 // his age
	}
	switch l.Text(k) {
	case "of":
		l.ofParty(s, k)
	case "who":
		l.who(s, k)
	case "representing", "speaking", "leading", "heading":
		l.leading(s, k)
	default:
		l.apposition(s, k)
	}
}

// apposition reads a noun phrase behind a name that begins at word k.
func (l *line) apposition(s *said, k int) {
	if l.chosenBy(s, k) {
		return
	}
	end := l.appositionEnd(k)
	if end <= k || l.leadsTo(k, end) && l.anothersMan(s, end) {
		return
	}
	switch {
	case l.serves(k, end):
		s.boss = l.Taken[end] - 1
	case l.anothers(end):
		return
	}
	l.apposed(s, k, end)
}

// appositionEnd returns where the noun phrase ends that begins at word k, with what "of" and its like add.
func (l *line) appositionEnd(k int) int {
	end := k
	for end < len(l.Words) && end-k < longestApposition {
		w := &l.Words[end]
		if n := l.Taken[end]; n > 0 && l.Found[n-1].Party == nil {
			return end
		}
		if l.Taken[end] == 0 && !l.Titled(end) && (strings.HasPrefix(w.Tag, "V") && w.Relation != "amod" || w.Tag == "MD" || w.Tag == "WP" || w.Tag == "PRP" || w.Tag == "WDT") {
			return end
		}
		if w.Text == "," || w.Text == ";" || w.Text == "." || w.Text == ":" || w.Text == ")" && !l.opened(k, end) || w.Text == "–" || w.Text == "—" || w.Text == "”" || w.Text == "\"" {
			return end
		}
		end++
	}
	return end
}

// opened tells whether a bracket opens in words [from, to).
func (l *line) opened(from, to int) bool {
	for k := from; k < to; k++ {
		if l.Words[k].Text == "(" {
			return true
		}
	}
	return false
}

// anothers tells whether a description that ends at word end runs into another person's name without a mark: it is his title.
func (l *line) anothers(end int) bool {
	if end >= len(l.Words) || l.Taken[end] == 0 || l.Found[l.Taken[end]-1].Party != nil {
		return false
	}
	return l.Titled(end-1) || l.Is("address", end-1) || l.Is("head-noun", end-1) || l.Words[end-1].Tag == "CC" || l.Words[end-1].Capital && l.Words[end-1].Tag[0] == 'N'
}

// serves tells whether a description in words [from, to) is of somebody's man, whose name begins at word to: "an adviser to Prime Minister X".
func (l *line) serves(from, to int) bool {
	if to >= len(l.Words) || l.Taken[to] == 0 || l.Found[l.Taken[to]-1].Party != nil {
		return false
	}
	k := to - 1
	for k > from && (l.Titled(k) || l.Address(k) || l.Taken[k] > 0 || l.Words[k].Tag == "JJ") {
		k--
	}
	return k > from && (l.Words[k].Text == "to" || l.Words[k].Text == "for" || l.Words[k].Text == "of") && l.Titled(k-1)
}

// apposed reads the description in words [from, to).
func (l *line) apposed(s *said, from, to int) {
	first := true
	for _, t := range l.Titles {
		if t.From < from || t.To > to {
			continue
		}
		if first && (!l.leadsTo(from, t.From) || l.Words[t.To-1].Tag == "NNS" && l.Words[from].Tag != "DT" && !l.Is("quantity", from) && l.Text(from) != "one") {
			break
		}
		if !first && l.Text(t.From-1) != "and" && l.Text(t.From-1) != "," && !l.joined2(from, t.From) {
			continue
		}
		l.hold(s, t, from, to, byPhrase)
		first = false
	}
	if first {
		l.untitled(s, from, to)
	}
}

// joined2 tells whether an "and" stands between the title before and word at, with modifiers only behind it.
func (l *line) joined2(from, at int) bool {
	for k := at - 1; k > from && k > at-4; k-- {
		if l.Words[k].Text == "and" {
			return true
		}
	}
	return false
}

// leadsTo tells whether words [from, to) are modifiers of the title at word to, and no phrase before it.
func (l *line) leadsTo(from, to int) bool {
	for k := from; k < to; k++ {
		switch tag := l.Words[k].Tag; {
		case l.Taken[k] > 0, strings.HasPrefix(tag, "N"), strings.HasPrefix(tag, "J"), tag == "DT", tag == "POS", tag == "PRP$", tag == "CD", tag == "VBN", tag == "VBG", tag == "RB", tag == "HYPH", tag == "CC":
		case l.Words[k].Text == "of" && (l.Is("quantity", k-1) || l.Text(k-1) == "one"):
		default:
			return false
		}
	}
	return true
}

// untitled reads a description without a title of the packs: "head of Norway's fund", "a Democrat", "a member of the Front".
func (l *line) untitled(s *said, from, to int) {
	if t := l.Words[from].Tag; t == "IN" || t == "WRB" || l.Words[to-1].Tag == "NNS" && t != "DT" && l.Text(from) != "one" {
		return // "X, though Norwegian officials"
	}
	for k := from + 1; k < to; k++ {
		if l.Words[k].Tag == "IN" {
			l.officerBefore(s, k, from, to)
			return
		}
	}
	last := to - 1
	head, known := l.f.words.HeadOf(l.Words[last].Text)
	p := l.partyIn(from, to)
	switch {
	case p == nil:
	case l.Taken[last] > 0 && l.Found[l.Taken[last]-1].Form == ByDemonym && l.Tag(from) == "DT":
		s.vote(p, byPhrase) // "a Democrat"
	case l.Is("head-noun", last), known && acting(head) && l.Taken[last] == 0:
		s.roles = append(s.roles, mention.Role(last, to, capacityOf(head, l.Is("head-noun", last))))
		s.vote(p, byPhrase)
	}
}

// officerBefore reads the office before the preposition at word k: "head of Norway's fund".
func (l *line) officerBefore(s *said, k, from, to int) {
	head, known := l.f.words.HeadOf(l.Words[k-1].Text)
	officer := l.Is("head-noun", k-1) || l.Is("leading-noun", k-1)
	if !officer && !(known && acting(head)) {
		return
	}
	t := mention.Role(k-1, k, capacityOf(head, officer))
	switch p := l.partyIn(from, to); {
	case p != nil && (l.Words[k].Text == "of" || l.Words[k].Text == "for" || l.Taken[from] > 0):
		s.roles = append(s.roles, t)
		s.vote(p, byPhrase)
	case p == nil && officer && l.Words[k-1].Capital:
		s.roles = append(s.roles, t)
	}
}

// acting tells whether a noun behind a party's name means those who act for it or belong to it.
func acting(head mention.HeadKind) bool { return head == mention.Speaks || head == mention.Belongs }

// partyIn returns the first party that words [from, to) name.
func (l *line) partyIn(from, to int) *Party {
	for k := from; k < to; k++ {
		if n := l.Taken[k]; n > 0 && l.Found[n-1].Party != nil {
			return l.Found[n-1].Party
		}
	}
	return nil
}

// who reads a relative clause: "who leads the Norwegian delegation", "who is Norway's envoy".
func (l *line) who(s *said, k int) {
	for at := k + 1; at < len(l.Words) && at < k+5; at++ {
		lemma := l.Words[at].Lemma
		if lemma == "be" && at+1 < len(l.Words) && !strings.HasPrefix(l.Words[at+1].Tag, "V") {
			if end := l.appositionEnd(at + 1); end > at+1 {
				l.apposed(s, at+1, end)
			}
			return
		}
		if l.f.words.Is("leading-verb", lemma) || lemma == "speak" && l.Text(at+1) == "for" {
			l.leading(s, at)
			return
		}
	}
}

// leading reads whom the person leads or speaks for, behind the verb at word k.
func (l *line) leading(s *said, k int) {
	end := l.appositionEnd(k + 1)
	if p := l.partyIn(k+1, end); p != nil {
		s.vote(p, byGroup)
		s.roles = append(s.roles, mention.Role(k, k+1, graph.SpeaksFor))
	}
}

// led reads a group that the person leads: "a Norwegian delegation led by X".
func (l *line) led(s *said, m Mention) {
	to := l.withoutAddress(m.From)
	if to > 0 && l.separates(to-1) {
		to--
	}
	from := l.Prefix(to)
	if from < 2 || l.Words[from-1].Text != "by" || !l.f.words.Is("leading-verb", l.Words[from-2].Lemma) || l.ledSeverally(m) != nil {
		return
	}
	for k := from - 3; k >= 0 && k > from-16; k-- {
		if l.Words[k].Lemma == "be" || l.Words[k].Lemma == "have" {
			continue
		}
		if n := l.Taken[k]; n > 0 && l.Found[n-1].Party != nil {
			s.vote(l.Found[n-1].Party, byGroup)
			if len(s.roles) == 0 {
				s.roles = append(s.roles, mention.Role(from-2, from-1, graph.SpeaksFor))
			}
			return
		}
		if p := l.f.Body(l.Line, k); p != nil {
			s.vote(p, byGroup)
			return
		}
		if tag := l.Words[k].Tag; strings.HasPrefix(tag, "V") || l.Taken[k] > 0 {
			return
		}
	}
}

// series tells whether the mention goes on a list that the person before it opens: "Prime Minister X and Foreign Minister Y".
func (l *line) series(s *said, n int) {
	before := n - 1
	for before >= 0 && l.Found[before].Party != nil {
		before--
	}
	if before < 0 || len(s.votes) > 0 || s.owner >= 0 || s.boss >= 0 {
		return
	}
	joined, from := false, l.Found[before].To
	if end := l.appositionEnd(from + 1); l.Text(from) == "," && l.Text(end) == "," && l.Text(end+1) == "and" && end < l.Found[n].From {
		from = end // "X, Norway's envoy, and Y"
	}
	for k := from; k < l.Found[n].From; k++ {
		switch t := l.Words[k].Text; {
		case t == "and", t == ",":
			joined = true
		case l.Titled(k), strings.HasPrefix(l.Words[k].Tag, "NN"), strings.HasPrefix(l.Words[k].Tag, "JJ"), l.Is("address", k), t == ".", t == "the", t == "of", t == "for":
		default:
			return
		}
	}
	s.listed = joined
}
