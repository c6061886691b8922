package names

import (
	"strings"

	"github.com/parleygraph/parley/graph"
)

// longestApposition is how many words behind a name may describe its bearer.
const longestApposition = 24

// after reads the words behind a name that describe its bearer: "X, the Norwegian premier", "X of Norway", "X (Norway)", "X, who leads the Front".
func (l *line) after(s *said, m Mention) {
	k := m.To
	for k < len(l.w) && (l.w[k].Text == "”" || l.w[k].Text == "\"") {
		k++
	}
	if _, ok := l.titleAt(k); ok && l.w[k].Capital {
		l.described(s, m, k) // "X President of Norway"
		return
	}
	if (l.text(k) == "'s" || l.text(k) == "’s") && k+1 < len(l.w) {
		l.hisParty(s, k+1)
		return
	}
	switch l.text(k) {
	case "of", "from", "for":
		l.ofParty(s, k)
	case "(":
		l.bracket(s, k)
	case ",", "-", "–", "—", "--":
		l.described(s, m, k+1)
	case "is", "was":
		if l.w[k].Tag != "" && (l.tag(k+1) == "DT" || l.taken[min(k+1, len(l.w)-1)] > 0) {
			l.described(s, m, k+1)
		}
	}
}

// hisParty reads "X's Reform Party".
func (l *line) hisParty(s *said, k int) {
	for ; k < len(l.w) && (strings.HasPrefix(l.w[k].Tag, "JJ") || l.taken[k] > 0); k++ {
		if n := l.taken[k]; n > 0 {
			if p := l.found[n-1].Party; p != nil && l.found[n-1].Form == ByName && (p.Type == graph.Faction || p.Type == graph.ArmedGroup) {
				s.vote(p, byPhrase)
			}
			return
		}
	}
}

// ofParty reads "X of Norway".
func (l *line) ofParty(s *said, k int) {
	at := k + 1
	if l.tag(at) == "DT" {
		at++
	}
	if at >= len(l.w) || l.taken[at] == 0 {
		return
	}
	m := l.found[l.taken[at]-1]
	if m.Party == nil || m.Form == ByDemonym || l.text(m.To) == "'s" {
		return
	}
	weight := byPhrase
	if l.w[k].Text != "of" || m.Form == ByCapital {
		weight = byWeak
	}
	s.vote(m.Party, weight)
}

// bracket reads "X (Norway)".
func (l *line) bracket(s *said, k int) {
	for at := k + 1; at < len(l.w) && l.w[at].Text != ")" && at < k+8; at++ {
		if n := l.taken[at]; n > 0 && l.found[n-1].Party != nil {
			s.vote(l.found[n-1].Party, byPhrase)
			return
		}
	}
}

// described reads an apposition or a relative clause that begins at word k.
func (l *line) described(s *said, m Mention, k int) {
	if l.tag(k) == "CD" && l.text(k+1) == "," {
		k += 2 // his age
	}
	if l.text(k) == "of" {
		l.ofParty(s, k)
		return
	}
	if l.text(k) == "who" {
		l.who(s, k)
		return
	}
	if l.text(k) == "representing" || l.text(k) == "speaking" || l.text(k) == "leading" || l.text(k) == "heading" {
		l.leading(s, k)
		return
	}
	if l.chosenBy(s, k) {
		return
	}
	end := l.appositionEnd(k)
	if l.leadsTo(k, end) && l.anothersMan(s, end) {
		return
	}
	if end > k && l.serves(k, end) {
		s.boss = l.taken[end] - 1
	} else if l.anothers(end) || end <= k {
		return
	}
	l.apposed(s, k, end)
}

