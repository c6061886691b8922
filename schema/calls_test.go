package schema_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/schema"
)

// A counted store counts the reads of the store that it wraps.
type counted struct {
	graph.Store
	calls int
}

func (c *counted) Nodes(ctx context.Context, ids []string) ([]graph.Node, error) {
	c.calls++
	return c.Store.Nodes(ctx, ids)
}

func (c *counted) List(ctx context.Context, query graph.ListQuery) (graph.Page, error) {
	c.calls++
	return c.Store.List(ctx, query)
}

func (c *counted) Edges(ctx context.Context, query graph.EdgeQuery) ([]graph.EdgePage, error) {
	c.calls++
	return c.Store.Edges(ctx, query)
}

func (c *counted) Stances(ctx context.Context, query graph.StanceQuery) ([]graph.StanceRow, error) {
	c.calls++
	return c.Store.Stances(ctx, query)
}

func (c *counted) Search(ctx context.Context, query graph.SearchQuery) (graph.HitPage, error) {
	c.calls++
	return c.Store.Search(ctx, query)
}

// crowd returns one document in which each of n states demands, supports and rejects terms of its own, one sentence a stance.
func crowd(n int) graph.Extraction {
	text := ""
	for i := range n {
		for j := range 3 {
			text += fmt.Sprintf("State%d takes point %d.\n", i, i*3+j)
		}
	}
	d := begin("crowd", "A crowd", "2031-04-01", text)
	stances := []graph.Stance{graph.Demands, graph.Supports, graph.Rejects}
	for i := range n {
		name := "State" + strconv.Itoa(i)
		d.Parties = append(d.Parties, graph.Party{ID: graph.PartyID(name), Name: name, Type: graph.State, MemberOf: []graph.Membership{{Bloc: league}}})
		envoy := graph.EnvoyID("Envoy"+strconv.Itoa(i)+" Of"+strconv.Itoa(i), graph.PartyID(name))
		d.Envoys = append(d.Envoys, graph.Envoy{ID: envoy, Name: "Envoy" + strconv.Itoa(i) + " Of" + strconv.Itoa(i), Party: graph.PartyID(name)})
		for j, stance := range stances {
			point := "point " + strconv.Itoa(i*3+j) + "."
			term := graph.TermID("point " + strconv.Itoa(i*3+j))
			d.Terms = append(d.Terms, graph.Term{ID: term, Kind: graph.KindDemand, Label: "point " + strconv.Itoa(i*3+j), Issue: territory})
			d.says(graph.PartyID(name), graph.PartyID(name), term, stance, "takes", point[:len(point)-1], func(s *graph.Statement) {
				s.Day = graph.Day("2031-04-01").Add((i*7 + j) % 5)
			})
		}
	}
	return d.Extraction
}

func TestStoreCallsDoNotGrowWithRows(t *testing.T) {
	for _, query := range []string{
		`{ parties(first: 50) { edges { node { supports { edges { node { label } } } envoys { edges { node { name } } } } } } }`,
		`{ parties(first: 50) { nodes { ...p ...p2 memberOf { nodes { name } } } } } fragment p on Party { supports { nodes { label } } } fragment p2 on Actor { id ... on Party { rejects { nodes { issue { name } } } } }`,
		`{ parties(first: 50) { nodes { statements(first: 2) { totalCount nodes { actor { name } term { label issue { name } } document { title } quote { startUtf16 endUtf16 } } } } } }`,
		`{ documents { nodes { parties { name } envoys { name } statements(first: 500) { nodes { id } } } } }`,
		`{ statements(first: 500) { nodes { document { parties { name supports { nodes { label } } } } } } }`,
		`{ nodes(ids: ["party:state0", "envoy:envoy1-of1.state1", "term:point-1"]) { __typename id ... on Party { demands { nodes { label } } } ... on Envoy { party { name } } ... on Term { rejectedBy { nodes { name } } } } }`,
		`{ overlap(parties: ["State0", "State1"]) { rows { term { label rejectedBy { nodes { name } } } cells { statements { document { title } actor { name } quote { endUtf16 } } deciding { id } } } } }`,
	} {
		t.Run(query, func(t *testing.T) {
			few, many := callsFor(t, query, 2), callsFor(t, query, 40)
			if few != many {
				t.Errorf("%d calls on 2 parties, %d on 40", few, many)
			}
			if many > 13 { // one of them asks which documents are copies
				t.Errorf("%d calls, want one or two a field", many)
			}
		})
	}
}

