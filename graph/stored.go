package graph

import "slices"

// StoredEdges returns the edges that a document gives by itself, in the order of CompareEdges: those of statements and meetings, of terms, of
// envoys to their parties, and memberships from packs. A membership whose bloc is no node of the graph is stored and never shown.
func StoredEdges(x *Extraction) []Edge {
	var edges []Edge
	add := func(kind EdgeKind, from, to string) {
		if from != "" && to != "" {
			edges = append(edges, Edge{Kind: kind, From: from, To: to})
		}
	}
	for i := range x.Statements {
		statementEdges(&x.Statements[i], add)
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
	edges = append(edges, roleEdges(x)...)
	edges = append(edges, membershipEdges(x)...)
	slices.SortFunc(edges, CompareEdges)
	return slices.CompactFunc(edges, func(a, b Edge) bool { return CompareEdges(a, b) == 0 })
}

func statementEdges(s *Statement, add func(kind EdgeKind, from, to string)) {
	add(MadeBy, s.ID, s.Actor)
	for _, id := range s.OnBehalfOf {
		add(OnBehalfOf, s.ID, id)
	}
	add(About, s.ID, s.Term)
	add(In, s.ID, s.Document)
	if s.Echo != nil {
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

// roleEdges returns one REPRESENTS edge for each envoy with a party, with its last role in the text and the document as evidence.
func roleEdges(x *Extraction) []Edge {
	var edges []Edge
	day := x.Document.PublishedAt
	for _, e := range x.Envoys {
		if e.Party == "" {
			continue
		}
		edge := Edge{Kind: Represents, From: e.ID, To: e.Party, First: day, Last: day, Documents: 1, Evidence: []string{x.Document.ID}}
		if len(e.Roles) > 0 {
			edge.Role = e.Roles[0].Text
		}
		edges = append(edges, edge)
	}
	return edges
}

func membershipEdges(x *Extraction) []Edge {
	var edges []Edge
	for _, p := range x.Parties {
		for _, m := range p.MemberOf {
			edges = append(edges, Edge{Kind: MemberOf, From: p.ID, To: m.Bloc, First: m.Since, Last: m.Until})
		}
	}
	return edges
}

// MergeRoles returns the one REPRESENTS edge for the REPRESENTS edges that several documents give between one envoy and one party: the
// role of the latest (then the smaller text), first and last day, every document. edges must not be empty.
func MergeRoles(edges []Edge) Edge {
	merged := Edge{Kind: Represents, From: edges[0].From, To: edges[0].To}
	latest := Edge{}
	for _, e := range edges {
		merged.extend(e.First)
		merged.extend(e.Last)
		merged.Evidence = append(merged.Evidence, e.Evidence...)
		if e.Role != "" && (latest.Role == "" || e.Last > latest.Last || e.Last == latest.Last && e.Role < latest.Role) {
			latest = e
		}
	}
	merged.Role = latest.Role
	merged.Evidence = sortedSet(merged.Evidence)
	merged.Documents = len(merged.Evidence)
	return merged
}
