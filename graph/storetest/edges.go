package storetest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
)

func testEdges(t *testing.T, open Opener) {
	d := newDraft("a", "2024-05-01")
	aldmark, borvia := d.party("Aldmark"), d.party("Borvia")
	envoy := d.envoy("Clara Mervane", aldmark, "")
	stay := d.term("stay out", "League")
	join := d.term("join league", "League", func(t *graph.Term) { t.OppositeOf = stay })
	origin := d.says(envoy, aldmark, graph.Demands, join, provided("the dam opens"), func(s *graph.Statement) { s.OnBehalfOf = []string{borvia} })
	echo := d.says(borvia, "", graph.Supports, join, func(s *graph.Statement) {
		s.Echo = &graph.Echo{Of: origin, Kind: graph.EchoSupport, Cue: "demands"}
	})
	meeting := d.meets(graph.Held, "2024-04-28", [2]string{envoy, aldmark}, [2]string{borvia, borvia})
	b := open.store(t, d.extraction())
	day := graph.Day("2024-05-01")
	for _, c := range []struct {
		name    string
		from    string
		reverse bool
		kinds   []graph.EdgeKind
		want    []graph.Edge
	}{
		{"of a statement", origin, false, nil, []graph.Edge{
			{Kind: graph.About, From: origin, To: join}, {Kind: graph.In, From: origin, To: "a"}, {Kind: graph.MadeBy, From: origin, To: envoy},
			{Kind: graph.OnBehalfOf, From: origin, To: borvia}}},
		{"echo", origin, true, nil, []graph.Edge{{Kind: graph.Echoes, From: echo, To: origin}}},
		{"derived", envoy, false, []graph.EdgeKind{graph.DemandsTerm, graph.RejectsTerm}, []graph.Edge{
			{Kind: graph.DemandsTerm, From: envoy, To: join, First: day, Last: day, Statements: 1, Documents: 1, Conditional: true, Evidence: []string{origin}}}},
		{"derived, of the party and the principal", join, true, []graph.EdgeKind{graph.DemandsTerm, graph.SupportsTerm}, []graph.Edge{
			{Kind: graph.DemandsTerm, From: envoy, To: join, First: day, Last: day, Statements: 1, Documents: 1, Conditional: true, Evidence: []string{origin}},
			{Kind: graph.DemandsTerm, From: aldmark, To: join, First: day, Last: day, Statements: 1, Documents: 1, Conditional: true, Evidence: []string{origin}},
			{Kind: graph.DemandsTerm, From: borvia, To: join, First: day, Last: day, Statements: 1, Documents: 1, Conditional: true, Evidence: []string{origin}},
			{Kind: graph.SupportsTerm, From: borvia, To: join, First: day, Last: day, Statements: 1, Documents: 1, Evidence: []string{echo}}}},
		{"opposite", stay, false, []graph.EdgeKind{graph.OppositeOf}, []graph.Edge{{Kind: graph.OppositeOf, From: stay, To: join}}},
		{"opposite, from the other end", join, true, []graph.EdgeKind{graph.OppositeOf}, []graph.Edge{{Kind: graph.OppositeOf, From: join, To: stay}}},
		{"met with", borvia, false, []graph.EdgeKind{graph.MetWith}, []graph.Edge{
			{Kind: graph.MetWith, From: borvia, To: envoy, First: "2024-04-28", Last: "2024-04-28", Documents: 1, Meetings: 1, Evidence: []string{meeting}},
			{Kind: graph.MetWith, From: borvia, To: aldmark, First: "2024-04-28", Last: "2024-04-28", Documents: 1, Meetings: 1, Evidence: []string{meeting}}}},
		{"attended", meeting, true, nil, []graph.Edge{{Kind: graph.Attended, From: envoy, To: meeting}, {Kind: graph.Attended, From: borvia, To: meeting}}},
		{"unknown node", "nowhere", false, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) { same(t, "edges", c.want, b.edges(c.from, c.reverse, c.kinds...)) })
	}
	t.Run("an opposite taken back", func(t *testing.T) {
		x, other := d.extraction(), newDraft("z", "2024-05-01")
		other.term("stay out", "League")
		b := open.store(t, x, other.extraction())
		x.Terms = append([]graph.Term(nil), x.Terms...)
		for i := range x.Terms {
			x.Terms[i].OppositeOf = ""
		}
		x.Document.Fingerprint += "again"
		b.put(x)
		same(t, "edges", []graph.Edge(nil), append(b.edges(stay, false, graph.OppositeOf), b.edges(join, true, graph.OppositeOf)...))
	})
	t.Run("pages", func(t *testing.T) { pageEdges(t, open) })
}