// callsFor returns how many store calls a query takes on a crowd.
func callsFor(t *testing.T, query string, parties int) int {
	t.Helper()
	store := &counted{Store: newStore(t, crowd(parties))}
	got := newSchema(t, store, schema.Options{}).Execute(t.Context(), schema.Request{Query: query})
	if len(got.Errors) > 0 {
		t.Fatal(got.Errors[0])
	}
	return store.calls
}

// statementPage is the part of an answer that the paging tests read.
type statementPage struct {
	TotalCount int
	Nodes      []struct{ ID string }
	PageInfo   struct {
		HasNextPage, HasPreviousPage bool
		StartCursor, EndCursor       *string
	}
}

// ask executes a query that must succeed and decodes its data.
func ask[T any](t *testing.T, s *schema.Schema, query string, variables map[string]any) T {
	t.Helper()
	var data T
	got := s.Execute(t.Context(), schema.Request{Query: query, Variables: variables})
	if len(got.Errors) > 0 {
		t.Fatal(got.Errors[0])
	}
	if err := json.Unmarshal(got.Data, &data); err != nil {
		t.Fatal(err)
	}
	return data
}

const pageFields = ` { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`

func TestListsUnderManyParentsAreThoseUnderEach(t *testing.T) {
	s := newSchema(t, newStore(t, append(negotiation(), crowd(6))...), schema.Options{})
	first := ask[struct{ Statements statementPage }](t, s, `{ statements(first: 3)`+pageFields+` }`, nil)
	cursor := *first.Statements.PageInfo.EndCursor
	for _, parents := range [][2]string{{"parties", "Party"}, {"envoys", "Envoy"}, {"demands", "Demand"}, {"proposals", "Proposal"}, {"issues", "Issue"}, {"documents", "Document"}} {
		for _, arguments := range []string{
			``, `(first: 1)`, `(first: 2, orderBy: ID)`, `(last: 1)`, `(last: 2, direction: ASC)`, `(first: 1, filter: {stance: [DEMANDS]})`,
			`(after: "` + cursor + `")`, `(first: 1, after: "` + cursor + `")`, `(last: 1, before: "` + cursor + `")`, `(first: 0)`,
		} {
			t.Run(parents[0]+arguments, func(t *testing.T) { compareUnder(t, s, parents[0], parents[1], "statements"+arguments+pageFields) })
		}
	}
}

// compareUnder compares a list of each node of a kind with the same list of that node asked for alone.
func compareUnder(t *testing.T, s *schema.Schema, list, kind, field string) {
	t.Helper()
	type parent struct {
		ID         string
		Statements statementPage
	}
	all := ask[map[string]struct{ Nodes []parent }](t, s, `{ `+list+` { nodes { id `+field+` } } }`, nil)
	if len(all[list].Nodes) < 2 {
		t.Fatalf("only %d %s", len(all[list].Nodes), list)
	}
	for _, p := range all[list].Nodes {
		alone := ask[struct{ Node parent }](t, s, `query($id: ID!) { node(id: $id) { id ... on `+kind+` { `+field+` } } }`, map[string]any{"id": p.ID})
		if diff := cmp.Diff(alone.Node, p); diff != "" {
			t.Errorf("%s (-alone +among others):\n%s", p.ID, diff)
		}
	}
}

