package names

// takenUp gives the one person of a sentence, of whom the text says nothing else, the office by which the next sentence calls somebody: "A pupil asked X about
// peace. The Norwegian president smiled."
func (f *finder) takenUp() {
	for i := 1; i < len(f.lines); i++ {
		who := f.onlyPerson(i - 1)
		if who == nil || f.votes[who.Person] != nil || len(who.Roles) > 0 || who.Bystander {
			continue
		}
		l := f.lines[i]
		for _, t := range l.titles {
			left := l.modifiers(t.from, max(0, t.from-6))
			p := l.partyBefore(t, left)
			if t.kind != roleTitle || p == nil || l.tag(left) != "DT" || l.person(t.to) || l.w[t.to-1].Relation != "nsubj" {
				continue
			}
			f.vote(who.Person, vote{p, byGroup})
			f.addRole(who.Person, l, t)
			break
		}
	}
}

// onlyPerson returns the one person whom a sentence names, nil where it names none or several.
func (f *finder) onlyPerson(i int) *known {
	var only *known
	for _, s := range f.spots {
		if s.l.i != i || s.who == nil {
			continue
		}
		if only != nil && only != s.who || s.selfDescribed() {
			return nil
		}
		only = s.who
	}
	return only
}
