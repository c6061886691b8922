package storetest

import (
	"context"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// merge and split draft judgements.
func merge(a, b string) graph.Judgement { return graph.Judgement{Kind: graph.Merge, A: a, B: b} }
func split(a, b string) graph.Judgement { return graph.Judgement{Kind: graph.Split, A: a, B: b} }

// The names that documentsOfNames gives.
const (
	obrisk = "envoy:mona-obrisk.borvia"
	delisk = "envoy:mona-delisk.borvia"
	farrow = "envoy:edda-farrow.borvia"
	short  = "envoy:tarvane.aldmark"
	full   = "envoy:clara-tarvane.aldmark"
	long   = "envoy:clara-maria-tarvane.aldmark"
)

func documentsOfNames() []graph.Extraction {
	return []graph.Extraction{
		naming("a", name{"Mona Obrisk", "Borvia"}), naming("b", name{"Mona Delisk", "Borvia"}), naming("c", name{"Edda Farrow", "Borvia"}),
		naming("d", name{"Tarvane", "Aldmark"}), naming("e", name{"Clara Tarvane", "Aldmark"}), naming("f", name{"Clara Maria Tarvane", "Aldmark"}),
	}
}

// A conflict is a set of judgements that disagree with each other or with what the names look like.
type conflict struct {
	name       string
	judgements []graph.Judgement
	one, two   [][2]string // names that are one actor, and that are two
}

func conflicts() []conflict {
	return []conflict{
		{"a split outranks a merge", []graph.Judgement{merge(obrisk, delisk), split(obrisk, delisk)}, nil, [][2]string{{obrisk, delisk}}},
		{"merges chain", []graph.Judgement{merge(obrisk, delisk), merge(farrow, delisk)}, [][2]string{{obrisk, farrow}, {obrisk, delisk}}, nil},
		{"a split outranks a chain, the first merge holds", []graph.Judgement{merge(farrow, delisk), merge(delisk, obrisk), split(farrow, obrisk)},
			[][2]string{{farrow, delisk}}, [][2]string{{farrow, obrisk}, {delisk, obrisk}}},
		{"a split of two that likeness joins leaves the third to neither", []graph.Judgement{split(full, long)}, nil,
			[][2]string{{full, long}, {full, short}, {long, short}}},
		{"a merge says whose the third is", []graph.Judgement{split(full, long), merge(long, short)}, [][2]string{{long, short}}, [][2]string{{full, long}, {full, short}}},
		{"a split parts a name from a merged pair", []graph.Judgement{merge(full, long), split(short, long)}, [][2]string{{full, long}}, [][2]string{{full, short}, {long, short}}},
		{"a merge outranks likeness", []graph.Judgement{merge(short, obrisk)}, [][2]string{{short, obrisk}, {full, long}}, nil},
		{"parties of merged envoys stay two", []graph.Judgement{merge(full, obrisk)}, [][2]string{{full, obrisk}, {full, long}}, [][2]string{{"party:aldmark", "party:borvia"}}},
	}
}

// testConflicts records judgements that disagree, in either order, and looks which of the names are one.
func testConflicts(t *testing.T, open Opener) {
	documents := documentsOfNames()
	for _, c := range conflicts() {
		t.Run(c.name, func(t *testing.T) {
			b := open.store(t, documents...)
			before := b.export()
			b.judge(c.judgements...)
			isOne := func(names [2]string) bool { return b.node(names[0]).NodeID() == b.node(names[1]).NodeID() }
			for _, names := range c.one {
				same(t, names[0]+" and "+names[1]+" are one", true, isOne(names))
			}
			for _, names := range c.two {
				same(t, names[0]+" and "+names[1]+" are one", false, isOne(names))
			}
			judged := b.export()
			for _, j := range c.judgements {
				j.Undo = true
				b.judge(j)
			}
			same(t, "export once taken back", before, b.export())
			turned := open.store(t)
			for i := len(c.judgements) - 1; i >= 0; i-- {
				turned.judge(c.judgements[i])
			}
			turned.put(documents...)
			same(t, "export of judging first, in the other order", judged, turned.export())
		})
	}
	b := open.store(t, documents...)
	revision := b.info().Revision
	for _, j := range []graph.Judgement{merge(obrisk, "party:borvia"), merge(obrisk, "term:open-dam"), split(obrisk, obrisk), {Kind: "JOIN", A: obrisk, B: delisk}} {
		refused(t, "judge "+string(j.Kind)+" "+j.A+" "+j.B, graph.Invalid, b.Judge(context.Background(), j))
	}
	same(t, "revision after refusals", revision, b.info().Revision)
}

// testRulings finds names as a person gives them, rules on them, lists what stands, and takes it back.
func testRulings(t *testing.T, open Opener) {
	documents := []graph.Extraction{
		naming("a", name{"Mona Obrisk", "Borvia"}), naming("b", name{"Mona Delisk", "Borvia"}), naming("c", name{"Mona Delisk", ""}),
		naming("d", name{"Clara Tarvane", "Aldmark"}), naming("e", name{"Clara Tarvane", "Borvia"}),
	}
	b := open.store(t, documents...)
	before := b.export()
	findsNames(b)
	rules(b, documents[0].Statements[0].ID)
	b.remove("a")
	standings, err := graph.Standings(context.Background(), b.Store)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "standings", []graph.Standing{
		{Judgement: merge(delisk, obrisk), Status: graph.Unattached, Missing: []string{obrisk}},
		{Judgement: split(bare, obrisk), Status: graph.Unattached, Missing: []string{obrisk}},
	}, standings)
	b.takeBack(graph.Merge, "mona delisk", "Mona Obrisk")
	b.takeBack(graph.Split, bare, "Mona Obrisk")
	b.put(documents[0])
	same(t, "export once taken back", before, b.export())
	undo := merge(obrisk, delisk)
	undo.Undo = true
	_, err = graph.Rule(context.Background(), b.Store, undo)
	refused(t, "take back what is not recorded", graph.NotFound, err)
}

