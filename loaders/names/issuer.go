package names

import "strings"

// What it weighs for a state that a text is issued by an officer of whom its title names, or whom the text calls "the Foreign Secretary".
const (
	ownOffice    = 12 // no other state has the office
	likelyOffice = 6  // the text names none of the others that have it more, or English texts give the state's officer without his state
)

// issuers weighs the states whose officers issue the text by their titles: "Readout of President Holm's call", "The Foreign Secretary said".
func (f *finder) issuers() map[*Party]int {
	marks, counts := map[*Party]int{}, f.counts()
	for _, r := range f.issuingRoles() {
		for _, p := range f.words.UsualOfficer(strings.ToLower(r)) {
			if counts[p] > 0 {
				marks[p] = max(marks[p], likelyOffice)
			}
		}
		f.markOffice(marks, r)
	}
	for _, l := range f.lines {
		for _, t := range l.Titles {
			if t.From > 0 && l.Words[t.From-1].Text == "the" && l.ownOfficer(t.From) {
				f.markOffice(marks, l.Raw(t.From, t.To))
			}
		}
	}
	return marks
}

// issuingRoles returns the roles of those by whom the title says the text is, where no state is named beside them.
func (f *finder) issuingRoles() []string {
	var roles []string
	for _, s := range f.spots {
		if s.who != nil && s.l.inTitle() && s.l.issues() && !s.met() && len(f.votes[s.who.Person]) == 0 {
			for _, r := range s.who.Roles {
				roles = append(roles, r.Text)
			}
		}
	}
	return roles
}

// usualIssuer returns the state whose officer English texts mean by the title of whom the text is, though the text does not name it.
func (f *finder) usualIssuer() *Party {
	for _, r := range f.issuingRoles() {
		for _, p := range f.words.UsualOfficer(strings.ToLower(r)) {
			return p
		}
	}
	return nil
}

// markOffice weighs the state whose officer bears a title.
func (f *finder) markOffice(marks map[*Party]int, title string) {
	switch p, only := f.stateByTitle(title); {
	case p == nil:
	case only:
		marks[p] = max(marks[p], ownOffice)
	default:
		marks[p] = max(marks[p], likelyOffice)
	}
}

// issues tells whether a title begins with what a house issues: "Readout of", "Fact Sheet:".
func (l *line) issues() bool {
	return l.Is("house-title", 0) || l.Is("house-title", 1) || l.Is("house-title", 2)
}
