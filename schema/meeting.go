package schema

import (
	"github.com/parleygraph/parley/graph"
)

func meetingFields() map[string]resolver {
	return map[string]resolver{
		"Meeting.document":     related(func(m *graph.Meeting) string { return m.Document }),
		"Meeting.participants": value(func(m *graph.Meeting) any { return m.Participants }),
		"Meeting.pairs":        value(func(m *graph.Meeting) any { return pairsOf(m) }),
		"Meeting.quote":        value(func(m *graph.Meeting) any { return passage{m.Quote, m.Document} }),
		"Participant.actor":    related(func(p graph.Participant) string { return p.Actor }),
		"Participant.party":    related(func(p graph.Participant) string { return p.Party }),
		"Pair.first":           value(func(p pair) any { return p.first }),
		"Pair.second":          value(func(p pair) any { return p.second }),
	}
}

// A pair of participants who sit face to face.
type pair struct{ first, second graph.Participant }

func pairsOf(m *graph.Meeting) []pair {
	pairs := make([]pair, len(m.Pairs))
	for i, p := range m.Pairs {
		pairs[i] = pair{m.Participants[p[0]], m.Participants[p[1]]}
	}
	return pairs
}