// pageEdges compares paging with one big page, for many nodes at once, both ways and filtered.
func pageEdges(t *testing.T, open Opener) {
	b := open.store(t, Synthetic(13, 9, 6)...)
	from := append(ids(b.all(graph.Filter{}, graph.KindParty, graph.KindEnvoy, graph.KindMeeting, graph.KindProposal, graph.KindDocument)), "nowhere")
	for _, reverse := range []bool{false, true} {
		for _, filter := range []graph.Filter{{}, graph.Where(graph.FieldStance, "REJECTS"), {Not: &graph.Filter{Field: graph.FieldIssue, Op: graph.OpHas}}} {
			query := graph.EdgeQuery{From: from, Reverse: reverse, Filter: filter, First: 10_000, Count: true}
			whole, err := b.Edges(context.Background(), query)
			if err != nil {
				t.Fatal(err)
			}
			for i := range from {
				if whole[i].Total != len(whole[i].Edges) || whole[i].More {
					t.Fatalf("%s: %d edges, total %d, more %t", from[i], len(whole[i].Edges), whole[i].Total, whole[i].More)
				}
				query := graph.EdgeQuery{From: from[i : i+1], Reverse: reverse, Filter: filter, First: 3}
				var paged []graph.Edge
				for more := true; more; {
					pages, err := b.Edges(context.Background(), query)
					if err != nil {
						t.Fatal(err)
					}
					paged, more = append(paged, pages[0].Edges...), pages[0].More
					if more {
						query.After = pages[0].Cursors[len(pages[0].Cursors)-1]
					}
				}
				same(t, fmt.Sprintf("pages from %s, reverse %t", from[i], reverse), whole[i].Edges, paged)
			}
		}
	}
}

func testMemberships(t *testing.T, open Opener) {
	member := newDraft("a", "2024-05-01")
	member.party("Aldmark", func(p *graph.Party) {
		p.MemberOf = []graph.Membership{{Bloc: "party:basin-council", Since: "1990-01-01", Until: "1999-12-31"}, {Bloc: "party:basin-council", Since: "2010-01-01"}}
	})
	bloc := newDraft("b", "2024-05-02")
	bloc.party("Basin Council", func(p *graph.Party) { p.Type = graph.Bloc })
	b := open.store(t, member.extraction())
	hidden := b.export()
	same(t, "edges to a bloc that no document names", []graph.Edge(nil), b.edges("party:aldmark", false))
	same(t, "edges from it", []graph.Edge(nil), b.edges("party:basin-council", true))
	b.put(bloc.extraction())
	want := []graph.Edge{
		{Kind: graph.MemberOf, From: "party:aldmark", To: "party:basin-council", First: "1990-01-01", Last: "1999-12-31"},
		{Kind: graph.MemberOf, From: "party:aldmark", To: "party:basin-council", First: "2010-01-01"},
	}
	same(t, "edges once it is there", want, b.edges("party:aldmark", false))
	same(t, "edges from it", want, b.edges("party:basin-council", true))
	query := graph.EdgeQuery{From: []string{"party:aldmark"}, First: 1, Count: true}
	pages, err := b.Edges(context.Background(), query)
	if err != nil || pages[0].Total != 2 || !pages[0].More {
		t.Fatalf("got %+v, %v", pages, err)
	}
	query.After = pages[0].Cursors[0]
	if pages, err = b.Edges(context.Background(), query); err != nil {
		t.Fatal(err)
	}
	same(t, "second page", want[1:], pages[0].Edges)
	b.remove("b")
	same(t, "export without the bloc", hidden, b.export())
	t.Run("a bloc of two names", func(t *testing.T) {
		other := newDraft("c", "2024-05-03")
		other.party("Joint Basin Council", func(p *graph.Party) { p.Type = graph.Bloc })
		b := open.store(t, member.extraction(), bloc.extraction(), other.extraction())
		before := b.export()
		judgement := graph.Judgement{Kind: graph.Merge, A: "party:basin-council", B: "party:joint-basin-council"}
		b.judge(judgement)
		const canonical = "party:joint-basin-council" // the longer name stands
		for _, e := range b.edges("party:aldmark", false, graph.MemberOf) {
			same(t, "bloc", canonical, e.To)
		}
		for _, name := range []string{"party:joint-basin-council", "party:basin-council"} {
			same(t, "members of "+name, 2, len(b.edges(name, true, graph.MemberOf)))
		}
		judgement.Undo = true
		b.judge(judgement)
		same(t, "export once taken back", before, b.export())
	})
}

func testRoles(t *testing.T, open Opener) {
	draft := func(id string, day graph.Day, role string) graph.Extraction {
		d := newDraft(id, day)
		d.envoy("Clara Mervane", d.party("Aldmark"), role)
		return d.extraction()
	}
	first, second := draft("a", "2024-01-01", "special envoy"), draft("b", "2024-03-01", "foreign minister")
	b := open.store(t, second, first, draft("c", "2024-02-01", ""))
	id := first.Envoys[0].ID
	want := []graph.Edge{{
		Kind: graph.Represents, From: id, To: "party:aldmark", Role: "foreign minister", First: "2024-01-01", Last: "2024-03-01", Documents: 3,
		Evidence: []string{"a", "b", "c"},
	}}
	same(t, "edge from the envoy", want, b.edges(id, false))
	same(t, "edge from the party", want, b.edges("party:aldmark", true))
	envoy := b.node(id).(*graph.Envoy)
	same(t, "roles", []graph.Role{first.Envoys[0].Roles[0], second.Envoys[0].Roles[0]}, envoy.Roles)
	same(t, "names", []string{"Clara Mervane"}, envoy.Names)
}

// testManyEdges holds that an export has every edge of a node that has more than any page holds.
func testManyEdges(t *testing.T, open Opener) {
	const many = 1_200
	d := newDraft("a", "2024-05-01")
	aldmark := d.party("Aldmark")
	for i := range many {
		d.says(aldmark, "", graph.Demands, d.term(fmt.Sprintf("opens gate %d", i), ""))
	}
	export := open.store(t, d.extraction()).export()
	for _, kind := range []graph.EdgeKind{graph.DemandsTerm, graph.MadeBy} {
		same(t, "edges of kind "+string(kind), many, strings.Count(export, `"edge":{"kind":"`+string(kind)+`"`))
	}
}
