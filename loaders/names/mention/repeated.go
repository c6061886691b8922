package mention

import "strings"

// repeated marks the lone surnames and names of persons that the text has named in full, where the tagger saw no person.
func (f *Finder) repeated() {
	surnames := map[string]bool{}
	for _, l := range f.lines {
		for _, m := range l.Found {
			if m.Party == nil && m.To-m.From > 1 {
				surnames[l.Words[m.To-1].Text] = true
			}
		}
	}
	for _, l := range f.lines {
		before := len(l.Found)
		for k := range l.Words {
			if l.Taken[k] == 0 && l.Words[k].Capital && surnames[l.Words[k].Text] && !strings.HasPrefix(l.Words[k].Tag, "V") && l.Words[k].Entity != "GPE" && !l.Titled(k) {
				l.add(Mention{From: k, To: k + 1, Form: ByName})
			}
		}
		if len(l.Found) > before {
			l.sort()
		}
	}
}