// TestOnePathOfTwoTypes holds that fields under one path of the answer keep their own arguments where fragments on two types select them.
func TestOnePathOfTwoTypes(t *testing.T) {
	s := newSchema(t, newStore(t, crowd(3)), schema.Options{})
	type answer struct {
		Nodes []struct {
			Said struct {
				Nodes []struct {
					Document struct{ Statements statementPage }
				}
			}
		}
	}
	const party = `... on Party { said: statements(first: 1) { nodes { document { statements(first: 1)` + pageFields + ` } } } }`
	const term = `... on Demand { said: statements(first: 1) { nodes { document { statements(first: 3, filter: {stance: [DEMANDS]})` + pageFields + ` } } } }`
	query := func(selection string) []statementPage {
		var pages []statementPage
		for _, n := range ask[answer](t, s, `{ nodes(ids: ["party:state0", "term:point-3"]) { `+selection+` } }`, nil).Nodes {
			if len(n.Said.Nodes) > 0 {
				pages = append(pages, n.Said.Nodes[0].Document.Statements)
			}
		}
		return pages
	}
	want := append(query(party), query(term)...)
	if len(want) != 2 || len(want[1].Nodes) != 3 {
		t.Fatalf("alone, they answer %v", want)
	}
	if diff := cmp.Diff(want, query(party+" "+term)); diff != "" {
		t.Errorf("(-alone +together):\n%s", diff)
	}
}

func TestPagesJoinToTheWholeList(t *testing.T) {
	s := newSchema(t, newStore(t, append(negotiation(), crowd(5))...), schema.Options{})
	for _, order := range []string{`orderBy: DAY, direction: DESC`, `orderBy: DAY, direction: ASC`, `orderBy: ID, direction: ASC`, `orderBy: ID, direction: DESC`} {
		t.Run(order, func(t *testing.T) {
			whole := ask[struct{ Statements statementPage }](t, s, `{ statements(first: 500, `+order+`)`+pageFields+` }`, nil).Statements.Nodes
			forward, backward := whole[:0:0], whole[:0:0]
			query := `query($c: String) { statements(first: 3, after: $c, ` + order + `)` + pageFields + ` }`
			for page := walk(t, s, query, nil); ; page = walk(t, s, query, page.PageInfo.EndCursor) {
				if forward = append(forward, page.Nodes...); !page.PageInfo.HasNextPage {
					break
				}
			}
			query = `query($c: String) { statements(last: 3, before: $c, ` + order + `)` + pageFields + ` }`
			for page := walk(t, s, query, nil); ; page = walk(t, s, query, page.PageInfo.StartCursor) {
				if backward = append(page.Nodes, backward...); !page.PageInfo.HasPreviousPage {
					break
				}
			}
			if diff := cmp.Diff(whole, forward); diff != "" {
				t.Errorf("forward (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(whole, backward); diff != "" {
				t.Errorf("backward (-want +got):\n%s", diff)
			}
		})
	}
}

func TestEdgePagesJoinToTheWholeList(t *testing.T) {
	s := newSchema(t, newStore(t, crowd(4)), schema.Options{})
	query := `query($f: Int, $a: String, $l: Int, $b: String) { party(name: "Lake League") { members(first: $f, after: $a, last: $l, before: $b)` + pageFields + ` } }`
	get := func(variables map[string]any) statementPage {
		return ask[struct {
			Party struct{ Members statementPage }
		}](t, s, query, variables).Party.Members
	}
	whole := get(nil)
	if len(whole.Nodes) != 5 || whole.TotalCount != 5 {
		t.Fatalf("got %d nodes of %d, want 5", len(whole.Nodes), whole.TotalCount)
	}
	last := get(map[string]any{"l": 2})
	before := get(map[string]any{"l": 3, "b": *last.PageInfo.StartCursor})
	if diff := cmp.Diff(whole.Nodes, append(before.Nodes, last.Nodes...)); diff != "" {
		t.Errorf("backward (-want +got):\n%s", diff)
	}
	if !last.PageInfo.HasPreviousPage || last.PageInfo.HasNextPage || before.PageInfo.HasPreviousPage || !before.PageInfo.HasNextPage {
		t.Errorf("page infos %v, %v", last.PageInfo, before.PageInfo)
	}
	first := get(map[string]any{"f": 2})
	after := get(map[string]any{"f": 4, "a": *first.PageInfo.EndCursor})
	if diff := cmp.Diff(whole.Nodes, append(first.Nodes, after.Nodes...)); diff != "" {
		t.Errorf("forward (-want +got):\n%s", diff)
	}
}

func walk(t *testing.T, s *schema.Schema, query string, cursor *string) statementPage {
	t.Helper()
	variables := map[string]any{}
	if cursor != nil {
		variables["c"] = *cursor
	}
	return ask[struct{ Statements statementPage }](t, s, query, variables).Statements
}
