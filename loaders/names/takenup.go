package names

import "github.com/parleygraph/parley/loaders/names/mention"

// takenUp gives the one person of a sentence, of whom the text says nothing else, the office by which the next sentence calls somebody: "A pupil asked X about
// peace. The Norwegian president smiled."
func (f *finder) takenUp() {
	for i := 1; i < len(f.lines); i++ {
		who := f.onlyPerson(i - 1)
		if who == nil || f.votes[who.Person] != nil || len(who.Roles) > 0 || who.Bystander {
			continue
		}
		l := f.lines[i]
		for _, t := range l.Titles {
			left := l.modifiers(t.From, max(0, t.From-6))
			p := l.partyBefore(t, left)
			if t.Kind != mention.RoleTitle || p == nil || l.Tag(left) != "DT" || l.Person(t.To) || l.Words[t.To-1].Relation != "nsubj" {
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
		if s.l.Index != i || s.who == nil {
			continue
		}
		if only != nil && only != s.who || s.selfDescribed() {
			return nil
		}
		only = s.who
	}
	return only
}
