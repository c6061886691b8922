package storetest

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// disputed drafts a document with two statements of Aldmark and one of Borvia, and returns the id of the first.
func disputed(change ...func(*draft)) (graph.Extraction, string) {
	d := newDraft("a", "2024-05-01")
	for _, c := range change {
		c(d)
	}
	aldmark, borvia := d.party("Aldmark"), d.party("Borvia")
	first := d.says(aldmark, "", graph.Demands, d.term("open dam", "Water"), provided("it rains"))
	d.says(aldmark, "", graph.Supports, d.term("shared patrols", "Border"))
	d.says(borvia, "", graph.Rejects, d.term("open dam", "Water"))
	return d.extraction(), first
}

// correction says that a statement of the first is Cestria's rejection of other words of its quote, without a condition.
func correction(s *graph.Statement) *graph.Correction {
	return &graph.Correction{
		Actor: &graph.Holder{Party: &graph.Party{ID: "party:cestria", Name: "Cestria", Type: graph.State}}, Stance: graph.Rejects, Point: &s.Cue,
		Term: &graph.Term{ID: "term:closed-dam", Kind: graph.KindDemand, Label: "closed dam", Issue: "issue:energy"}, Issue: &graph.Issue{ID: "issue:energy", Name: "Energy"},
		Conditions: &[]graph.Condition{},
	}
}

// statement returns the statement of an id.
func (b bench) statement(id string) *graph.Statement {
	b.Helper()
	s, ok := b.node(id).(*graph.Statement)
	if !ok {
		b.Fatalf("no statement is %s", id)
	}
	return s
}

// decide judges a statement.
func (b bench) decide(s *graph.Statement, kind graph.JudgementKind, correct *graph.Correction) graph.StatementRuling {
	b.Helper()
	j := graph.JudgementOn(s, kind)
	j.Correction, j.Note, j.By, j.At = correct, "read twice", "an analyst", "2024-06-01T10:00:00Z"
	ruling, err := graph.RuleOn(context.Background(), b.Store, j)
	if err != nil {
		b.Fatalf("%s of %s: %v", kind, s.ID, err)
	}
	return ruling
}

// testDecisions judges a statement in each way, and holds that its effect is the same whenever it is judged, and goes when that is taken back.
func testDecisions(t *testing.T, open Opener) {
	document, id := disputed()
	other := note("b", "Cestria", graph.Demands, "open dam")
	for _, c := range []struct {
		name  string
		kind  graph.JudgementKind
		right func(*graph.Statement) *graph.Correction
		check func(*testing.T, bench)
	}{
		{"accept", graph.Accept, nil, func(t *testing.T, b bench) {
			same(t, "stances", 2, len(b.stances(graph.StanceQuery{Holders: []string{"party:aldmark"}})))
		}},
		{"reject", graph.Reject, nil, func(t *testing.T, b bench) {
			same(t, "stances", 1, len(b.stances(graph.StanceQuery{Holders: []string{"party:aldmark"}})))
			same(t, "demands", 0, len(b.edges("party:aldmark", false, graph.DemandsTerm)))
			same(t, "made by", 1, len(b.edges(id, false, graph.MadeBy)))
		}},
		{"correct", graph.Correct, correction, func(t *testing.T, b bench) {
			same(t, "rejects", []string{"REJECTS party:cestria term:closed-dam"}, ends(b.edges("party:cestria", false, graph.RejectsTerm)))
			same(t, "about", []string{"ABOUT " + id + " term:closed-dam"}, ends(b.edges(id, false, graph.About)))
			same(t, "issue", []string{"ON_ISSUE term:closed-dam issue:energy"}, ends(b.edges("term:closed-dam", false, graph.OnIssue)))
			same(t, "demands", 0, len(b.edges("party:aldmark", false, graph.DemandsTerm)))
			s := b.statement(id)
			same(t, "corrected", []any{"Cestria", "demands", 0, "Aldmark"}, []any{s.ActorName, s.Point.Text, len(s.Conditions), s.Judged.Read.ActorName})
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := open.store(t, document, other)
			before, revision := b.export(), b.info().Revision
			read := b.statement(id)
			var right *graph.Correction
			if c.right != nil {
				right = c.right(read)
			}
			same(t, "changed", true, b.decide(read, c.kind, right).Changed)
			same(t, "changed again", false, b.decide(b.statement(id), c.kind, right).Changed)
			c.check(t, b)
			judged := b.statement(id).Judged
			same(t, "decision", []string{string(c.kind), "read twice", "an analyst", "2024-06-01T10:00:00Z", id}, []string{string(judged.Kind), judged.Note, judged.By, judged.At, judged.Of})
			if b.info().Revision == revision {
				t.Error("the revision is as before")
			}
			b.outlives(open, before, revision, document, other)
		})
	}
}

