package names

import "fmt"

// Debug prints who is who, for the harness.
func (n *Names) Debug() string {
	out := ""
	for i, l := range n.lines {
		out += fmt.Sprintf("[%d] ", i)
		for _, m := range l.Found {
			who := "?"
			if m.Party != nil {
				who = m.Party.Name
			} else if m.Person != nil {
				who = "@" + m.Person.Name
			}
			out += fmt.Sprintf("%q=%s/%d ", l.Raw(m.From, m.To), who, m.Form)
		}
		for _, t := range l.Titles {
			out += fmt.Sprintf("<%s> ", l.Raw(t.From, t.To))
		}
		out += "\n"
	}
	for _, p := range n.persons {
		party := "-"
		if p.Party != nil {
			party = p.Party.Name
		}
		out += fmt.Sprintf("%s of %s by=%v chair=%v:", p.Name, party, p.Bystander, p.Chair)
		for _, r := range p.Roles {
			out += " [" + r.Text + " " + string(r.Capacity) + "]"
		}
		out += "\n"
	}
	return out
}
