package graph

import "slices"

// StoredEdges returns the edges that a document's statements, meetings and terms give by themselves, in the order of CompareEdges. An echo leads to an
// origin in the same document.
func StoredEdges(x *Extraction) []Edge {
	var edges []Edge
	add := func(kind EdgeKind, from, to string) {
		if from != "" && to != "" {
			edges = append(edges, Edge{Kind: kind, From: from, To: to})
		}
	}
	here := map[string]bool{}
	for i := range x.Statements {
		here[x.Statements[i].ID] = true
	}
	for i := range x.Statements {
		statementEdges(&x.Statements[i], here, add)
	}
	for i := range x.Meetings {
		m := &x.Meetings[i]
		add(In, m.ID, m.Document)
		for _, p := range m.Participants {
			add(Attended, p.Actor, m.ID)
		}
	}
	for _, t := range x.Terms {
		termEdges(t, add)
	}
	slices.SortFunc(edges, CompareEdges)
	return slices.CompactFunc(edges, func(a, b Edge) bool { return CompareEdges(a, b) == 0 })
}

func statementEdges(s *Statement, here map[string]bool, add func(kind EdgeKind, from, to string)) {
	add(MadeBy, s.ID, s.Actor)
	for _, id := range s.OnBehalfOf {
		add(OnBehalfOf, s.ID, id)
	}
	add(About, s.ID, s.Term)
	add(In, s.ID, s.Document)
	if s.Echo != nil && here[s.Echo.Of] {
		add(Echoes, s.ID, s.Echo.Of)
	}
}

func termEdges(t Term, add func(kind EdgeKind, from, to string)) {
	if t.OppositeOf != "" {
		ends := ordered(t.ID, t.OppositeOf)
		add(OppositeOf, ends[0], ends[1])
	}
	add(PartOf, t.ID, t.PartOf)
	add(Revises, t.ID, t.Revises)
	add(OnIssue, t.ID, t.Issue)
}
