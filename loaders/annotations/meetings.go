package annotations

import "github.com/parleygraph/parley/loaders/text"

// A Meeting is an annotated meeting of two sides.
type Meeting struct {
	A, B     []string // a side's names: its own, and those of the party and person as the text gives them
	Evidence text.Span
	Planned  bool
	None     bool // they did not meet: it is denied, only hoped for, or they attended the same event
}

// Meetings returns the annotated meetings of a document, those left out whose words its text does not hold.
func Meetings(rows []Row, doc, body string) []Meeting {
	f := newFinder(body)
	parties := map[string][]string{}
	for _, r := range rows {
		if r.Doc == doc && r.Type == "party" {
			parties[r.Name] = append(parties[r.Name], r.Alt...)
		}
	}
	var found []Meeting
	for _, r := range rows {
		if r.Doc != doc || r.Type != "meeting" && r.Type != "not_meeting" {
			continue
		}
		if ev := f.place(r.EvSpan, r.Ev, 0); ev.End > 0 {
			found = append(found, Meeting{
				A: side(r.A, r.AAlt, parties), B: side(r.B, r.BAlt, parties), Evidence: ev, Planned: r.Planned, None: r.Type == "not_meeting",
			})
		}
	}
	return found
}

func side(name string, alt names, parties map[string][]string) []string {
	found := append([]string{name}, alt...)
	return append(found, parties[name]...)
}
