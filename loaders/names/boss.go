package names

import (
	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/names/mention"
)

// bossOf notes whose man a title makes its bearer, where a person's name owns it: "President X's special envoy". left is where the title's modifiers begin.
func (l *line) bossOf(s *said, t mention.TitleSpan, left int) bool {
	for k := t.From - 1; k >= left && k > 0; k-- {
		if l.Words[k].Tag == "POS" && l.Person(k-1) {
			s.boss = l.Taken[k-1] - 1
			return true
		}
	}
	return false
}

// anothersMan reads an apposition in which another person owns the title: "X, President Y's special envoy". A person's name begins at word end.
func (l *line) anothersMan(s *said, end int) bool {
	if !l.Person(end) {
		return false
	}
	owner := l.Found[l.Taken[end]-1]
	if l.Tag(owner.To) != "POS" {
		return false
	}
	to := l.appositionEnd(owner.To + 1)
	for _, t := range l.Titles {
		if t.From < owner.To || t.To > to || !l.leadsTo(owner.To+1, t.From) {
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
		if l.Words[k].Tag != "POS" {
			continue
		}
		if !l.Person(k - 1) {
			return
		}
		for at := k + 1; at < to; at++ {
			if l.Is("kinship", at) {
				s.kin, s.boss = true, l.Taken[k-1]-1
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
	for k := s.l.Found[before.mention].To; k < s.l.Found[s.said.boss].From; k++ {
		switch w := &s.l.Words[k]; {
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
	be := l.Prefix(l.withoutAddress(m.From)) - 1
	if be < 2 || l.Words[be].Lemma != "be" {
		return
	}
	n := l.Taken[be-1]
	if n == 0 || l.Found[n-1].Party == nil {
		return
	}
	k := l.Found[n-1].From - 1
	if k >= 0 && l.Words[k].Tag == "DT" {
		k--
	}
	if k >= 0 && l.Words[k].Tag == "VBG" && l.f.words.Is("leading-verb", l.Words[k].Lemma) {
		s.vote(l.Found[n-1].Party, byGroup)
		s.roles = append(s.roles, mention.Role(k, k+1, graph.SpeaksFor))
	}
}

// speakingFor reads "Speaking for the Government of Norway, X".
func (l *line) speakingFor(s *said, m Mention) {
	comma := l.Prefix(l.withoutAddress(m.From)) - 1
	if comma < 2 || l.Words[comma].Text != "," || l.Taken[comma-1] == 0 {
		return
	}
	p := l.Found[l.Taken[comma-1]-1].Party
	for k := comma - 2; k >= 0 && l.Words[k].Text != ","; k-- {
		if l.Words[k].Lemma == "speak" && l.Words[k].Tag == "VBG" && (l.Text(k+1) == "for" || l.Text(k+1) == "on") {
			s.vote(p, byGroup)
			return
		}
	}
}

// chosenBy reads "the man whom President X has put in charge" behind a name.
func (l *line) chosenBy(s *said, k int) bool {
	at := k
	if l.Tag(at) == "DT" {
		at++
	}
	if !l.Is("generic-person", at) || l.Text(at+1) != "whom" && l.Text(at+1) != "who" && l.Text(at+1) != "that" {
		return false
	}
	for at += 2; at < len(l.Words) && at < k+longestApposition; at++ {
		if l.Words[at].Text == "," || l.Words[at].Text == "." {
			return false
		}
		if s.boss < 0 && l.Person(at) {
			s.boss = l.Taken[at] - 1
		}
		if s.boss >= 0 && l.f.words.Is("appointing", l.Words[at].Lemma) {
			s.roles = append(s.roles, mention.Role(at, at+1, graph.SpeaksFor))
			return true
		}
	}
	s.boss = -1
	return false
}
