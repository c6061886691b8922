package graph

import (
	"cmp"
	"slices"
)

// A Side is one end of a face-to-face pair: an actor and its party, both canonical. For a party both are its id; Party is the actor's own id
// where it has none.
type Side struct {
	Actor, Party string
}

// A FacePair says that a meeting sets two sides face to face, or denies that. A holds the smaller party id (then actor id).
type FacePair struct {
	A, B     Side
	Meeting  string
	Document string
	Status   MeetingStatus
	Window   Window
}

// FacePairs returns the pairs of a held or denied meeting; a planned one has none, nor has a party with itself.
func FacePairs(m *Meeting, canon Canonical) []FacePair {
	if m.Status == Planned {
		return nil
	}
	var pairs []FacePair
	for _, p := range m.Pairs {
		a, b := side(m.Participants[p[0]], canon), side(m.Participants[p[1]], canon)
		if a.Party == b.Party || a.Actor == b.Actor {
			continue
		}
		if compareSides(a, b) > 0 {
			a, b = b, a
		}
		pairs = append(pairs, FacePair{A: a, B: b, Meeting: m.ID, Document: m.Document, Status: m.Status, Window: m.Window()})
	}
	return pairs
}

func side(p Participant, canon Canonical) Side {
	s := Side{Actor: canon.Of(p.Actor), Party: canon.Of(p.Party)}
	if s.Party == "" {
		s.Party = s.Actor
	}
	return s
}

func compareSides(a, b Side) int {
	return cmp.Or(cmp.Compare(a.Party, b.Party), cmp.Compare(a.Actor, b.Actor))
}

// ComparePairs orders pairs by their parties, actors and meeting.
func ComparePairs(a, b FacePair) int {
	x, y := a.order(), b.order()
	return slices.Compare(x[:], y[:])
}

// order returns what pairs are ordered by.
func (p *FacePair) order() [5]string {
	return [...]string{p.A.Party, p.B.Party, p.A.Actor, p.B.Actor, p.Meeting}
}

// MetWithEdges derives the MET_WITH edges from all pairs of one or more pairs of parties: between the actors face to face and between
// their parties, From being the smaller id. A held pair that a denial covers, for those actors or their parties and for that date, derives none.
func MetWithEdges(pairs []FacePair) []Edge {
	sorted := slices.Clone(pairs)
	slices.SortFunc(sorted, ComparePairs)
	met := map[[2]string]*metPair{}
	for group := range chunks(sorted, func(a, b FacePair) bool { return a.A.Party == b.A.Party && a.B.Party == b.B.Party }) {
		meet(met, group)
	}
	edges := make([]Edge, 0, len(met))
	for _, m := range met {
		edges = append(edges, m.finish())
	}
	slices.SortFunc(edges, CompareEdges)
	return edges
}

// meet adds the held pairs of one pair of parties. An actor whose party one text does not give can be in several such groups. Denials are few, and two parties may meet a
// thousand times: each pair is held against the denials alone.
func meet(met map[[2]string]*metPair, pairs []FacePair) {
	var denials []FacePair
	for _, p := range pairs {
		if p.Status == Off {
			denials = append(denials, p)
		}
	}
	for _, p := range pairs {
		if p.Status != Held || slices.ContainsFunc(denials, func(d FacePair) bool { return d.denies(p) }) {
			continue
		}
		for _, ends := range p.Ends() {
			if met[ends] == nil {
				met[ends] = &metPair{edge: Edge{Kind: MetWith, From: ends[0], To: ends[1]}}
			}
			met[ends].add(p)
		}
	}
}

// denies tells whether d is a denial that covers the held pair p. Across documents both must be dated.
func (d FacePair) denies(p FacePair) bool {
	return d.Status == Off && (d.Document == p.Document || d.Window.Bounded() && p.Window.Bounded()) && d.Window.Meets(p.Window) && d.A.covers(p.A) && d.B.covers(p.B)
}

// covers tells whether what is said of s holds for other too: the same actor, or other's party.
func (s Side) covers(other Side) bool { return s.Actor == other.Actor || s.Actor == other.Party }

// Ends returns the ids that the pair joins, smaller first: its actors, and its parties where they are others. Pairs that share ends can only
// be judged together: a store hands MetWithEdges all that are joined that way.
func (p FacePair) Ends() [][2]string {
	ends := [][2]string{ordered(p.A.Actor, p.B.Actor)}
	if parties := ordered(p.A.Party, p.B.Party); parties != ends[0] {
		ends = append(ends, parties)
	}
	return ends
}

func ordered(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// metPair gathers what a MET_WITH edge rests on.
type metPair struct {
	edge      Edge
	documents []string
}

func (m *metPair) add(p FacePair) {
	m.edge.Evidence = append(m.edge.Evidence, p.Meeting)
	m.documents = append(m.documents, p.Document)
	m.edge.extend(p.Window.Since)
	m.edge.extend(p.Window.Until)
}

func (m *metPair) finish() Edge {
	m.edge.Evidence = sortedSet(m.edge.Evidence)
	m.edge.Meetings = len(m.edge.Evidence)
	m.edge.Documents = len(sortedSet(m.documents))
	return m.edge
}