// bare is a name that no text gives a party.
const bare = "envoy:mona-delisk"

func findsNames(b bench) {
	for text, want := range map[string]string{"mona obrisk": obrisk, "Mona Delisk": delisk, bare: bare, "borvia": "party:borvia", "BORVIA": "party:borvia"} {
		got, err := graph.FindName(context.Background(), b.Store, text)
		if err != nil {
			b.Errorf("find name %q: %v", text, err)
		}
		same(b, "name "+text, want, got)
	}
	for text, code := range map[string]graph.Code{"Clara Tarvane": graph.Invalid, "Mona Obrist": graph.NotFound, "envoy:nobody": graph.NotFound} {
		_, err := graph.FindName(context.Background(), b.Store, text)
		refused(b, "find name "+text, code, err)
	}
}

// rules merges two names of which one has a third by likeness, splits that off again, and tries what contradicts this. statement is obrisk's.
func rules(b bench, statement string) {
	ctx := context.Background()
	ruling, err := graph.Rule(ctx, b.Store, merge(obrisk, delisk))
	if err != nil {
		b.Fatal(err)
	}
	term := b.all(graph.Filter{}, graph.KindDemand)[0].NodeID()
	same(b, "ruling", graph.Ruling{
		Judgement: merge(delisk, obrisk), Changed: true,
		Actors: []graph.RuledActor{{ID: delisk, Name: "Mona Delisk", Party: "party:borvia", Names: []string{delisk, bare, obrisk}}},
		Gone: []graph.Ends{
			{Kind: graph.DemandsTerm, From: obrisk, To: term}, {Kind: graph.MadeBy, From: statement, To: obrisk},
			{Kind: graph.Represents, From: obrisk, To: "party:borvia"},
		},
		New: []graph.Ends{{Kind: graph.MadeBy, From: statement, To: delisk}},
	}, ruling)
	if _, err = graph.Rule(ctx, b.Store, split(bare, obrisk)); err != nil {
		b.Errorf("split a name that likeness joins to a merged one: %v", err)
	}
	same(b, "the merged", delisk, b.node(obrisk).NodeID())
	same(b, "the name split off", bare, b.node(bare).NodeID())
	_, err = graph.Rule(ctx, b.Store, split(obrisk, delisk))
	refused(b, "split what was merged", graph.Conflict, err)
	_, err = graph.Rule(ctx, b.Store, merge(bare, delisk))
	refused(b, "merge what was split", graph.Conflict, err)
}

// takeBack takes back the judgement on two names as a person gives them.
func (b bench) takeBack(kind graph.JudgementKind, one, other string) {
	b.Helper()
	j, err := graph.FindJudgement(context.Background(), b.Store, kind, one, other)
	if err != nil {
		b.Fatal(err)
	}
	j.Undo = true
	if _, err := graph.Rule(context.Background(), b.Store, j); err != nil {
		b.Errorf("take back %s of %s and %s: %v", kind, one, other, err)
	}
	_, err = graph.FindJudgement(context.Background(), b.Store, kind, one, other)
	refused(b, "find what was taken back", graph.NotFound, err)
}
