package gold

import (
	"slices"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// A gathering is a meeting found, folded for comparison.
type gathering struct {
	*graph.Meeting
	quote string
	who   [][]string // names of each participant: its own and its party's
}

func (m *measurement) gatherings() []gathering {
	parties := partyNames(m.x)
	var found []gathering
	for i := range m.x.Meetings {
		g := gathering{Meeting: &m.x.Meetings[i], quote: evidence(m.x.Meetings[i].Quote.Text)}
		for _, p := range g.Participants {
			var called []string
			for _, name := range []string{p.Name, parties[p.Party]} {
				if name != "" {
					called = append(called, m.names.all(name)...)
				}
			}
			g.who = append(g.who, called)
		}
		found = append(found, g)
	}
	return found
}

// sides returns the names by which each side of a row may go.
func (m *measurement) sides(r *Row) (a, b []string) {
	return append(m.names.each(r.A, r.AAlt), m.others(r.A)...), append(m.names.each(r.B, r.BAlt), m.others(r.B)...)
}

// others returns the other names that the document's rows give a party.
func (m *measurement) others(party string) []string {
	var found []string
	for _, r := range m.of(Party) {
		if m.names.one(r.Name) == m.names.one(party) {
			found = append(found, m.names.each(r.Name, r.Alt)...)
		}
	}
	return found
}

// status returns the status that a row's meeting has.
func (r *Row) status() graph.MeetingStatus {
	if r.Planned {
		return graph.Planned
	}
	return graph.Held
}

// meetings scores who met whom.
func (m *measurement) meetings() {
	found := m.gatherings()
	right := make([]bool, len(found))
	for _, r := range m.of(Meeting) {
		a, b := m.sides(r)
		proved := false
		for i := range found {
			if g := &found[i]; g.Status == r.status() && g.attends(a) && g.attends(b) {
				right[i] = true
				proved = proved || r.proves(g.Quote, g.quote)
			}
		}
		m.Meetings.Gold++
		m.Meetings.Found += one(proved)
		m.Statuses.note(string(r.status()), proved)
		if !proved {
			m.mistake(MissedMeeting, r, Mistake{Want: r.A + " and " + r.B + ", " + string(r.status())})
		}
	}
	for _, r := range m.of(NotMeeting) {
		m.denied(r, found)
	}
	for i := range found {
		g := &found[i]
		if g.Status != graph.Held && g.Status != graph.Planned {
			continue
		}
		m.Meetings.Output++
		m.Meetings.Right += one(right[i])
		if !right[i] {
			m.mistake(WrongMeeting, nil, g.mistake())
		}
	}
}

// denied counts a meeting that must not set its sides face to face.
func (m *measurement) denied(r *Row, found []gathering) {
	a, b := m.sides(r)
	held := slices.IndexFunc(found, func(g gathering) bool {
		return g.Status == r.status() && r.proves(g.Quote, g.quote) && g.faces(a, b)
	})
	m.NotMeetings++
	if held >= 0 {
		m.NotMeetingsHeld++
		m.mistake(DeniedMeeting, r, found[held].mistake())
	}
}

// attends tells whether one of these names takes part.
func (g *gathering) attends(side []string) bool {
	return slices.ContainsFunc(g.who, func(called []string) bool { return share(called, side) })
}

// faces tells whether the meeting sets two sides face to face.
func (g *gathering) faces(a, b []string) bool {
	return slices.ContainsFunc(g.Pairs, func(p [2]int) bool {
		x, y := g.who[p[0]], g.who[p[1]]
		return share(x, a) && share(y, b) || share(x, b) && share(y, a)
	})
}

func share(a, b []string) bool {
	return slices.ContainsFunc(a, func(name string) bool { return slices.Contains(b, name) })
}

func (g *gathering) mistake() Mistake {
	var who []string
	for _, p := range g.Participants {
		who = append(who, p.Name)
	}
	return Mistake{Got: strings.Join(who, " and ") + ", " + string(g.Status), Rule: g.Rule, Text: g.Quote.Text}
}
