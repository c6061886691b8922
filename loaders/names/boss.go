package names

import (
	"github.com/parleygraph/parley/graph"
)

// bossOf notes whose man a title makes its bearer, where a person's name owns it: "President X's special envoy". left is where the title's modifiers begin.
func (l *line) bossOf(s *said, t titleSpan, left int) bool {
	for k := t.from - 1; k >= left && k > 0; k-- {
		if l.w[k].Tag == "POS" && l.person(k-1) {
			s.boss = l.taken[k-1] - 1
			return true
		}
	}
	return false
}

// person tells whether word k stands in a person's mention.
func (l *line) person(k int) bool {
	return k >= 0 && k < len(l.w) && l.taken[k] > 0 && l.found[l.taken[k]-1].Party == nil
}

// anothersMan reads an apposition in which another person owns the title: "X, President Y's special envoy". A person's name begins at word end.
func (l *line) anothersMan(s *said, end int) bool {
	if !l.person(end) {
		return false
	}
	owner := l.found[l.taken[end]-1]
	if l.tag(owner.To) != "POS" {
		return false
	}
	to := l.appositionEnd(owner.To + 1)
	for _, t := range l.titles {
		if t.from < owner.To || t.to > to || !l.leadsTo(owner.To+1, t.from) {
			continue
		}
		l.hold(s, t, owner.To, to, byPhrase)
		return true
	}
	return false
}

// kinBefore reads "X's son-in-law," in words before to, which end before a name.
func (l *line) kinBefore(s *said, to int) {
	for k := to - 1; k > 0 && k > to-8; k-- {
		if l.w[k].Tag != "POS" {
			continue
		}
		if !l.person(k - 1) {
			return
		}
		for at := k + 1; at < to; at++ {
			if l.is("kinship", at) {
				s.kin, s.boss = true, l.taken[k-1]-1
				return
			}
		}
		return
	}
}

// company tells whether a person's kinsman sits at the table himself: the sentence joins him to an envoy. "U.S. envoy X, along with Y's son-in-law, Z".
func (f *finder) company(n int) bool {
	s := f.spots[n]
	if !s.said.kin || s.said.boss < 0 || n < 2 {
		return false
	}
	before := f.spots[n-2]
	if before.l != s.l || before.who == nil || len(before.said.roles) == 0 || before.said.bystander || f.spots[n-1].mention != s.said.boss {
		return false
	}
	joined := false
	for k := s.l.found[before.mention].To; k < s.l.found[s.said.boss].From; k++ {
		switch w := &s.l.w[k]; {
		case w.Text == "and", w.Text == "with":
			joined = true
		case w.Tag[0] == 'V', w.Tag == "MD":
			return false
		}
	}
	return joined
}

// represented reads "Representing Norway was X".
func (l *line) represented(s *said, m Mention) {
	be := l.prefix(l.withoutAddress(m.From)) - 1
	if be < 2 || l.w[be].Lemma != "be" {
		return
	}
	n := l.taken[be-1]
	if n == 0 || l.found[n-1].Party == nil {
		return
	}
	k := l.found[n-1].From - 1
	if k >= 0 && l.w[k].Tag == "DT" {
		k--
	}
	if k >= 0 && l.w[k].Tag == "VBG" && l.f.words.is("leading-verb", l.w[k].Lemma) {
		s.vote(l.found[n-1].Party, byGroup)
		s.roles = append(s.roles, titleSpan{k, k + 1, title{roleTitle, graph.SpeaksFor}})
	}
}

// chosenBy reads "the man whom President X has put in charge" behind a name.
func (l *line) chosenBy(s *said, k int) bool {
	at := k
	if l.tag(at) == "DT" {
		at++
	}
	if !l.is("generic-person", at) || l.text(at+1) != "whom" && l.text(at+1) != "who" && l.text(at+1) != "that" {
		return false
	}
	for at += 2; at < len(l.w) && at < k+longestApposition; at++ {
		if l.w[at].Text == "," || l.w[at].Text == "." {
			return false
		}
		if s.boss < 0 && l.person(at) {
			s.boss = l.taken[at] - 1
		}
		if s.boss >= 0 && l.f.words.is("appointing", l.w[at].Lemma) {
			s.roles = append(s.roles, titleSpan{at, at + 1, title{roleTitle, graph.SpeaksFor}})
			return true
		}
	}
	s.boss = -1
	return false
}
