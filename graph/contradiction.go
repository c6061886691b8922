package graph

import (
	"cmp"
	"context"
	"slices"
)

// ContradictionKind tells contradictions apart.
type ContradictionKind string

// The kinds, in the order in which they are tried.
const (
	BetweenSpeakers ContradictionKind = "BETWEEN_SPEAKERS" // an envoy and the principal, or two envoys, on one day or within the window
	BetweenSources  ContradictionKind = "BETWEEN_SOURCES"  // one speaker on one day, as two documents report
	WithinDocument  ContradictionKind = "WITHIN_DOCUMENT"  // one speaker on one day, in one document: often one of the two is misread
	OverTime        ContradictionKind = "OVER_TIME"        // one speaker, on different days
	OfMeetings      ContradictionKind = "OF_MEETINGS"      // a meeting reported as held and as denied
)

// A Contradiction is one party for and against one term within a window, or one meeting reported held and denied.
type Contradiction struct {
	Kind    ContradictionKind
	Party   *Party // nil for meetings
	Term    *Term
	For     *Statement // the two that stand nearest to each other in time
	Against *Statement
	Held    *Meeting // of a meeting
	Denied  *Meeting
	Count   [2]int // statements for and against
}

// FindContradictions answers with the contradictions of a query's parties, all where it names none, by party and term, then those of meetings. It looks at the
// statements that count for positions; of those on the two sides, it gives the two nearest in time.
func FindContradictions(ctx context.Context, store Store, query OverlapQuery) ([]Contradiction, error) {
	g, err := stand(ctx, store, query)
	if err != nil {
		return nil, err
	}
	var pairs []opposed
	for _, h := range g.order {
		if pair, is := nearest(h, g.counting(h)); is {
			pairs = append(pairs, pair)
		}
	}
	found, err := contradictions(ctx, store, g, pairs)
	if err != nil {
		return nil, err
	}
	meetings, err := deniedMeetings(ctx, store, query)
	return append(found, meetings...), err
}

// opposed is two rows of a holding with different signs.
type opposed struct {
	holding     holding
	plus, minus StanceRow
	counts      [2]int
}

// nearest returns the rows of different signs that stand nearest in time. Rows are in the order of days; unknown days are next to the first.
func nearest(h holding, rows []StanceRow) (pair opposed, is bool) {
	pair.holding = h
	best := 0
	var last [2]*StanceRow // for, against
	for i := range rows {
		row := &rows[i]
		side := boolInt(row.Stance.Sign() < 0)
		pair.counts[side]++
		last[side] = row
		if other := last[1-side]; other != nil {
			if gap := daysBetween(other.Day, row.Day); !is || gap < best {
				best, is = gap, true
				pair.plus, pair.minus = *last[0], *last[1]
			}
		}
	}
	return pair, is
}

func daysBetween(a, b Day) int {
	from, until := dayNumber(a), dayNumber(b)
	if from == unknownDay || until == unknownDay {
		return 1 << 20
	}
	return int(until - from)
}

func contradictions(ctx context.Context, store Store, g *ground, pairs []opposed) ([]Contradiction, error) {
	var ids []string
	for _, p := range pairs {
		ids = append(ids, p.plus.Statement, p.minus.Statement)
	}
	nodes, err := store.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	parties := map[string]*Party{}
	for i := range g.parties {
		parties[g.parties[i].ID] = &g.parties[i]
	}
	var found []Contradiction
	for i, p := range pairs {
		plus, ok := nodes[2*i].(*Statement)
		minus, also := nodes[2*i+1].(*Statement)
		if !ok || !also {
			continue
		}
		term := g.terms[p.holding.term]
		found = append(found, Contradiction{
			Kind: kindOfPair(plus, minus), Party: parties[p.holding.party], Term: &term, For: plus, Against: minus, Count: p.counts,
		})
	}
	return found, nil
}

func kindOfPair(a, b *Statement) ContradictionKind {
	switch {
	case a.Actor != b.Actor:
		return BetweenSpeakers
	case a.Day != b.Day:
		return OverTime
	case a.Document == b.Document:
		return WithinDocument
	default:
		return BetweenSources
	}
}

// mostDenied is how many denied meetings are looked at.
const mostDenied = 500

// deniedMeetings returns the meetings that some report as denied and others as held: with two participants or more in common, in days that meet.
func deniedMeetings(ctx context.Context, store Store, query OverlapQuery) ([]Contradiction, error) {
	denied, err := meetingsOf(ctx, store, query, Off)
	if err != nil || len(denied) == 0 {
		return nil, err
	}
	held, err := meetingsOf(ctx, store, query, Held)
	var found []Contradiction
	for _, no := range denied {
		for _, yes := range held {
			if sameMeeting(no, yes) {
				found = append(found, Contradiction{Kind: OfMeetings, Held: yes, Denied: no})
				break
			}
		}
	}
	return found, err
}

func meetingsOf(ctx context.Context, store Store, query OverlapQuery, status MeetingStatus) ([]*Meeting, error) {
	filter := []Filter{Where(FieldStatus, string(status))}
	if len(query.Collections) > 0 {
		filter = append(filter, Where(FieldCollection, query.Collections...))
	}
	page, err := store.List(ctx, ListQuery{Kinds: []Kind{KindMeeting}, Filter: All(filter...), Sort: FieldDay, First: mostDenied})
	var meetings []*Meeting
	for _, n := range page.Nodes {
		m := n.(*Meeting)
		if days := (Window{m.Since, cmp.Or(m.Until, m.Since)}); !query.Window.Bounded() || query.Window.Meets(days) {
			meetings = append(meetings, m)
		}
	}
	if err != nil {
		return nil, err
	}
	return known(ctx, store, meetings, query.AsOf, func(m *Meeting) string { return m.Document })
}

// sameMeeting tells whether two reports can be of one meeting.
func sameMeeting(a, b *Meeting) bool {
	common := 0
	for _, p := range a.Participants {
		if slices.ContainsFunc(b.Participants, func(other Participant) bool {
			return other.Party != "" && other.Party == p.Party || other.Actor == p.Actor
		}) {
			common++
		}
	}
	return common >= 2 && Window{a.Since, cmp.Or(a.Until, a.Since)}.Meets(Window{b.Since, cmp.Or(b.Until, b.Since)})
}
