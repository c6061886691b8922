package schema_test

import (
	"context"
	"fmt"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/graph/sqlite"
	"github.com/parleygraph/parley/schema"
)

func ExampleSchema_Execute() {
	ctx := context.Background()
	store, err := sqlite.Open(ctx, "", sqlite.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = store.Close() }()
	if _, err := store.Apply(ctx, graph.Batch{Put: negotiation()}); err != nil {
		fmt.Println(err)
		return
	}
	s, err := schema.New(store, schema.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	answer := s.Execute(ctx, schema.Request{
		Query:     `query($parties: [String!]!) { overlap(parties: $parties) { rows(first: 1) { summary term { label } } } }`,
		Variables: map[string]any{"parties": []any{"Ruritania", "Freedonia", "Sylvania"}},
	})
	fmt.Println(string(answer.Data))
	// Output: {"overlap":{"rows":[{"summary":"CONTESTED (2 of 3; silent: Sylvania)","term":{"label":"Freedonia leaves the Lake Zone"}}]}}
}
