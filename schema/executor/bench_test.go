package executor_test

import (
	"context"
	"encoding/json"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	gophers "github.com/graph-gophers/graphql-go"
	"github.com/graphql-go/graphql"
	"github.com/graphql-go/graphql/language/parser"

	"github.com/parleygraph/parley/schema/executor"
)

// BenchmarkExecutors runs one query of 100 nodes with 10 edges each, 6,600 fields, over data in memory: as a hand-written encoder would, by our
// executor with values that stand in their parents and with level resolvers, by graphql-go's executor, and by graph-gophers/graphql-go.
func BenchmarkExecutors(b *testing.B) {
	nodes := newNodes()
	for _, run := range []struct {
		name string
		once func() []byte
	}{
		{"encoder", func() []byte { return encode(nodes) }},
		{"ours", ours(b, nodes, false)},
		{"ours by level", ours(b, nodes, true)},
		{"graphql-go", library(b, nodes)},
		{"graph-gophers", gopherly(b, nodes)},
	} {
		b.Run(run.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				run.once()
			}
		})
	}
}

// TestExecutorsAgree makes sure that all of them answer the same.
func TestExecutorsAgree(t *testing.T) {
	nodes := newNodes()
	want := decoded(t, encode(nodes))
	for name, once := range map[string]func() []byte{
		"ours": ours(t, nodes, false), "by level": ours(t, nodes, true), "graphql-go": library(t, nodes), "graph-gophers": gopherly(t, nodes),
	} {
		if diff := cmp.Diff(want, decoded(t, once())); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func decoded(t *testing.T, text []byte) any {
	t.Helper()
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		t.Fatal(err)
	}
	return value
}

type benchNode struct {
	ID, Name, Kind string
	Rank           int32
	Open           bool
	Edges          []*benchEdge
}

type benchEdge struct {
	Kind        string
	Weight      int32
	First, Last string
	Node        *benchNode
}

const (
	benchSDL = `
		type Query { nodes: [Node!]! }
		type Node { id: ID! name: String! kind: String! rank: Int! open: Boolean! edges: [Edge!]! }
		type Edge { kind: String! weight: Int! first: String! last: String! node: Node! }`
	benchQuery = `{ nodes { id name kind rank open edges { kind weight first last node { id } } } }`
)

func newNodes() []*benchNode {
	nodes := make([]*benchNode, 100)
	for i := range nodes {
		nodes[i] = &benchNode{ID: "party:" + strconv.Itoa(i), Name: "Republic of Number " + strconv.Itoa(i), Kind: "STATE", Rank: int32(i), Open: i%2 == 0}
	}
	for i, n := range nodes {
		for j := range 10 {
			n.Edges = append(n.Edges, &benchEdge{Kind: "SUPPORTS", Weight: int32(j), First: "2031-01-02", Last: "2031-04-05", Node: nodes[(i*7+j)%100]})
		}
	}
	return nodes
}

// encode is what one would write by hand.
func encode(nodes []*benchNode) []byte {
	dst := append(make([]byte, 0, 128<<10), `{"nodes":[`...)
	for i, n := range nodes {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = executor.AppendString(append(dst, `{"id":`...), n.ID)
		dst = executor.AppendString(append(dst, `,"name":`...), n.Name)
		dst = executor.AppendString(append(dst, `,"kind":`...), n.Kind)
		dst = strconv.AppendInt(append(dst, `,"rank":`...), int64(n.Rank), 10)
		dst = strconv.AppendBool(append(dst, `,"open":`...), n.Open)
		dst = append(dst, `,"edges":[`...)
		for j, e := range n.Edges {
			if j > 0 {
				dst = append(dst, ',')
			}
			dst = executor.AppendString(append(dst, `{"kind":`...), e.Kind)
			dst = strconv.AppendInt(append(dst, `,"weight":`...), int64(e.Weight), 10)
			dst = executor.AppendString(append(dst, `,"first":`...), e.First)
			dst = executor.AppendString(append(dst, `,"last":`...), e.Last)
			dst = executor.AppendString(append(dst, `,"node":{"id":`...), e.Node.ID)
			dst = append(dst, '}', '}')
		}
		dst = append(dst, ']', '}')
	}
	return append(dst, ']', '}')
}

func text[P any](of func(P) string) executor.Resolver {
	return executor.Resolver{Write: func(dst []byte, parent any) []byte { return executor.AppendString(dst, of(parent.(P))) }}
}

func whole[P any](of func(P) int32) executor.Resolver {
	return executor.Resolver{Write: func(dst []byte, parent any) []byte { return strconv.AppendInt(dst, int64(of(parent.(P))), 10) }}
}

func ours(tb testing.TB, nodes []*benchNode, level bool) func() []byte {
	tb.Helper()
	inner := func(of func(parent any) any) executor.Resolver {
		if !level {
			return executor.Resolver{Local: of}
		}
		return executor.Resolver{Level: func(_ context.Context, _ *executor.Call, parents []any) ([]any, error) {
			values := make([]any, len(parents))
			for i, parent := range parents {
				values[i] = of(parent)
			}
			return values, nil
		}}
	}
	s, err := executor.New(benchSDL, executor.Options{Resolvers: map[string]executor.Resolver{
		"Query.nodes": inner(func(any) any { return nodes }),
		"Node.id":     text(func(n *benchNode) string { return n.ID }),
		"Node.name":   text(func(n *benchNode) string { return n.Name }),
		"Node.kind":   text(func(n *benchNode) string { return n.Kind }),
		"Node.rank":   whole(func(n *benchNode) int32 { return n.Rank }),
		"Node.open":   {Local: func(parent any) any { return parent.(*benchNode).Open }},
		"Node.edges":  inner(func(parent any) any { return parent.(*benchNode).Edges }),
		"Edge.kind":   text(func(e *benchEdge) string { return e.Kind }),
		"Edge.weight": whole(func(e *benchEdge) int32 { return e.Weight }),
		"Edge.first":  text(func(e *benchEdge) string { return e.First }),
		"Edge.last":   text(func(e *benchEdge) string { return e.Last }),
		"Edge.node":   inner(func(parent any) any { return parent.(*benchEdge).Node }),
	}})
	if err != nil {
		tb.Fatal(err)
	}
	document, err := parser.Parse(parser.ParseParams{Source: benchQuery})
	if err != nil {
		tb.Fatal(err)
	}
	plan := s.Plan(document, pick(document, ""), nil)
	return func() []byte {
		return plan.Run(context.Background(), executor.Input{Objects: 1_000_000, Bytes: 1 << 30}).Data
	}
}

func library(tb testing.TB, nodes []*benchNode) func() []byte {
	tb.Helper()
	node := graphql.NewObject(graphql.ObjectConfig{Name: "Node", Fields: graphql.Fields{
		"id": {Type: graphql.ID}, "name": {Type: graphql.String}, "kind": {Type: graphql.String}, "rank": {Type: graphql.Int}, "open": {Type: graphql.Boolean},
	}})
	edge := graphql.NewObject(graphql.ObjectConfig{Name: "Edge", Fields: graphql.Fields{
		"kind": {Type: graphql.String}, "weight": {Type: graphql.Int}, "first": {Type: graphql.String}, "last": {Type: graphql.String}, "node": {Type: node},
	}})
	node.AddFieldConfig("edges", &graphql.Field{Type: graphql.NewList(edge)})
	schema, err := graphql.NewSchema(graphql.SchemaConfig{Query: graphql.NewObject(graphql.ObjectConfig{Name: "Query", Fields: graphql.Fields{
		"nodes": {Type: graphql.NewList(node), Resolve: func(graphql.ResolveParams) (any, error) { return nodes, nil }},
	}})})
	if err != nil {
		tb.Fatal(err)
	}
	return func() []byte {
		result := graphql.Do(graphql.Params{Schema: schema, RequestString: benchQuery})
		body, err := json.Marshal(result.Data)
		if err != nil {
			tb.Fatal(err)
		}
		return body
	}
}

// The types that graph-gophers/graphql-go resolves on: methods, or fields where the schema is told so.
type (
	gopherQuery struct{ nodes []*benchNode }
	gopherNode  struct{ n *benchNode }
	gopherEdge  struct{ e *benchEdge }
)

func (q *gopherQuery) Nodes() []gopherNode {
	all := make([]gopherNode, len(q.nodes))
	for i, n := range q.nodes {
		all[i] = gopherNode{n}
	}
	return all
}

func (g gopherNode) ID() gophers.ID { return gophers.ID(g.n.ID) }
func (g gopherNode) Name() string   { return g.n.Name }
func (g gopherNode) Kind() string   { return g.n.Kind }
func (g gopherNode) Rank() int32    { return g.n.Rank }
func (g gopherNode) Open() bool     { return g.n.Open }
func (g gopherNode) Edges() []gopherEdge {
	all := make([]gopherEdge, len(g.n.Edges))
	for i, e := range g.n.Edges {
		all[i] = gopherEdge{e}
	}
	return all
}

func (g gopherEdge) Kind() string     { return g.e.Kind }
func (g gopherEdge) Weight() int32    { return g.e.Weight }
func (g gopherEdge) First() string    { return g.e.First }
func (g gopherEdge) Last() string     { return g.e.Last }
func (g gopherEdge) Node() gopherNode { return gopherNode{g.e.Node} }

func gopherly(tb testing.TB, nodes []*benchNode) func() []byte {
	tb.Helper()
	schema := gophers.MustParseSchema(benchSDL, &gopherQuery{nodes})
	return func() []byte { return schema.Exec(context.Background(), benchQuery, "", nil).Data }
}
