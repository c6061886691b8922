package names

import "github.com/parleygraph/parley/loaders/names/mention"

// distribute gives the persons of a list behind a title in the plural the parties of a list before it, in order: "Norway and Oman said that their foreign
// ministers, X and Y, ...".
func (f *finder) distribute(n int) {
	s := f.spots[n]
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
