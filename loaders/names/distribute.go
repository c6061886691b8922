package names

import (
	"strings"

	"github.com/parleygraph/parley/loaders/names/mention"
)

// distribute gives the persons of a list behind a title in the plural the parties of a list before it, in order: "Norway and Oman said that their foreign
// ministers, X and Y, ...".
func (f *finder) distribute(n int) {
	s := f.spots[n]
	if parties := s.l.ledSeverally(s.l.Found[s.mention]); parties != nil {
		for i, p := range parties {
			f.vote(f.spots[n+i].who.Person, vote{p, byTitle})
		}
		return
	}
	run := f.listed(n)
	if len(run) < 2 {
		return
	}
	for _, t := range s.l.Titles {
		m := s.l.Found[s.mention]
		if tag := s.l.Words[t.To-1].Tag; tag != "NNS" && tag != "NNPS" || t.Kind != mention.RoleTitle || t.To > m.From || t.To+1 < m.From && !s.l.Reaches(t.To, m.From-1) {
			continue
		}
		parties := s.l.lastParties(m.From, len(run))
		for i, p := range parties {
			f.vote(run[i].who.Person, vote{p, byTitle})
			f.addRole(run[i].who.Person, s.l, t)
		}
		return
	}
}

// ledSeverally returns the parties of several delegations of which a list of as many persons leads one each, in order, where the mention is the first of them: "the delegations
// of Norway and Oman, headed by Minister X and Ambassador Y". It is nil where it is not.
func (l *line) ledSeverally(m Mention) []*Party {
	by := l.Prefix(l.withoutAddress(m.From)) - 1
	if by < 1 || l.Words[by].Text != "by" || !l.f.words.Is("leading-verb", l.Words[by-1].Lemma) {
		return nil
	}
	leaders, end := 0, m.From
	for _, o := range l.Found {
		switch {
		case o.From < m.From:
			continue
		case o.Party != nil || !l.titlesAlone(end, o.From):
			return l.severalLed(by, leaders)
		}
		leaders, end = leaders+1, o.To
	}
	return l.severalLed(by, leaders)
}

// severalLed returns the parties of a list of n right before the verb of leading whose "by" is given.
func (l *line) severalLed(by, n int) []*Party {
	for k := by - 2; k >= 0 && n > 1; k-- {
		switch at := l.Taken[k]; {
		case at > 0 && l.Found[at-1].Party != nil:
			return l.lastParties(by, n)
		case l.Words[k].Text != "," && l.Words[k].Lemma != "be" && l.Words[k].Tag != "NNS":
			return nil
		}
	}
	return nil
}

// titlesAlone tells whether "and", commas and titles alone stand in words [from, to).
func (l *line) titlesAlone(from, to int) bool {
	for k := from; k < to; k++ {
		if t := l.Words[k].Text; t != "and" && t != "," && t != "the" && !l.Titled(k) && !strings.HasPrefix(l.Words[k].Tag, "NN") && !strings.HasPrefix(l.Words[k].Tag, "JJ") {
			return false
		}
	}
	return true
}

// listed returns the mentions that "and" and commas alone join to the one at index n, none of which has a party of its own.
func (f *finder) listed(n int) []*spot {
	run := []*spot{}
	for k := n; k < len(f.spots) && f.spots[k].l == f.spots[n].l; k++ {
		s := f.spots[k]
		if s.who == nil || len(s.said.votes) > 0 || k > n && !s.l.joinedTo(f.spots[k-1], s) {
			break
		}
		run = append(run, s)
	}
	return run
}

func (l *line) joinedTo(a, b *spot) bool {
	for k := l.Found[a.mention].To; k < l.Found[b.mention].From; k++ {
		if t := l.Words[k].Text; t != "and" && t != "," {
			return false
		}
	}
	return true
}

// lastParties returns the last list of n parties before word k, nil where there is none of that length.
func (l *line) lastParties(k, n int) []*Party {
	var list, fits []*Party
	end := -1
	for _, m := range l.Found {
		if m.From >= k {
			break
		}
		if m.Party == nil {
			continue
		}
		if len(list) >= n || end >= 0 && !l.onlyJoins(end, m.From) {
			list = nil
		}
		list, end = append(list, m.Party), m.To
		if len(list) == n {
			fits = list
		}
	}
	return fits
}

// onlyJoins tells whether "and", commas and articles alone stand in words [from, to).
func (l *line) onlyJoins(from, to int) bool {
	for k := from; k < to; k++ {
		if t := l.Words[k].Text; t != "and" && t != "," && t != "the" {
			return false
		}
	}
	return true
}
