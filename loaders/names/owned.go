package names

// owned gives a person whose title stands behind "his" or "its" the party of whom that means: the last person or party named before.
func (f *finder) owned(n int) {
	s := f.spots[n]
	switch word := s.l.Words[s.said.owner]; {
	case word.Tag == "POS":
		f.vote(s.who.Person, vote{f.CalledSo(s.l.Line, s.said.owner-1), byGroup})
		return
	case word.Text == "its" || word.Text == "their":
		if n > 0 && f.spots[n-1].l == s.l && f.spots[n-1].said.owner >= 0 && f.spots[n-1].who != nil {
			f.links = append(f.links, [2]*Person{f.spots[n-1].who.Person, s.who.Person})
			return
		}
		f.vote(s.who.Person, vote{f.OwnedBy(s.l.Line, s.said.owner), byGroup})
		return
	}
	for k := n - 1; k >= 0 && k > n-3; k-- {
		if other := f.spots[k]; other.who != nil && other.who != s.who && other.l.Index >= s.l.Index-1 {
			f.links = append(f.links, [2]*Person{other.who.Person, s.who.Person})
			return
		}
	}
}
