package neo4j_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/neo4j/testserver"
)

// hostile are texts that would break out of a query built from them, or that a store might not give back as they were.
func hostile() []string {
	pieces := []string{
		`'`, `"`, "`", `''`, "``", `\`, `\\`, `\'`, `\u0027`, `\u0060`, `\U00000027`, `$x`, `{`, `}`, `{}`, `//`, `/*`, `*/`, `;`, "\x00", "\x01", "\x07", "\x1b[31m", "\x7f", "\r", "\n",
		"\t", "\u0085", "\u00a0", "\u2028", "\u2029", "\u200b", "\u200f", "\u202e", "\ufeff", "\ufffd", "🌊", "👩‍👩‍👧", "日本", "עברית", "العربية", "Zoë", "Z\u006f\u0308", "ﬁ", "Ⅷ",
		") DETACH DELETE n //", "' OR 1=1 //", "\"}) DETACH DELETE (n) //", "`:Evil {x: 1}) //", "'}) CREATE (:Evil) //", "MATCH (n) DETACH DELETE n", "CALL db.labels()",
		"n:Evil", ":Party:Evil", "]->(:Evil)", "|EVIL", "WITH n SET n.evil = true", "} RETURN 1 UNION ALL MATCH (n) RETURN n", "$rows", "$$", "${id}", "#{id}", "%s", "%00",
		"NULL", "null", "true", "[]", "AND", "OR NOT", "+word -word *", "word~2", "field:value", "[a TO b]", "^4", "(", ")", "?", "*", "__proto__", "elementId(n)", "apoc.do.it",
	}
	rng := rand.New(rand.NewPCG(4, 2))
	many := ""
	for i := range 1500 {
		many += fmt.Sprint("w", i, " ")
	}
	texts := []string{many, strings.Repeat("long ", 2000), strings.Repeat("x", 9000), strings.Repeat("🌊", 3000), strings.Repeat("`", 500)}
	for _, piece := range pieces {
		texts = append(texts, "a"+piece)
	}
	for len(texts) < 200 {
		texts = append(texts, fmt.Sprintf("%s%s %d %s", pieces[rng.IntN(len(pieces))], pieces[rng.IntN(len(pieces))], len(texts), pieces[rng.IntN(len(pieces))]))
	}
	return texts
}

// harm drafts a document in which everything that is text is the hostile one.
func harm(number int, text string) graph.Extraction {
	id := fmt.Sprintf("%d/%.400s", number, text)
	x := graph.Extraction{Document: graph.Document{
		ID: id, Origin: text, Collection: text, Path: text, URL: text, Title: text, TitleFrom: text, Publisher: text, PublishedFrom: text, Language: text,
		Fingerprint: text, Text: text, SHA256: graph.Digest(text),
	}}
	p := graph.Party{ID: graph.PartyID(text), Name: text, Type: graph.PartyType(text), Aliases: []string{text}, MemberOf: []graph.Membership{{Bloc: graph.PartyID(text) + "s", Since: "2001-02-03"}}}
	whole := graph.Passage{Text: text, Start: 0, End: len(text)}
	e := graph.Envoy{ID: graph.EnvoyID(text, p.ID), Name: text, Party: p.ID, Roles: []graph.Role{{Text: text, Capacity: graph.SpeaksFor, Document: id, Evidence: whole}}}
	i := graph.Issue{ID: graph.IssueID(text), Name: text}
	t := graph.Term{ID: graph.TermID(text), Kind: graph.KindDemand, Label: text, Issue: i.ID}
	s := graph.Statement{
		Document: id, Collection: text, Actor: e.ID, ActorName: text, ActorText: text, Party: p.ID, Capacity: graph.SpeaksFor, Stance: graph.Demands, Cue: whole, Point: whole, Quote: whole,
		Scope: text, Term: t.ID, Issue: i.ID, Conditions: []graph.Condition{{Kind: graph.If, Passage: whole}}, Modality: graph.Asserted,
		Directness: graph.Indirect, SaidBy: &graph.Reporter{Text: text, Name: text}, Rule: text, Day: "2024-05-01", StatedAt: "2024-05-01",
	}
	s.ID = graph.StatementID(&s, 0)
	m := graph.Meeting{
		Document: id, Collection: text, Participants: []graph.Participant{{Text: text, Actor: e.ID, Name: text, Party: p.ID}}, Mode: text, Place: text, Status: graph.Held, Quote: whole, Rule: text,
	}
	m.ID = graph.MeetingID(&m)
	x.Parties, x.Envoys, x.Issues, x.Terms, x.Statements, x.Meetings = []graph.Party{p}, []graph.Envoy{e}, []graph.Issue{i}, []graph.Term{t}, []graph.Statement{s}, []graph.Meeting{m}
	return x
}