// outlives holds that what was judged of the first document outlives it, and that nothing is left of it once it is taken back.
func (b bench) outlives(open Opener, before, revision string, documents ...graph.Extraction) {
	judged := b.export()
	judgements, err := b.Judgements(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	same(b, "unchanged", graph.Unchanged, b.apply(graph.Batch{Put: documents[:1]})[0].Outcome)
	kept, err := b.Extractions(context.Background(), []string{documents[0].Document.ID})
	if err != nil {
		b.Fatal(err)
	}
	want := documents[0]
	want.Sort()
	same(b, "extraction", []graph.Extraction{want}, kept)
	b.remove("a")
	b.put(documents[0])
	same(b, "export of loading again", judged, b.export())
	undo := judgements[0]
	undo.Undo = true
	if _, err := graph.RuleOn(context.Background(), b.Store, undo); err != nil {
		b.Errorf("take back: %v", err)
	}
	same(b, "export once taken back", before, b.export())
	same(b, "revision once taken back", revision, b.info().Revision)
	later := open.store(b.T)
	later.judge(judgements...)
	later.put(documents...)
	same(b, "export of judging first", judged, later.export())
}

// testReadAnew holds that a decision finds its statement by its place where the document reads otherwise now.
func testReadAnew(t *testing.T, open Opener) {
	document, id := disputed()
	ctx := context.Background()
	status := func(b bench) graph.Standing {
		standings, err := graph.Standings(ctx, b.Store)
		if err != nil || len(standings) != 1 {
			t.Fatalf("standings: %v, %v", standings, err)
		}
		return standings[0]
	}
	b := open.store(t, document)
	b.decide(b.statement(id), graph.Reject, nil)
	moved, after := disputed(func(d *draft) { d.sentence("It", "rained") })
	b.put(moved)
	same(t, "rejected at another place", true, b.statement(after).Rejected())
	same(t, "judged as", id, b.statement(after).Judged.Of)
	same(t, "status", graph.Attached, status(b).Status)
	b.decide(b.statement(after), graph.Accept, nil)
	same(t, "accepted instead", graph.Accept, status(b).Kind)
	gone := note("a", "Borvia", graph.Rejects, "open dam")
	b.put(gone)
	same(t, "standing of what nobody says now", []any{graph.Unattached, []string{after}}, []any{status(b).Status, status(b).Missing})

	b = open.store(t, document)
	b.decide(b.statement(id), graph.Correct, correction(b.statement(id)))
	reread := document
	reread.Statements = slices.Clone(document.Statements)
	at := slices.IndexFunc(reread.Statements, func(s graph.Statement) bool { return s.ID == id })
	reread.Statements[at].Actor, reread.Statements[at].ActorName, reread.Statements[at].Party = "party:borvia", "Borvia", "party:borvia"
	reread.Statements[at].ID = "statement:read-anew"
	reread.Document.Fingerprint = "read anew"
	b.put(reread)
	same(t, "corrected whoever is read there", "party:cestria", b.statement("statement:read-anew").Actor)
	accept := graph.JudgementOn(b.statement("statement:read-anew"), graph.Accept)
	if _, err := graph.RuleOn(ctx, b.Store, accept); err != nil {
		t.Fatal(err)
	}
	same(t, "accepted as it is read now", "party:borvia", b.statement("statement:read-anew").Actor)
}

// testTakenBack judges one statement three times and one term twice, and holds that taking each back gives what stood before it, in a store that the judgements were copied to
// as well.
func testTakenBack(t *testing.T, open Opener) {
	document, id := disputed()
	b := open.store(t, document)
	var exports, revisions []string
	keep := func() { exports, revisions = append(exports, b.export()), append(revisions, b.info().Revision) }
	keep()
	b.decide(b.statement(id), graph.Accept, nil)
	keep()
	b.decide(b.statement(id), graph.Correct, correction(b.statement(id)))
	keep()
	b.decide(b.statement(id), graph.Correct, &graph.Correction{Stance: graph.Rejects})
	keep()
	b.decide(b.statement(id), graph.Correct, &graph.Correction{Stance: graph.Rejects})
	same(t, "export of judging the same again", exports[3], b.export())
	judgements := b.judgements()
	b.takesBackTo(id, exports, revisions)
	b = open.store(t, document)
	b.judge(judgements...)
	same(t, "export of a copy", exports[3], b.export())
	b.takesBackTo(id, exports, revisions)
	b.rule(graph.Judgement{Kind: graph.Rename, A: "term:open-dam", B: "A first name"})
	first := b.export()
	b.rule(graph.Judgement{Kind: graph.Rename, A: "term:open-dam", B: "A second name"})
	b.rule(graph.Judgement{Kind: graph.Rename, A: "term:open-dam", B: "A second name", Undo: true})
	same(t, "the first name again", first, b.export())
	b.rule(graph.Judgement{Kind: graph.Rename, A: "term:open-dam", B: "A first name", Undo: true})
	same(t, "no name again", exports[0], b.export())
	for text, want := range map[string]string{"Open dam": "term:open-dam", "SHARED PATROLS": "term:shared-patrols", "term:nowhere": "term:nowhere"} {
		got, err := graph.FindTerm(context.Background(), b.Store, text)
		if err != nil {
			t.Errorf("find term %q: %v", text, err)
		}
		same(t, "term "+text, want, got)
	}
	_, err := graph.FindTerm(context.Background(), b.Store, "Aldmark")
	refused(t, "find a party as a term", graph.NotFound, err)
	other := graph.Judgement{Kind: graph.Rename, A: "term:open-dam", B: "A name", InsteadOf: &graph.Judgement{Kind: graph.Rename, A: "term:shared-patrols", B: "A name"}}
	refused(t, "in the place of another term's name", graph.Invalid, b.Judge(context.Background(), other))
}

// takesBackTo takes back the judgements on a statement, one after another, and holds that exports and revisions are as they were, the last first.
func (b bench) takesBackTo(id string, exports, revisions []string) {
	b.Helper()
	for i, kind := range []graph.JudgementKind{graph.Correct, graph.Accept, ""} {
		undo, err := graph.FindDecision(context.Background(), b.Store, id)
		if err != nil {
			b.Fatal(err)
		}
		undo.Undo = true
		ruling, err := graph.RuleOn(context.Background(), b.Store, undo)
		if err != nil {
			b.Fatal(err)
		}
		same(b, "what stands again", kind, kindOf(ruling.InsteadOf))
		same(b, "as told", ruling.After, b.statement(id))
		same(b, "export once taken back", exports[2-i], b.export())
		same(b, "revision once taken back", revisions[2-i], b.info().Revision)
	}
}

// kindOf returns a judgement's kind, "" of none.
func kindOf(j *graph.Judgement) graph.JudgementKind {
	if j == nil {
		return ""
	}
	return j.Kind
}

// judgements returns those recorded.
func (b bench) judgements() []graph.Judgement {
	b.Helper()
	found, err := b.Judgements(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	return found
}

// rule records a judgement on names or terms, or takes it back.
func (b bench) rule(j graph.Judgement) {
	b.Helper()
	if _, err := graph.Rule(context.Background(), b.Store, j); err != nil {
		b.Fatalf("%s of %s: %v", j.Kind, j.A, err)
	}
}

// testDecisionRefusals tries what no judgement on a statement can be.
func testDecisionRefusals(t *testing.T, open Opener) {
	document, id := disputed()
	b := open.store(t, document)
	before, s := b.export(), b.statement(id)
	on := func(kind graph.JudgementKind, c *graph.Correction) graph.Judgement {
		j := graph.JudgementOn(s, kind)
		j.Correction = c
		return j
	}
	undo := on(graph.Accept, nil)
	undo.Undo = true
	for _, c := range []struct {
		name string
		j    graph.Judgement
		want graph.Code
	}{
		{"a correction that says nothing", on(graph.Correct, &graph.Correction{}), graph.Invalid},
		{"no correction", on(graph.Correct, nil), graph.Invalid},
		{"words that stand elsewhere", on(graph.Correct, &graph.Correction{Point: &graph.Passage{Text: "open dam", Start: 0, End: 8}}), graph.Invalid},
		{"an unknown stance", on(graph.Correct, &graph.Correction{Stance: "SIGHS"}), graph.Invalid},
		{"nobody", on(graph.Correct, &graph.Correction{Actor: &graph.Holder{}}), graph.Invalid},
		{"a rejection that corrects", on(graph.Reject, &graph.Correction{Stance: graph.Rejects}), graph.Invalid},
		{"no reading", graph.Judgement{Kind: graph.Reject, A: id, B: "a"}, graph.Invalid},
		{"taking back what is not recorded", undo, graph.NotFound},
	} {
		_, err := graph.RuleOn(context.Background(), b.Store, c.j)
		refused(t, c.name, c.want, err)
	}
	same(t, "export after refusals", before, b.export())
	for text, code := range map[string]graph.Code{"statement:": graph.Invalid, "statement:none": graph.NotFound, "zz": graph.NotFound} {
		_, err := graph.FindStatement(context.Background(), b.Store, text)
		refused(t, "find statement "+text, code, err)
	}
	found, err := graph.FindStatement(context.Background(), b.Store, id[len("statement:"):len(id)-8])
	if err != nil || found.ID != id {
		t.Errorf("find by a short id: %v, %v", found, err)
	}
}

// testRenames renames a term that is one with another, and takes that back.
func testRenames(t *testing.T, open Opener) {
	document, _ := disputed()
	b := open.store(t, document)
	b.judge(graph.Judgement{Kind: graph.Merge, A: "term:open-dam", B: "term:shared-patrols"})
	before, revision := b.export(), b.info().Revision
	rename := func(term, label string) graph.Ruling {
		ruling, err := graph.Rule(context.Background(), b.Store, graph.Judgement{Kind: graph.Rename, A: term, B: label})
		if err != nil {
			t.Fatal(err)
		}
		return ruling
	}
	rename("term:shared-patrols", "A first name")
	ruling := rename("term:shared-patrols", "The dam is opened")
	same(t, "terms", []string{"The dam is opened"}, []string{ruling.Actors[0].Name})
	same(t, "label", "The dam is opened", b.node("term:open-dam").(*graph.Term).Label)
	same(t, "found by its words", 1, len(b.search(graph.SearchQuery{Text: "opened", First: 5}).Hits))
	judged := b.export()
	judgements, err := b.Judgements(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	same(t, "judgements", 2, len(judgements))
	b.remove("a")
	b.put(document)
	same(t, "export of loading again", judged, b.export())
	later := open.store(t, document)
	later.judge(judgements...)
	same(t, "export of judging later", judged, later.export())
	later.judge(graph.Judgement{Kind: graph.Rename, A: "term:shared-patrols", B: "The dam is opened", Undo: true})
	same(t, "export once taken back", before, later.export())
	same(t, "revision once taken back", revision, later.info().Revision)
	_, err = graph.Rule(context.Background(), later.Store, graph.Judgement{Kind: graph.Rename, A: "term:nowhere", B: "Nothing"})
	refused(t, "rename an unknown term", graph.NotFound, err)
	for _, j := range []graph.Judgement{{Kind: graph.Rename, A: "party:aldmark", B: "Borvia"}, {Kind: graph.Rename, A: "term:open-dam"}} {
		refused(t, "rename "+j.A, graph.Invalid, later.Judge(context.Background(), j))
	}
}

// verdictOn judges a statement of a document at random, always in the same way.
func verdictOn(rng *rand.Rand, x graph.Extraction) graph.Judgement {
	s := &x.Statements[rng.IntN(len(x.Statements))]
	kind := []graph.JudgementKind{graph.Accept, graph.Reject, graph.Correct}[len(s.Quote.Text)%3]
	j := graph.JudgementOn(s, kind)
	if kind == graph.Correct {
		j.Correction = correction(s)
	}
	return j
}