// appositionEnd returns where the noun phrase ends that begins at word k, with what "of" and its like add.
func (l *line) appositionEnd(k int) int {
	end := k
	for end < len(l.w) && end-k < longestApposition {
		w := &l.w[end]
		if n := l.taken[end]; n > 0 && l.found[n-1].Party == nil {
			return end
		}
		if l.taken[end] == 0 && !l.titled(end) && (strings.HasPrefix(w.Tag, "V") && w.Relation != "amod" || w.Tag == "MD" || w.Tag == "WP" || w.Tag == "PRP" || w.Tag == "WDT") {
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
		if l.w[k].Text == "(" {
			return true
		}
	}
	return false
}

// anothers tells whether a description that ends at word end runs into another person's name without a mark: it is his title.
func (l *line) anothers(end int) bool {
	if end >= len(l.w) || l.taken[end] == 0 || l.found[l.taken[end]-1].Party != nil {
		return false
	}
	return l.titled(end-1) || l.is("address", end-1) || l.is("head-noun", end-1) || l.w[end-1].Tag == "CC" || l.w[end-1].Capital && l.w[end-1].Tag[0] == 'N'
}

// serves tells whether a description in words [from, to) is of somebody's man, whose name begins at word to: "an adviser to Prime Minister X".
func (l *line) serves(from, to int) bool {
	if to >= len(l.w) || l.taken[to] == 0 || l.found[l.taken[to]-1].Party != nil {
		return false
	}
	k := to - 1
	for k > from && (l.titled(k) || l.address(k) || l.taken[k] > 0 || l.w[k].Tag == "JJ") {
		k--
	}
	return k > from && (l.w[k].Text == "to" || l.w[k].Text == "for" || l.w[k].Text == "of") && l.titled(k-1)
}

// apposed reads the description in words [from, to).
func (l *line) apposed(s *said, from, to int) {
	first := true
	for _, t := range l.titles {
		if t.from < from || t.to > to {
			continue
		}
		if first && (!l.leadsTo(from, t.from) || l.w[t.to-1].Tag == "NNS" && l.w[from].Tag != "DT" && !l.is("quantity", from) && l.text(from) != "one") {
			break
		}
		if !first && l.text(t.from-1) != "and" && l.text(t.from-1) != "," && !l.joined2(from, t.from) {
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
		if l.w[k].Text == "and" {
			return true
		}
	}
	return false
}

// leadsTo tells whether words [from, to) are modifiers of the title at word to, and no phrase before it.
func (l *line) leadsTo(from, to int) bool {
	for k := from; k < to; k++ {
		switch tag := l.w[k].Tag; {
		case l.taken[k] > 0, strings.HasPrefix(tag, "N"), strings.HasPrefix(tag, "J"), tag == "DT", tag == "POS", tag == "PRP$", tag == "CD", tag == "VBN", tag == "VBG", tag == "RB", tag == "HYPH", tag == "CC":
		case l.w[k].Text == "of" && (l.is("quantity", k-1) || l.text(k-1) == "one"):
		default:
			return false
		}
	}
	return true
}

// untitled reads a description without a title of the packs: "head of Norway's fund", "a Democrat", "a member of the Front".
func (l *line) untitled(s *said, from, to int) {
	if t := l.w[from].Tag; t == "IN" || t == "WRB" || l.w[to-1].Tag == "NNS" && t != "DT" && l.text(from) != "one" {
		return // "X, though Norwegian officials"
	}
	for k := from; k < to; k++ {
		if l.w[k].Tag == "IN" && k > from {
			head, known := l.f.words.headOf(l.w[k-1].Text)
			officer := l.is("head-noun", k-1) || l.is("leading-noun", k-1)
			if !officer && !(known && (head == speaks || head == belongs)) {
				return
			}
			t := titleSpan{k - 1, k, title{roleTitle, capacityOf(head, officer)}}
			p := l.partyIn(from, to)
			switch {
			case p != nil && (l.w[k].Text == "of" || l.w[k].Text == "for" || l.taken[from] > 0):
				s.roles = append(s.roles, t)
				s.vote(p, byPhrase)
			case p == nil && officer && l.w[k-1].Capital:
				s.roles = append(s.roles, t)
			}
			return
		}
	}
	last := to - 1
	head, known := l.f.words.headOf(l.w[last].Text)
	p := l.partyIn(from, to)
	switch {
	case p == nil:
	case l.taken[last] > 0 && l.found[l.taken[last]-1].Form == ByDemonym && l.tag(from) == "DT":
		s.vote(p, byPhrase) // "a Democrat"
	case l.is("head-noun", last), known && (head == speaks || head == belongs) && l.taken[last] == 0:
		s.roles = append(s.roles, titleSpan{last, to, title{roleTitle, capacityOf(head, l.is("head-noun", last))}})
		s.vote(p, byPhrase)
	}
}

// partyIn returns the first party that words [from, to) name.
func (l *line) partyIn(from, to int) *Party {
	for k := from; k < to; k++ {
		if n := l.taken[k]; n > 0 && l.found[n-1].Party != nil {
			return l.found[n-1].Party
		}
	}
	return nil
}

// who reads a relative clause: "who leads the Norwegian delegation", "who is Norway's envoy".
func (l *line) who(s *said, k int) {
	for at := k + 1; at < len(l.w) && at < k+5; at++ {
		lemma := l.w[at].Lemma
		if lemma == "be" && at+1 < len(l.w) && !strings.HasPrefix(l.w[at+1].Tag, "V") {
			if end := l.appositionEnd(at + 1); end > at+1 {
				l.apposed(s, at+1, end)
			}
			return
		}
		if l.f.words.is("leading-verb", lemma) || lemma == "speak" && l.text(at+1) == "for" {
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
		s.roles = append(s.roles, titleSpan{k, k + 1, title{roleTitle, graph.SpeaksFor}})
	}
}

// led reads a group that the person leads: "a Norwegian delegation led by X".
func (l *line) led(s *said, m Mention) {
	to := l.withoutAddress(m.From)
	if to > 0 && l.separates(to-1) {
		to--
	}
	from := l.prefix(to)
	if from < 2 || l.w[from-1].Text != "by" || !l.f.words.is("leading-verb", l.w[from-2].Lemma) {
		return
	}
	for k := from - 3; k >= 0 && k > from-16; k-- {
		if l.w[k].Lemma == "be" || l.w[k].Lemma == "have" {
			continue
		}
		if n := l.taken[k]; n > 0 && l.found[n-1].Party != nil {
			s.vote(l.found[n-1].Party, byGroup)
			if len(s.roles) == 0 {
				s.roles = append(s.roles, titleSpan{from - 2, from - 1, title{roleTitle, graph.SpeaksFor}})
			}
			return
		}
		if p := l.f.body(l, k); p != nil {
			s.vote(p, byGroup)
			return
		}
		if tag := l.w[k].Tag; strings.HasPrefix(tag, "V") || l.taken[k] > 0 {
			return
		}
	}
}

// series tells whether the mention goes on a list that the person before it opens: "Prime Minister X and Foreign Minister Y".
func (l *line) series(s *said, n int) {
	before := n - 1
	for before >= 0 && l.found[before].Party != nil {
		before--
	}
	if before < 0 || len(s.votes) > 0 || s.owner >= 0 || s.boss >= 0 {
		return
	}
	joined, from := false, l.found[before].To
	if end := l.appositionEnd(from + 1); l.text(from) == "," && l.text(end) == "," && l.text(end+1) == "and" && end < l.found[n].From {
		from = end // "X, Norway's envoy, and Y"
	}
	for k := from; k < l.found[n].From; k++ {
		switch t := l.w[k].Text; {
		case t == "and", t == ",":
			joined = true
		case l.titled(k), strings.HasPrefix(l.w[k].Tag, "NN"), strings.HasPrefix(l.w[k].Tag, "JJ"), l.is("address", k), t == ".", t == "the", t == "of", t == "for":
		default:
			return
		}
	}
	s.listed = joined
}