func TestHostileTexts(t *testing.T) {
	s := open(t)
	defer s.Close()
	ctx := context.Background()
	texts := hostile()
	if len(texts) < 200 {
		t.Fatalf("got %d texts, want 200", len(texts))
	}
	var documents []graph.Extraction
	for i, text := range texts {
		documents = append(documents, harm(i, text))
	}
	report, err := s.Apply(ctx, graph.Batch{Put: documents})
	if err != nil {
		t.Fatal(err)
	}
	for i, applied := range report {
		if applied.Err != nil {
			t.Errorf("text %q: %v", texts[i], applied.Err)
		}
	}
	for i := range documents {
		givenBack(t, s, &documents[i])
	}
	for _, text := range texts[:40] {
		ask(t, s, text)
	}
	var shape []string
	for _, query := range []string{
		"CALL db.labels() YIELD label MATCH (n) WHERE label IN labels(n) RETURN DISTINCT label", "CALL db.relationshipTypes() YIELD relationshipType RETURN relationshipType",
		"MATCH (n) UNWIND keys(n) AS key RETURN DISTINCT key", "MATCH ()-[x]->() UNWIND keys(x) AS key RETURN DISTINCT key",
	} {
		shape = append(shape, names(t, query)...)
	}
	slices.Sort(shape)
	shape = slices.Compact(shape)
	if diff := cmp.Diff(knownShape(), shape); diff != "" {
		t.Errorf("labels, relationship types and property keys (-want +got):\n%s", diff)
	}
}

// givenBack compares what a document gave with what the store gives back.
func givenBack(t *testing.T, s graph.Store, x *graph.Extraction) {
	t.Helper()
	want := []graph.Node{&x.Document, &x.Statements[0], &x.Meetings[0]}
	got, err := s.Nodes(context.Background(), []string{x.Document.ID, x.Statements[0].ID, x.Meetings[0].ID})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what %q gave (-want +got):\n%s", x.Document.Text, diff)
	}
}

// ask puts a text wherever a query takes one; it must find no more than what holds it.
func ask(t *testing.T, s graph.Store, text string) {
	t.Helper()
	ctx := context.Background()
	if nodes, err := s.Nodes(ctx, []string{text}); err != nil || nodes[0] != nil {
		t.Errorf("node %q: got %v, %v", text, nodes, err)
	}
	for _, field := range []graph.Field{graph.FieldID, graph.FieldName, graph.FieldCollection, graph.FieldParty, graph.FieldStatus} {
		page, err := s.List(ctx, graph.ListQuery{Filter: graph.Where(field, text), First: 10, Count: true, After: graph.NewCursor(text, text)})
		if err != nil || page.Total > 10 {
			t.Errorf("%s %q: got %d, %v", field, text, page.Total, err)
		}
	}
	if pages, err := s.Edges(ctx, graph.EdgeQuery{From: []string{text}, First: 1, After: graph.NewCursor(text, text)}); err != nil || len(pages[0].Edges) > 0 {
		t.Errorf("edges of %q: got %v, %v", text, pages, err)
	}
	if rows, err := s.Stances(ctx, graph.StanceQuery{Holders: []string{text}, Terms: []string{text}, Window: graph.Window{Since: graph.Day(text)}}); err != nil || len(rows) > 0 {
		t.Errorf("stances of %q: got %v, %v", text, rows, err)
	}
	if _, err := s.Search(ctx, graph.SearchQuery{Text: text, Collections: []string{text}, First: 3, Count: true}); err != nil {
		t.Errorf("search %q: %v", text, err)
	}
	if len(text) > 1000 {
		return // no id is so long
	}
	if err := s.Judge(ctx, graph.Judgement{Kind: graph.Merge, A: "party:x" + text, B: "party:" + text}, graph.Judgement{Kind: graph.Merge, A: "party:x" + text, B: "party:" + text, Undo: true}); err != nil {
		t.Errorf("judge %q: %v", text, err)
	}
}

// names returns the texts that a query answers.
func names(t *testing.T, query string) []string {
	t.Helper()
	server := testserver.Shared(t)
	ctx := context.Background()
	connected, err := driver.NewDriverWithContext(server.URI, server.Auth())
	if err != nil {
		t.Fatal(err)
	}
	defer connected.Close(ctx)
	result, err := driver.ExecuteQuery(ctx, connected, query, nil, driver.EagerResultTransformer, driver.ExecuteQueryWithDatabase(testserver.Database))
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, r := range result.Records {
		found = append(found, fmt.Sprint(r.Values[0]))
	}
	return found
}

// knownShape is every label, relationship type and property key that a load leads to, in order.
func knownShape() []string {
	shape := strings.Fields(`
		Actor Demand Document Envoy Issue Meeting Party Statement Term
		ParleyGate ParleyLoad ParleyPost ParleySource ParleyStance ParleyStore ParleyWording
		ABOUT ATTENDED DEMANDS IN MADE_BY ON_ISSUE REPRESENTS
		actor actorName actorText aliases at began body capacity collection conditionEnds conditionKinds conditionStarts conditional conditions confidence cue cueEnd cueStart
		day digest directness document documents ended envoy fingerprint first foldedNames foldedPlace hitOrder holder id issue key label language last marks
		memberOf memberSince memberUntil mode modality name names ordinal origin outcomes participantIds participantNames participantParties participants parts party path
		place point pointEnd pointStart publishedFrom publisher quote quoteEnd quoteStart reads reported role roles rule said saidByName saidByText schema scope sha256 sketch stance statedAt
		statement statements status term text title titleFrom type url words writes`)
	slices.Sort(shape)
	return shape
}
