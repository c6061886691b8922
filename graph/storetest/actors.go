package storetest

import (
	"context"
	"fmt"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// A name is an envoy as one document names it.
type name struct{ name, party string }

// naming drafts a document in which an envoy speaks for a party, or for none.
func naming(id string, n name) graph.Extraction {
	d := newDraft(id, "2024-05-01")
	party := ""
	if n.party != "" {
		party = d.party(n.party)
	}
	envoy := d.envoy(n.name, party, "envoy")
	d.says(envoy, party, graph.Demands, d.term("open dam", "Water"))
	return d.extraction()
}

func testSameAs(t *testing.T, open Opener) {
	for _, c := range []struct {
		name  string
		names []name
		want  []string // the names that each envoy has, in the order of ids
	}{
		{"misspelt", []name{{"Stena Witkarv", "Aldmark"}, {"Stena Witkarf", "Aldmark"}, {"Stena Witkarv", "Aldmark"}}, []string{"[Stena Witkarf Stena Witkarv]"}},
		{"short name", []name{{"Tarvane", "Aldmark"}, {"Clara Tarvane", "Aldmark"}}, []string{"[Clara Tarvane Tarvane]"}},
		{"short name without party", []name{{"Tarvane", ""}, {"Clara Tarvane", "Aldmark"}}, []string{"[Clara Tarvane Tarvane]"}},
		{"short name of two", []name{{"Tarvane", "Aldmark"}, {"Clara Tarvane", "Aldmark"}, {"Doran Tarvane", "Aldmark"}},
			[]string{"[Clara Tarvane]", "[Doran Tarvane]", "[Tarvane]"}},
		{"namesakes of two parties", []name{{"Clara Tarvane", "Aldmark"}, {"Clara Tarvane", "Borvia"}}, []string{"[Clara Tarvane]", "[Clara Tarvane]"}},
		{"namesakes and one without party", []name{{"Clara Tarvane", "Aldmark"}, {"Clara Tarvane", "Borvia"}, {"Clara Tarvane", ""}},
			[]string{"[Clara Tarvane]", "[Clara Tarvane]", "[Clara Tarvane]"}},
		{"one given name", []name{{"Clara Tarvane", "Aldmark"}, {"Clara Obrisk", "Aldmark"}}, []string{"[Clara Obrisk]", "[Clara Tarvane]"}},
		{"initial", []name{{"C. Tarvane", "Aldmark"}, {"Clara Tarvane", "Aldmark"}}, []string{"[C. Tarvane Clara Tarvane]"}},
		{"initial of two", []name{{"C. Tarvane", "Aldmark"}, {"Clara Tarvane", "Aldmark"}, {"Carla Tarvane", "Aldmark"}},
			[]string{"[C. Tarvane]", "[Carla Tarvane]", "[Clara Tarvane]"}},
		{"title and other spelling", []name{{"Dr. Yusuf Tarvane", "Aldmark"}, {"Youssef Tarvane", "Aldmark"}}, []string{"[Dr. Yusuf Tarvane Youssef Tarvane]"}},
		{"turned round", []name{{"Tarvane Clara", "Aldmark"}, {"Clara Tarvane", "Aldmark"}}, []string{"[Clara Tarvane Tarvane Clara]"}},
		{"accents", []name{{"Zoë Tarvane", "Aldmark"}, {"Zoe Tarvane", "Aldmark"}}, []string{"[Zoe Tarvane]"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var documents []graph.Extraction
			for i, n := range c.names {
				documents = append(documents, naming(fmt.Sprintf("d%d", i), n))
			}
			b := open.store(t, documents...)
			var got []string
			for _, n := range b.all(graph.Filter{}, graph.KindEnvoy) {
				got = append(got, fmt.Sprint(n.(*graph.Envoy).Names))
			}
			same(t, "envoys", c.want, got)
			export := b.export()
			for turn := range documents {
				turned := append(documents[turn:len(documents):len(documents)], documents[:turn]...)
				same(t, "export of another order", export, open.store(t, turned...).export())
			}
		})
	}
	t.Run("by any name", func(t *testing.T) { byAnyName(t, open) })
}

// byAnyName asks for an actor by the id of another of its names.
func byAnyName(t *testing.T, open Opener) {
	b := open.store(t, naming("a", name{"Stena Witkarv", "Aldmark"}), naming("b", name{"Stena Witkarf", "Aldmark"}), naming("c", name{"Stena Witkarv", "Aldmark"}))
	canonical, alias := "envoy:stena-witkarv.aldmark", "envoy:stena-witkarf.aldmark"
	same(t, "node", b.node(canonical), b.node(alias))
	same(t, "roles", 3, len(b.node(alias).(*graph.Envoy).Roles))
	same(t, "edges", b.edges(canonical, false, graph.DemandsTerm), b.edges(alias, false, graph.DemandsTerm))
	same(t, "statements", 3, b.edges(alias, false, graph.DemandsTerm)[0].Statements)
	same(t, "reversed", ends(b.edges(canonical, true, graph.MadeBy)), ends(b.edges(alias, true, graph.MadeBy)))
	same(t, "stances", b.stances(graph.StanceQuery{Holders: []string{canonical}}), b.stances(graph.StanceQuery{Holders: []string{alias}}))
	same(t, "filter", 3, len(b.all(graph.Where(graph.FieldActor, alias), graph.KindStatement)))
	same(t, "filter by id", []string{canonical}, ids(b.all(graph.Where(graph.FieldID, alias))))
	same(t, "filter by folded name", []string{canonical}, ids(b.all(graph.Where(graph.FieldFoldedName, "stena witkarf"))))
	same(t, "same as", []string{"SAME_AS " + alias + " " + canonical}, ends(b.edges(alias, false, graph.SameAs)))
	same(t, "same as, reversed", []string{"SAME_AS " + alias + " " + canonical}, ends(b.edges(canonical, true, graph.SameAs)))
	same(t, "same as of the canonical", []string{}, ends(b.edges(canonical, false, graph.SameAs)))
	found, err := graph.FindNodes(context.Background(), b.Store, []graph.Kind{graph.KindEnvoy}, []string{alias, canonical})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "found by id", []string{canonical, canonical}, ids(found))
	same(t, "search", []string{canonical}, hitIDs(b.search(graph.SearchQuery{Text: "witkarf", Kinds: []graph.Kind{graph.KindEnvoy}, First: 9})))
	for _, e := range b.edges(alias, false) {
		if e.Kind != graph.SameAs && e.From != canonical {
			t.Errorf("the edge %v does not lead from the canonical actor", e)
		}
	}
}

func testJudgements(t *testing.T, open Opener) {
	documents := []graph.Extraction{
		naming("a", name{"Clara Tarvane", "Aldmark"}), naming("b", name{"Tarvane", "Aldmark"}), naming("c", name{"Mona Obrisk", "Borvia"}),
		naming("d", name{"Mona Delisk", "Borvia"}),
	}
	tarvane, short := "envoy:clara-tarvane.aldmark", "envoy:tarvane.aldmark"
	obrisk, delisk := "envoy:mona-obrisk.borvia", "envoy:mona-delisk.borvia"
	for _, c := range []struct {
		name      string
		judgement graph.Judgement
		a, b      string
		one       bool
	}{
		{"merge", graph.Judgement{Kind: graph.Merge, A: obrisk, B: delisk, Note: "she married"}, obrisk, delisk, true},
		{"split", graph.Judgement{Kind: graph.Split, A: tarvane, B: short}, tarvane, short, false},
		{"merge parties", graph.Judgement{Kind: graph.Merge, A: "party:borvia", B: "party:aldmark"}, "party:aldmark", "party:borvia", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := open.store(t, documents...)
			before, revision := b.export(), b.info().Revision
			isOne := func() bool { return b.node(c.a).NodeID() == b.node(c.b).NodeID() }
			same(t, "one before", !c.one, isOne())
			b.judge(c.judgement)
			b.judge(c.judgement)
			same(t, "one after", c.one, isOne())
			if b.info().Revision == revision {
				t.Error("the revision is as before")
			}
			judged := b.export()
			b.remove("a", "b", "c", "d")
			b.put(documents...)
			same(t, "export of loading again", judged, b.export())
			all, err := b.Judgements(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			same(t, "judgements", []graph.Judgement{c.judgement.Normal()}, all)
			undo := c.judgement
			undo.Undo, undo.A, undo.B = true, c.judgement.B, c.judgement.A
			b.judge(undo, undo)
			same(t, "export once taken back", before, b.export())
			same(t, "revision once taken back", revision, b.info().Revision)
			later := open.store(t)
			later.judge(c.judgement)
			later.put(documents...)
			same(t, "export of judging first", judged, later.export())
		})
	}
	t.Run("merged parties", func(t *testing.T) { mergedParties(t, open, documents) })
}

func mergedParties(t *testing.T, open Opener, documents []graph.Extraction) {
	b := open.store(t, documents...)
	b.judge(graph.Judgement{Kind: graph.Merge, A: "party:aldmark", B: "party:borvia"})
	party := b.node("party:borvia").(*graph.Party)
	other := map[string]string{"Aldmark": "Borvia", "Borvia": "Aldmark"}[party.Name]
	same(t, "aliases", []string{other}, party.Aliases)
	found, err := graph.FindParties(context.Background(), b.Store, []string{other})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "found by its other name", []graph.Party{*party}, found)
	same(t, "its envoys", 3, len(b.edges(party.ID, true, graph.Represents)))
	same(t, "its envoys by filter", 3, len(b.all(graph.Where(graph.FieldParty, graph.PartyID(other)), graph.KindEnvoy)))
	same(t, "its statements", 4, len(b.all(graph.Where(graph.FieldParty, party.ID), graph.KindStatement)))
	same(t, "its stances", 4, len(b.stances(graph.StanceQuery{Holders: []string{party.ID}})))
}
